"""One category on screen: filtered like any list, its lines ticked by hand, its current line told aside."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from cfa_desktop.views.imports.categories import Categorie
from cfa_desktop.views.imports.coches import CocheDelegate, Coches, Decochees
from cfa_desktop.views.imports.lignes import LigneDifference, cle_recherche
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

AIDE = "Les lignes affichées. Une seule\u202f: Espace, ou un clic sur sa case."


class ListePlan(ListeFiltrable[LigneDifference]):
    """The lines of one category; ``coches_changees`` after a tick."""

    coches_changees = Signal()

    def __init__(self, categorie: Categorie) -> None:
        self.categorie = categorie
        self.coches = Coches()
        premieres = (self.coches.colonne(),) if categorie.cochable else ()
        super().__init__(
            DefinitionListe(
                f"import_{categorie.cle}",
                categorie.titre,
                (*premieres, *categorie.colonnes),
                cle_recherche,
                lambda ligne: ligne.rang,
                categorie.mots,
            )
        )
        self.vue.entete.setStretchLastSection(True)
        if categorie.cochable:
            self._rendre_cochable()

    def vider(self, decochees: Decochees) -> None:
        """Forget the lines of another plan; those to come are ticked but for those numbers."""
        # Lines of another plan have the same ranks: the one under the hand is not kept.
        self.vue.setCurrentIndex(QModelIndex())
        self.vue.clearSelection()
        self.coches.decochees = decochees
        if self.modele.rows:
            self.set_rows(())

    def montrer(self, lignes: Iterable[LigneDifference]) -> None:
        """Show those lines."""
        self.set_rows(lignes)
        self._dire()

    def ligne_courante(self) -> LigneDifference | None:
        """Return the line under the hand, None without any."""
        index = self.vue.currentIndex()
        return self.modele.row_at(index) if index.isValid() else None

    def cocher(self, numeros: Iterable[str], *, oui: bool) -> None:
        """Import those candidatures, or leave them as they are in the base."""
        voulus = set(numeros) - {""}
        if oui:
            self.coches.decochees -= voulus
        else:
            self.coches.decochees |= voulus
        self.vue.viewport().update()
        self._dire()
        self.coches_changees.emit()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        touche = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else 0
        if touche == Qt.Key.Key_Space:
            self._basculer_selection()
            return True
        return super().eventFilter(objet, event)

    def _rendre_cochable(self) -> None:
        self.vue.setItemDelegateForColumn(0, CocheDelegate(self.vue))
        self.vue.installEventFilter(self)
        self.vue.clicked.connect(self._cliquee)
        self.laissees = etiquette("", "attention")
        self.tout_cocher = bouton("Tout importer", "lien")
        self.tout_cocher.clicked.connect(self._tout_cocher)
        self.tout_decocher = bouton("Tout laisser de côté", "lien")
        self.tout_decocher.setToolTip(AIDE)
        self.tout_cocher.setToolTip(AIDE)
        self.tout_decocher.clicked.connect(self._tout_decocher)
        for widget in (self.laissees, self.tout_cocher, self.tout_decocher):
            self.barre.actions_.addWidget(widget)

    def _cliquee(self, index: QModelIndex) -> None:
        if index.column() == 0:
            numero = self.modele.row_at(index).numero
            self.cocher([numero], oui=numero in self.coches.decochees)

    def _basculer_selection(self) -> None:
        choisis = set(self.vue.ids_selectionnes())
        numeros = {ligne.numero for ligne in self.modele.rows if ligne.rang in choisis}
        if numeros:
            self.cocher(numeros, oui=bool(numeros & self.coches.decochees))

    def _tout_cocher(self) -> None:
        self.cocher((ligne.numero for ligne in self.modele.rows_affichees()), oui=True)

    def _tout_decocher(self) -> None:
        self.cocher((ligne.numero for ligne in self.modele.rows_affichees()), oui=False)

    def _dire(self) -> None:
        if not self.categorie.cochable:
            return
        nombre = len({ligne.numero for ligne in self.modele.rows} & self.coches.decochees)
        self.laissees.setText(f"{nombre} de côté" if nombre else "")
        self.laissees.setVisible(bool(nombre))
