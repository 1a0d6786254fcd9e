"""A whole list: the table, its filter row, the bar below, and what is said when nothing is found."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.views.tables.barre import BarreFiltre
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.modele import RowTableModel
from cfa_desktop.views.tables.vue import TableVue
from cfa_desktop.views.widgets.etat_vide import EtatVide

T = TypeVar("T")


@dataclass(frozen=True)
class DefinitionListe(Generic[T]):
    """What makes a list: its name in the settings, its title for screen readers, its columns, its keys.

    ``cle_recherche`` gives the folded text a search looks into; ``mots`` = one line, several lines.
    """

    nom: str
    titre: str
    colonnes: tuple[Column[T], ...]
    cle_recherche: Callable[[T], str]
    identifiant: Callable[[T], Hashable]
    mots: tuple[str, str] = ("ligne", "lignes")


class ListeFiltrable(QWidget, Generic[T]):
    """Table, filter row and bar, ready for a page; lines come in through ``set_rows``."""

    def __init__(self, definition: DefinitionListe[T], reglages: QSettings | None = None) -> None:
        super().__init__()
        self.modele: RowTableModel[T] = RowTableModel(
            definition.colonnes,
            cle_recherche=definition.cle_recherche,
            identifiant=definition.identifiant,
        )
        self.vue = TableVue(self.modele, nom=definition.nom, reglages=reglages)
        self.vue.setAccessibleName(definition.titre)
        self.barre = BarreFiltre(*definition.mots)
        self.barre.tout_afficher.connect(self.modele.tout_afficher)
        self.modele.lignes_changees.connect(self._compter)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(self.vue, 1)
        boite.addWidget(self.barre)
        self._rien: EtatVide | None = None

    @property
    def rien(self) -> EtatVide:
        """Return what is said over an empty list; built when first needed."""
        if self._rien is None:
            self._rien = self._message_rien()
        return self._rien

    def set_rows(self, lignes: Iterable[T]) -> None:
        """Show those lines; filters, sort and selection stay."""
        self.modele.set_rows(lignes)

    def _message_rien(self) -> EtatVide:
        rien = EtatVide("search", "Aucune ligne ne correspond.", "Tout afficher")
        rien.action_demandee.connect(self.barre.tout_afficher)
        rien.hide()
        pile = QVBoxLayout(self.vue.viewport())
        pile.addWidget(rien)
        return rien

    def _compter(self, affichees: int, total: int) -> None:
        self.barre.montrer(affichees, total, actif=self.modele.moteur.actif)
        vide = affichees == 0 and total > 0
        if vide or self._rien is not None:
            self.rien.setVisible(vide)
