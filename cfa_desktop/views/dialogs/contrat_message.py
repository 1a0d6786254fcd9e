"""The provisional message to a candidate whose contract is prepared, not typed yet: no date."""

from __future__ import annotations

from cfa_desktop.models.siret import format_siret
from cfa_desktop.services.contrats import SaisieContrat


def message_provisoire(saisie: SaisieContrat, formation: str) -> str:
    """Return the text, ready to copy: exact employer, SIRET, formation; the date stays Parcoursup's."""
    return (
        "Bonjour,\n\n"
        "Nous avons bien reçu votre contrat d’apprentissage\u202f:\n"
        f"– employeur\u202f: {(saisie.employeur or '').strip()}\n"
        f"– SIRET\u202f: {format_siret(saisie.siret or '')}\n"
        f"– formation\u202f: {formation}\n\n"
        "Nous allons le saisir sur Parcoursup. Vous recevrez alors une proposition d’admission\u202f: "
        "vérifiez l’employeur et la formation, puis répondez avant la date indiquée dans votre dossier "
        "Parcoursup.\n\n"
        "Cordialement,\n"
    )
