"""Bulletins: subjects by terms for one school year, the candidate's average over the class's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from cfa_desktop.models.contenu_lu import Note, TableauBulletins
from cfa_desktop.views.couleurs import Couleurs
from cfa_desktop.views.delegates.cellule import CelluleDelegate, pinceau
from cfa_desktop.views.dossier.origines import Provenances
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_DISPLAY, _TOOLTIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_GAUCHE, _DROITE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MARGES, _MATIERE_MIN, _MATIERE_MAX, _PERIODE_MIN = 18, 120, 300, 72
_UNE_LIGNE, _DEUX_LIGNES = 26, 38
_DEUX_TIERS = 2 / 3  # of its longest subject: it reads on two lines
PETIT = 0.9
LONGUEUR_D_UNE_NOTE = 5


class ModeleBulletins(QAbstractTableModel):
    """The averages as the site writes them, « Aucune note » and « N » included.

    Stacked, each subject has a row of its own above its averages: there is no room for it beside them.
    """

    def __init__(self, tableau: TableauBulletins, provenances: Provenances) -> None:
        super().__init__()
        self.tableau, self.empile = tableau, False
        self._provenances = provenances

    def empiler(self, empile: bool) -> None:
        """Put the subjects above their averages, or beside them."""
        self.beginResetModel()
        self.empile = empile
        self.endResetModel()

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self.tableau.matieres) * (2 if self.empile else 1)

    def columnCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self.tableau.periodes) + (0 if self.empile else 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        rang = section if self.empile else section - 1
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignVCenter | (_GAUCHE if rang < 0 else _DROITE))
        if role == _DISPLAY:
            return "Matière" if rang < 0 else self.tableau.periodes[rang]
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TOOLTIP, _ACCESSIBLE):
            return None
        matiere, rang = self.place(index)
        if rang < 0:
            return infobulle(matiere) if role == _TOOLTIP else matiere
        periode = self.tableau.periodes[rang]
        note = self.tableau.note(matiere, periode)
        if role == _DISPLAY:
            return texte_note(note)
        dites = ", ".join(texte_note(note).split("\n")) or "non fourni"
        phrase = f"{matiere}, {periode}\u202f: {dites}"
        if role == _ACCESSIBLE or not note.chemins:
            return phrase
        return infobulle(phrase, *self._provenances.de(*note.chemins).split("\n"))

    def place(self, index: Index) -> tuple[str, int]:
        """Return the subject of a cell and the rank of its term, -1 when it names the subject."""
        if not self.empile:
            return self.tableau.matieres[index.row()], index.column() - 1
        return self.tableau.matieres[index.row() // 2], index.column() if index.row() % 2 else -1


def texte_note(note: Note) -> str:
    """Return « 12,5 » over « classe 11,2 »."""
    return f"{note.moyenne}\nclasse {note.classe}" if note.classe else note.moyenne


class NoteDelegate(CelluleDelegate):
    """Paints the candidate's average, and the class's below it in small discreet text."""

    def __init__(self, modele: ModeleBulletins, parent: TableBulletins) -> None:
        super().__init__(parent)
        self._modele = modele

    def peindre_contenu(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        haut, _, bas = str(index.data(_DISPLAY)).partition("\n")
        milieu = Qt.AlignmentFlag.AlignVCenter
        if self._modele.place(index)[1] < 0:
            retour = 0 if self._modele.empile else int(Qt.TextFlag.TextWordWrap.value)
            painter.drawText(rect, int(milieu | _GAUCHE) | retour, haut)
        else:
            moitie = rect.height() // 2 if bas else 0
            dessus, dessous = rect.adjusted(0, 0, 0, -moitie), rect.adjusted(0, moitie, 0, 0)
            cote = Qt.AlignmentFlag.AlignBottom if bas else milieu
            self._ecrire(painter, dessus, int(cote | _DROITE), haut)
            self._ecrire(painter, dessous, int(Qt.AlignmentFlag.AlignTop | _DROITE), bas)

    def _ecrire(self, painter: QPainter, rect: QRect, cote: int, texte: str) -> None:
        police, plume = painter.font(), painter.pen()
        if en_mots(texte):
            painter.setFont(petite(police))
            painter.setPen(pinceau(theme().couleurs.discret))
        painter.drawText(rect, cote, texte)
        painter.setFont(police)
        painter.setPen(plume)

    def peindre_fond(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, couleurs: Couleurs
    ) -> None:
        if self._modele.empile and not index.row() % 2:
            return  # one hairline per subject, below its averages
        super().peindre_fond(painter, option, index, couleurs)


def en_mots(texte: str) -> bool:
    """Say whether a text is no average: « Aucune note », « classe 11,2 »."""
    return len(texte) > LONGUEUR_D_UNE_NOTE


def petite(police: QFont) -> QFont:
    """Return the same font, as small as discreet texts."""
    autre = QFont(police)
    autre.setPointSizeF(police.pointSizeF() * PETIT)
    return autre


class TableBulletins(QTableView):
    """One school year: as high as it is long, the page scrolls; as wide as it needs, else it is stacked."""

    def __init__(self, tableau: TableauBulletins, provenances: Provenances) -> None:
        super().__init__()
        px = theme().px
        self._modele = ModeleBulletins(tableau, provenances)
        self._delegue = NoteDelegate(self._modele, self)
        self._matiere, *self._periodes = self._mesurer(tableau)
        a_classe = any(note.classe for note in tableau.notes.values())
        self._rang = px(_DEUX_LIGNES if a_classe else _UNE_LIGNE)
        self.setObjectName("bulletins")
        self.setModel(self._modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName(f"Bulletins {tableau.annee}")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page has the keys: Espace goes on
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for entete in (self.verticalHeader(), self.horizontalHeader()):
            entete.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            entete.setMinimumSectionSize(1)
            entete.setSectionsClickable(False)
            entete.setHighlightSections(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setFixedHeight(px(28))
        self.setMinimumWidth(px(_PERIODE_MIN))
        self.setMaximumWidth(self._matiere + sum(self._periodes) + 2 * self.frameWidth())
        self._disposer(self.maximumWidth())

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._disposer(self.width())

    def _disposer(self, largeur: int) -> None:
        """Give the columns and the rows their sizes in that width."""
        place, notes = largeur - 2 * self.frameWidth(), sum(self._periodes)
        lisible = min(self._matiere, max(theme().px(_MATIERE_MIN), round(self._matiere * _DEUX_TIERS)))
        empile = notes + lisible > place
        if empile != self._modele.empile:
            self._modele.empiler(empile)
            self.clearSpans()
        colonnes = [*self._periodes] if empile else [min(self._matiere, place - notes), *self._periodes]
        for colonne, une in enumerate(colonnes):
            self.setColumnWidth(colonne, une)
        self.verticalHeader().setDefaultSectionSize(self._rang)
        if empile:
            self._empiler_rangs(len(colonnes))
        else:
            self._elever_rangs(colonnes[0])
        hauteur = self.verticalHeader().length()
        hauteur += self.horizontalHeader().height() + 2 * self.frameWidth() + 1
        if sum(colonnes) > place:
            hauteur += self.horizontalScrollBar().sizeHint().height()
        if self.height() != hauteur:
            self.setFixedHeight(hauteur)

    def _empiler_rangs(self, colonnes: int) -> None:
        """Spread each subject over the terms, on a row of its own."""
        for rang in range(0, self._modele.rowCount(), 2):
            self.setRowHeight(rang, theme().px(_UNE_LIGNE))
            self.setRowHeight(rang + 1, self._rang)
            if colonnes > 1 and self.columnSpan(rang, 0) != colonnes:
                self.setSpan(rang, 0, 1, colonnes)

    def _elever_rangs(self, place: int) -> None:
        """Give two lines to the subjects that one does not hold."""
        for rang, largeur in enumerate(self._largeurs_matieres):
            self.setRowHeight(rang, theme().px(_DEUX_LIGNES) if largeur > place else self._rang)

    def _mesurer(self, tableau: TableauBulletins) -> list[int]:
        """Return the width of each column: its longest text."""
        px = theme().px
        normal, petit = QFontMetrics(self.font()), QFontMetrics(petite(self.font()))
        marges = px(_MARGES)
        self._largeurs_matieres = [normal.horizontalAdvance(un) + marges for un in tableau.matieres]
        largeurs = [min(max(self._largeurs_matieres, default=0), px(_MATIERE_MAX))]
        for periode in tableau.periodes:
            textes = {
                texte
                for (_, une), note in tableau.notes.items()
                if une == periode
                for texte in texte_note(note).split("\n")
            }
            mesures = [(petit if en_mots(texte) else normal).horizontalAdvance(texte) for texte in textes]
            titre = petit.horizontalAdvance(periode) * 1.08
            largeurs.append(max(px(_PERIODE_MIN), round(max((titre, *mesures))) + marges))
        return largeurs
