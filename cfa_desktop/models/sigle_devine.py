"""The sigle of a formation as the name of a file gives it away: proposed, never taken for granted."""

from __future__ import annotations

import re

_MOT = re.compile(r"[^\W_]+")
_SIGLE = re.compile(r"[A-Z]{2,8}")
# Capitals of a file name that name a diploma, a place or a kind of file, and no formation.
# fmt: off
_AUTRES = frozenset((
    "BTS", "BTSA", "BUT", "CAP", "BAC", "PRO", "LP", "CFA", "UFA", "ADMISSIONS", "CANDIDATS", "CSV",
    "DOSSIERS", "EXPORT", "FORUM", "JSON", "LISTE", "LISTES", "ODS", "PSUP", "SESSION", "TABLEAU",
    "XLS", "XLSX", "ZIP",
))
# fmt: on


def sigle_devine(nom: str) -> str:
    """Return the only word in capitals that may be a sigle, "" when there is none or a choice to make."""
    trouves = {mot for mot in _MOT.findall(nom) if _SIGLE.fullmatch(mot)} - _AUTRES
    return trouves.pop() if len(trouves) == 1 else ""
