"""Formation sheets: one page says where a formation stands, for the wall and for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.blocs import Ou, titre
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.formation_blocs import (
    dessiner_compteurs,
    dessiner_criteres,
    dessiner_echeances,
    dessiner_faits,
    dessiner_nom,
)
from cfa_desktop.documents.pdf.formation_valeurs import FicheFormation
from cfa_desktop.documents.pdf.graphiques import (
    dessiner_entonnoir,
    dessiner_jauge,
    hauteur_entonnoir,
    legende_jauge,
)
from cfa_desktop.documents.pdf.lundi import dessiner_chiffres
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRIS, NORMAL, Style

_TITRE = "Fiche de formation"
_DISCRET = Style(NORMAL, 8.5, GRIS)
_COMPTEURS = 0.47
_GOUTTIERE = 24.0
_ECART = 12.0


def ouvrage_formations(fiches: Sequence[FicheFormation], entete: Entete) -> Ouvrage:
    """Return one A4 page per formation, in order, with a bookmark each.

    The formation of each sheet replaces that of the heading.
    """
    pages = [
        Page(
            entete.de_formation(fiche.nom_court, "", fiche.couleur),  # its name stands in full just below
            _TITRE,
            partial(_dessiner, fiche),
            signet=f"{fiche.nom_court} – {fiche.intitule}",
        )
        for fiche in fiches
    ]
    return Ouvrage(_TITRE, entete, pages, vide="Aucune formation dans cette session.")


def _dessiner(fiche: FicheFormation, plume: Plume, zone: Zone) -> None:
    ou = Ou(zone.gauche, zone.haut, zone.largeur)
    y = dessiner_nom(plume, fiche, ou)
    y = dessiner_chiffres(plume, fiche.chiffres, ou._replace(y=y)) - 4
    y = _dessiner_places(plume, fiche, ou._replace(y=y))
    y = _dessiner_colonnes(plume, fiche, ou._replace(y=y))
    y = _dessiner_entonnoir(plume, fiche, ou._replace(y=y))
    dessiner_criteres(plume, fiche, ou._replace(y=y), zone.bas)


def _dessiner_places(plume: Plume, fiche: FicheFormation, ou: Ou) -> float:
    titre(plume, "Contrats et places", ou._replace(y=ou.y - 10))
    legende_jauge(plume, ou._replace(y=ou.y - 10), fiche.couleur)
    y = ou.y - 40
    dessiner_jauge(plume, ou._replace(y=y), fiche.jauge, fiche.couleur, grande=True)
    if fiche.notes_jauge:
        y = plume.paragraphe((ou.x, y - 15), fiche.notes_jauge, _DISCRET, place=ou.place, maximum=2)
    return y - _ECART


def _dessiner_colonnes(plume: Plume, fiche: FicheFormation, ou: Ou) -> float:
    """Draw the counters at the left; what the formation is and what is due at the right."""
    gauche = (ou.place - _GOUTTIERE) * _COMPTEURS
    bas = dessiner_compteurs(plume, fiche, ou._replace(place=gauche))
    autre = Ou(ou.x + gauche + _GOUTTIERE, ou.y, ou.place - gauche - _GOUTTIERE)
    y = dessiner_faits(plume, fiche.faits, autre)
    droite = dessiner_echeances(plume, fiche.echeances, autre._replace(y=y - 8), bas)
    return min(bas, droite) - _ECART


def _dessiner_entonnoir(plume: Plume, fiche: FicheFormation, ou: Ou) -> float:
    titre(plume, "Du vœu à l’inscription", ou._replace(y=ou.y - 10))
    bas = dessiner_entonnoir(plume, ou._replace(y=ou.y - 26), fiche.etapes, fiche.couleur)
    plume.texte(
        (ou.x, bas - 11),
        "Une étape compte aussi ceux qui sont allés plus loin\u202f; les démissions sans contrat ne comptent "
        "qu’aux vœux.",
        _DISCRET,
        place=ou.place,
    )
    return min(bas - 11, ou.y - 20 - hauteur_entonnoir(fiche.etapes)) - _ECART
