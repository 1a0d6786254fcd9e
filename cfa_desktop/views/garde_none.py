"""A shield against PySide6 6.12 on Python 3.11, which loses references to None, True and False."""

from __future__ import annotations

import ctypes
import sys

_PREMIERE_SANS_DANGER = (3, 12)  # these constants are immortal from there on (PEP 683)
_RESERVE = 1 << 40


def retenir_none() -> None:
    """Give the constants more references than a session can lose; else the process dies within seconds."""
    # Measured: 1,000 calls of QRect.setWidth take 1,000 references to None with 6.12.0, none with 6.11.3.
    if sys.version_info >= _PREMIERE_SANS_DANGER:
        return
    for constante in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(constante) < _RESERVE:
            compteur = ctypes.c_ssize_t.from_address(id(constante))
            compteur.value += _RESERVE
