"""The entrance: the reading child, the command line, or the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

LIRE_EXPORT = "--lire-export"
# Lists are hundreds of thousands of small values: at its usual pace the collector walks them over and over.
_RAMASSE_MIETTES = (100_000, 20, 100)
_TOUR_S = 0.0005  # ten times shorter than Python's own
# Options of the window that take a value; anything else that is not an option is a verb.
_AVEC_VALEUR = ("--base", "--page", "-platform", "-style", "-display", "-geometry")
_DE_LA_COMMANDE = ("-h", "--help", "--aide", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; return the exit code."""
    espacer_le_ramasse_miettes()
    ceder_la_main()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == [LIRE_EXPORT]:
        from cfa_desktop.documents.lecture import enfant

        return enfant.main(arguments[1:])
    if is_command(arguments):
        from cfa_desktop.cli import main as executer

        return executer(arguments)
    return _ouvrir_la_fenetre(arguments)


def espacer_le_ramasse_miettes() -> None:
    """Let Python look for unreachable cycles less often."""
    gc.set_threshold(*_RAMASSE_MIETTES)


def ceder_la_main() -> None:
    """Let the window interrupt work in a thread at once: it asks for its turn dozens of times a picture."""
    sys.setswitchinterval(_TOUR_S)


def charger_avant_qt() -> None:
    """Load what needs no window: once there, PySide6 reads the source of each module imported after it."""
    # 0.2 s less at start than the other way round; the use cases are those of the first list.
    import cfa_desktop.services.bureau
    import cfa_desktop.services.candidatures
    import cfa_desktop.services.formations  # noqa: F401

    gc.freeze()  # what is loaded stays: nothing in it is worth walking over


def _ouvrir_la_fenetre(arguments: Sequence[str]) -> int:
    """Bring forward the window already open on this base, else open one."""
    charger_avant_qt()
    # Asked before the window is built: a second launch must end at once.
    if _deja_montree(base_demandee(arguments)):
        return 0
    from cfa_desktop.app import main as ouvrir

    return ouvrir(arguments)


def _deja_montree(demandee: Path | None) -> bool:
    """Bring forward the window that has this base, or the first-start page; return False without one."""
    from cfa_desktop.paths import default_base_path
    from cfa_desktop.services import bureau

    base = demandee or default_base_path()
    if bureau.libre(base):
        return False
    from cfa_desktop.views.instance_unique import montrer_la_premiere

    return montrer_la_premiere(base)


def base_demandee(arguments: Sequence[str]) -> Path | None:
    """Return the file after --base, None without one."""
    for rang, argument in enumerate(arguments):
        if argument == "--base" and rang + 1 < len(arguments):
            return Path(arguments[rang + 1])
        if argument.startswith("--base="):
            return Path(argument.removeprefix("--base="))
    return None


def is_command(arguments: Sequence[str]) -> bool:
    """Say whether the arguments hold a verb of the command line, or ask about it."""
    valeur_attendue = False
    for argument in arguments:
        if valeur_attendue:
            valeur_attendue = False
        elif argument in _DE_LA_COMMANDE or not argument.startswith("-"):
            return True
        else:
            valeur_attendue = argument in _AVEC_VALEUR
    return False


if __name__ == "__main__":
    sys.exit(main())
