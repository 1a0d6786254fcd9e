"""The invented follow-up of a demo base: calls, notes and next steps, spread over the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from cfa_desktop.models.suivi import ETAPES_PAR_DEFAUT, Resultat, TypeEvenement
from cfa_desktop.storage.conversions import texte_instant

SEMAINES_DE_SUIVI = 5
PART_SUIVIS = 0.35
RECENTS = timedelta(days=9)
SAMEDI = 5
_CONTACTS = (TypeEvenement.APPEL,) * 5 + (TypeEvenement.COURRIEL, TypeEvenement.SMS, TypeEvenement.RELANCE)
_RESULTATS = (
    *(Resultat.CHERCHE_EMPLOYEUR,) * 4,
    *(Resultat.MESSAGE_LAISSE,) * 3,
    *(Resultat.PAS_DE_REPONSE,) * 2,
    Resultat.JOINT,
    Resultat.ENTRETIEN_PREVU,
)
TEXTES = {
    Resultat.CHERCHE_EMPLOYEUR: (
        "A envoyé une dizaine de CV, deux réponses pour l’instant.",
        "Cherche autour de Riom, peut se déplacer.",
        "Veut de l’aide pour sa lettre : l’inviter à la session du mercredi.",
    ),
    Resultat.MESSAGE_LAISSE: ("Message sur la boîte vocale.", ""),
    Resultat.PAS_DE_REPONSE: ("", "Sonne occupé."),
    Resultat.JOINT: ("Confirme son intérêt pour la formation.", "Questions sur le rythme de l’alternance."),
    Resultat.ENTRETIEN_PREVU: ("Entretien avec un employeur la semaine prochaine.",),
    Resultat.EMPLOYEUR_TROUVE: ("L’employeur est d’accord, il envoie son SIRET.",),
}
NOTES = (
    "Disponible à partir du 1er septembre.",
    "Permis B en cours.",
    "Demande un aménagement : voir avec le référent.",
    "Préfère être appelé après 17 h.",
)


@dataclass(frozen=True, slots=True)
class Contact:
    """An event to record for a person (index); ``etape_on`` and ``close_at`` are stored texts."""

    personne: int
    at: datetime
    type: TypeEvenement
    resultat: Resultat | None
    texte: str
    etape: str = ""
    etape_on: str | None = None
    close_at: str | None = None


def tirer_suivi(rng: Random, personnes: list[int], maintenant: datetime) -> list[Contact]:
    """Invent the follow-up of these persons, in order of time."""
    contacts = []
    for personne in personnes:
        if rng.random() < PART_SUIVIS:
            contacts += _suivi_d_une_personne(rng, personne, maintenant)
    return sorted(contacts, key=lambda contact: (contact.at, contact.personne))


def contact(
    personne: int, at: datetime, resultat: Resultat, maintenant: datetime, texte: str = ""
) -> Contact:
    """Return a call with the default next step of its result, left open only when it is recent."""
    defaut = ETAPES_PAR_DEFAUT.get(resultat)
    if defaut is None:
        return Contact(personne, at, TypeEvenement.APPEL, resultat, texte)
    etape_at = at + timedelta(days=defaut.jours)
    faite = etape_at < maintenant and maintenant - at > RECENTS
    close_at = texte_instant(etape_at) if faite else None
    etape_on = etape_at.date().isoformat()
    return Contact(personne, at, TypeEvenement.APPEL, resultat, texte, defaut.texte, etape_on, close_at)


def jour_ouvre(rng: Random, maintenant: datetime, *, du: int, au: int) -> datetime:
    """Return a working instant between ``du`` and ``au`` days before now."""
    at = maintenant - timedelta(days=rng.randint(au, du))
    if at.weekday() >= SAMEDI:
        at -= timedelta(days=2)
    return at.replace(hour=rng.randrange(9, 18), minute=rng.randrange(0, 60, 5), second=0)


def _suivi_d_une_personne(rng: Random, personne: int, maintenant: datetime) -> list[Contact]:
    at = jour_ouvre(rng, maintenant, du=SEMAINES_DE_SUIVI * 7, au=1)
    resultat = rng.choice(_RESULTATS)
    appel = contact(personne, at, resultat, maintenant, rng.choice(TEXTES[resultat]))
    suivi = [appel]
    if rng.randrange(3) == 0:
        plus_tot = at - timedelta(days=rng.randrange(3, 9), hours=1)
        suivi.append(Contact(personne, plus_tot, rng.choice(_CONTACTS), Resultat.JOINT, "Premier contact."))
    if rng.randrange(5) == 0:
        note = at - timedelta(days=1, minutes=20)
        suivi.append(Contact(personne, note, TypeEvenement.NOTE, None, rng.choice(NOTES)))
    return suivi
