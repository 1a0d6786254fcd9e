"""The lists of the « Feuille du lundi » and how they share the height of its one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.blocs import Ou, titre
from cfa_desktop.documents.pdf.lundi_valeurs import FeuilleLundi
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRIS, NORMAL, Style
from cfa_desktop.documents.pdf.tableau import Colonne, Tableau, dessiner, hauteur_titres, hauteurs

ECART = 12.0
"""Height left between two zones."""

SUITE = 15.0
"""Height of the line that says how many more there are."""

_TITRE = 14.0
_RIEN = 18.0
_CASE = 9.0
_TAILLE = 9.5
_LIGNES_APPEL = 5  # the longest names whole
_DISCRET = Style(NORMAL, 9, GRIS)
_VIDE = Style(NORMAL, 10, GRIS)


class Liste(NamedTuple):
    """A zone: its title, its rows; ``mots`` = one more of them, several; ``poids`` = its share."""

    titre: str
    tableau: Tableau
    mots: tuple[str, str]
    rien: str
    poids: float = 1
    cases: bool = False


def listes(feuille: FeuilleLundi) -> tuple[Liste, ...]:
    """Return the two lists of the week."""
    return (
        Liste(
            "Échéances de la semaine",
            _tableau(
                (Colonne("Jour", 104, gras=True), Colonne("À faire", 160), Colonne("Pour", 250)),
                [tuple(due) for due in feuille.echeances],
            ),
            ("autre ligne", "autres lignes"),
            "Rien n’est dû cette semaine.",
            1.6,
        ),
        Liste(
            "Appels à passer",
            _tableau(
                (
                    Colonne("", 11),
                    Colonne("Candidat", 130, gras=True, entiere=True),
                    Colonne("Téléphone", 80, gras=True),
                    Colonne("Formation", 50),
                    Colonne("Raison", 164),
                    Colonne("Pour le", 58),
                ),
                [("", *appel) for appel in feuille.appels],
                _LIGNES_APPEL,
            ),
            ("autre personne", "autres personnes"),
            "Aucun rappel prévu cette semaine.",
            2,
            cases=True,
        ),
    )


def partager_hauteur(
    rangs: Sequence[Sequence[float]], poids: Sequence[float], total: float, suite: float = SUITE
) -> list[int]:
    """Return how many rows of each list fit in a height, given the heights of its rows.

    Each gets its share, what one does not need goes to the others; a list cut keeps ``suite`` to say so.
    """
    donnes, pris = [0] * len(rangs), [0.0] * len(rangs)
    reste = total - suite * sum(1 for lignes in rangs if lignes)

    def tient(rang: int) -> int:
        """Return how many rows more the list takes now: the next one, else all those left, else none."""
        suivantes = rangs[rang][donnes[rang] :]
        if suivantes and suivantes[0] <= reste:
            return 1
        return len(suivantes) if suivantes and sum(suivantes) - suite <= reste else 0

    while candidats := [rang for rang in range(len(rangs)) if tient(rang)]:
        rang = min(candidats, key=lambda un: pris[un] / poids[un])
        debut, fin = donnes[rang], donnes[rang] + tient(rang)
        hauteur = sum(rangs[rang][debut:fin])
        donnes[rang], pris[rang] = fin, pris[rang] + hauteur
        reste -= hauteur - (suite if fin == len(rangs[rang]) else 0)
    return donnes


def dessiner_listes(plume: Plume, feuille: FeuilleLundi, ou: Ou, hauteur: float) -> float:
    """Draw the lists under ``ou.y`` within a height; return the ordinate under them."""
    toutes = listes(feuille)
    fixes = sum(
        ECART + _TITRE + (hauteur_titres(une.tableau, ou.place) if une.tableau.lignes else _RIEN)
        for une in toutes
    )
    rangs = [hauteurs(une.tableau, ou.place) for une in toutes]
    montres = partager_hauteur(rangs, [une.poids for une in toutes], hauteur - fixes)
    y = ou.y
    for une, nombre in zip(toutes, montres, strict=True):
        y = _dessiner(plume, une, ou._replace(y=y), nombre) - ECART
    return y


def _dessiner(plume: Plume, une: Liste, ou: Ou, nombre: int) -> float:
    titre(plume, une.titre, ou._replace(y=ou.y - 10))
    haut = ou.y - _TITRE
    lignes = une.tableau.lignes
    if not lignes:
        plume.texte((ou.x, haut - 13), une.rien, _VIDE, place=ou.place)
        return haut - _RIEN
    montre = une.tableau._replace(lignes=lignes[:nombre])
    if une.cases:
        _cases(plume, montre, ou._replace(y=haut))
    bas = dessiner(plume, montre, ou._replace(y=haut))
    if nombre == len(lignes):
        return bas
    reste = texte_nombre(len(lignes) - nombre, *une.mots)
    plume.texte((ou.x, bas - 11), f"et {reste}, dans le programme", _DISCRET, place=ou.place)
    return bas - SUITE


def _cases(plume: Plume, tableau: Tableau, ou: Ou) -> None:
    y = ou.y - hauteur_titres(tableau, ou.place)
    boites = []
    for hauteur in hauteurs(tableau, ou.place):
        boites.append((ou.x + 3, y - 4 - _CASE, _CASE, _CASE))
        y -= hauteur
    plume.boites(boites, bord=ENCRE, epaisseur=0.9)


def _tableau(colonnes: Sequence[Colonne], lignes: Sequence[Sequence[str]], lignes_max: int = 2) -> Tableau:
    return Tableau(colonnes, lignes, taille=_TAILLE, lignes_max=lignes_max)
