"""A candidature as it stands at an instant: facts, typed items, notes, then the automatic passage."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Limite, Situation
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.limites import limite_examen
from cfa_desktop.models.reponses import LimiteReponse, limite_reponse
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.temps import atteint, debut_du_jour

_ETAT_DECIDE = {Decision.REFUS: Etat.REFUSEE, Decision.RECHERCHE: Etat.EN_RECHERCHE}
# What an export already shows beyond a decision is never undone by a decision typed the same day.
_AU_DELA_D_UNE_DECISION = (Etat.CONTRAT_SAISI, Etat.DEMISSION)
_SANS_REPONSE = (None, Reponse.EN_ATTENTE, Reponse.RESULTAT_ULTERIEUR)


class _Faits(NamedTuple):
    etat: Etat | None
    reponse: Reponse | None
    inscription: Inscription | None
    statut_contrat: StatutContrat | None


def situation_a(
    faits: FaitsCandidature,
    formation: Formation,
    calendrier: Calendrier,
    instant: datetime,
    limite: Limite | None = None,
) -> Situation:
    """Return how the candidature stands at the aware instant; ``limite`` spares computing it again (R6)."""
    if limite is None:
        limite = limite_examen(faits, formation, calendrier)
    main: _Faits | FaitsCandidature = faits
    if faits.items:
        main = _avec_saisies(
            _Faits(faits.etat, faits.reponse, faits.inscription, faits.statut_contrat), faits
        )
    notee = False
    if faits.reponse_notee is not None or faits.demission_notee_on is not None:
        avant, main = main, _avec_notes(main, faits)
        notee = main is not avant
    passage_at = limite.passage_at
    presume = main.etat is Etat.CONFIRMEE and passage_at is not None and atteint(instant, passage_at)
    a_repondre = None
    if main.etat is Etat.CONTRAT_SAISI and main.reponse in _SANS_REPONSE:
        a_repondre = _a_repondre(faits, calendrier)
    perdue_a = a_repondre.perdue_a if a_repondre else None
    return Situation(
        etat=Etat.EN_RECHERCHE if presume else main.etat,
        etat_parcoursup=main.etat,
        presume=presume,
        reponse=main.reponse,
        inscription=main.inscription,
        statut_contrat=main.statut_contrat,
        limite=limite,
        decision_preparee=_preparee(faits, Nature.DECISION),
        contrat=_vivante(faits, Nature.CONTRAT),
        ia_preparee=_preparee(faits, Nature.IA),
        limite_reponse=a_repondre,
        proposition_perdue=perdue_a is not None and atteint(instant, perdue_a),
        notee=notee,
    )


def recouvre(saisie: Saisie) -> bool:
    """Say whether an item moves the main state: typed, neither proved nor contradicted by an export yet."""
    return saisie.statut is Statut.SAISIE


def note_en_vigueur(note_on: date | None, faits: FaitsCandidature, *, contredite: bool = True) -> bool:
    """Say whether something noted here that day still stands.

    A later export prevails when it says otherwise (``contredite``); so does a contract typed on a later day,
    which makes a new proposition.
    """
    if note_on is None:
        return False
    contrats = (saisie for saisie in faits.items if saisie.nature is Nature.CONTRAT)
    if any(
        contrat.statut is not Statut.PREPAREE
        and contrat.saisie_at
        and jour_de_paris(contrat.saisie_at) > note_on
        for contrat in contrats
    ):
        return False
    return not contredite or faits.export_on is None or faits.export_on <= note_on


def reponse_notee_tient(faits: FaitsCandidature) -> bool:
    """Say whether the reply noted here stands; an export without any reply says nothing against it."""
    if faits.reponse_notee is None:
        return False
    contredite = faits.reponse not in (None, faits.reponse_notee)
    return note_en_vigueur(faits.reponse_notee_on, faits, contredite=contredite)


def demission_notee_tient(faits: FaitsCandidature) -> bool:
    """Say whether the démission noted here stands; an export of unknown état says nothing."""
    contredite = faits.etat not in (None, Etat.DEMISSION)
    return note_en_vigueur(faits.demission_notee_on, faits, contredite=contredite)


def _vivante(faits: FaitsCandidature, nature: Nature) -> Saisie | None:
    for saisie in reversed(faits.items):
        if saisie.nature is nature and saisie.est_vivante:
            return saisie
    return None


def _preparee(faits: FaitsCandidature, nature: Nature) -> Saisie | None:
    for saisie in reversed(faits.items):
        if saisie.nature is nature and saisie.statut is Statut.PREPAREE:
            return saisie
    return None


def _avec_saisies(main: _Faits, faits: FaitsCandidature) -> _Faits:
    saisies = [saisie for saisie in faits.items if recouvre(saisie)]
    for nature, applique in (
        (Nature.DECISION, _avec_decision),
        (Nature.CONTRAT, _avec_contrat),
        (Nature.IA, _avec_ia),
    ):
        for saisie in saisies:
            if saisie.nature is nature:
                main = applique(main, saisie)
    return main


def _avec_decision(main: _Faits, saisie: Saisie) -> _Faits:
    if saisie.decision is None or main.etat in _AU_DELA_D_UNE_DECISION:
        return main
    etat = _ETAT_DECIDE[saisie.decision]
    return _Faits(etat, main.reponse, main.inscription, main.statut_contrat)


def _avec_contrat(main: _Faits, _saisie: Saisie) -> _Faits:
    reponse = main.reponse
    if reponse in (None, Reponse.RESULTAT_ULTERIEUR) or main.etat is Etat.DEMISSION:
        reponse = Reponse.EN_ATTENTE
    return _Faits(Etat.CONTRAT_SAISI, reponse, main.inscription, StatutContrat.APPRENTI)


def _avec_ia(main: _Faits, _saisie: Saisie) -> _Faits:
    return _Faits(main.etat, main.reponse, Inscription.EFFECTUEE, main.statut_contrat)


def _avec_notes(main: _Faits | FaitsCandidature, faits: FaitsCandidature) -> _Faits | FaitsCandidature:
    """Overlay what the officer saw on Parcoursup since the last export: a démission, else a reply."""
    sous_contrat = main.etat is Etat.CONTRAT_SAISI
    if main.etat is not Etat.DEMISSION and demission_notee_tient(faits):
        statut = StatutContrat.APPRENTI if sous_contrat else main.statut_contrat
        return _Faits(Etat.DEMISSION, Reponse.DEMISSION, main.inscription, statut)
    if sous_contrat and main.reponse is not faits.reponse_notee and reponse_notee_tient(faits):
        return _Faits(main.etat, faits.reponse_notee, main.inscription, main.statut_contrat)
    return main


def _a_repondre(faits: FaitsCandidature, calendrier: Calendrier) -> LimiteReponse:
    """Return the reply deadline of a proposition that waits (R17)."""
    contrat = next((item for item in reversed(faits.items) if item.nature is Nature.CONTRAT), None)
    recue_at, typee = None, faits.limite_reponse_on
    if contrat is not None and contrat.saisie_at is not None:
        recue_at, typee = contrat.saisie_at, typee or contrat.limite_reponse_on
    if faits.date_reponse_on is not None and not (contrat is not None and recouvre(contrat)):
        recue_at = debut_du_jour(faits.date_reponse_on)
    return limite_reponse(recue_at, calendrier, typee=typee)
