"""What is shown when the base cannot be opened: why, and what can be done; never an empty base instead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cfa_desktop.views.cadre.carte_choix import CarteChoix
from cfa_desktop.views.cadre.centre import poser_au_centre
from cfa_desktop.views.choix_de_fichier import demander_existant
from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_BASES = "Bases de CFA Recrutement (*.cfa);;Tous les fichiers (*)"
_SAUVEGARDES = "Sauvegardes (*.cfa-sauvegarde);;Tous les fichiers (*)"


def choisir_base(parent: QWidget | None) -> Path | None:
    """Ask for the file of a base; None when nothing was chosen."""
    return demander_existant(parent, "Ouvrir une base", "bases", _BASES)


class BaseImpossiblePage(QWidget):
    """``base_choisie`` and ``restauration_demandee`` carry a file; ``reessai_demande`` asks again."""

    base_choisie = Signal(object)
    restauration_demandee = Signal(object)
    reessai_demande = Signal()
    fermee = Signal()

    def __init__(self, raison: str, sauvegardes: Sequence[Path] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("CFA Recrutement")
        self.setMinimumSize(760, 560)
        self.resize(1280, 720)
        self._dossier = sauvegardes[0].parent if sauvegardes else None
        self.raison = etiquette(raison, "valeur", retour=True)
        self.reessayer = CarteChoix(
            "refresh-cw", "Réessayer", "Le disque est rebranché, l’autre fenêtre fermée…"
        )
        self.choisir = CarteChoix("folder-open", "Choisir une autre base", "Un fichier « .cfa » de ce poste.")
        self.restaurer = CarteChoix("history", "Restaurer une sauvegarde", _dire_sauvegardes(sauvegardes))
        self.quitter = bouton("Quitter", "quiet")
        self.reessayer.clicked.connect(self.reessai_demande)
        self.choisir.clicked.connect(self._choisir)
        self.restaurer.clicked.connect(self._restaurer)
        self.quitter.clicked.connect(self.close)
        self._disposer()

    def _disposer(self) -> None:
        px = theme().px
        icone = QLabel()
        icone.setPixmap(image("triangle-alert", "ambre", px(36), self.devicePixelRatioF()))
        colonne = QVBoxLayout()
        colonne.setSpacing(px(12))
        colonne.addStretch(2)
        colonne.addWidget(icone)
        colonne.addWidget(etiquette("La base n’a pas été ouverte", "titre"))
        colonne.addWidget(self.raison)
        colonne.addSpacing(px(12))
        for carte in (self.reessayer, self.choisir, self.restaurer):
            colonne.addWidget(carte)
        colonne.addWidget(self.quitter, 0, Qt.AlignmentFlag.AlignLeft)
        colonne.addStretch(3)
        poser_au_centre(self, colonne)

    def _choisir(self) -> None:
        if base := choisir_base(self):
            self.base_choisie.emit(base)

    def _restaurer(self) -> None:
        titre, usuel = "Restaurer une sauvegarde", self._dossier
        fichier = demander_existant(self, titre, "sauvegardes", _SAUVEGARDES, usuel)
        if fichier is not None:
            self.restauration_demandee.emit(fichier)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.fermee.emit()


def _dire_sauvegardes(sauvegardes: Sequence[Path]) -> str:
    if not sauvegardes:
        return "Aucune n’a été trouvée à côté de la base\u202f: vous pourrez en choisir une ailleurs."
    nombre = len(sauvegardes)
    suite = "s trouvées" if nombre > 1 else " trouvée"
    return f"{nombre} sauvegarde{suite} à côté de la base\u202f; la base actuelle sera mise de côté."
