"""One writer per base: a lock held by the operating system, gone with the process that held it."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import TracebackType

from cfa_desktop.storage.erreurs import BaseEnLectureSeule, BaseOccupee
from cfa_desktop.verrouillage import verrouiller

_ECRITURE_REFUSEE = (errno.EACCES, errno.EPERM, errno.EROFS)


class Verrou:
    """The right to write into a base; taking it twice raises ``BaseOccupee``."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._path = base.with_name(base.name + ".verrou")
        self._descripteur: int | None = None

    def prendre(self) -> None:
        """Take the lock at once, or raise ``BaseOccupee``, ``BaseEnLectureSeule`` in a folder shut to us."""
        try:
            descripteur = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as erreur:
            if erreur.errno in _ECRITURE_REFUSEE:
                raise BaseEnLectureSeule(self._base) from erreur
            raise
        try:
            verrouiller(descripteur)
        except OSError as erreur:
            os.close(descripteur)
            raise BaseOccupee(self._base) from erreur
        self._descripteur = descripteur

    def est_pris(self) -> bool:
        """Say whether someone holds the lock now; nothing is created, nothing is kept."""
        try:
            descripteur = os.open(self._path, os.O_RDWR)
        except OSError:
            return False
        try:
            verrouiller(descripteur)
        except OSError:
            return True
        finally:
            os.close(descripteur)
        return False

    def rendre(self) -> None:
        """Release the lock; the file itself stays, it means nothing when nobody holds it."""
        if self._descripteur is not None:
            os.close(self._descripteur)
            self._descripteur = None

    def __enter__(self) -> Verrou:
        self.prendre()
        return self

    def __exit__(
        self, type_: type[BaseException] | None, valeur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rendre()
