"""`make reliability`: every harness at its long size, and a report in build/reliability.md.

CFA_RELIABILITY=I2,I4 runs those only; CFA_RELIABILITY_I2=1000 sets a size, CFA_RELIABILITY_SCALE=0.1 scales
all of them; CFA_RELIABILITY_SEED=7 changes the seed; CFA_RELIABILITY_FUZZ=60 is the time of the tries guided
by coverage, in seconds (0: none). One try again: CFA_RELIABILITY=I2 CFA_RELIABILITY_I2=1
CFA_RELIABILITY_FROM=1234. Exits 1 on a fault.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(RACINE))

from tests.reliability.harnais import GRAINE, Bilan, Harnais  # noqa: E402
from tests.reliability.passage import passer  # noqa: E402
from tests.reliability.registre import tous  # noqa: E402

DOSSIER = RACINE / "build" / "reliability"
RAPPORT = RACINE / "build" / "reliability.md"
ATHERIS = "atheris==3.0.0"
FAUTES_MONTREES = 20


def main() -> int:
    """Run, print a line per harness, write the report, return the exit code."""
    graine = int(os.environ.get("CFA_RELIABILITY_SEED", str(GRAINE)))
    debut = int(os.environ.get("CFA_RELIABILITY_FROM", "0"))
    choisis = set(filter(None, os.environ.get("CFA_RELIABILITY", "").split(",")))
    bilans: list[tuple[Harnais, Bilan]] = []
    for harnais in tous():
        if choisis and harnais.code not in choisis:
            continue
        bilan = passer(harnais, _taille(harnais), graine=graine, debut=debut)
        bilans.append((harnais, bilan))
        verdict = "tient" if not bilan.fautes else f"{len(bilan.fautes)} faute(s)"
        sys.stdout.write(f"{harnais.code}  {bilan.essais} essais, {bilan.secondes:.0f} s : {verdict}\n")
        sys.stdout.flush()
    secondes = int(os.environ.get("CFA_RELIABILITY_FUZZ", "120"))
    fuzz, sain = (
        _couverture(secondes, graine) if secondes and (not choisis or "I1" in choisis) else ("", True)
    )
    _ecrire(bilans, graine, fuzz)
    sys.stdout.write(f"Rapport : {RAPPORT.relative_to(RACINE)}\n")
    return 0 if sain and not any(bilan.fautes for _harnais, bilan in bilans) else 1


def _taille(harnais: Harnais) -> int:
    demandee = os.environ.get(f"CFA_RELIABILITY_{harnais.code}")
    echelle = float(os.environ.get("CFA_RELIABILITY_SCALE", "1"))
    return int(demandee) if demandee else max(1, round(harnais.long * echelle))


def _couverture(secondes: int, graine: int) -> tuple[str, bool]:
    """Let atheris look for new paths in the reading code; return what it did, and whether nothing fell."""
    paquets = DOSSIER / "atheris"
    installe = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if (
        not paquets.exists()
        and subprocess.run(
            [*installe, "--only-binary", ":all:", "--target", str(paquets), ATHERIS], check=False
        ).returncode
    ):
        return f"{ATHERIS} ne s’installe pas ici : I1 s’est fait par mutations seulement.", True
    ecueils = DOSSIER / "ecueils"
    ecueils.mkdir(parents=True, exist_ok=True)
    depart = time.monotonic()
    fini = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.reliability.atheris_lecture",
            f"-max_total_time={secondes}",
            f"-seed={graine}",
            "-rss_limit_mb=2048",
            "-timeout=20",
            f"-artifact_prefix={ecueils}/",
            "-print_final_stats=1",
        ],
        cwd=RACINE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(RACINE), str(paquets))), "RUST_BACKTRACE": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    (DOSSIER / "atheris.log").write_text(fini.stderr, encoding="utf-8")
    essais = next((mots.split()[-1] for mots in fini.stderr.splitlines() if "executed_units" in mots), "?")
    duree = time.monotonic() - depart
    issue = (
        "rien n’est tombé" if not fini.returncode else "une entrée fait tomber la lecture (voir atheris.log)"
    )
    return (
        f"{ATHERIS}, guidé par la couverture : {essais} essais en {duree:.0f} s, {issue}.",
        not fini.returncode,
    )


def _ecrire(bilans: list[tuple[Harnais, Bilan]], graine: int, fuzz: str) -> None:
    systeme = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    lignes = [
        "# Fiabilité",
        "",
        f"{systeme} ; graine {graine}. Un essai se refait seul : "
        "`CFA_RELIABILITY=CODE CFA_RELIABILITY_CODE=1 CFA_RELIABILITY_FROM=RANG make reliability`.",
        "",
        "| | Ce qui tient | Essais | Fautes | Durée | Pire essai |",
        "|---|---|---|---|---|---|",
        *(
            f"| {harnais.code} | {harnais.titre} | {bilan.essais} | {len(bilan.fautes)} "
            f"| {bilan.secondes:.0f} s | {bilan.pire:.2f} s |"
            for harnais, bilan in bilans
        ),
        "",
        *([fuzz, ""] if fuzz else []),
    ]
    for harnais, bilan in bilans:
        lignes += [f"## {harnais.code}", ""]
        lignes += [f"- {issue} : {compte}" for issue, compte in bilan.issues.most_common()]
        lignes += [f"- **faute** {faute}" for faute in bilan.fautes[:FAUTES_MONTREES]] + [""]
    RAPPORT.parent.mkdir(exist_ok=True)
    RAPPORT.write_text("\n".join(lignes), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
