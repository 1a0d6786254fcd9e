"""Opens « Courriels » beside the window, on what the list of candidates shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.demandes import choisies_ou_affichees
from cfa_desktop.views.candidats.liste import ListeCandidats
from cfa_desktop.views.courriels.dialogue import CourrielsDialog
from cfa_desktop.views.impression.choix import dire_lignes


def ouvrir_courriels(bureau: Bureau, liste: ListeCandidats, page: QWidget) -> CourrielsDialog:
    """Show the messages for the lines selected when they are several, else for those shown."""
    reglages = QSettings() if QCoreApplication.organizationName() else None
    lignes, choisies = choisies_ou_affichees(liste)
    dialogue = CourrielsDialog(bureau, lignes, reglages, page)
    dialogue.de_qui.setText(dire_lignes(len(lignes), choisies=choisies))
    dialogue.show()
    return dialogue
