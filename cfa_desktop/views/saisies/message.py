"""The dated text sent to a candidate once the contract is typed: the proposition exists only then."""

from __future__ import annotations

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.siret import format_siret

LIMITE_INCONNUE = "avant la date indiquée dans votre dossier Parcoursup"


def message_au_candidat(carte: ASaisir, formation: Formation) -> str:
    """Return what the candidate must know: employer, SIRET, formation, and until when to reply."""
    saisie = carte.saisie
    session = formation.campagne
    limite = LIMITE_INCONNUE
    if saisie.limite_reponse_on is not None:
        limite = (
            f"avant le {jour_court(saisie.limite_reponse_on, session)}, 23\u00a0h\u00a059 (heure de Paris)"
        )
    le = f" le {jour_court(jour_de_paris(saisie.saisie_at), session)}" if saisie.saisie_at else ""
    return (
        f"Bonjour {carte.candidat},\n\n"
        f"Votre contrat d’apprentissage a été saisi sur Parcoursup{le}\u202f:\n"
        f"–\u00a0Formation\u202f: {formation.intitule}\n"
        f"–\u00a0Employeur\u202f: {saisie.employeur}\n"
        f"–\u00a0SIRET\u202f: {format_siret(saisie.siret)}\n"
        f"–\u00a0N° d’inscription\u202f: {carte.numero}\n\n"
        f"Une proposition d’admission va apparaître dans votre dossier. Répondez-y {limite}.\n"
    )
