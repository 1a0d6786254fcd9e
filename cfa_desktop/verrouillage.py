"""The lock that the operating system puts on an open file, gone with the process that held it."""

from __future__ import annotations

import os

if os.name == "nt":
    import msvcrt

    def verrouiller(descripteur: int) -> None:
        """Lock an open file for this opening of it alone; raise OSError at once when another has it."""
        msvcrt.locking(descripteur, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def verrouiller(descripteur: int) -> None:
        """Lock an open file for this opening of it alone; raise OSError at once when another has it."""
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
