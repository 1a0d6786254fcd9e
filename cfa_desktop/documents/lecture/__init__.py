"""Reading what a CFA downloads from Parcoursup: files in a child process, pasted tables in memory."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfa_desktop.documents.lecture.colle import lire_texte_colle
    from cfa_desktop.documents.lecture.limites import LIMITES, ExportRefuse, Limites
    from cfa_desktop.documents.lecture.processus import lire_export, lire_exports

__all__ = ["LIMITES", "ExportRefuse", "Limites", "lire_export", "lire_exports", "lire_texte_colle"]

_MODULES = {
    "LIMITES": "limites",
    "ExportRefuse": "limites",
    "Limites": "limites",
    "lire_export": "processus",
    "lire_exports": "processus",
    "lire_texte_colle": "colle",
}


def __getattr__(nom: str) -> object:
    """Load a name when it is first asked for: the child starts sooner without its parent half."""
    if nom not in _MODULES:
        raise AttributeError(nom)
    return getattr(import_module(f"{__name__}.{_MODULES[nom]}"), nom)
