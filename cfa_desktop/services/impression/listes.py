"""The list of candidates and the follow-up sheets, as documents."""

from __future__ import annotations

from cfa_desktop.documents.pdf.colonnes import Sens
from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
from cfa_desktop.documents.pdf.liste_pdf import ouvrage_liste
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.services import fiches
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.exports import liste_de
from cfa_desktop.services.impression.demande import DemandeImpression


def composer_liste(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the list with the columns asked for; both orientations ticked leave the choice to them."""
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    sens: Sens = ""
    if ("portrait" in demande.options) != ("paysage" in demande.options):
        sens = "portrait" if "portrait" in demande.options else "paysage"
    lignes = list(demande.avance.compter(demande.lignes))
    return ouvrage_liste(liste_de(tete, lignes, demande.colonnes, "papier"), sens)


def composer_fiches(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return one follow-up sheet per candidature, in order."""
    tete = entete(contexte, demande.formation_id, demande.campagne, demande.filtre)
    sans_notes = "sans_notes" in demande.options
    with contexte.database.lecture() as connection:
        feuilles = fiches.composer(connection, demande.lignes, sans_notes=sans_notes, avance=demande.avance)
    return ouvrage_fiches(feuilles, tete)
