"""The fields of a calendar: their French names, what each serves, how to read and set one by its key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Any, NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier, Periode, RegleReponse

Valeur = date | int | str | tuple[time, time] | tuple[RegleReponse, ...] | None
REPONSES = "reponses"
OU_TROUVER = "Calendrier technique – Focus Apprentissage"


class Genre(Enum):
    """What kind of value a field holds."""

    JOUR = "jour"
    NOMBRE = "nombre de jours"
    NUIT = "heures"
    REGLES = "règles"
    CHOIX = "choix"


class Champ(NamedTuple):
    """One field: ``utilite`` says why it matters, ``essentiel`` that a deadline or a refusal rests on it."""

    cle: str
    libelle: str
    groupe: str
    utilite: str
    regles: tuple[str, ...]
    essentiel: bool = False
    genre: Genre = Genre.JOUR


class Manquant(NamedTuple):
    """A field that no source gives, and what the program cannot say without it."""

    champ: Champ
    sans_elle: str


_VOEUX, _EXAMEN, _ADMISSION = "Vœux", "Examen des dossiers", "Phase principale"
_COMPLEMENTAIRE, _CONTRATS, _RAPPORTS = "Phase complémentaire", "Contrats", "Rapports publics"
_REPONSES, _PARAMETRAGE, _COLLECTE = "Réponses des candidats", "Paramétrage", "Collecte suivante"

CHAMPS: tuple[Champ, ...] = (
    Champ("voeux.du", "Début des vœux", _VOEUX, "Les candidats peuvent formuler leurs vœux.", ()),
    Champ("voeux.au", "Fin des vœux", _VOEUX, "Plus aucun vœu n’arrive ensuite.", ()),
    Champ(
        "coordonnees_a_partir_du",
        "Coordonnées visibles à partir du",
        _VOEUX,
        "Dit à partir de quand un téléphone absent de l’export est attendu.",
        ("R24",),
    ),
    Champ(
        "coordonnees_pour",
        "Coordonnées données pour",
        _VOEUX,
        "Dit de quels candidats les téléphones et mails sont attendus dans l’export.",
        ("R24",),
        genre=Genre.CHOIX,
    ),
    Champ(
        "pivot",
        "Date pivot",
        _EXAMEN,
        "Sépare les vœux confirmés tôt (date limite commune) des autres (confirmation + délai).",
        ("R5", "R6"),
        essentiel=True,
    ),
    Champ(
        "limite_avant_pivot",
        "Limite des vœux confirmés jusqu’au pivot",
        _EXAMEN,
        "Dernier jour pour décider de ces vœux, 23\u00a0h\u00a059 compris.",
        ("R5", "R6"),
        essentiel=True,
    ),
    Champ(
        "delai_apres_pivot_jours",
        "Délai des vœux confirmés après le pivot",
        _EXAMEN,
        "Nombre de jours, comptés de la confirmation, pour décider de ces vœux.",
        ("R5", "R6"),
        essentiel=True,
        genre=Genre.NOMBRE,
    ),
    Champ(
        "passage_sans_examen_jours",
        "Passage des formations sans examen",
        _EXAMEN,
        "Jours entre la confirmation et le passage en recherche de contrat\u202f; 0\u202f: aussitôt.",
        ("R2",),
        essentiel=True,
        genre=Genre.NOMBRE,
    ),
    Champ(
        "admission.du",
        "Début des admissions",
        _ADMISSION,
        "Jour du passage automatique des vœux confirmés jusqu’au pivot et non examinés.",
        ("R6", "R12"),
        essentiel=True,
    ),
    Champ(
        "admission.au",
        "Fin de la phase principale",
        _ADMISSION,
        "Jusqu’à ce jour, aucun contrat pendant l’heure de nuit.",
        ("R12",),
        essentiel=True,
    ),
    Champ(
        "nuit",
        "Heure de nuit sans contrat",
        _ADMISSION,
        "Pendant cette heure, Parcoursup attribue les places\u202f: aucun contrat ne peut être saisi.",
        ("R12",),
        genre=Genre.NUIT,
    ),
    Champ(
        "complementaire.du",
        "Début de la phase complémentaire",
        _COMPLEMENTAIRE,
        "Repère affiché\u202f: aucun délai n’en dépend.",
        (),
    ),
    Champ(
        "complementaire.au",
        "Fin de la phase complémentaire",
        _COMPLEMENTAIRE,
        "Repère affiché\u202f: aucun délai n’en dépend.",
        (),
    ),
    Champ(
        "contrats.du",
        "Début de la saisie des contrats",
        _CONTRATS,
        "Aucun contrat n’est accepté avant ce jour.",
        ("R13",),
        essentiel=True,
    ),
    Champ(
        "contrats.au",
        "Fin de la saisie des contrats",
        _CONTRATS,
        "Dernier jour pour saisir un contrat ou une inscription administrative.",
        ("R13",),
        essentiel=True,
    ),
    Champ(
        REPONSES,
        "Délais de réponse des candidats",
        _REPONSES,
        "Donne la date limite de réponse à une proposition que l’export ne dit pas.",
        ("R17",),
        genre=Genre.REGLES,
    ),
    Champ("rapports.du", "Début du dépôt des rapports", _RAPPORTS, "Rappelé dans les échéances.", ("R22",)),
    Champ(
        "rapports.au",
        "Fin du dépôt des rapports",
        _RAPPORTS,
        "Échéance du rapport public des formations qui examinent les dossiers.",
        ("R22",),
    ),
    Champ(
        "parametrage_fin",
        "Fin du paramétrage",
        _PARAMETRAGE,
        "Ensuite, la capacité ne peut plus diminuer.",
        ("R9",),
        essentiel=True,
    ),
    Champ("collecte_mails", "Courriels de lancement", _COLLECTE, "Repère pour l’offre de l’an prochain.", ()),
    Champ("collecte_fin", "Fin de la collecte", _COLLECTE, "Repère pour l’offre de l’an prochain.", ()),
    Champ("collecte_instruction", "Instruction", _COLLECTE, "Repère pour l’offre de l’an prochain.", ()),
    Champ("collecte_ouverture", "Ouverture du site", _COLLECTE, "Repère pour l’offre de l’an prochain.", ()),
)
CHOIX: Mapping[str, str] = {
    "voeux_confirmes": "les vœux confirmés",
    "voeux_selectionnes": "tout vœu sélectionné",
}
"""Stored value -> what the officer reads, for the field that is a choice."""
PAR_CLE: Mapping[str, Champ] = {champ.cle: champ for champ in CHAMPS}

_SANS_ELLE: Mapping[str, str] = {
    "pivot": "aucune date limite d’examen ne peut être calculée",
    "limite_avant_pivot": "aucune date limite d’examen ne peut être calculée",
    "delai_apres_pivot_jours": "aucune date limite d’examen ne peut être calculée",
    "passage_sans_examen_jours": "aucun passage n’est présumé pour les formations qui n’examinent pas",
    "admission.du": "le passage automatique des vœux confirmés jusqu’au pivot n’est pas présumé",
    "admission.au": "l’heure de nuit n’est pas signalée",
    "nuit": "l’heure de nuit n’est pas signalée",
    "contrats.du": "un contrat saisi trop tôt n’est pas signalé",
    "contrats.au": "la fin de la saisie des contrats n’est pas annoncée",
    REPONSES: "la date limite de réponse est celle de l’export, ou celle que vous saisissez",
    "rapports.du": "l’ouverture du dépôt des rapports n’est pas annoncée",
    "rapports.au": "l’échéance du rapport public n’est pas annoncée",
    "parametrage_fin": "une baisse de capacité trop tardive n’est pas signalée",
    "coordonnees_a_partir_du": "un téléphone absent n’est pas expliqué",
    "coordonnees_pour": "un téléphone absent n’est pas expliqué",
}


_VIDES: Mapping[str, Valeur] = {REPONSES: (), "coordonnees_pour": ""}


def est_vide(valeur: Valeur) -> bool:
    """Say whether a value is missing: no day, no rule, no choice."""
    return valeur is None or valeur in ((), "")


def lire_champ(calendrier: Calendrier, cle: str) -> Valeur:
    """Return the value of a field, None, or no rule or choice, when it is missing; raise KeyError."""
    nom, _, borne = PAR_CLE[cle].cle.partition(".")
    valeur = getattr(calendrier, nom)
    return getattr(valeur, borne) if borne else valeur  # type: ignore[no-any-return]


def poser_champs(calendrier: Calendrier, valeurs: Mapping[str, Valeur]) -> Calendrier:
    """Return the calendar with these values, whatever their origin; raise KeyError on an unknown key."""
    neufs: dict[str, Any] = {}
    for cle, valeur in valeurs.items():
        nom, _, borne = PAR_CLE[cle].cle.partition(".")
        if borne:
            periode: Periode = neufs.get(nom, getattr(calendrier, nom))
            neufs[nom] = periode._replace(**{borne: valeur})  # type: ignore[arg-type]
        else:
            neufs[nom] = _VIDES.get(cle) if est_vide(valeur) else valeur
    return calendrier._replace(**neufs)


def consequence(cle: str) -> str:
    """Return what cannot be said while a field is missing, "" when nothing suffers."""
    return _SANS_ELLE.get(cle, "")


def manquants(calendrier: Calendrier) -> list[Manquant]:
    """Return what is missing and what cannot be said without it, in the order of the catalogue.

    Marks that serve nothing yet (offer of the year after, phase complémentaire) are not asked for.
    """
    return [
        Manquant(champ, _SANS_ELLE[champ.cle])
        for champ in CHAMPS
        if champ.cle in _SANS_ELLE and est_vide(lire_champ(calendrier, champ.cle))
    ]


def phrase_manquants(calendrier: Calendrier) -> str:
    """Return the one sentence of the card, « Deux dates manquent : … », "" when no deadline suffers."""
    graves = [manquant.champ for manquant in manquants(calendrier) if manquant.champ.essentiel]
    if not graves:
        return ""
    noms = ", ".join(champ.libelle[0].lower() + champ.libelle[1:] for champ in graves)
    if len(graves) == 1:
        sujet = "Une date manque" if graves[0].genre is Genre.JOUR else "Une valeur manque"
    else:
        jours = all(champ.genre is Genre.JOUR for champ in graves)
        sujet = f"{_en_lettres(len(graves))} {'dates' if jours else 'valeurs'} manquent"
    return f"{sujet} à la session {calendrier.campagne}\u202f: {noms}. Voir {OU_TROUVER}."


def _en_lettres(nombre: int) -> str:
    mots = {2: "Deux", 3: "Trois", 4: "Quatre", 5: "Cinq", 6: "Six", 7: "Sept", 8: "Huit", 9: "Neuf"}
    return mots.get(nombre, str(nombre))
