"""What happens to an error nobody caught: a sentence when it is expected, else a log and a report."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from cfa_desktop import __version__
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.paths import state_dir

JOURNAL = "incidents.log"
_OCTETS = 200_000


class Garde(QObject):
    """The last net: ``phrase`` carries an expected failure, ``rapport`` the report of a bug."""

    phrase = Signal(str)
    rapport = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._dit: set[str] = set()

    def installer(self) -> None:
        """Receive every uncaught exception of every thread."""
        sys.excepthook = self.recevoir
        threading.excepthook = lambda faute: self.recevoir(
            faute.exc_type, faute.exc_value, faute.exc_traceback
        )

    def recevoir(
        self, type_: type[BaseException], erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Show an expected failure as it is; log and report any other, once per place."""
        if isinstance(erreur, KeyboardInterrupt):
            sys.__excepthook__(type_, erreur, trace)
            return
        if isinstance(erreur, CfaError):
            self.phrase.emit(str(erreur))
            return
        texte = rediger(type_, trace)
        _journaliser(texte)
        if texte not in self._dit:
            self._dit.add(texte)
            self.rapport.emit(texte)


def rediger(type_: type[BaseException], trace: TracebackType | None) -> str:
    """Return the report: where and what kind, never the message, which may hold personal data."""
    import platform

    lignes = [
        f"CFA Recrutement {__version__} – Python {platform.python_version()} – Qt {qVersion()} – "
        f"{platform.system()} {platform.release()}",
        f"{type_.__module__}.{type_.__qualname__}",
    ]
    for cadre in traceback.extract_tb(trace):
        morceaux = cadre.filename.replace("\\", "/").split("/")
        lignes.append(f"  {'/'.join(morceaux[-3:])}:{cadre.lineno} {cadre.name}")
    return "\n".join(lignes)


def _journaliser(texte: str) -> None:
    try:
        journal = _journal()
    except OSError:
        return  # a full or read-only disk must not hide the report itself
    journal.error(texte)


def _journal() -> logging.Logger:
    journal = logging.getLogger("cfa_desktop.incidents")
    if not journal.handlers:
        from logging.handlers import RotatingFileHandler

        state_dir().mkdir(parents=True, exist_ok=True)
        sortie = RotatingFileHandler(
            state_dir() / JOURNAL, maxBytes=_OCTETS, backupCount=2, encoding="utf-8", delay=True
        )
        sortie.setFormatter(logging.Formatter("%(asctime)s\n%(message)s\n"))
        journal.addHandler(sortie)
        journal.propagate = False
    return journal
