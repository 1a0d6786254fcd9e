"""The documents offered, under what each speaks of; the one chosen is always seen whole."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from cfa_desktop.models.impression import Document
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.lignes_coupees import LignesCoupees

_DOCUMENT = Qt.ItemDataRole.UserRole
HAUTEUR_MIN, HAUTEUR_MIN_EN_GRAND = 112, 76


class ListeDocuments(QListWidget):
    """Long names take several lines; ``choisir`` announces nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documents")
        self.setAccessibleName("Documents")
        LignesCoupees(self)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(theme().px(HAUTEUR_MIN_EN_GRAND if est_grand() else HAUTEUR_MIN))

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
        self.updateGeometry()

    def choisir(self, cle: str) -> bool:
        """Choose a document, the first when none has that name; say whether there is one."""
        items = [self.item(rang) for rang in range(self.count())]
        offerts = [item for item in items if item.data(_DOCUMENT) is not None]
        if not offerts:
            return False
        voulu = next((item for item in offerts if item.data(_DOCUMENT).cle == cle), offerts[0])
        with QSignalBlocker(self):
            self.setCurrentItem(voulu)
        self.montrer_choisi()
        return True

    def montrer_choisi(self) -> None:
        """Bring the document chosen into sight, what stands above the first one too."""
        courant = self.currentItem()
        if courant is None:
            return
        if self.row(courant) == 1:
            self.scrollToTop()
        self.scrollToItem(courant)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Laid out before the style sheet reached it: its lines would stay too low.
        self.doItemsLayout()
        self.updateGeometry()
        self.montrer_choisi()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.montrer_choisi()
