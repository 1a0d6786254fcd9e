"""A list as a PDF: header row on every page, hairlines, coloured states, every text measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from cfa_desktop.documents.liste import TEINTES, CelluleEtat, Liste, Valeur, texte_nombre
from cfa_desktop.documents.pdf.cadre import MARGE, Zone, zone_libre
from cfa_desktop.documents.pdf.colonnes import PASTILLE, TITRE, Coupeur, Grille, Sens, grilles
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Boite, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRIS, NORMAL, Style, largeur

_BLANC_LIGNE = 5.0
_CARRE = 5.2
_FOND_TITRES = "#EBEEF2"
_PRESUME = "presume"
_PREPARE = "prepare"
_FRANC = "franc"


class _Ligne(NamedTuple):
    """A line ready to draw: its values, the printable lines of its cells leaf by leaf, its height."""

    valeurs: Sequence[Valeur]
    feuillets: Sequence[Sequence[tuple[str, ...]]]
    hauteur: float


def ouvrage_liste(liste: Liste, sens: Sens = "") -> Ouvrage:
    """Return a list as an A4 document, upright when the columns fit, else landscape, or as asked for.

    Too many columns for a page go to several, one after the other, whose lines are at the same height.
    """
    plans = grilles(liste, sens)
    compte = texte_nombre(len(liste.lignes), *liste.mots)
    pages = [
        Page(liste.entete, liste.titre, partial(_dessiner, liste, (plans, rang), lignes), dit)
        for lignes in _pages(liste, plans)
        for rang, dit in enumerate(_comptes(compte, len(plans)))
    ]
    return Ouvrage(liste.titre, liste.entete, pages, plans[0].page, pieces=len(liste.lignes))


def _comptes(compte: str, feuillets: int) -> list[str]:
    """Return what the heading of each leaf says."""
    if feuillets == 1:
        return [compte]
    return [f"{compte} · colonnes, partie {rang} sur {feuillets}" for rang in range(1, feuillets + 1)]


def _dessiner(
    liste: Liste, feuillet: tuple[Sequence[Grille], int], lignes: list[_Ligne], plume: Plume, zone: Zone
) -> None:
    plans, rang = feuillet
    y = _titres(plume, liste, plans[rang], (zone.haut, _hauteur_titres(plans)))
    if lignes:
        _lignes(plume, liste, (plans[rang], rang), (y, lignes))
    else:
        plume.texte((MARGE + 4, y - 22), "Aucune ligne pour ce filtre.", Style(NORMAL, 11, GRIS))


def _pages(liste: Liste, plans: Sequence[Grille]) -> list[list[_Ligne]]:
    """Share the lines between pages by their heights; one empty page when there is no line."""
    libre = zone_libre(plans[0].page).hauteur - _hauteur_titres(plans)
    pages: list[list[_Ligne]] = [[]]
    reste = libre
    for ligne in _coupees(liste, plans):
        if ligne.hauteur > reste:
            pages.append([])
            reste = libre
        pages[-1].append(ligne)
        reste -= ligne.hauteur
    return pages


def _coupees(liste: Liste, plans: Sequence[Grille]) -> Iterator[_Ligne]:
    interligne = plans[0].style.taille * 1.2
    lire = [
        [
            (rang, Coupeur(liste.colonnes[rang], plan.style, place).lignes)
            for rang, place in zip(plan.rangs, plan.places, strict=True)
        ]
        for plan in plans
    ]
    for valeurs in liste.lignes:
        feuillets = [[lit(valeurs[rang]) for rang, lit in colonnes] for colonnes in lire]
        hautes = max([1, *(len(cellule) for cellules in feuillets for cellule in cellules)])
        yield _Ligne(valeurs, feuillets, hautes * interligne + _BLANC_LIGNE)


def _hauteur_titres(plans: Sequence[Grille]) -> float:
    return max([1, *(len(titre) for plan in plans for titre in plan.titres)]) * TITRE.taille * 1.2 + 7


def _titres(plume: Plume, liste: Liste, plan: Grille, place: tuple[float, float]) -> float:
    """Draw the header row under an ordinate, in a height; return the ordinate of its bottom."""
    haut, hauteur = place
    bas = haut - hauteur
    plume.boites([(MARGE, bas, plume.largeur - 2 * MARGE, hauteur)], fond=_FOND_TITRES)
    plume.traits([(MARGE, bas, plume.largeur - MARGE, bas)], ENCRE, 0.9)
    morceaux = []
    for rang, titres in enumerate(plan.titres):
        for saut, titre in enumerate(reversed(titres)):
            x = plan.gauches[rang]
            if liste.colonnes[plan.rangs[rang]].genre == "entier":
                x += plan.places[rang] - largeur(titre, TITRE)
            morceaux.append((x, bas + 4.5 + saut * TITRE.taille * 1.2, titre))
    plume.morceaux(morceaux, TITRE)
    return bas


def _lignes(
    plume: Plume, liste: Liste, feuillet: tuple[Grille, int], contenu: tuple[float, list[_Ligne]]
) -> None:
    (plan, numero), (y, page) = feuillet, contenu
    style, droite = plan.style, plume.largeur - MARGE
    interligne = style.taille * 1.2
    genres = [liste.colonnes[rang].genre for rang in plan.rangs]
    etats = [rang for rang, genre in enumerate(genres) if genre == "etat"]
    entiers = {rang for rang, genre in enumerate(genres) if genre == "entier"}
    colonnes = [(rang, x + (PASTILLE if rang in etats else 0)) for rang, x in enumerate(plan.gauches)]
    morceaux: list[tuple[float, float, str]] = []
    filets: list[Boite] = []
    carres: dict[tuple[str, str], list[Boite]] = defaultdict(list)
    for ligne in page:
        base = y - _BLANC_LIGNE / 2 - style.taille * 0.88
        for (rang, x), cellule in zip(colonnes, ligne.feuillets[numero], strict=True):
            for saut, texte in enumerate(cellule):
                decale = plan.places[rang] - largeur(texte, style) if rang in entiers else 0
                morceaux.append((x + decale, base - saut * interligne, texte))
        for rang in etats:
            valeur = ligne.valeurs[plan.rangs[rang]]
            if isinstance(valeur, CelluleEtat) and valeur.etat is not None:
                genre = _PREPARE if valeur.prepare else _PRESUME if valeur.presume else _FRANC
                carre = (plan.gauches[rang], base + 0.1 * style.taille, _CARRE, _CARRE)
                carres[TEINTES[valeur.etat].encre, genre].append(carre)
        y -= ligne.hauteur
        filets.append((MARGE, y, droite, y))
    plume.traits(filets, FILET)
    _carres(plume, carres)
    plume.morceaux(morceaux, style)


def _carres(plume: Plume, carres: dict[tuple[str, str], list[Boite]]) -> None:
    """Draw the squares of the states: plain, dashed when présumé, outlined when préparé."""
    for (encre, genre), boites in carres.items():
        if genre == _FRANC:
            plume.boites(boites, fond=encre)
        else:
            plume.boites(boites, bord=encre, epaisseur=0.9, tirets=genre == _PRESUME)
