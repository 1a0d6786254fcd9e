"""Correct an item: freely while prepared; once typed only with a reason, before and after kept (R4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.dates_fr import jour_heure
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.permis import Acte, permis_item
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.siret import examiner_siret, format_siret
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.permis import exiger, lire_item
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


def corriger(contexte: Contexte, saisie_id: int, correction: CorrectionSaisie, raison: str = "") -> None:
    """Correct an item; a typed one with its reason, never undone by Ctrl+Z (R4, R14).

    Raises ``RuleViolation`` or ``CorrectionImpossible``.
    """
    with contexte.database.lecture() as connection:
        typee = saisies.trouver(connection, saisie_id).statut is Statut.SAISIE
    libelle = "Saisie corrigée" if typee else "Préparation modifiée"
    with contexte.changement(libelle, annulable=not typee) as (connection, changement):
        maintenant = contexte.maintenant()
        sujet = lire_item(contexte, connection, saisie_id)._replace(raison=raison)
        exiger(permis_item(sujet, maintenant)[Acte.CORRIGER])
        saisie = sujet.saisie
        neuve = _corrigee(saisie, correction, maintenant)
        dites = _differences(saisie, neuve)
        if not dites:
            raise CorrectionImpossible("Rien n’est changé\u202f: corrigez au moins une valeur.")
        _ecrire(connection, changement, neuve, f"{raison.strip()} ({'; '.join(dites)})" if typee else "")


def _ecrire(connection: Connection, changement: Changement, neuve: Saisie, raison: str) -> None:
    valeurs: dict[str, str | int | None] = {
        "motif": neuve.motif,
        "valeur": neuve.valeur,
        "saisie_at": texte_instant(neuve.saisie_at),
        "raison_correction": raison,
    }
    if neuve.nature is Nature.CONTRAT:
        valeurs["employeur_id"] = employeurs.enregistrer(changement, connection, neuve.employeur, neuve.siret)
    saisies.modifier(changement, neuve.id, **valeurs)
    if neuve.nature is Nature.CAPACITE and neuve.statut is Statut.SAISIE:
        changement.modifier(FORMATION, neuve.formation_id, capacite=int(neuve.valeur))


def _corrigee(saisie: Saisie, correction: CorrectionSaisie, maintenant: datetime) -> Saisie:
    if correction.saisie_at is not None and saisie.statut is not Statut.SAISIE:
        raise CorrectionImpossible("Pas encore saisi en ligne\u202f: aucune heure de saisie à corriger.")
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
