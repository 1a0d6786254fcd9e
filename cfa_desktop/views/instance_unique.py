"""One window per base: a second launch asks the first to come forward."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

DELAI_MS = 800
_MONTRER = b"montrer\n"


def nom_de_canal(base: Path) -> str:
    """Return the name of the base's channel: the same for every way to write its path."""
    empreinte = hashlib.sha256(str(base.resolve()).casefold().encode()).hexdigest()
    return f"cfa-recrutement-{empreinte[:24]}"


def montrer_la_premiere(base: Path) -> bool:
    """Ask the window already open on this base to come forward; return False when there is none."""
    prise = QLocalSocket()
    prise.connectToServer(nom_de_canal(base))
    if not prise.waitForConnected(DELAI_MS):
        return False
    prise.write(_MONTRER)
    prise.waitForBytesWritten(DELAI_MS)
    prise.waitForReadyRead(DELAI_MS)
    prise.abort()
    return True


class InstanceUnique(QObject):
    """Listens for later launches on a base; ``montrer_demande`` when one comes."""

    montrer_demande = Signal()

    def __init__(self, base: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serveur = QLocalServer(self)
        self._serveur.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._serveur.newConnection.connect(self._accueillir)
        nom = nom_de_canal(base)
        if not self._serveur.listen(nom):
            # A killed process leaves its channel behind; the lock of the base says that nobody is there.
            QLocalServer.removeServer(nom)
            self._serveur.listen(nom)

    def fermer(self) -> None:
        """Stop listening."""
        self._serveur.close()

    def _accueillir(self) -> None:
        while prise := self._serveur.nextPendingConnection():
            prise.disconnected.connect(prise.deleteLater)
            prise.write(b"ok\n")
            prise.flush()
            self.montrer_demande.emit()
