"""Follow-up sheets: one page per candidate, made to be read on a desk and written on by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from cfa_desktop.documents.liste import Entete
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.fiche_blocs import (
    dessine_coordonnees,
    dessine_employeur,
    dessine_etat,
    dessine_identite,
)
from cfa_desktop.documents.pdf.fiche_suivi import (
    dessine_appel,
    dessine_etape,
    dessine_evenements,
    dessine_notes,
)
from cfa_desktop.documents.pdf.fiche_valeurs import FicheSuivi
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Plume

_TITRE = "Fiche de suivi"


def ouvrage_fiches(fiches: Sequence[FicheSuivi], entete: Entete) -> Ouvrage:
    """Return one A4 page per sheet, in order, with a bookmark each.

    The formation of each sheet replaces that of the heading.
    """
    pages = [
        Page(
            entete.de_formation(fiche.formation_code, fiche.formation_nom, fiche.formation_couleur),
            _TITRE,
            partial(_dessiner, fiche, entete.produit_at.date()),
            signet=f"{fiche.candidat} – {fiche.formation_code}",
        )
        for fiche in fiches
    ]
    return Ouvrage(_TITRE, entete, pages, vide="Aucun candidat pour ce filtre.")


def _dessiner(fiche: FicheSuivi, jour: date, plume: Plume, zone: Zone) -> None:
    y = dessine_identite(plume, fiche, zone.haut)
    y = dessine_etat(plume, fiche, y)
    y = dessine_coordonnees(plume, fiche, y)
    y = dessine_employeur(plume, fiche, y)
    y = dessine_etape(plume, fiche, y, jour)
    y = dessine_evenements(plume, fiche, y, zone.bas)
    y = dessine_appel(plume, fiche, y)
    dessine_notes(plume, y, zone.bas)
