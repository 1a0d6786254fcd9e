"""The line that says a candidature is gone from the exports: since when, and what follows here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.models.dossier import Dossier
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

SUITE = (
    "Elle n’est plus comptée et quitte les listes. Rien n’en est effacé\u202f: un export qui la montre de "
    "nouveau la fera revenir."
)


def lignes_d_absence(dossier: Dossier) -> list[QWidget]:
    """Return the line of a candidature that a whole export no longer showed, none for the others."""
    absente_on = dossier.ligne.disparue_on
    if absente_on is None:
        return []
    jour = jour_court(absente_on, dossier.formation.campagne)
    dit = (
        f"Absent du dernier export\u202f: depuis celui du {jour}, Parcoursup ne montre plus cette "
        "candidature, elle n’est plus comptée."
    )
    ligne = EtiquetteElidee(dit, "attention")
    ligne.setToolTip(infobulle(dit, SUITE))
    return [ligne]
