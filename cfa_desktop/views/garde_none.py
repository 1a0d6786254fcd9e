"""A shield against PySide6 6.12 on Python 3.11: each call without result loses a reference to None."""

from __future__ import annotations

import ctypes
import sys

_PREMIERE_SANS_DANGER = (3, 12)  # None is immortal from there on (PEP 683)
_RESERVE = 1 << 40


def retenir_none() -> None:
    """Give None more references than a session can lose; without it the process dies within seconds."""
    # Measured: 1,000 calls of QRect.setWidth take 1,000 references with 6.12.0, none with 6.11.3.
    if sys.version_info < _PREMIERE_SANS_DANGER and sys.getrefcount(None) < _RESERVE:
        compteur = ctypes.c_ssize_t.from_address(id(None))
        compteur.value += _RESERVE
