"""Vœux: every vœu of the person here, with the site's columns, « non fourni » where no export says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.libelles_champs import valeur_lisible
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.views.candidats.etat_affiche import etat_en_clair
from cfa_desktop.views.dossier.contenu import grille
from cfa_desktop.views.dossier.origines import Provenances
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme

NON_FOURNI = "non fourni"
Formations = Mapping[int, Formation]


def _rien(_ligne: CandidatureLine, _formations: Formations) -> str:
    return ""


_COLONNES: tuple[tuple[str, Callable[[CandidatureLine, Formations], str]], ...] = (
    ("Code formation", lambda ligne, _: ligne.formation_code),
    ("Établissement", lambda ligne, formations: formations[ligne.formation_id].etablissement),
    ("Formation", lambda ligne, _: ligne.formation_nom),
    ("Int.", _rien),
    ("Doss. pap.", _rien),
    ("Sélect.", _rien),
    ("BS.", _rien),
    ("État", lambda ligne, _: etat_en_clair(ligne)),
    ("Date limite de confirmation", _rien),
    ("Classement", _rien),
    ("Vœu en apprentissage", lambda _ligne, _formations: "Oui"),
)


class TableVoeux(QTableWidget):
    """One row per vœu; Enter or a double click goes to it (``voeu_demande``)."""

    voeu_demande = Signal(int)

    def __init__(self, voeux: Sequence[CandidatureLine], formations: Formations, courant: int) -> None:
        super().__init__(len(voeux), len(_COLONNES))
        self._ids = [voeu.id for voeu in voeux]
        self._courant = courant
        self.setObjectName("voeux")
        px = theme().px
        self.setHorizontalHeaderLabels([titre for titre, _ in _COLONNES])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(28))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Vœux du candidat")
        for rang, voeu in enumerate(voeux):
            for colonne, (titre, valeur) in enumerate(_COLONNES):
                self.setItem(rang, colonne, _cellule(titre, valeur(voeu, formations)))
        entete = self.horizontalHeader()
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        entete.setHighlightSections(False)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        entete.setFixedHeight(px(28))
        self.setFixedHeight(px(28) * (len(voeux) + 1) + px(18))
        self.cellActivated.connect(self._aller)

    def wheelEvent(self, event: QWheelEvent) -> None:
        tour = event.angleDelta()
        if abs(tour.y()) > abs(tour.x()):
            event.ignore()  # Qt would move the columns: it is the page that the officer scrolls
        else:
            super().wheelEvent(event)

    def _aller(self, rang: int, _colonne: int) -> None:
        if self._ids[rang] != self._courant:
            self.voeu_demande.emit(self._ids[rang])


class PartieVoeux(QWidget):
    """The table of the vœux, and below it what the exports say of the one at hand."""

    def __init__(self, dossier: Dossier, formations: Formations, provenances: Provenances) -> None:
        super().__init__()
        self.table = TableVoeux(dossier.voeux, formations, dossier.ligne.id)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(8))
        boite.addWidget(self.table)
        confirmee = dossier.faits.confirmee_at
        if dossier.contenu.voeu or confirmee is not None:
            lignes = grille(dossier.contenu.voeu, provenances)
            if confirmee is not None:
                lignes.ajouter("Vœu confirmé le", valeur_lisible("confirmee_at", confirmee.isoformat()), "")
            boite.addWidget(lignes)


def _cellule(titre: str, valeur: str) -> QTableWidgetItem:
    cellule = QTableWidgetItem(valeur or NON_FOURNI)
    cellule.setToolTip(infobulle(f"{titre}\u202f: {valeur or 'non fourni par l’export'}"))
    if not valeur:
        cellule.setForeground(QBrush(QColor(theme().couleurs.discret)))
    return cellule
