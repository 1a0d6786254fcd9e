"""Contract slips: half a sheet per candidate, to copy on Parcoursup without a mistake (R18)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.contrat_blocs import (
    bloc_employeur,
    bloc_etapes,
    bloc_formation,
    bloc_identite,
    bloc_limite,
)
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Plume

A5 = (419.53, 595.28)
_TITRE = "Bordereau du contrat"
_ECART_MAX = 17.0
_VIDE = "Aucun contrat préparé ou saisi dans ce choix, dont l’employeur soit connu."


def ouvrage_contrats(bordereaux: Sequence[BordereauContrat], entete: Entete) -> Ouvrage:
    """Return one A5 page per slip, in order, with a bookmark each.

    The formation of each slip replaces that of the heading.
    """
    pages = [
        Page(
            entete.de_formation(un.formation_sigle, un.formation_nom, un.formation_couleur),
            _TITRE,
            partial(_dessiner, un),
            signet=f"{un.candidat} – {un.formation_sigle}",
        )
        for un in bordereaux
    ]
    return Ouvrage(_TITRE, entete, pages, A5, vide=_VIDE)


def _dessiner(un: BordereauContrat, plume: Plume, zone: Zone) -> None:
    """Draw the blocks one under another; what is left of the page is shared between them."""
    place = zone.largeur
    blocs = [
        bloc_identite(un, place),
        bloc_formation(un, place),
        bloc_employeur(un, place),
        bloc_limite(un, place),
        bloc_etapes(un, place),
    ]
    reste = zone.hauteur - sum(bloc.hauteur for bloc in blocs)
    ecart = min(reste / len(blocs), _ECART_MAX)
    y = zone.haut
    for bloc in blocs:
        bloc.dessiner(plume, (zone.gauche, y))
        y -= bloc.hauteur + ecart
