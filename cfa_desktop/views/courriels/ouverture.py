"""Opens « Courriels » beside the window, on what the list of candidates shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.demandes import portees
from cfa_desktop.views.candidats.liste import ListeCandidats
from cfa_desktop.views.courriels.dialogue import CourrielsDialog


def ouvrir_courriels(
    bureau: Bureau, liste: ListeCandidats, page: QWidget, *, seule: bool = False
) -> CourrielsDialog:
    """Show the messages for the lines selected when they are several, else for those shown; or for one.

    ``seule`` proposes the current line alone, when the list shows others.
    """
    reglages = QSettings() if QCoreApplication.organizationName() else None
    offertes, proposee = portees(liste)
    if seule:
        proposee = next((une for une in offertes if une.nom), proposee)
    dialogue = CourrielsDialog(bureau, proposee, reglages, page, offertes)
    dialogue.show()
    return dialogue
