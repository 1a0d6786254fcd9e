"""Opens « Courriels » beside the window, on what the list of candidates shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.demandes import portees
from cfa_desktop.views.candidats.liste import ListeCandidats
from cfa_desktop.views.courriels.dialogue import CourrielsDialog


def ouvrir_courriels(bureau: Bureau, liste: ListeCandidats, page: QWidget) -> CourrielsDialog:
    """Show the messages for the lines selected when they are several, else for those shown; or for one."""
    reglages = QSettings() if QCoreApplication.organizationName() else None
    offertes, proposee = portees(liste)
    dialogue = CourrielsDialog(bureau, proposee, reglages, page, offertes)
    dialogue.show()
    return dialogue
