"""The order in which test files begin, for several processes to end together."""

from __future__ import annotations

from pathlib import Path

ICI = Path(__file__).parent
# Begun last, any of these would leave the other processes waiting for it.
LES_PLUS_LONGS = (
    "stateful/test_machine.py",
    "reliability/test_harnais.py",
    "documents/test_planches.py",
    "test_kill.py",
    "test_taille_du_texte.py",
    "services/test_plan_oracle.py",
    "views/test_simuler_une_date.py",
)
_RANGS = {ICI / nom: rang for rang, nom in enumerate(LES_PLUS_LONGS)}


def rang(path: Path) -> int:
    """Return the place of a test file: the longest ones first, all others as they come."""
    return _RANGS.get(path, len(_RANGS))
