"""The documents offered, under what each speaks of: never scrolled nor moved by what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QSizePolicy

from cfa_desktop.models.impression import Document
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.lignes_coupees import LignesCoupees

_DOCUMENT = Qt.ItemDataRole.UserRole
_AIR, _BARRE, _VUES = 2, 24, 16
EN_LISTE_PCT = 110  # beyond, the list would leave no room to what is typed


def se_deroule() -> bool:
    """Say whether the documents stand in one line that unrolls."""
    return theme().taille_pct > EN_LISTE_PCT


class ListeDocuments(QListWidget):
    """As high as all its lines: what is around it scrolls. ``choisir`` announces nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documents")
        self.setAccessibleName("Documents")
        LignesCoupees(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def ligne_choisie(self) -> QRect:
        """Return where the document chosen stands, with the heading above the first one."""
        rang = self.currentRow()
        ligne = self.visualItemRect(self.item(rang)) if rang >= 0 else QRect()
        return ligne.united(self.visualItemRect(self.item(0))) if rang == 1 else ligne

    @property
    def document(self) -> Document | None:
        """Return the document chosen, None when none fits."""
        courant = self.currentItem()
        document: Document | None = courant.data(_DOCUMENT) if courant is not None else None
        return document

    def remplir(self, a_imprimer: AImprimer) -> None:
        """Offer the documents that fit, none of them chosen."""
        with QSignalBlocker(self):
            self.clear()
            for sujet, documents in a_imprimer.documents().items():
                titre = QListWidgetItem(a_imprimer.dire(sujet))
                titre.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(titre)
                for document in documents:
                    item = QListWidgetItem(document.titre)
                    item.setData(_DOCUMENT, document)
                    item.setToolTip(f"{document.titre}\u202f: {document.aide}")
                    self.addItem(item)
        self._ajuster()

    def choisir(self, cle: str) -> bool:
        """Choose a document, the first when none has that name; say whether there is one."""
        items = [self.item(rang) for rang in range(self.count())]
        offerts = [item for item in items if item.data(_DOCUMENT) is not None]
        if not offerts:
            return False
        voulu = next((item for item in offerts if item.data(_DOCUMENT).cle == cle), offerts[0])
        with QSignalBlocker(self):
            self.setCurrentItem(voulu)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Laid out before the style sheet reached it: its lines would stay too low.
        self.doItemsLayout()
        self._ajuster()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._ajuster()  # a long name takes another line

    def _ajuster(self) -> None:
        """Be as high as the lines; a fixed height, which no layout takes back even for an instant."""
        lignes = sum(max(0, self.sizeHintForRow(rang)) for rang in range(self.count()))
        marges = self.height() - self.viewport().height()  # the frame, and what the style sheet adds
        self.setFixedHeight(lignes + marges + theme().px(_AIR))


class MenuDocuments(QComboBox):
    """The same documents in one line that unrolls, for a text too large to show them all."""

    def __init__(self, liste: ListeDocuments) -> None:
        super().__init__()
        self._liste = liste
        self.setAccessibleName("Document")
        self.setModel(liste.model())
        self.setMaxVisibleItems(_VUES)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(liste.setCurrentRow)
        liste.currentRowChanged.connect(self.suivre)

    def suivre(self, *_: object) -> None:
        """Show the document chosen."""
        self.setCurrentIndex(self._liste.currentRow())
        self.setToolTip(self.currentText())

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme().px(_BARRE))
        super().showPopup()
