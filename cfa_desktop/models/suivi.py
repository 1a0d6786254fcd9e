"""Follow-up events: what was said to a candidate, its result, and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class TypeEvenement(StrEnum):
    """Kinds of events (stored values)."""

    APPEL = "appel"
    COURRIEL = "courriel"
    SMS = "sms"
    COURRIER = "courrier"
    RENDEZ_VOUS = "rendez_vous"
    SESSION = "session_accompagnement"
    MISE_EN_RELATION = "mise_en_relation"
    RELANCE = "relance"
    NOTE = "note"


class Resultat(StrEnum):
    """Results of a contact (stored values)."""

    JOINT = "joint"
    MESSAGE_LAISSE = "message_laisse"
    PAS_DE_REPONSE = "pas_de_reponse"
    NUMERO_ERRONE = "numero_errone"
    CHERCHE_EMPLOYEUR = "cherche_employeur"
    ENTRETIEN_PREVU = "entretien_prevu"
    EMPLOYEUR_TROUVE = "employeur_trouve"
    PLUS_INTERESSE = "plus_interesse"


LABELS_TYPE: Mapping[TypeEvenement, str] = {
    TypeEvenement.APPEL: "Appel",
    TypeEvenement.COURRIEL: "Courriel",
    TypeEvenement.SMS: "SMS",
    TypeEvenement.COURRIER: "Courrier",
    TypeEvenement.RENDEZ_VOUS: "Rendez-vous",
    TypeEvenement.SESSION: "Session d’accompagnement",
    TypeEvenement.MISE_EN_RELATION: "Mise en relation",
    TypeEvenement.RELANCE: "Relance",
    TypeEvenement.NOTE: "Note",
}
LABELS_RESULTAT: Mapping[Resultat, str] = {
    Resultat.JOINT: "Joint",
    Resultat.MESSAGE_LAISSE: "Message laissé",
    Resultat.PAS_DE_REPONSE: "Pas de réponse",
    Resultat.NUMERO_ERRONE: "Numéro erroné",
    Resultat.CHERCHE_EMPLOYEUR: "Cherche un employeur",
    Resultat.ENTRETIEN_PREVU: "Entretien prévu",
    Resultat.EMPLOYEUR_TROUVE: "Employeur trouvé, SIRET à recevoir",
    Resultat.PLUS_INTERESSE: "N’est plus intéressé",
}


class EtapeParDefaut(NamedTuple):
    """The next step proposed after a result: its text and the days to wait."""

    texte: str
    jours: int


ETAPES_PAR_DEFAUT: Mapping[Resultat, EtapeParDefaut] = {
    Resultat.MESSAGE_LAISSE: EtapeParDefaut("Rappeler", 2),
    Resultat.PAS_DE_REPONSE: EtapeParDefaut("Rappeler", 1),
    Resultat.CHERCHE_EMPLOYEUR: EtapeParDefaut("Prendre des nouvelles de la recherche", 10),
    Resultat.EMPLOYEUR_TROUVE: EtapeParDefaut("Obtenir le SIRET de l’employeur", 2),
}


class Evenement(NamedTuple):
    """One event of a person's follow-up; ``etape_on`` is open until ``etape_close_at``."""

    id: int
    candidat_id: int
    formation_id: int | None
    at: datetime
    type: TypeEvenement
    resultat: Resultat | None
    texte: str
    etape: str = ""
    etape_on: date | None = None
    etape_close_at: datetime | None = None
