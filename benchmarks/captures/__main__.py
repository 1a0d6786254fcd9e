"""Takes every picture: python -m benchmarks.captures [--vers FOLDER] [--docs]."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.captures.photographe import Photographe
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.theme import ModeDemande

RACINE = Path(__file__).resolve().parents[2]
LOOKS: tuple[tuple[ModeDemande, int], ...] = (("clair", 100), ("sombre", 100), ("clair", 200))
DOCS = {
    "candidats": "fenetre",
    "contrat": "contrat",
    "a-saisir": "a-saisir",
    "simulation": "simulation",
    "grisees-pourquoi": "pourquoi",
}


def main() -> int:
    """Take every picture into build/captures; ``--docs`` renews those of the guide and of the README."""
    analyseur = argparse.ArgumentParser(description=__doc__)
    analyseur.add_argument("--vers", type=Path, default=RACINE / "build" / "captures")
    analyseur.add_argument("--docs", action="store_true", help="renew docs/images")
    analyseur.add_argument("--candidats", type=int, default=600)
    options = analyseur.parse_args()
    shutil.rmtree(options.vers, ignore_errors=True)
    options.vers.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as dossier:
        base = Path(dossier) / "demonstration.cfa"
        creer_demo(base, candidats=options.candidats)
        photographe = Photographe(options.vers, base)
        for mode, taille in LOOKS:
            photographe.tout(mode, taille)
        photographe.fermer()
    if options.docs:
        for nom, image in DOCS.items():
            photo = next(options.vers.glob(f"*[0-9]-{nom}-clair.png"))
            shutil.copyfile(photo, RACINE / "docs" / "images" / f"{image}.png")
    sys.stdout.write(f"{len(list(options.vers.glob('*.png')))} images dans {options.vers}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
