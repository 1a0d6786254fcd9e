"""The left of the dialog: the documents that fit, their help, their boxes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from cfa_desktop.models.impression import Document
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.views.impression.case_longue import CaseLongue
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.memoire import Memoire
from cfa_desktop.views.impression.saisies import SaisiesEdit
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_DOCUMENT = Qt.ItemDataRole.UserRole


class PanneauChoix(QWidget):
    """``change`` says that another document, or another box, was chosen."""

    change = Signal()

    def __init__(self, a_imprimer: AImprimer, memoire: Memoire) -> None:
        super().__init__()
        self._a_imprimer, self._memoire = a_imprimer, memoire
        self._ou = "+".join(a_imprimer.sujets)
        self._lieu = f"{self._ou}+un" if a_imprimer.nom else self._ou
        self.documents = QListWidget()
        self.documents.setObjectName("documents")
        self.documents.setAccessibleName("Documents")
        self.documents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.documents.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.documents.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.aide = etiquette("", "discret", retour=True)
        self.cases: dict[str, CaseLongue] = {}
        self._options = QVBoxLayout()
        self.saisies = SaisiesEdit()
        self._tapes: dict[str, str] = {}
        self._remplir()
        self._disposer()
        self.choisir(memoire.document(self._lieu) or a_imprimer.premier)
        self.documents.currentItemChanged.connect(self._document_change)
        self.saisies.change.connect(self._annoncer)

    @property
    def document(self) -> Document | None:
        """Return the document chosen, None when none fits."""
        courant = self.documents.currentItem()
        document: Document | None = courant.data(_DOCUMENT) if courant is not None else None
        return document

    @property
    def options(self) -> frozenset[str]:
        """Return the boxes ticked."""
        return frozenset(cle for cle, case in self.cases.items() if case.isChecked())

    @property
    def textes(self) -> dict[str, str]:
        """Return what is typed for the document, by key."""
        return self.saisies.textes

    def choisir(self, cle: str, options: frozenset[str] | None = None) -> None:
        """Choose a document (the first when none has that name) with its boxes, without announcing it."""
        items = [self.documents.item(rang) for rang in range(self.documents.count())]
        offerts = [item for item in items if item.data(_DOCUMENT) is not None]
        voulu = next((item for item in offerts if item.data(_DOCUMENT).cle == cle), None)
        if voulu is None and not offerts:
            return
        self.documents.blockSignals(True)
        self.documents.setCurrentItem(voulu or offerts[0])
        self.documents.blockSignals(False)
        self._montrer(options)

    def revenir(self, demande: DemandeImpression) -> None:
        """Choose again what was asked for: its document, its boxes, its texts."""
        self._tapes |= demande.textes
        self.choisir(demande.document, demande.options)
        self.retenir()

    def retenir(self) -> None:
        """Remember the choice for the next time."""
        if (document := self.document) is not None:
            self._memoire.retenir_document(self._lieu, document.cle)
            self._memoire.retenir_options(document, self.options)
            self._tapes |= self.textes
            self._memoire.retenir_textes(document.saisies, self.textes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Laid out before the style sheet reached it: its lines would stay too low.
        self.documents.doItemsLayout()
        self.documents.updateGeometry()

    def _remplir(self) -> None:
        for sujet, documents in self._a_imprimer.documents().items():
            titre = QListWidgetItem(self._a_imprimer.dire(sujet))
            titre.setFlags(Qt.ItemFlag.NoItemFlags)
            self.documents.addItem(titre)
            for document in documents:
                item = QListWidgetItem(document.titre)
                item.setData(_DOCUMENT, document)
                item.setToolTip(f"{document.titre}\u202f: {document.aide}")
                self.documents.addItem(item)

    def _disposer(self) -> None:
        px = theme().px
        self.documents.setMinimumHeight(px(72))
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(12), px(12), px(12), px(8))
        boite.setSpacing(px(6))
        boite.addWidget(self.documents)
        boite.addSpacing(px(6))
        self.aide.setContentsMargins(px(8), 0, 0, 0)
        boite.addWidget(self.aide)
        self._options.setContentsMargins(px(8), 0, 0, 0)
        boite.addLayout(self._options)
        boite.addWidget(self.saisies)
        boite.addStretch(1)

    def _document_change(self, *_: object) -> None:
        self._montrer(None)
        self._annoncer()

    def _montrer(self, options: frozenset[str] | None) -> None:
        """Show the help and the boxes of the document chosen, ticked as last time unless given."""
        document = self.document
        for case in self.cases.values():
            self._options.removeWidget(case)
            case.hide()
            case.deleteLater()
        self.cases = {}
        if document is None:
            return
        self.aide.setText(document.aide)
        self.saisies.montrer(document.saisies, self._memoire.textes(document.saisies) | self._tapes)
        cochees = self._memoire.options(document) if options is None else options
        for option in document.options:
            case = self.cases[option.cle] = CaseLongue(option.libelle)
            case.setChecked(option.cle in cochees)
            case.toggled.connect(partial(self._cochee, option.contre))
            self._options.addWidget(case)

    def _cochee(self, contre: str, cochee: bool) -> None:
        """Follow a box; the one that says the opposite goes first, without a second preview."""
        autre = self.cases.get(contre)
        if cochee and autre is not None and autre.isChecked():
            with QSignalBlocker(autre):
                autre.setChecked(False)
        self._annoncer()

    def _annoncer(self, *_: object) -> None:
        self.retenir()
        self.change.emit()
