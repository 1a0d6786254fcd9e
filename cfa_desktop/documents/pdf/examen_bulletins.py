"""The averages on an examination sheet: one table per school year, what does not fit is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import Ou, titre
from cfa_desktop.documents.pdf.examen_textes import ABSENT, DISCRET
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style
from cfa_desktop.models.contenu_lu import Note, TableauBulletins
from cfa_desktop.models.texte import fold

RANG = 13.5
"""Height of a row, in points."""

_SECONDE = 10.5  # what a second line adds to a row
_TITRES = 16.0
_APRES = 7.0
_LIGNES_MIN = 3
_LIGNES_UTILES = 6  # under so many subjects, an older year is better left to the program
_PERIODES_MAX = 4
_COLONNE, _COLONNE_ETROITE = 54.0, 44.0
_CLASSE = 25.0  # what the average of the class takes at the right of a cell
_FOND = "#EBEEF2"
_MATIERE = Style(NORMAL, 9.5)
_MOYENNE = Style(GRAS, 9.5)
_DE_LA_CLASSE = Style(NORMAL, 8.5, GRIS)
_EN_MOTS = Style(NORMAL, 8, GRIS)
_ANNEE = Style(GRAS, 9)
_PERIODE = Style(GRAS, 8)
_TRONC_COMMUN = ("francais", "philosophie", "mathematiques", "histoire", "langue vivante", "anglais")
"""What nearly every school teaches: kept first when there are more subjects than room."""


_Encres = defaultdict[Style, list[tuple[float, float, str]]]
"""Texts gathered by style: a page of averages is written in a few strokes."""


class _Grille(NamedTuple):
    """What a table shows: subjects cut into lines, terms with the right edges of their columns, this wide."""

    rangees: Sequence[tuple[str, Sequence[str]]]
    periodes: Sequence[tuple[str, float]]
    large: float


def dessine_bulletins(plume: Plume, tableaux: Sequence[TableauBulletins], ou: Ou, plancher: float) -> float:
    """Draw the tables from the newest year down to a floor; return the baseline of what follows them."""
    y = titre(plume, "Bulletins", ou)
    if not tableaux:
        plume.texte((ou.x, y), ABSENT, DISCRET, place=ou.place)
        return y - RANG - 12
    if any(note.classe for tableau in tableaux for note in tableau.notes.values()):
        _legende(plume, (ou.x + ou.place, ou.y))
    y += 8
    for rang, tableau in enumerate(tableaux):
        suivants = len(tableaux) - rang - 1
        sol = plancher + (RANG if suivants else 0)
        grille = _grille(tableau, ou, y - sol)
        if rang and len(grille.rangees) < min(_LIGNES_UTILES, len(tableau.matieres)):
            annees = texte_nombre(suivants + 1, "autre année", "autres années")
            dit = f"et {annees}, à lire dans le programme"
            plume.texte((ou.x + 4, y - 4), dit, DISCRET, place=ou.place - 4)
            return y - 4 - RANG - 8
        y = _dessiner(plume, tableau, grille, (ou.x, y, ou.place)) - _APRES
    return y - 10


def matieres_gardees(tableau: TableauBulletins, nombre: int) -> tuple[str, ...]:
    """Return so many subjects at most, in alphabetical order: those best filled, the common ones first."""

    def cle(matiere: str) -> tuple[bool, int, str]:
        nom = fold(matiere)
        notes = sum(bool(_chiffree(tableau.note(matiere, periode))) for periode in tableau.periodes)
        return not any(nom.startswith(commune) for commune in _TRONC_COMMUN), -notes, nom

    gardees = set(sorted(tableau.matieres, key=cle)[:nombre])
    return tuple(matiere for matiere in tableau.matieres if matiere in gardees)


def periodes_gardees(tableau: TableauBulletins) -> tuple[str, ...]:
    """Return the terms that the table has room for: those best filled, in their order."""

    def vide(periode: str) -> int:
        return -sum(bool(_chiffree(tableau.note(matiere, periode))) for matiere in tableau.matieres)

    gardees = set(sorted(tableau.periodes, key=vide)[:_PERIODES_MAX])
    return tuple(periode for periode in tableau.periodes if periode in gardees)


def _grille(tableau: TableauBulletins, ou: Ou, hauteur: float) -> _Grille:
    """Choose the terms, then as many subjects as that height holds, three at least."""
    periodes = periodes_gardees(tableau)
    large = _COLONNE if len(periodes) < _PERIODES_MAX else _COLONNE_ETROITE
    droites = [ou.x + ou.place - 4 - large * reste for reste in range(len(periodes) - 1, -1, -1)]
    libre = ou.place - large * len(periodes) - 8
    coupees = {un: police.lignes(police.visible(un), _MATIERE, libre, 2) for un in tableau.matieres}
    gardees = tableau.matieres
    complet = len(periodes) == len(tableau.periodes)
    for nombre in range(len(tableau.matieres), 0, -1):
        gardees = matieres_gardees(tableau, nombre)
        suite = 0 if complet and nombre == len(tableau.matieres) else RANG
        total = _TITRES + sum(_hauteur(coupees[un]) for un in gardees) + suite
        if total <= hauteur or nombre <= _LIGNES_MIN:
            break
    return _Grille([(un, coupees[un]) for un in gardees], list(zip(periodes, droites, strict=True)), large)


def _hauteur(lignes: Sequence[str]) -> float:
    return RANG + (len(lignes) - 1) * _SECONDE


def _dessiner(
    plume: Plume, tableau: TableauBulletins, grille: _Grille, ou: tuple[float, float, float]
) -> float:
    """Draw one school year under ``y``; return its bottom."""
    x, y, place = ou
    annee = " · ".join(filter(None, (tableau.annee, tableau.niveau))) or "Année non précisée"
    plume.boites([(x, y - _TITRES, place, _TITRES)], fond=_FOND)
    plume.traits([(x, y - _TITRES, x + place, y - _TITRES)], ENCRE, 0.9)
    plume.texte((x + 4, y - 11.5), annee, _ANNEE, place=place - grille.large * len(grille.periodes) - 8)
    for periode, droite in grille.periodes:
        plume.texte((droite, y - 11.5), periode, _PERIODE, place=grille.large - 4, aligne="droite")
    y -= _TITRES
    filets = []
    encres: _Encres = defaultdict(list)
    for matiere, lignes in grille.rangees:
        encres[_MATIERE] += [(x + 4, y - 9.8 - saut * _SECONDE, un) for saut, un in enumerate(lignes)]
        for periode, droite in grille.periodes:
            _cellule(encres, tableau.note(matiere, periode), (droite, y - 9.8), grille.large - 5)
        y -= _hauteur(lignes)
        filets.append((x, y, x + place, y))
    plume.traits(filets, FILET, 0.6)
    for style, morceaux in encres.items():
        plume.morceaux(morceaux, style)
    reste = _restes(tableau, len(grille.rangees), len(grille.periodes))
    if reste:
        plume.texte((x + 4, y - 9.8), f"{reste}, à lire dans le programme", DISCRET, place=place - 8)
        y -= RANG
    return y


def _restes(tableau: TableauBulletins, matieres: int, periodes: int) -> str:
    """Return « et 14 autres matières, 2 autres périodes », "" when nothing is left out."""
    comptes = (
        (len(tableau.matieres) - matieres, "autre matière", "autres matières"),
        (len(tableau.periodes) - periodes, "autre période", "autres périodes"),
    )
    dits = [texte_nombre(*compte) for compte in comptes if compte[0]]
    return f"et {', '.join(dits)}" if dits else ""


def _cellule(encres: _Encres, note: Note, ou: tuple[float, float], place: float) -> None:
    """Write the average of the candidate, then that of the class, from the right edge of the cell.

    « Aucune note » takes the whole cell when it needs it.
    """
    droite, y = ou
    moyenne = police.visible(note.moyenne)
    style = _MOYENNE if _chiffree(note) else _EN_MOTS
    if note.classe and (style is _MOYENNE or police.largeur(moyenne, style) <= place - _CLASSE):
        classe = police.ajuste(police.visible(note.classe), _DE_LA_CLASSE, _CLASSE - 3)
        encres[_DE_LA_CLASSE].append((droite - police.largeur(classe, _DE_LA_CLASSE), y, classe))
        droite, place = droite - _CLASSE, place - _CLASSE
    if moyenne:
        moyenne = police.ajuste(moyenne, style, place)
        encres[style].append((droite - police.largeur(moyenne, style), y, moyenne))


def _chiffree(note: Note) -> bool:
    return any(signe.isdigit() for signe in note.moyenne)


def _legende(plume: Plume, ou: tuple[float, float]) -> None:
    """Say at the right of the title which of two averages is whose."""
    droite, y = ou
    classe = " moyenne de la classe"
    mesure = plume.texte((droite, y), classe, _DE_LA_CLASSE, aligne="droite")
    candidat = Style(GRAS, 8.5)
    plume.texte((droite - mesure - police.largeur(" ", candidat), y), "candidat", candidat, aligne="droite")
