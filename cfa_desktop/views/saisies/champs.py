"""The fields to type on the site, each with the button that copies it bare."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from cfa_desktop.models.a_saisir import Champ
from cfa_desktop.views.icones import icone
from cfa_desktop.views.saisies.presse_papiers import EffacePressePapiers
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

COPIER, COPIE = "Copier", "Copié"


class ChampsACopier(QWidget):
    """Label, value as it is read, copy button; ``copie`` tells that one of them was copied."""

    copie = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._champs: Sequence[Champ] = ()
        self._boutons: list[QPushButton] = []
        self._suivant = 0
        self._efface = EffacePressePapiers(self)
        self._grille = QGridLayout(self)
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setHorizontalSpacing(theme().px(24))
        self._grille.setVerticalSpacing(theme().px(10))
        self._grille.setColumnStretch(0, 2)
        self._grille.setColumnStretch(1, 5)

    def montrer(self, champs: Sequence[Champ]) -> None:
        """Show the fields of a card, none copied yet."""
        self._vider()
        self._champs = [champ for champ in champs if champ.copie]
        for rang, champ in enumerate(self._champs):
            valeur = etiquette(champ.affiche, "valeur", retour=True)
            police = QFont(self.font())
            police.setPointSizeF(self.font().pointSizeF() * 1.2)
            valeur.setFont(police)
            valeur.setProperty("role", "aCopier")
            copier = bouton(COPIER, nom_icone="copy")
            copier.setAccessibleName(f"Copier {champ.label}")
            copier.setMinimumWidth(theme().px(104))
            copier.clicked.connect(lambda _=False, numero=rang: self.copier(numero))
            self._boutons.append(copier)
            # A long text is copied from its first line: the eye is there.
            cote = Qt.AlignmentFlag.AlignTop if "\n" in champ.affiche else Qt.AlignmentFlag(0)
            self._grille.addWidget(etiquette(champ.label, "discret", retour=True), rang, 0, cote)
            self._grille.addWidget(valeur, rang, 1)
            self._grille.addWidget(copier, rang, 2, Qt.AlignmentFlag.AlignRight | cote)

    def copier(self, rang: int) -> None:
        """Copy the bare value of one field."""
        champ = self._champs[rang]
        QGuiApplication.clipboard().setText(champ.copie)
        self._efface.surveiller(champ.copie)
        copie = self._boutons[rang]
        copie.setText(COPIE)
        copie.setIcon(icone("check", "vert"))
        copie.setAccessibleName(f"{champ.label} copié")
        self._suivant = (rang + 1) % len(self._champs)
        self.copie.emit()

    def copier_suivant(self) -> None:
        """Copy the next field in turn."""
        if self._champs:
            self.copier(self._suivant)

    def _vider(self) -> None:
        self._boutons.clear()
        self._suivant = 0
        while (item := self._grille.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
