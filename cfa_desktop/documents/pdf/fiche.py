"""Follow-up sheets: one page per candidate, made to be read on a desk and written on by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Entete, Progres
from cfa_desktop.documents.pdf.cadre import BAS, GRIS, MARGE, dessine_cadre
from cfa_desktop.documents.pdf.fiche_blocs import (
    dessine_coordonnees,
    dessine_employeur,
    dessine_etat,
    dessine_identite,
)
from cfa_desktop.documents.pdf.fiche_suivi import dessine_appel, dessine_evenements, dessine_notes
from cfa_desktop.documents.pdf.fiche_valeurs import EvenementFiche, FicheSuivi
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import NORMAL, Style

__all__ = ["EvenementFiche", "FicheSuivi", "ecrire_fiches"]

_TITRE = "Fiche de suivi"


def ecrire_fiches(
    fiches: Sequence[FicheSuivi], entete: Entete, path: Path, progres: Progres | None = None
) -> None:
    """Write one A4 page per sheet, in order, with a bookmark each; a page that says so when there is none.

    The formation of each sheet replaces that of the heading. Raise EcritureError when the file cannot be
    written.
    """
    plume = Plume(A4, titre=_TITRE, auteur=entete.cfa)
    total = len(fiches)
    for numero, fiche in enumerate(fiches, 1):
        plume.signet(f"{fiche.candidat} – {fiche.formation_code}")
        _page(plume, fiche, entete, (numero, total))
        plume.page_suivante()
        if progres is not None:
            progres(numero, total)
    if not fiches:
        y = dessine_cadre(plume, entete, titre=_TITRE, compte="", page=(1, 1))
        plume.texte((MARGE, y - 22), "Aucun candidat pour ce filtre.", Style(NORMAL, 11, GRIS))
        plume.page_suivante()
    ecrire_octets(path, plume.octets())


def _page(plume: Plume, fiche: FicheSuivi, entete: Entete, page: tuple[int, int]) -> None:
    propre = replace(
        entete,
        formation_code=fiche.formation_code,
        formation_nom=fiche.formation_nom,
        formation_couleur=fiche.formation_couleur,
    )
    y = dessine_cadre(plume, propre, titre=_TITRE, compte="", page=page)
    y = dessine_identite(plume, fiche, y)
    y = dessine_etat(plume, fiche, y)
    y = dessine_coordonnees(plume, fiche, y)
    y = dessine_employeur(plume, fiche, y)
    y = dessine_evenements(plume, fiche, y)
    y = dessine_appel(plume, y)
    dessine_notes(plume, y, MARGE + BAS)
