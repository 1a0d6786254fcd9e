# The Makefile's targets for Windows: powershell -ExecutionPolicy Bypass -File cfa.ps1 run
param(
    [ValidateSet('install', 'run', 'test', 'bench', 'screenshots', 'bundle')]
    [string] $Cible = 'run',
    [Parameter(ValueFromRemainingArguments = $true)]
    [string[]] $Reste = @()
)

$ErrorActionPreference = 'Stop'
$env:PYTHONUTF8 = '1'
Set-Location $PSScriptRoot

function Invoke-Step {
    $programme, $arguments = $args
    & $programme @arguments
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

if (Get-Command py -ErrorAction SilentlyContinue) {
    Invoke-Step py -3 scripts\installer.py
} elseif (Get-Command python -ErrorAction SilentlyContinue) {
    Invoke-Step python scripts\installer.py
} else {
    Write-Error 'Il faut Python 3.11 ou plus recent : winget install Python.Python.3.11'
}

$python = '.venv\Scripts\python.exe'
switch ($Cible) {
    'run' { Invoke-Step $python -m cfa_desktop @Reste }
    'test' {
        $env:QT_QPA_PLATFORM = 'offscreen'
        Invoke-Step $python -m ruff format --quiet --check .
        Invoke-Step $python -m ruff check --quiet .
        Invoke-Step $python -m mypy --no-error-summary
        Invoke-Step $python -m pytest -n auto --dist loadfile --no-loadscope-reorder @Reste
    }
    'bench' { Invoke-Step $python -m benchmarks @Reste }
    'screenshots' {
        $env:QT_QPA_PLATFORM = 'offscreen'
        Invoke-Step $python -m benchmarks.captures @Reste
    }
    'bundle' { Invoke-Step $python -m PyInstaller --log-level WARN --noconfirm --distpath dist --workpath build\pyinstaller build.spec }
}
