"""Asks which formation something is about: every formation by its colour, code and name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class ChoixFormationDialog(QDialog):
    """A list of formations; ``choisie`` is the id of the one picked."""

    def __init__(self, bureau: Bureau, campagne: int | None, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Choisir la formation")
        self.liste = QListWidget()
        self.liste.setAccessibleName("Formations")
        for formation in bureau.formations.lister(campagne):
            item = QListWidgetItem(f"{formation.nom_court}   {formation.intitule}")
            item.setData(Qt.ItemDataRole.UserRole, formation.id)
            self.liste.addItem(item)
        self.liste.setCurrentRow(0)
        self.liste.itemDoubleClicked.connect(self.accept)
        continuer = bouton("Continuer", "primary")
        continuer.setDefault(True)
        continuer.setEnabled(self.liste.count() > 0)
        continuer.clicked.connect(self.accept)
        annuler = bouton("Annuler")
        annuler.clicked.connect(self.reject)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(annuler)
        pied.addWidget(continuer)
        px = theme().px
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(20), px(20), px(20), px(16))
        boite.setSpacing(px(12))
        boite.addWidget(etiquette(question, "rubrique", retour=True))
        boite.addWidget(self.liste, 1)
        boite.addLayout(pied)
        self.resize(px(520), px(360))

    @property
    def choisie(self) -> int | None:
        """Return the formation picked, None without any."""
        item = self.liste.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else None


def choisir_formation(bureau: Bureau, campagne: int | None, question: str, parent: QWidget) -> int | None:
    """Return the formation picked, None when the officer gave up."""
    dialogue = ChoixFormationDialog(bureau, campagne, question, parent)
    return dialogue.choisie if dialogue.exec() else None
