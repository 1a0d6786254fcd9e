"""Opens « Imprimer » beside the window, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import ImpressionDialog


def ouvrir_impression(
    bureau: Bureau, a_imprimer: AImprimer, reglages: QSettings, parent: QWidget
) -> ImpressionDialog:
    """Show the dialog on what was chosen; one already open gives way."""
    for ouvert in parent.findChildren(ImpressionDialog):
        ouvert.close()
    dialogue = ImpressionDialog(bureau, a_imprimer, reglages, parent)
    dialogue.show()
    dialogue.raise_()
    dialogue.activateWindow()
    return dialogue
