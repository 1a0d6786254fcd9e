"""The filters of the candidate list beside its columns: Parcoursup's counters and the ready views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from cfa_desktop.models.comptage import categorie_de_ligne
from cfa_desktop.models.compteurs import Categorie
from cfa_desktop.models.etats import Etat, Inscription, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.saisie import Statut

A_EXAMINER = "a_examiner"
JOURS_SANS_CONTACT = 10
_SUIVIS = frozenset((Etat.CONFIRMEE, Etat.EN_RECHERCHE, Etat.CONTRAT_SAISI))
_PERDUES = frozenset((Reponse.RENONCIATION, Reponse.DEMISSION))
_OUI = frozenset((Reponse.OUI_DEFINITIF, Reponse.OUI_VOEUX_EN_ATTENTE))
_SANS_CONTRAT = frozenset(
    (
        Categorie.CONFIRMEES,
        Categorie.NON_CONFIRMEES,
        Categorie.EN_RECHERCHE,
        Categorie.REFUSEES,
        Categorie.DEMISSIONS,
    )
)
_CONTRATS = frozenset(
    (
        Categorie.CONTRAT_EN_ATTENTE,
        Categorie.CONTRAT_OUI_DEFINITIF,
        Categorie.CONTRAT_OUI_VOEUX,
        Categorie.CONTRAT_DEMISSIONS,
    )
)


class Regard(NamedTuple):
    """What a filter must know besides the line: today, and the formations that examine."""

    aujourdhui: date
    examinent: frozenset[int] = frozenset()


class Filtre(NamedTuple):
    """A named filter; ``titre`` is how the screen, the bar and the exports say it."""

    cle: str
    titre: str
    garde: Callable[[CandidatureLine, Regard], bool]


def a_examiner(ligne: CandidatureLine, regard: Regard) -> bool:
    """Say whether a decision is due: confirmed, and the formation examines (R1); prepared ones stay due."""
    return _presente(ligne) and ligne.etat is Etat.CONFIRMEE and ligne.formation_id in regard.examinent


def a_decider(ligne: CandidatureLine, regard: Regard) -> bool:
    """Say whether the formation must still choose: to examine, and nothing prepared yet."""
    return a_examiner(ligne, regard) and ligne.decision_preparee is None and ligne.contrat is None


def jamais_contacte(ligne: CandidatureLine, _: Regard) -> bool:
    """Say whether somebody whom the centre may reach was never contacted."""
    return _suivie(ligne) and ligne.dernier_contact_on is None


def recherche_sans_contact(ligne: CandidatureLine, regard: Regard) -> bool:
    """Say whether a candidate looks for a contract without any contact for ``JOURS_SANS_CONTACT`` days."""
    if not _presente(ligne) or ligne.etat is not Etat.EN_RECHERCHE or ligne.contrat is not None:
        return False
    limite = regard.aujourdhui - timedelta(days=JOURS_SANS_CONTACT)
    return ligne.dernier_contact_on is None or ligne.dernier_contact_on <= limite


def reponse_attendue(ligne: CandidatureLine, _: Regard) -> bool:
    """Say whether a proposition d’admission still waits for its reply (R17)."""
    en_attente = ligne.reponse in (None, Reponse.EN_ATTENTE)
    return _presente(ligne) and ligne.etat is Etat.CONTRAT_SAISI and en_attente


def contrat_a_saisir(ligne: CandidatureLine, _: Regard) -> bool:
    """Say whether a contract is prepared here and not typed online."""
    return _presente(ligne) and ligne.contrat is Statut.PREPAREE


def oui_sans_ia(ligne: CandidatureLine, _: Regard) -> bool:
    """Say whether a candidate said yes and the inscription administrative is not done (R19)."""
    return _presente(ligne) and ligne.reponse in _OUI and ligne.inscription is not Inscription.EFFECTUEE


def sans_telephone(ligne: CandidatureLine, _: Regard) -> bool:
    """Say whether somebody whom the centre may reach has no phone."""
    return _suivie(ligne) and not (ligne.telephone_portable or ligne.telephone_fixe)


VUES = (
    Filtre("a_decider", "À décider", a_decider),
    Filtre("jamais_contactes", "Jamais contactés", jamais_contacte),
    Filtre(
        "recherche_sans_contact",
        f"En recherche sans contact depuis {JOURS_SANS_CONTACT}\u00a0j",
        recherche_sans_contact,
    ),
    Filtre("reponses_attendues", "Réponses attendues", reponse_attendue),
    Filtre("contrats_prepares", "Contrats préparés non saisis", contrat_a_saisir),
    Filtre("oui_sans_ia", "Oui sans I.A.", oui_sans_ia),
    Filtre("sans_telephone", "Sans téléphone", sans_telephone),
)


def _presente(ligne: CandidatureLine) -> bool:
    return ligne.disparue_on is None


def _suivie(ligne: CandidatureLine) -> bool:
    return _presente(ligne) and ligne.etat in _SUIVIS and ligne.reponse not in _PERDUES


def _de(categorie: Categorie, titre: str) -> Filtre:
    return Filtre(categorie.value, titre, lambda ligne, _: categorie_de_ligne(ligne) is categorie)


COMPTEURS = (
    Filtre("sans_contrat", "Candidatures sans contrat", lambda x, _: categorie_de_ligne(x) in _SANS_CONTRAT),
    _de(Categorie.CONFIRMEES, "Candidatures confirmées (non examinées)"),
    _de(Categorie.NON_CONFIRMEES, "Candidatures non confirmées"),
    _de(Categorie.EN_RECHERCHE, "En recherche de contrat"),
    _de(Categorie.REFUSEES, "Candidatures refusées"),
    _de(Categorie.DEMISSIONS, "Démissions (sans contrat saisi)"),
    Filtre("contrats", "Contrats saisis", lambda x, _: categorie_de_ligne(x) in _CONTRATS),
    _de(Categorie.CONTRAT_EN_ATTENTE, "Propositions en attente de réponse"),
    _de(Categorie.CONTRAT_OUI_DEFINITIF, "Oui (définitif)"),
    _de(Categorie.CONTRAT_OUI_VOEUX, "Oui (avec vœux en attente)"),
    _de(Categorie.CONTRAT_DEMISSIONS, "Démissions (avec un contrat saisi)"),
    _de(Categorie.SANS_CANDIDATURE, "Contrats préparés sans candidature ici"),
    _de(Categorie.A_CLASSER, "État à préciser"),
    _de(Categorie.DISPARUES, "Absents du dernier export"),
    Filtre(A_EXAMINER, "Candidatures à examiner", a_examiner),
    Filtre("preparees", "Décisions préparées", lambda x, _: _presente(x) and x.decision_preparee is not None),
    Filtre(
        "presumes",
        "Présumés en recherche de contrat",
        lambda x, _: _presente(x) and x.presume,
    ),
)
FILTRES: Mapping[str, Filtre] = {filtre.cle: filtre for filtre in (*COMPTEURS, *VUES)}


def compter_filtres(
    profils: Sequence[tuple[CandidatureLine, int]], cles: Iterable[str], regard: Regard
) -> dict[str, int]:
    """Return how many lines each of those filters keeps, given as ``grouper`` returns them."""
    return {
        cle: sum(nombre for ligne, nombre in profils if FILTRES[cle].garde(ligne, regard)) for cle in cles
    }


def grouper(lignes: Iterable[CandidatureLine]) -> list[tuple[CandidatureLine, int]]:
    """Return one line for all those no filter can tell apart, with how many they are.

    A hundred thousand lines hold a few hundred of these: counting them is twenty times faster.
    """
    lues = list(lignes)
    # Enum members hash in Python, hence their identity, which is theirs alone.
    profils = [
        (bool(x.telephone_portable or x.telephone_fixe), _VALEURS(x), *map(id, _MEMBRES(x))) for x in lues
    ]
    par_profil = dict(zip(profils, lues, strict=True))
    return [(par_profil[profil], nombre) for profil, nombre in Counter(profils).items()]


_VALEURS = attrgetter("formation_id", "dernier_contact_on", "disparue_on", "export_on")
_MEMBRES = attrgetter(
    "etat",
    "etat_parcoursup",
    "presume",
    "sans_voeu",
    "reponse",
    "inscription",
    "statut_contrat",
    "decision_preparee",
    "contrat",
)
