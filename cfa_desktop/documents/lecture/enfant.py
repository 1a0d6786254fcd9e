"""The child process: reads one file under limits and writes one JSON object on its standard output."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cfa_desktop.documents.lecture.assemblage import lire_source
from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.ouverture import ouvrir
from cfa_desktop.documents.lecture.transport import en_json, refus_en_json

_SORTIE_STANDARD = 1


def main(argv: list[str]) -> int:
    """Read the file argv[0] under the JSON limits argv[1]; exit 0 with an extraction, 1 with a refusal."""
    chemin = Path(argv[0])
    limites = Limites(**json.loads(argv[1]))
    _borner(limites)
    try:
        reponse, code = (
            en_json(lire_source(ouvrir(chemin.name, _octets(chemin, limites), limites), limites)),
            0,
        )
    except ExportRefuse as refus:
        reponse, code = refus_en_json(str(refus)), 1
    except MemoryError:
        reponse, code = refus_en_json(TROP_LOURD), 1
    # A windowed bundle has no sys.stdout, yet the parent's pipe is there.
    with open(_SORTIE_STANDARD, "wb", closefd=False) as sortie:
        sortie.write(reponse)
    return code


def _octets(chemin: Path, limites: Limites) -> bytes:
    try:
        if chemin.stat().st_size > limites.octets:
            raise ExportRefuse(TROP_LOURD)
        return chemin.read_bytes()
    except OSError as erreur:
        raise ExportRefuse(
            f"Le fichier « {chemin.name} » ne peut pas être ouvert. Vérifiez qu’il existe, qu’il n’est pas "
            "ouvert dans un autre programme, puis recommencez."
        ) from erreur


def _borner(limites: Limites) -> None:
    """Bound the address space where the system knows how to."""
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (limites.memoire, limites.memoire))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
