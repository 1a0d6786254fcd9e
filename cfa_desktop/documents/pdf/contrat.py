"""Contract slips: half a sheet per candidate, to copy on Parcoursup without a mistake (R18)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.a_voir import pages_a_voir
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.contrat_blocs import (
    Bloc,
    bloc_etapes,
    bloc_formation,
    bloc_identite,
    bloc_limite,
)
from cfa_desktop.documents.pdf.contrat_employeur import bloc_employeur, bloc_suite, couper_nom, nom_employeur
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import NORMAL, Style

A5 = (419.53, 595.28)
_TITRE = "Bordereau du contrat"
A_VOIR = "À voir avant la remise"
_ECART, _ECART_MAX = 5.0, 17.0
"""Room between two blocks, and how far it grows with the page."""

_ETAPES = (Style(NORMAL, 9.5), Style(NORMAL, 8.5))
_ESSAIS = tuple((style, serre) for serre in (False, True) for style in _ETAPES)
_VIDE = "Aucun contrat préparé ou saisi dans ce choix, dont l’employeur soit connu."


def ouvrage_contrats(
    bordereaux: Iterable[BordereauContrat],
    entete: Entete,
    a_voir: Sequence[AVoir] = (),
    filtre: str = "",
) -> Ouvrage:
    """Return one A5 page per slip, in order, with a bookmark each; several when a name is too long for one.

    The formation of each slip replaces that of the heading. Those who get none come last, with why:
    that page is the officer's, its heading says ``filtre``.
    """
    zone = zone_libre(A5)
    pages = [
        Page(
            entete.de_formation(un.formation_sigle, un.formation_nom, un.formation_couleur),
            _TITRE,
            partial(_dessiner, blocs),
            compte=f"{un.candidat}, suite" if rang else "",
            signet="" if rang else f"{un.candidat} – {un.formation_sigle}",
            remis_a="au candidat",
        )
        for un in bordereaux
        for rang, blocs in enumerate(_feuilles(un, zone))
    ]
    dernieres = pages_a_voir(replace(entete, filtre=filtre or entete.filtre), A_VOIR, a_voir, A5)
    return Ouvrage(_TITRE, entete, [*pages, *dernieres], A5, vide=_VIDE, a_voir=len(dernieres))


def _feuilles(un: BordereauContrat, zone: Zone) -> list[list[Bloc]]:
    """Return the blocks of each page: smaller texts, then the steps on the next one, then the name."""
    place, nom = zone.largeur, nom_employeur(un, zone.largeur)
    limite = bloc_limite(un, place)
    for style, serre in _ESSAIS:
        blocs = [*_tete(un, place, serre), bloc_employeur(un, place, nom), limite]
        blocs.append(bloc_etapes(un, place, style))
        if _besoin(blocs) <= zone.hauteur:
            return [blocs]
    tete = _tete(un, place, serre=False)
    premiere = [*tete, bloc_employeur(un, place, nom), limite]
    etapes = bloc_etapes(un, place, _ETAPES[0])
    if _besoin(premiere) <= zone.hauteur:
        return [premiere, [etapes]]
    debut, *suites = couper_nom(nom, zone.hauteur - _besoin([*tete, limite]) - _ECART, zone.hauteur)
    feuilles = [[*tete, bloc_employeur(un, place, debut, suivi=bool(suites)), limite]]
    feuilles += [[bloc_suite(place, suite)] for suite in suites]
    if suites and _besoin([*feuilles[-1], etapes]) <= zone.hauteur:
        feuilles[-1].append(etapes)
    else:
        feuilles.append([etapes])
    return feuilles


def _tete(un: BordereauContrat, place: float, serre: bool) -> list[Bloc]:
    return [bloc_identite(un, place, serre=serre), bloc_formation(un, place, serre=serre)]


def _besoin(blocs: Sequence[Bloc]) -> float:
    return sum(bloc.hauteur for bloc in blocs) + _ECART * (len(blocs) - 1)


def _dessiner(blocs: Sequence[Bloc], plume: Plume, zone: Zone) -> None:
    """Draw the blocks one under another; what is left of the page is shared between them."""
    reste = zone.hauteur - sum(bloc.hauteur for bloc in blocs)
    ecart = min(max(reste / len(blocs), _ECART), _ECART_MAX)
    y = zone.haut
    for bloc in blocs:
        bloc.dessiner(plume, (zone.gauche, y))
        y -= bloc.hauteur + ecart
