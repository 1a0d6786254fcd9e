"""`make mutation`: break the rules one small change at a time, and count the changes that the tests catch.

Works in a copy under build/mutation, with its own environment; writes build/mutation/resultats.json and
exits 1 below the bar. What survives is explained in docs/mutation.md.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections import Counter
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
ATELIER = RACINE / "build" / "mutation"
COPIE, ENVIRONNEMENT = ATELIER / "projet", ATELIER / "venv"
MUTMUT = "mutmut==3.8.1"
BARRE = 0.85
SURVIT, SANS_TEST = 0, 33  # exit codes kept by mutmut; a mutant that no test runs survives too
DOSSIERS = ("cfa_desktop", "resources", "tests")


def main() -> int:
    """Run, print one line per module, return the exit code."""
    ATELIER.mkdir(parents=True, exist_ok=True)
    python = _environnement()
    _copier()
    with (ATELIER / "mutmut.log").open("w") as journal:
        fini = subprocess.run(
            [python, "-m", "mutmut", "run"],
            cwd=COPIE,
            env=os.environ | {"CFA_HYPOTHESIS": "mutation"},
            stdout=journal,
            stderr=subprocess.STDOUT,
            check=False,
        )
    resultats = _lire()
    if fini.returncode or not resultats:
        sys.stderr.write(f"mutmut a échoué : voir {ATELIER / 'mutmut.log'}\n")
        return 1
    return _rendre_compte(resultats)


def _environnement() -> str:
    dossier = "Scripts" if sys.platform == "win32" else "bin"
    python = ENVIRONNEMENT / dossier / "python"
    if not python.exists():
        venv.create(ENVIRONNEMENT, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(RACINE / "requirements-dev.lock.txt")], check=True)
        subprocess.run([*pip, MUTMUT], check=True)
    return str(python)


def _copier() -> None:
    shutil.rmtree(COPIE, ignore_errors=True)
    COPIE.mkdir(parents=True)
    for nom in DOSSIERS:
        shutil.copytree(RACINE / nom, COPIE / nom, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(RACINE / "pyproject.toml", COPIE)


def _lire() -> dict[str, dict[str, int]]:
    """Return the exit code of the tests for each mutant, by module."""
    mutants = COPIE / "mutants"
    return {
        str(meta.relative_to(mutants)).removesuffix(".meta"): json.loads(meta.read_text("utf-8"))[
            "exit_code_by_key"
        ]
        for meta in sorted(mutants.rglob("*.meta"))
    }


def _rendre_compte(resultats: dict[str, dict[str, int]]) -> int:
    total: Counter[bool] = Counter()
    survivants = []
    for module, codes in resultats.items():
        tues = Counter(code not in (SURVIT, SANS_TEST) for code in codes.values())
        total += tues
        survivants += [nom for nom, code in codes.items() if code in (SURVIT, SANS_TEST)]
        if codes:
            _dire(tues, module)
    note = total[True] / max(1, total.total())
    _dire(total, f"total (barre : {BARRE:.0%})")
    compte_rendu = {"score": note, "mutants": total.total(), "survivants": survivants}
    (ATELIER / "resultats.json").write_text(json.dumps(compte_rendu, indent=1), "utf-8")
    return int(note < BARRE)


def _dire(tues: Counter[bool], quoi: str) -> None:
    note = tues[True] / max(1, tues.total())
    sys.stdout.write(f"{tues[True]:5d} / {tues.total():<5d} {note:6.1%}  {quoi}\n")


if __name__ == "__main__":
    sys.exit(main())
