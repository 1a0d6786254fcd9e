"""The parts of a dossier in a table: which columns hold them, read into the paths of a record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from cfa_desktop.documents.lecture.motifs import Motifs, annee_en_clair, charger_motifs
from cfa_desktop.documents.lecture.regles import cle_entete
from cfa_desktop.documents.lecture.source import Cellules, Signaler
from cfa_desktop.documents.lecture.valeurs import lecteur_de, lire_note
from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.extraction import TypeExport

ANNEE_INCONNUE = "Année non précisée"


@dataclass(slots=True)
class _Bloc:
    """The averages of one school year: the n-th occurrence of each header, its year in its own column."""

    annee: int | None = None
    colonnes: list[int] = field(default_factory=list)
    moyennes: list[tuple[str, str, str]] = field(default_factory=list)
    chemins: dict[str, list[str]] = field(default_factory=dict)

    def chemins_de(self, annee: str) -> list[str]:
        """Return the path of each average under this year."""
        if annee not in self.chemins:
            self.chemins[annee] = [
                chemin(Rubrique.BULLETINS, annee, periode, matiere, mesure)
                for periode, matiere, mesure in self.moyennes
            ]
        return self.chemins[annee]


class LecteurContenu:
    """Reads the contents of one line; ``colonnes`` says which part each of its columns feeds."""

    def __init__(self, type_export: TypeExport, entetes: Sequence[str]) -> None:
        self.colonnes: dict[int, Rubrique] = {}
        self._fixes: list[tuple[int, str, Callable[[object, Signaler], str]]] = []
        self._blocs: dict[int, _Bloc] = {}
        self._notes: dict[object, str] = {None: "", "": ""}
        motifs = charger_motifs().get(type_export)
        if motifs is not None:
            self._reperer(motifs, entetes)

    def lire(self, cellules: Cellules, signaler: Signaler) -> dict[str, str]:
        """Return path -> text of the filled cells."""
        contenu: dict[str, str] = {}
        for colonne, un_chemin, convertir in self._fixes:
            cellule = cellules[colonne]
            if cellule != "" and cellule is not None:
                texte = convertir(cellule, signaler)
                if texte:
                    contenu[un_chemin] = texte
        pris: set[str] = set()
        for bloc in self._blocs.values():
            annee = repetee(self._annee(bloc, cellules), pris)
            pris.add(annee)
            self._lire_moyennes(bloc, annee, cellules, contenu)
        return contenu

    def _lire_moyennes(self, bloc: _Bloc, annee: str, cellules: Cellules, contenu: dict[str, str]) -> None:
        # A few hundred averages fill hundreds of thousands of cells: each is written once.
        lues = [cellules[colonne] for colonne in bloc.colonnes]
        for cellule in set(lues).difference(self._notes):
            self._notes[cellule] = lire_note(cellule)
        remplis = zip(bloc.chemins_de(annee), map(self._notes.__getitem__, lues), strict=True)
        contenu.update([paire for paire in remplis if paire[1]])

    def _annee(self, bloc: _Bloc, cellules: Cellules) -> str:
        return (annee_en_clair(cellules[bloc.annee]) if bloc.annee is not None else "") or ANNEE_INCONNUE

    def _reperer(self, motifs: Motifs, entetes: Sequence[str]) -> None:
        comptes: dict[str, int] = {}
        chemins: set[str] = set()
        for colonne, entete in enumerate(entetes):
            cle = cle_entete(entete)
            if not cle:
                continue
            rang = comptes[cle] = comptes.get(cle, 0) + 1
            if cle in motifs.annees_bulletins:
                self._bloc(rang).annee = colonne
                self.colonnes[colonne] = Rubrique.BULLETINS
            elif (moyenne := motifs.moyenne(cle, entete)) is not None:
                self._bloc(rang).colonnes.append(colonne)
                self._bloc(rang).moyennes.append(moyenne)
                self.colonnes[colonne] = Rubrique.BULLETINS
            elif (fixe := motifs.chemin(cle, entete)) is not None and fixe[1] not in chemins:
                rubrique, un_chemin, mesure = fixe
                chemins.add(un_chemin)
                self._fixes.append((colonne, un_chemin, lecteur_de(rubrique, mesure)))
                self.colonnes[colonne] = rubrique
        self._blocs = dict(sorted(self._blocs.items()))

    def _bloc(self, rang: int) -> _Bloc:
        return self._blocs.setdefault(rang, _Bloc())


def repetee(titre: str, pris: Collection[str]) -> str:
    """Return a heading made different from those already taken: « Trimestre 1 (2) »."""
    rang = 2
    unique = titre
    while unique in pris:
        unique, rang = f"{titre} ({rang})", rang + 1
    return unique
