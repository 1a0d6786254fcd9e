"""A list as a PDF: header row on every page, hairlines, coloured states, every text measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from cfa_desktop.documents.liste import TEINTES, CelluleEtat, Liste, Valeur, texte_nombre
from cfa_desktop.documents.pdf.cadre import MARGE, Zone, zone_libre
from cfa_desktop.documents.pdf.colonnes import PASTILLE, TITRE, Coupeur, Grille, grille
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Boite, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRIS, NORMAL, Style, largeur

_BLANC_LIGNE = 5.0
_CARRE = 5.2
_FOND_TITRES = "#EBEEF2"
_PRESUME = "presume"
_PREPARE = "prepare"
_FRANC = "franc"

Coupee = tuple[Sequence[Valeur], list[tuple[str, ...]], float]
"""A line ready to draw: its values, their printable lines, its height."""


def ouvrage_liste(liste: Liste) -> Ouvrage:
    """Return a list as an A4 document, upright when the columns fit, else landscape."""
    plan = grille(liste)
    compte = texte_nombre(len(liste.lignes), *liste.mots)
    pages = [
        Page(liste.entete, liste.titre, partial(_dessiner, liste, plan, lignes), compte)
        for lignes in _pages(liste, plan)
    ]
    return Ouvrage(liste.titre, liste.entete, pages, plan.page)


def _dessiner(liste: Liste, plan: Grille, lignes: list[Coupee], plume: Plume, zone: Zone) -> None:
    _lignes(plume, liste, plan, (_titres(plume, liste, plan, zone.haut), lignes))


def _pages(liste: Liste, plan: Grille) -> list[list[Coupee]]:
    """Share the lines between pages by their heights; one empty page when there is no line."""
    libre = zone_libre(plan.page).hauteur - _hauteur_titres(plan)
    pages: list[list[Coupee]] = [[]]
    reste = libre
    for coupee in _coupees(liste, plan):
        if coupee[2] > reste:
            pages.append([])
            reste = libre
        pages[-1].append(coupee)
        reste -= coupee[2]
    return pages


def _coupees(liste: Liste, plan: Grille) -> Iterator[Coupee]:
    interligne = plan.style.taille * 1.2
    lire = [
        Coupeur(colonne, plan.style, place).lignes
        for colonne, place in zip(liste.colonnes, plan.places, strict=True)
    ]
    for ligne in liste.lignes:
        cellules = [lit(valeur) for lit, valeur in zip(lire, ligne, strict=True)]
        yield ligne, cellules, max(1, *map(len, cellules)) * interligne + _BLANC_LIGNE


def _hauteur_titres(plan: Grille) -> float:
    return max(map(len, plan.titres)) * TITRE.taille * 1.2 + 7


def _titres(plume: Plume, liste: Liste, plan: Grille, y: float) -> float:
    """Draw the header row and return the ordinate of its bottom."""
    hauteur = _hauteur_titres(plan)
    bas = y - hauteur
    plume.boites([(MARGE, bas, plume.largeur - 2 * MARGE, hauteur)], fond=_FOND_TITRES)
    plume.traits([(MARGE, bas, plume.largeur - MARGE, bas)], ENCRE, 0.9)
    morceaux = []
    for rang, titres in enumerate(plan.titres):
        for saut, titre in enumerate(reversed(titres)):
            x = plan.gauches[rang]
            if liste.colonnes[rang].genre == "entier":
                x += plan.places[rang] - largeur(titre, TITRE)
            morceaux.append((x, bas + 4.5 + saut * TITRE.taille * 1.2, titre))
    plume.morceaux(morceaux, TITRE)
    return bas


def _lignes(plume: Plume, liste: Liste, plan: Grille, contenu: tuple[float, list[Coupee]]) -> None:
    y, page = contenu
    if not page:
        plume.texte((MARGE + 4, y - 22), "Aucune ligne pour ce filtre.", Style(NORMAL, 11, GRIS))
        return
    style, droite = plan.style, plume.largeur - MARGE
    interligne = style.taille * 1.2
    etats = [rang for rang, colonne in enumerate(liste.colonnes) if colonne.genre == "etat"]
    entiers = {rang for rang, colonne in enumerate(liste.colonnes) if colonne.genre == "entier"}
    colonnes = [(rang, x + (PASTILLE if rang in etats else 0)) for rang, x in enumerate(plan.gauches)]
    morceaux: list[tuple[float, float, str]] = []
    filets: list[Boite] = []
    carres: dict[tuple[str, str], list[Boite]] = defaultdict(list)
    for valeurs, cellules, hauteur in page:
        base = y - _BLANC_LIGNE / 2 - style.taille * 0.88
        for (rang, x), cellule in zip(colonnes, cellules, strict=True):
            for saut, texte in enumerate(cellule):
                decale = plan.places[rang] - largeur(texte, style) if rang in entiers else 0
                morceaux.append((x + decale, base - saut * interligne, texte))
        for rang in etats:
            valeur = valeurs[rang]
            if isinstance(valeur, CelluleEtat) and valeur.etat is not None:
                genre = _PREPARE if valeur.prepare else _PRESUME if valeur.presume else _FRANC
                carre = (plan.gauches[rang], base + 0.1 * style.taille, _CARRE, _CARRE)
                carres[TEINTES[valeur.etat].encre, genre].append(carre)
        y -= hauteur
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
