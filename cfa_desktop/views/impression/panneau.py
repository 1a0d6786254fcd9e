"""The left of the dialog: for whom, the documents that fit, their help, their boxes, what is typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.models.impression import Document
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.views.imports.defilement import DefilementSiBas, hauteur_requise
from cfa_desktop.views.impression.case_longue import CaseLongue
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.impression.liste_documents import ListeDocuments
from cfa_desktop.views.impression.memoire import Memoire
from cfa_desktop.views.impression.portee import PorteeEdit
from cfa_desktop.views.impression.saisies import SaisiesEdit
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class PanneauChoix(QWidget):
    """``change`` says that another document, or another box, was chosen."""

    change = Signal()

    def __init__(self, a_imprimer: AImprimer, memoire: Memoire) -> None:
        super().__init__()
        self._memoire = memoire
        self._lieu = ""
        self.portee = PorteeEdit(a_imprimer.portees, a_imprimer.portee)
        self.documents = ListeDocuments()
        self.aide = etiquette("", "discret", retour=True)
        self.cases: dict[str, CaseLongue] = {}
        self._options = QVBoxLayout()
        self.saisies = SaisiesEdit()
        self._tapes: dict[str, str] = {}
        self._detail = QWidget()
        self._defilement = DefilementSiBas(self._detail)
        self._boite = QVBoxLayout(self)
        self._disposer()
        self.offrir(a_imprimer)
        self.documents.currentItemChanged.connect(self._document_change)
        self.saisies.change.connect(self._annoncer)

    @property
    def document(self) -> Document | None:
        """Return the document chosen, None when none fits."""
        return self.documents.document

    @property
    def options(self) -> frozenset[str]:
        """Return the boxes ticked."""
        return frozenset(cle for cle, case in self.cases.items() if case.isChecked())

    @property
    def textes(self) -> dict[str, str]:
        """Return what is typed for the document, by key."""
        return self.saisies.textes

    def offrir(self, a_imprimer: AImprimer) -> None:
        """Offer what fits those lines: the same document when it still does, else the last one.

        The last one is of those that speak of what the page shows first: a list of people opens on people.
        """
        garde, ou = self.document, "+".join(a_imprimer.sujets)
        self._tapes |= self.textes
        options = self.options
        self._lieu = f"{ou}+un" if a_imprimer.nom else ou
        self.documents.remplir(a_imprimer)
        offerts = {un.cle for documents in a_imprimer.documents().values() for un in documents}
        if garde is not None and garde.cle in offerts:
            self.choisir(garde.cle, options)
        else:
            dernier = self._memoire.document(self._lieu, a_imprimer.sujets[0])
            self.choisir(a_imprimer.voulu or dernier or a_imprimer.premier)

    def choisir(self, cle: str, options: frozenset[str] | None = None) -> None:
        """Choose a document (the first when none has that name) with its boxes, without announcing it."""
        if self.documents.choisir(cle):
            self._montrer(options)

    def revenir(self, demande: DemandeImpression) -> None:
        """Choose again what was asked for: its document, its boxes, its texts."""
        self._tapes |= demande.textes
        self.choisir(demande.document, demande.options)
        self.retenir()

    def retenir(self) -> None:
        """Remember the choice for the next time."""
        if (document := self.document) is not None:
            self._memoire.retenir_document(self._lieu, document)
            self._memoire.retenir_options(document, self.options)
            self._tapes |= self.textes
            self._memoire.retenir_textes(document.saisies, self.textes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._partager()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._partager()
        return super().eventFilter(objet, event)

    def _disposer(self) -> None:
        px = theme().px
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(px(8), 0, px(4), px(4))
        detail.setSpacing(px(6))
        detail.addWidget(self.aide)
        detail.addWidget(self.saisies)
        detail.addLayout(self._options)
        detail.addStretch(1)
        self._detail.installEventFilter(self)
        boite = self._boite
        boite.setContentsMargins(px(12), px(12), px(8), px(8))
        boite.setSpacing(px(8))
        boite.addWidget(self.portee)
        boite.addWidget(self.documents)
        boite.addWidget(self._defilement, 1)

    def _partager(self) -> None:
        """Show what is typed whole when the list of documents, which scrolls, can leave it the room."""
        marges, ecart = self._boite.contentsMargins(), self._boite.spacing()
        pris = marges.top() + marges.bottom() + ecart
        if self.portee.isVisibleTo(self):
            pris += self.portee.sizeHint().height() + ecart
        voulu = hauteur_requise(self._detail, self._defilement.maximumViewportSize().width())
        libre = self.height() - pris - voulu
        self.documents.setMaximumHeight(max(self.documents.minimumHeight(), libre))

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
        # In large text the room goes to what is typed; the help stays in the tooltip of the document.
        self.aide.setVisible(not (est_grand() and (document.saisies or document.options)))
        self.saisies.montrer(document.saisies, self._memoire.textes(document.saisies) | self._tapes)
        cochees = self._memoire.options(document) if options is None else options
        for option in document.options:
            case = self.cases[option.cle] = CaseLongue(option.libelle)
            case.setChecked(option.cle in cochees)
            case.toggled.connect(partial(self._cochee, option.contre))
            self._options.addWidget(case)
        self._defilement.aller_en_haut()

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
