"""The candidate list itself: its lines, the counter or view that restricts them, what is on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSettings

from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.vues import FILTRES, Regard
from cfa_desktop.views.candidats.colonnes import Colonne
from cfa_desktop.views.candidats.filtre_dit import filtre_dit
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable


class ListeCandidats(ListeFiltrable[CandidatureLine]):
    """Lines absent from the last export stay out unless a filter asks for them."""

    def __init__(self, colonnes: Sequence[Colonne], reglages: QSettings | None) -> None:
        definition = DefinitionListe[CandidatureLine](
            nom="candidats",
            titre="Candidats",
            colonnes=tuple(colonnes),
            cle_recherche=lambda ligne: ligne.cle,
            identifiant=lambda ligne: ligne.id,
            mots=("candidature", "candidatures"),
        )
        super().__init__(definition, reglages)
        self.toutes: list[CandidatureLine] = []
        self.filtre = ""
        self._base: bool | None = None  # whether absent lines are among the rows; None = not read yet
        self.numeros: frozenset[str] = frozenset()

    def charger(self, lignes: Iterable[CandidatureLine], regard: Regard) -> None:
        """Take the lines read from the base; the filter in use stays."""
        self.toutes = list(lignes)
        self._base = None
        self.restreindre(self.filtre, regard, self.numeros)

    def restreindre(self, cle: str, regard: Regard, numeros: Iterable[str] = ()) -> None:
        """Keep the lines of a counter, of a ready view, or with those numéros; "" lifts the filter."""
        self.filtre, self.numeros = cle, frozenset(numeros)
        avec_absents = cle == Categorie.DISPARUES or bool(self.numeros)
        if self._base is not avec_absents:
            self._base = avec_absents
            self.set_rows(x for x in self.toutes if avec_absents or x.disparue_on is None)
        gardees = self._gardees(self.modele.rows, regard)
        if gardees is not None or self.modele.moteur.actif:
            self.modele.set_filtre(gardees)

    def selectionnees(self) -> list[CandidatureLine]:
        """Return the selected lines, in the order of the screen."""
        choisis = set(self.vue.ids_selectionnes())
        if not choisis:
            return []
        return [ligne for ligne in self.modele.rows_affichees() if ligne.id in choisis]

    def courante(self) -> CandidatureLine | None:
        """Return the line at hand."""
        index = self.vue.currentIndex()
        return self.modele.row_at(index) if index.isValid() else None

    def ids_affiches(self) -> list[int]:
        """Return the ids on screen, in order: what « Précédent / Suivant » follows."""
        return [ligne.id for ligne in self.modele.rows_affichees()]

    def colonnes_affichees(self) -> list[str]:
        """Return the keys of the columns on screen, in their order."""
        entete, colonnes = self.vue.entete, self.modele.colonnes
        rangs = (entete.logicalIndex(visuel) for visuel in range(len(colonnes)))
        return [colonnes[rang].cle for rang in rangs if not self.vue.isColumnHidden(rang)]

    def filtre_en_clair(self) -> str:
        """Return what restricts the list, in French."""
        return filtre_dit(
            self.modele.colonnes,
            self.modele.moteur.filtres,
            cle=self.filtre,
            numeros=len(self.numeros),
            recherche=self.modele.moteur.recherche,
        )

    def _gardees(self, base: Sequence[CandidatureLine], regard: Regard) -> list[int] | None:
        """Return the lines kept: of the counter or view, and with the numéros, when there are."""
        if not self.numeros and not self.filtre:
            return None
        gardees = list(range(len(base)))
        if self.numeros:
            gardees = [i for i in gardees if base[i].numero in self.numeros]
        if self.filtre:
            garde = FILTRES[self.filtre].garde
            gardees = [i for i in gardees if garde(base[i], regard)]
        return gardees
