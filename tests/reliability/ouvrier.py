"""One process that runs tries of one harness and says each outcome on a line of JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from tests.reliability.harnais import Faute, hasard_de
from tests.reliability.registre import harnais_de

MEMOIRE = 2 << 30
RESEAU = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")


def main(argv: list[str]) -> int:
    """Run tries argv[2] to argv[3] of the harness argv[0] with the seed argv[1]; see ``passage``."""
    code, graine, debut, fin, dossier, sabotage, mode = argv
    harnais = harnais_de(code)
    if harnais.isole:
        _borner()
    appels: list[str] = []
    sys.addaudithook(lambda nom, _arguments: appels.append(nom) if nom in RESEAU else None)
    with pytest.MonkeyPatch.context() as patch:
        atelier = harnais.preparer(Path(dossier), mode == "prudent")
        if sabotage:
            harnais.sabotages[sabotage](patch)
        for rang in range(int(debut), int(fin)):
            depart = time.perf_counter()
            try:
                issue, faute = harnais.essayer(atelier, hasard_de(code, int(graine), rang), rang), ""
            except Faute as erreur:
                issue, faute = "faute", str(erreur)
            except Exception as erreur:  # noqa: BLE001 - whatever a try lets out is the fault looked for
                issue, faute = "exception", f"{type(erreur).__name__}: {erreur}"
            duree = time.perf_counter() - depart
            if appels:
                issue, faute = "réseau", f"reached for the network: {appels.pop()}"
            if duree > harnais.secondes and not faute:
                issue, faute = "trop long", f"{duree:.1f} s"
            sys.stdout.write(json.dumps([rang, issue, faute[:500], duree]) + "\n")
            sys.stdout.flush()
            if sabotage and faute:
                return 0
    return 0


def _borner() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMOIRE, MEMOIRE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
