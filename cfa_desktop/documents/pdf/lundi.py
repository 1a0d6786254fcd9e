"""The « Feuille du lundi »: the whole week of the officer on one page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Ou, reglure, titre
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.lundi_formations import dessiner_formations, hauteur_formations
from cfa_desktop.documents.pdf.lundi_valeurs import Chiffre, FeuilleLundi
from cfa_desktop.documents.pdf.lundi_zones import ECART, dessiner_listes
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRAS, GRIS, NORMAL, Style

_TITRE = "Feuille du lundi"
_SEMAINE = Style(GRAS, 19)
_VALEUR = Style(GRAS, 24)
_DETAIL = Style(NORMAL, 9, GRIS)
_NOTES_MIN = 62.0


def ouvrage_lundi(feuille: FeuilleLundi, entete: Entete) -> Ouvrage:
    """Return the sheet of a week: one A4 page, whatever the week holds."""
    page = Page(entete, _TITRE, partial(_dessiner, feuille))
    return Ouvrage(_TITRE, entete, [page])


def dessiner_chiffres(plume: Plume, chiffres: Sequence[Chiffre], ou: Ou) -> float:
    """Draw figures to be read from a metre, side by side under ``ou.y``; return the ordinate under them."""
    pas = ou.place / max(len(chiffres), 1)
    for rang, chiffre in enumerate(chiffres):
        x = ou.x + rang * pas
        plume.texte((x, ou.y - 8), chiffre.nom, ETIQUETTE, place=pas - 8)
        plume.texte((x, ou.y - 32), chiffre.valeur, _VALEUR, place=pas - 8)
        if chiffre.detail:
            plume.texte((x, ou.y - 44), chiffre.detail, _DETAIL, place=pas - 8)
    return ou.y - 56


def _dessiner(feuille: FeuilleLundi, plume: Plume, zone: Zone) -> None:
    plume.texte((zone.gauche, zone.haut - 17), feuille.semaine, _SEMAINE, place=zone.largeur)
    y = dessiner_chiffres(plume, feuille.chiffres, Ou(zone.gauche, zone.haut - 32, zone.largeur))
    pris = hauteur_formations(feuille.formations, zone.largeur)
    y = dessiner_listes(plume, feuille, Ou(zone.gauche, y, zone.largeur), y - zone.bas - pris)
    y = dessiner_formations(plume, feuille.formations, Ou(zone.gauche, y, zone.largeur)) - ECART
    if y - zone.bas >= _NOTES_MIN:
        bas = titre(plume, "Notes", Ou(zone.gauche, y - 10, zone.largeur))
        reglure(plume, Ou(zone.gauche, bas + 8, zone.largeur), zone.bas)
