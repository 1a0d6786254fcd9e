"""What is handed out about a contract: to the candidate, to the DRAIO (R18)."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.models.candidat import Candidat
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.modeles import modele, remplir
from cfa_desktop.models.reponses import LimiteReponse
from cfa_desktop.models.saisie import Saisie, Statut
from cfa_desktop.models.siret import format_siret
from cfa_desktop.services.modeles import Modeles

LIMITE_INCONNUE = "avant la date indiquée dans votre dossier Parcoursup"


class Contrat(NamedTuple):
    """A contract to write about: its item, its candidate, its formation."""

    saisie: Saisie
    candidat: Candidat
    formation: Formation


def texte_candidat(modeles: Modeles, contrat: Contrat, limite: LimiteReponse | None) -> str:
    """Return the text for the candidate: provisional while prepared, dated once typed (R18)."""
    if contrat.saisie.statut is Statut.PREPAREE:
        return _remplir(modeles, "contrat_provisoire", contrat)
    return _remplir(modeles, "contrat_saisi", contrat, limite=_limite(limite))


def texte_annulation(modeles: Modeles, contrat: Contrat, motif: str) -> str:
    """Return the request to cancel a typed contract, for the DRAIO."""
    return _remplir(modeles, "annulation_contrat", contrat, motif=motif.strip() or "… (à compléter)")


def _limite(limite: LimiteReponse | None) -> str:
    """Say until when; a rule of the calendar that nothing official confirms is not handed out as a date."""
    if limite is None or limite.jour is None or limite.a_confirmer:
        return LIMITE_INCONNUE
    jour = jour_court(limite.jour, limite.campagne)
    return f"jusqu’au {jour} compris (23\u00a0h\u00a059, heure de Paris)"


def _remplir(modeles: Modeles, cle: str, contrat: Contrat, **autres: str) -> str:
    saisie, candidat, formation = contrat
    session = formation.campagne
    champs = {
        "candidat": candidat.nom_complet,
        "numero": candidat.numero,
        "formation": formation.intitule,
        "code": formation.code,
        "employeur": saisie.employeur,
        "siret": format_siret(saisie.siret),
        "siret_nu": saisie.siret,
        "saisi_le": jour_court(jour_de_paris(saisie.saisie_at), session) if saisie.saisie_at else "…",
    } | autres
    return remplir(modeles.lire(cle), {nom: champs[nom] for nom in modele(cle).champs})
