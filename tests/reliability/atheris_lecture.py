"""I1 with atheris, where it installs: libFuzzer looks for new paths in the reading code.

Run by ``scripts/reliability.py``. What the native reader does to its process is for the child to contain:
only texts, JSON and the directory of zips are read here, and the first byte says which target.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["cfa_desktop.documents.lecture", "cfa_desktop.models"]):
    from cfa_desktop.documents.lecture import classeur
    from tests.reliability import cibles

from cfa_desktop.documents.lecture.limites import ExportRefuse
from tests.reliability.mutations import graines


def essayer(octets: bytes) -> None:
    """Give one target the bytes; whatever it raises is a find."""
    if octets:
        cibles.CIBLES[octets[0] % len(cibles.CIBLES)](octets[1:])


def _pas_de_classeur(_octets: bytes, _limites: object) -> object:
    raise ExportRefuse("read by the child only")


def main() -> None:
    """Start from the seeds of the mutations."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    classeur.ouvrir_classeur = _pas_de_classeur
    with TemporaryDirectory(prefix="atheris") as dossier:
        for rang, octets in enumerate(graines().values()):
            for cible in (0, 1):
                (Path(dossier) / f"{rang}-{cible}").write_bytes(bytes([cible]) + octets)
        atheris.Setup([*sys.argv, dossier], essayer)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
