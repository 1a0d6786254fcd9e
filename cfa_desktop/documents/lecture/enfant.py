"""The child process: reads one file under limits and writes one JSON object on its standard output."""

from __future__ import annotations

import gc
import json
import math
import os
import sys
from pathlib import Path

from cfa_desktop.documents.lecture.assemblage import lire_tout
from cfa_desktop.documents.lecture.fichier import lire_octets
from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.ouverture import ouvrir
from cfa_desktop.documents.lecture.transport import en_json, refus_en_json

_SORTIE_STANDARD = 1


def main(argv: list[str]) -> int:
    """Read the file argv[0] under the JSON limits argv[1]; exit 0 with extractions, 1 with a refusal.

    argv[2], when it is there, says which field each column of a free list feeds.
    """
    chemin = Path(argv[0])
    limites = Limites(**json.loads(argv[1]))
    _borner(limites)
    try:
        source = ouvrir(chemin.name, lire_octets(chemin, limites), limites)
        reponse, code = en_json(lire_tout(source, limites, _correspondance(argv))), 0
    except ExportRefuse as refus:
        reponse, code = refus_en_json(str(refus)), 1
    except (MemoryError, RecursionError):
        reponse, code = refus_en_json(TROP_LOURD), 1
    # A windowed bundle has no sys.stdout, yet the parent's pipe is there.
    with open(_SORTIE_STANDARD, "wb", closefd=False) as sortie:
        sortie.write(reponse)
    return code


def _correspondance(argv: list[str]) -> dict[int, str] | None:
    arguments = argv[2:]
    return {int(rang): champ for rang, champ in json.loads(arguments[0]).items()} if arguments else None


def _borner(limites: Limites) -> None:
    """Bound the address space and the processor time; on Windows the parent's job object does."""
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (limites.memoire, limites.memoire))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # The parent's clock stops the child first; this one is for a child whose parent died.
        secondes = math.ceil(limites.secondes) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (secondes, secondes))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    gc.disable()  # it lives a second and makes no cycle: the collector would only walk its records
    os._exit(main(sys.argv[1:]))  # all is written: freeing a million cells one by one serves nobody
