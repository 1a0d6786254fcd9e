"""Correct what was noted of an item typed online: only with a reason, before and after kept (R4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.regles.annulation import verdict_correction
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.saisie import Nature, Saisie
from cfa_desktop.models.siret import examiner_siret, format_siret
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import employeurs, saisies
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import FORMATION


class CorrectionImpossible(CfaError):
    """A typed item cannot be corrected as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSaisie:
    """The right values of a typed item; None leaves one as it is. ``valeur`` is a capacity or a message."""

    employeur: str | None = None
    siret: str | None = None
    motif: str | None = None
    valeur: str | None = None
    saisie_at: datetime | None = None


def corriger(contexte: Contexte, saisie_id: int, correction: CorrectionSaisie, raison: str) -> None:
    """Correct a typed item with its reason, never undone by Ctrl+Z; raise ``RuleViolation`` (R4, R14)."""
    with contexte.changement("Saisie corrigée", annulable=False) as (connection, changement):
        saisie = saisies.trouver(connection, saisie_id)
        verdict = verdict_correction(saisie, raison)
        if verdict.blocages:
            raise RuleViolation(verdict)
        neuve = _corrigee(saisie, correction, contexte.maintenant())
        dites = _differences(saisie, neuve)
        if not dites:
            raise CorrectionImpossible("Rien n’est changé\u202f: corrigez au moins une valeur.")
        valeurs: dict[str, str | int | None] = {
            "motif": neuve.motif,
            "valeur": neuve.valeur,
            "saisie_at": texte_instant(neuve.saisie_at),
            "raison_correction": f"{raison.strip()} ({'; '.join(dites)})",
        }
        if saisie.nature is Nature.CONTRAT:
            valeurs["employeur_id"] = _employeur(changement, connection, neuve)
        saisies.modifier(changement, saisie_id, **valeurs)
        if saisie.nature is Nature.CAPACITE:
            changement.modifier(FORMATION, saisie.formation_id, capacite=int(neuve.valeur))


def _corrigee(saisie: Saisie, correction: CorrectionSaisie, maintenant: datetime) -> Saisie:
    if correction.saisie_at is not None and correction.saisie_at > maintenant:
        raise CorrectionImpossible("L’heure de la saisie est dans le futur\u202f: vérifiez-la.")
    siret = saisie.siret
    if correction.siret is not None:
        examine = examiner_siret(correction.siret)
        if examine.valeur is None:
            raise CorrectionImpossible(f"SIRET refusé\u202f: {examine.raison}.")
        siret = examine.valeur
    employeur = saisie.employeur if correction.employeur is None else nettoyer(correction.employeur)
    if saisie.nature is Nature.CONTRAT and not employeur:
        raise CorrectionImpossible("Indiquez le nom ou la dénomination de l’employeur.")
    valeur = saisie.valeur if correction.valeur is None else correction.valeur.strip()
    if saisie.nature is Nature.CAPACITE and not lire_capacite(valeur):
        raise CorrectionImpossible("La capacité est un nombre entier, 1 au moins.")
    return saisie._replace(
        employeur=employeur,
        siret=siret,
        motif=saisie.motif if correction.motif is None else nettoyer(correction.motif),
        valeur=valeur,
        saisie_at=correction.saisie_at or saisie.saisie_at,
    )


def _differences(avant: Saisie, apres: Saisie) -> list[str]:
    quand = [jour_heure(une.saisie_at) if une.saisie_at else "" for une in (avant, apres)]
    champs = (
        ("employeur", avant.employeur, apres.employeur),
        ("SIRET", format_siret(avant.siret), format_siret(apres.siret)),
        ("motif", avant.motif, apres.motif),
        ("valeur", avant.valeur, apres.valeur),
        ("saisi le", quand[0], quand[1]),
    )
    return [
        f"{nom}\u202f: {ancien or 'vide'} → {neuf or 'vide'}"
        for nom, ancien, neuf in champs
        if ancien != neuf
    ]


def _employeur(changement: Changement, connection: Connection, saisie: Saisie) -> int:
    return employeurs.enregistrer(changement, connection, saisie.employeur, saisie.siret)
