"""The filter engine of a list: an order over line numbers, computed on keys prepared once."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from cfa_desktop.models.recherche import mots_cherches
from cfa_desktop.models.texte import fold
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.filtres import (
    FiltreChoix,
    FiltreColonne,
    FiltreDates,
    FiltreTexte,
    FiltreVide,
)

T = TypeVar("T")
_LIGNES_PAR_PAS = 2000


class _Tri:
    """The ascending order of a column, and ranks that let it be turned round without its keys."""

    def __init__(self, cles: list[Any]) -> None:
        pleines = [i for i, valeur in enumerate(cles) if valeur is not None]
        pleines.sort(key=cles.__getitem__)
        self.pleines = array("i", pleines)
        self.vides = array("i", [i for i, valeur in enumerate(cles) if valeur is None])
        self.rangs = array("i", bytes(array("i").itemsize * len(cles)))
        rang, precedente = 0, object()
        for i in pleines:
            if cles[i] != precedente:
                rang, precedente = rang + 1, cles[i]
            self.rangs[i] = rang


def _prolonge(ancienne: str, nouvelle: str) -> bool:
    """Return whether what the new search finds is surely among what the old one found."""
    mots = nouvelle.split()
    return all(any(ancien in mot for mot in mots) for ancien in ancienne.split())


class FiltreLignes(Generic[T]):
    """Which lines are shown and in which order.

    Three stages, each kept until what it depends on moves: sort, column filters and restriction, search.
    A search that grows looks only into the lines already found.
    """

    def __init__(
        self,
        colonnes: Sequence[Column[T]],
        *,
        cle_recherche: Callable[[T], str],
        identifiant: Callable[[T], Hashable],
    ) -> None:
        self.colonnes = tuple(colonnes)
        self._cle_recherche = cle_recherche
        self.identifiant = identifiant
        self._par_cle = {colonne.cle: colonne for colonne in self.colonnes}
        self.lignes: list[T] = []
        self.ids: list[Hashable] = []
        self.filtres: dict[str, FiltreColonne] = {}
        self.recherche = ""
        self.tri: tuple[str, bool] | None = None
        self._restriction: frozenset[int] | None = None
        self.ordre: Sequence[int] = range(0)
        self._vider()

    def set_rows(self, lignes: Iterable[T]) -> None:
        """Take the lines of the list; filters, search and sort stay. A restriction by numbers falls."""
        self.lignes = list(lignes)
        self.ids = [self.identifiant(ligne) for ligne in self.lignes]
        self._restriction = None
        self._vider()
        self._recalculer()

    def rechercher(self, texte: str) -> None:
        """Keep the lines whose search key holds every word of the text."""
        aiguille = " ".join(mots_cherches(texte))
        if aiguille == self.recherche:
            return
        etroit = bool(self.recherche) and _prolonge(self.recherche, aiguille)
        depart = self.ordre if etroit else self._filtrees
        self.recherche = aiguille
        self.ordre = self._chercher(depart)

    def filtrer(self, cle: str, filtre: FiltreColonne | None) -> None:
        """Set or lift the filter of a column. Raises KeyError for an unknown column."""
        colonne = self._par_cle[cle]
        if filtre is None:
            self.filtres.pop(cle, None)
            self._textes.pop(cle, None)
        else:
            self.filtres[colonne.cle] = filtre
        self._refiltrer()

    def set_filtre(self, indices: Iterable[int] | None) -> None:
        """Restrict the list to those line numbers (a counter, a ready view), or lift the restriction."""
        self._restriction = None if indices is None else frozenset(indices)
        self._refiltrer()

    def trier(self, cle: str | None, *, decroissant: bool = False) -> None:
        """Order the lines by a column, equal lines in their original order; None = original order."""
        self.tri = None if cle is None else (cle, decroissant)
        self._retrier()

    def tout_afficher(self) -> None:
        """Lift search, column filters and restriction together."""
        self.filtres.clear()
        self._textes.clear()
        self.recherche = ""
        self._restriction = None
        self._refiltrer()

    def preparer_tri(self, cle: str) -> Iterator[None]:
        """Prepare the order of a column a few lines at a time, so that asking for it later is immediate."""
        tris, colonne, lignes = self._tris, self._par_cle[cle], self.lignes
        cles: list[Any] = []
        for debut in range(0, 0 if cle in tris else len(lignes), _LIGNES_PAR_PAS):
            cles += colonne.cles_tri(lignes[debut : debut + _LIGNES_PAR_PAS])
            yield
        if cles and cle not in tris:
            tris[cle] = _Tri(cles)

    @property
    def actif(self) -> bool:
        """Return whether something hides lines."""
        return bool(self.filtres or self.recherche or self._restriction is not None)

    def valeurs(self, cle: str) -> list[tuple[str, int]]:
        """Return the distinct texts of a column with their counts among the lines the other filters keep."""
        choix = self._choix(cle)
        autres = self._chercher(self._passer(self._trie, sauf_cle=cle))
        comptes = Counter(choix[i] for i in autres)
        for valeur in set(choix):
            comptes.setdefault(valeur, 0)
        return sorted(comptes.items(), key=lambda paire: (paire[0] == "", fold(paire[0])))

    def bornes(self, cle: str) -> tuple[date, date] | None:
        """Return the first and last day of a date column, None when it has none."""
        jours = [jour for jour in self._dates(cle) if jour is not None]
        return (min(jours), max(jours)) if jours else None

    def _vider(self) -> None:
        self._cles: list[str] | None = None
        self._textes: dict[str, list[str]] = {}
        self._choix_cache: dict[str, list[str]] = {}
        self._dates_cache: dict[str, list[date | None]] = {}
        self._tris: dict[str, _Tri] = {}
        self._trie: Sequence[int] = range(len(self.lignes))
        self._filtrees: Sequence[int] = self._trie
        self.ordre = self._trie

    def _recalculer(self) -> None:
        if self.tri is not None:
            self._retrier()
        else:
            self._refiltrer()

    def _retrier(self) -> None:
        if self.tri is None:
            self._trie = range(len(self.lignes))
        else:
            cle, decroissant = self.tri
            tri = self._tri_de(cle)
            pleines: Sequence[int] = tri.pleines
            if decroissant:
                pleines = sorted(pleines, key=tri.rangs.__getitem__, reverse=True)
            self._trie = [*pleines, *tri.vides]
        self._refiltrer()

    def _tri_de(self, cle: str) -> _Tri:
        if cle not in self._tris:
            self._tris[cle] = _Tri(self._par_cle[cle].cles_tri(self.lignes))
        return self._tris[cle]

    def _refiltrer(self) -> None:
        self._filtrees = self._passer(self._trie)
        self.ordre = self._chercher(self._filtrees)

    def _passer(self, depart: Sequence[int], sauf_cle: str = "") -> Sequence[int]:
        if self._restriction is not None:
            gardees = self._restriction
            depart = [i for i in depart if i in gardees]
        for cle, filtre in self.filtres.items():
            if cle != sauf_cle:
                depart = self._appliquer(depart, cle, filtre)
        return depart

    def _appliquer(self, depart: Sequence[int], cle: str, filtre: FiltreColonne) -> Sequence[int]:
        sauf = filtre.sauf
        if isinstance(filtre, FiltreTexte):
            textes = self._folded(cle)
            mots = fold(filtre.texte).split()
            if not sauf:
                for mot in mots:
                    depart = [i for i in depart if mot in textes[i]]
                return depart
            return [i for i in depart if not any(mot in textes[i] for mot in mots)]
        if isinstance(filtre, FiltreChoix):
            choix, valeurs = self._choix(cle), filtre.valeurs
            return [i for i in depart if (choix[i] in valeurs) != sauf]
        if isinstance(filtre, FiltreDates):
            dates = self._dates(cle)
            debut, fin = filtre.du or date.min, filtre.au or date.max
            return [i for i in depart if ((jour := dates[i]) is not None and debut <= jour <= fin) != sauf]
        return self._vides(depart, cle, filtre)

    def _vides(self, depart: Sequence[int], cle: str, filtre: FiltreVide) -> Sequence[int]:
        colonne, lignes, sauf = self._par_cle[cle], self.lignes, filtre.sauf
        return [i for i in depart if colonne.est_vide(lignes[i]) != sauf]

    def _chercher(self, depart: Sequence[int]) -> Sequence[int]:
        if not self.recherche:
            return depart
        if self._cles is None:
            self._cles = [self._cle_recherche(ligne) for ligne in self.lignes]
        cles = self._cles
        # The longest word first: it leaves the fewest lines to the others.
        for mot in sorted(set(self.recherche.split()), key=len, reverse=True):
            depart = [i for i in depart if mot in cles[i]]
        return depart

    def _folded(self, cle: str) -> list[str]:
        if cle not in self._textes:
            self._textes[cle] = self._par_cle[cle].cles_texte(self.lignes)
        return self._textes[cle]

    def _choix(self, cle: str) -> list[str]:
        if cle not in self._choix_cache:
            self._choix_cache[cle] = self._par_cle[cle].choix(self.lignes)
        return self._choix_cache[cle]

    def _dates(self, cle: str) -> list[date | None]:
        if cle not in self._dates_cache:
            self._dates_cache[cle] = self._par_cle[cle].dates(self.lignes)
        return self._dates_cache[cle]
