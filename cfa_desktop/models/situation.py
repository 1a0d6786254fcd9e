"""A candidature as it stands at an instant: facts, then typed items, then the automatic passage."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from cfa_desktop.models.calendrier import Calendrier
from cfa_desktop.models.candidature import FaitsCandidature, Limite, Situation
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.limites import limite_examen
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut

_ETAT_DECIDE = {Decision.REFUS: Etat.REFUSEE, Decision.RECHERCHE: Etat.EN_RECHERCHE}
# What an export already shows beyond a decision is never undone by a decision typed the same day.
_AU_DELA_D_UNE_DECISION = (Etat.CONTRAT_SAISI, Etat.DEMISSION)


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
    if faits.reponse_notee is not None or faits.demission_notee_on is not None:
        main = _avec_notes(main, faits)
    presume = main.etat is Etat.CONFIRMEE and limite.passage_at is not None and instant >= limite.passage_at
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
    )


def recouvre(saisie: Saisie, faits: FaitsCandidature) -> bool:
    """Say whether a typed item is at least as recent as the last export, and so moves the main state."""
    if saisie.statut is not Statut.SAISIE:
        return False
    if faits.export_on is None or saisie.saisie_at is None:
        return faits.export_on is None
    return faits.export_on <= jour_de_paris(saisie.saisie_at)


def note_en_vigueur(note_on: date | None, faits: FaitsCandidature) -> bool:
    """Say whether something noted here is at least as recent as the last export: newer imports prevail."""
    return note_on is not None and (faits.export_on is None or faits.export_on <= note_on)


def _avec_notes(main: _Faits | FaitsCandidature, faits: FaitsCandidature) -> _Faits:
    """Overlay what the officer saw on Parcoursup since the last export: a reply, then a démission."""
    lus = _Faits(main.etat, main.reponse, main.inscription, main.statut_contrat)
    sous_contrat = lus.etat is Etat.CONTRAT_SAISI
    if sous_contrat and faits.reponse_notee is not None and note_en_vigueur(faits.reponse_notee_on, faits):
        lus = lus._replace(reponse=faits.reponse_notee)
    if not note_en_vigueur(faits.demission_notee_on, faits):
        return lus
    if not sous_contrat:
        return lus._replace(etat=Etat.DEMISSION)
    return _Faits(Etat.DEMISSION, Reponse.DEMISSION, lus.inscription, StatutContrat.APPRENTI)


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
    saisies = [saisie for saisie in faits.items if recouvre(saisie, faits)]
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
