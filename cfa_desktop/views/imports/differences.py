"""What the file would change, category by category, and the line under the hand told in full beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cfa_desktop.models.plan import Plan
from cfa_desktop.views.imports.categories import CATEGORIES, Listes
from cfa_desktop.views.imports.coches import Decochees
from cfa_desktop.views.imports.detail import Detail, Situation
from cfa_desktop.views.imports.liste_plan import ListePlan
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme

PART_DU_DETAIL = 0.42
ASSEZ_LARGE = 800


class Differences(QWidget):
    """The lists of a plan, empty ones greyed, and their detail; ``coches_changees`` after a tick."""

    coches_changees = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._listes = Listes()
        self._a_remplir: set[str] = set()
        self._decochees = Decochees()
        self.onglets = QTabBar()
        self.onglets.setDocumentMode(True)
        self.onglets.setDrawBase(True)
        self.onglets.setExpanding(False)
        self.onglets.setElideMode(Qt.TextElideMode.ElideNone)
        self.onglets.setAccessibleName("Différences avec la base")
        self._pile = QStackedWidget()
        self.listes: dict[str, ListePlan] = {}
        for categorie in CATEGORIES:
            liste = self.listes[categorie.cle] = ListePlan(categorie)
            liste.vue.ligne_courante_changee.connect(partial(self._detailler, categorie.cle))
            liste.vue.ligne_activee.connect(partial(self._ouvrir_detail, categorie.cle))
            liste.coches_changees.connect(self._cochee)
            self._pile.addWidget(liste)
            self.onglets.addTab(categorie.titre)
        self.detail = Detail()
        self.detail.hide()
        self.detail.ferme.connect(self.detail.hide)
        self.detail.resolution.mise_de_cote.connect(self._laisser_de_cote)
        self._partage = QSplitter()
        self._partage.setChildrenCollapsible(False)
        self._partage.addWidget(self._pile)
        self._partage.addWidget(self.detail)
        self._partage.setStretchFactor(0, 1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        # Above both: beside the detail, the last categories were out of sight on a small screen.
        boite.addWidget(self.onglets)
        boite.addWidget(self._partage, 1)
        self.onglets.currentChanged.connect(self._onglet_change)
        self._brancher_le_clavier()

    def montrer(self, plan: Plan, listes: Listes, decochees: Decochees, *, neuf: bool) -> None:
        """Show the lists of that plan, with their counts; of a ``neuf`` file the first that has lines."""
        if plan is self._plan:
            return
        self._plan, self._listes, self._decochees = plan, listes, decochees
        self._a_remplir = set(self.listes)
        courant = self.onglets.currentIndex()
        comptes = [listes.comptes[categorie.cle] for categorie in CATEGORIES]
        for (
            liste
        ) in self.listes.values():  # all of them first: greying the tab on top brings up, and fills, another
            liste.vider(decochees)
        for rang, categorie in enumerate(CATEGORIES):
            self.onglets.setTabText(rang, f"{categorie.titre}  {grouper(comptes[rang])}")
            self.onglets.setTabEnabled(rang, comptes[rang] > 0)
            self.onglets.setTabVisible(rang, categorie.permanente or comptes[rang] > 0)
        # Hidden, the bar keeps the widths of the file before: « Inchangés 209 » would read « 20 ».
        self.onglets.adjustSize()
        premier = next((rang for rang, compte in enumerate(comptes) if compte), 0)
        self.onglets.setCurrentIndex(premier if neuf or not comptes[courant] else courant)
        self._onglet_change(self.onglets.currentIndex())

    def aller(self, cle: str) -> None:
        """Bring a category up, and give it the hand."""
        rang = next(rang for rang, categorie in enumerate(CATEGORIES) if categorie.cle == cle)
        self.onglets.setCurrentIndex(rang)
        self.listes[cle].vue.setFocus()

    @property
    def courante(self) -> str:
        """Return the key of the category that is up."""
        return CATEGORIES[self.onglets.currentIndex()].cle

    def _onglet_change(self, rang: int) -> None:
        cle = CATEGORIES[rang].cle
        self._pile.setCurrentIndex(rang)
        if cle in self._a_remplir:
            # Only what is looked at is put in a table: a large file must not stop the window.
            self._a_remplir.discard(cle)
            self.listes[cle].montrer(self._listes.lignes[cle])
        self._detailler(cle)

    def _brancher_le_clavier(self) -> None:
        suivant, precedent = QKeySequence.StandardKey.NextChild, QKeySequence.StandardKey.PreviousChild
        for touches, pas in ((suivant, 1), (precedent, -1)):
            raccourci = QShortcut(touches, self)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(partial(self._voisine, pas))

    def _voisine(self, pas: int) -> None:
        depart, total = self.onglets.currentIndex(), self.onglets.count()
        rangs = ((depart + pas * ecart) % total for ecart in range(1, total))
        rang = next((rang for rang in rangs if self.onglets.isTabEnabled(rang)), depart)
        self.aller(CATEGORIES[rang].cle)

    def _laisser_de_cote(self, numeros: list[str], laisser: bool) -> None:
        doute = self.detail.resolution.cle
        if laisser:
            self._decochees.laisser(doute, numeros)
        else:
            self._decochees.reprendre(doute)
        for cle in ("modifies", "nouveaux"):
            self.listes[cle].cocher(numeros, oui=not laisser)

    def _cochee(self) -> None:
        self.coches_changees.emit()
        self._detailler(self.courante)

    def _detailler(self, cle: str, _identifiant: object = None) -> None:
        if cle != self.courante or self._plan is None:
            return
        ligne = self.listes[cle].ligne_courante()
        if ligne is None:
            self.detail.hide()
            return
        self.detail.montrer(Situation(self._plan, self._listes, self._decochees), cle, ligne)
        if self.detail.isHidden() and self.width() >= theme().px(ASSEZ_LARGE):
            self._ouvrir()

    def _ouvrir_detail(self, cle: str, identifiant: object) -> None:
        """Open the detail asked for by Enter or a double click, however narrow the window."""
        self._detailler(cle, identifiant)
        self._ouvrir()

    def _ouvrir(self) -> None:
        self.detail.show()
        voulue = min(theme().px(340), round(self.width() * PART_DU_DETAIL))
        self._partage.setSizes([self.width() - voulue, voulue])
