"""The attendance sheet: one row per person, whatever the number of vœux."""

from __future__ import annotations

from cfa_desktop.documents.pdf.emargement import Feuille, Seance, ouvrage_emargement
from cfa_desktop.documents.pdf.ouvrage import Ouvrage
from cfa_desktop.models.rendez_vous import seance_dite
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.impression.champs_lettre import grouper_par_personne
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage import formations


def composer_emargement(contexte: Contexte, demande: DemandeImpression) -> Ouvrage:
    """Return the sheet to sign; it goes round, so its heading never says how names were chosen."""
    textes = seance_dite(demande.textes, demande.campagne)
    seance = Seance(
        textes.get("objet", ""), textes.get("jour", ""), textes.get("heure", ""), textes.get("lieu", "")
    )
    tete = entete(contexte, demande.formation_id, demande.campagne, "À signer par chaque personne présente")
    with contexte.database.lecture() as connection:
        sigles = {formation.id: formation.nom_court for formation in formations.lister(connection)}
    inscrits = [
        (
            lignes[0].candidat or f"n°\u00a0{lignes[0].numero}",
            ", ".join(dict.fromkeys(sigles[ligne.formation_id] for ligne in lignes)),
        )
        for lignes in demande.avance.compter(grouper_par_personne(demande.lignes).values())
    ]
    feuille = Feuille(
        seance, inscrits, "demi_journees" in demande.options, "lignes_ajoutees" in demande.options
    )
    return ouvrage_emargement(feuille, tete)
