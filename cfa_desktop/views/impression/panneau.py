"""The left of the dialog: for whom, the documents that fit, their help, their boxes, what is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.models.impression import Document
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.views.imports.defilement import DefilementSiBas
from cfa_desktop.views.impression.case_longue import CaseLongue
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.impression.liste_documents import ListeDocuments, MenuDocuments, se_deroule
from cfa_desktop.views.impression.memoire import Memoire
from cfa_desktop.views.impression.options import OptionsEdit
from cfa_desktop.views.impression.portee import PorteeEdit
from cfa_desktop.views.impression.saisies import SaisiesEdit
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_MARGES = 12, 8  # left and right


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
        self.menu = MenuDocuments(self.documents)
        self.menu.setVisible(se_deroule())
        self.documents.setHidden(se_deroule())
        self.options_edit = OptionsEdit()
        self.saisies = SaisiesEdit()
        self._tapes: dict[str, str] = {}
        self._colonne = QWidget()
        self._defilement = DefilementSiBas(self._colonne)
        self._disposer()
        self.offrir(a_imprimer)
        self.documents.currentItemChanged.connect(self._document_change)
        self.saisies.change.connect(self._annoncer)
        self.options_edit.change.connect(self._annoncer)

    @property
    def document(self) -> Document | None:
        """Return the document chosen, None when none fits."""
        return self.documents.document

    @property
    def options(self) -> frozenset[str]:
        """Return the boxes ticked and what else was chosen."""
        return self.options_edit.options

    @property
    def cases(self) -> dict[str, CaseLongue]:
        """Return the boxes of the document, by key."""
        return self.options_edit.cases

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
            self.menu.suivre()
            self._montrer(options)
            self._montrer_choisi()

    def prendre_la_main(self) -> None:
        """Give the hand to the documents."""
        (self.menu if se_deroule() else self.documents).setFocus()

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
        # Its own width, scroll bar or not: a name that takes another line would move those under it.
        pris = theme().px(_MARGES[0]) + theme().px(_MARGES[1])
        barre = self._defilement.verticalScrollBar().sizeHint().width()
        self.documents.setFixedWidth(max(1, self.width() - pris - barre))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._montrer_choisi)  # once it has its height

    def _disposer(self) -> None:
        px = theme().px
        detail = QVBoxLayout()
        detail.setContentsMargins(px(8), 0, px(4), px(4))
        detail.setSpacing(px(6))
        for un in (self.aide, self.saisies, self.options_edit):
            detail.addWidget(un)
        colonne = QVBoxLayout(self._colonne)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(px(8))
        colonne.addWidget(self.documents)
        colonne.addLayout(detail)
        colonne.addStretch(1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(_MARGES[0]), px(12), px(_MARGES[1]), px(8))
        boite.setSpacing(px(8))
        boite.addWidget(self.portee)
        boite.addWidget(self.menu)
        boite.addWidget(self._defilement, 1)

    def _montrer_choisi(self) -> None:
        """Bring the document chosen into sight; what is already seen does not move."""
        if se_deroule():
            return
        ligne, barre = self.documents.ligne_choisie(), self._defilement.verticalScrollBar()
        haut = self.documents.y() + ligne.top()
        place = self._defilement.viewport().height()
        barre.setValue(min(haut, max(barre.value(), haut + ligne.height() - place)))

    def _document_change(self, *_: object) -> None:
        self._montrer(None)
        self._montrer_choisi()
        self._annoncer()

    def _montrer(self, options: frozenset[str] | None) -> None:
        """Show the help and the boxes of the document chosen, ticked as last time unless given."""
        document = self.document
        if document is None:
            return
        self.aide.setText(document.aide)
        # In large text the room goes to what is typed; the help stays in the tooltip of the document.
        a_choisir = document.saisies or document.options or document.choix
        self.aide.setVisible(not (est_grand() and a_choisir))
        self.saisies.montrer(document.saisies, self._memoire.textes(document.saisies) | self._tapes)
        cochees = self._memoire.options(document) if options is None else options
        self.options_edit.montrer(document, cochees)
        if se_deroule():
            self._defilement.aller_en_haut()

    def _annoncer(self, *_: object) -> None:
        self.retenir()
        self.change.emit()
