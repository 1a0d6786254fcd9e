"""Requests for reasons: recorded, counted down, answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.regles.motifs import EtatDemande
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

AVIS = date(2025, 9, 12)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, HorlogeFixe(datetime(2025, 10, 20, 9, tzinfo=PARIS))) as ouvert:
        importer(
            ouvert,
            creer_formation(ouvert),
            date(2025, 9, 12),
            {"numero": "1", "nom": "MARTIN", "prenom": "Léa", "etat": "refusee"},
            {"numero": "2", "nom": "ROUX", "prenom": "Zoé", "etat": "en_recherche"},
        )
        yield ouvert


def voeu(bureau: Bureau, numero: str = "1") -> int:
    return candidature_id(bureau, bureau.formations.par_code("MCO"), numero)


def test_a_request_within_the_month_is_recorded_with_its_countdown(bureau: Bureau) -> None:
    bureau.motifs.ajouter(voeu(bureau), recue_on=date(2025, 10, 12), avis_on=AVIS, note=" courriel ")
    (demande,) = bureau.motifs.lister(campagne=2025)
    assert (demande.candidat, demande.formation_nom, demande.note) == ("MARTIN Léa", "MCO", "courriel")
    suivi = demande.suivi(bureau.contexte.maintenant())
    assert not suivi.hors_delai
    assert (suivi.etat, suivi.limite_on) == (EtatDemande.EN_RETARD, date(2025, 10, 12))


def test_one_day_after_the_month_it_is_said_late_but_recorded(bureau: Bureau) -> None:
    verdict = bureau.motifs.examiner(voeu(bureau), recue_on=date(2025, 10, 13), avis_on=AVIS)
    assert ["plus d’un mois" in raison.message for raison in verdict.avertissements] == [True]
    bureau.motifs.ajouter(voeu(bureau), recue_on=date(2025, 10, 13), avis_on=AVIS)
    suivi = bureau.motifs.lister()[0].suivi(bureau.contexte.maintenant())
    assert suivi.hors_delai
    assert (suivi.etat, suivi.limite_on) == (EtatDemande.A_REPONDRE, date(2025, 11, 13))


def test_a_request_to_come_is_refused(bureau: Bureau) -> None:
    with pytest.raises(RuleViolation, match="à venir"):
        bureau.motifs.ajouter(voeu(bureau), recue_on=date(2025, 10, 21))


def test_only_a_refused_candidate_may_ask(bureau: Bureau) -> None:
    with pytest.raises(RuleViolation, match="Seul un candidat refusé"):
        bureau.motifs.ajouter(voeu(bureau, "2"), recue_on=date(2025, 10, 1))


def test_an_answer_closes_the_countdown_and_may_be_taken_back(bureau: Bureau) -> None:
    demande_id = bureau.motifs.ajouter(voeu(bureau), recue_on=date(2025, 10, 12))
    with pytest.raises(RuleViolation, match="vérifiez le jour"):
        bureau.motifs.repondre(demande_id, date(2025, 10, 11))
    bureau.motifs.repondre(demande_id)
    assert bureau.motifs.lister()[0].suivi(bureau.contexte.maintenant()).etat is EtatDemande.REPONDUE
    bureau.motifs.rouvrir(demande_id)
    assert bureau.motifs.lister()[0].repondue_on is None
    bureau.motifs.supprimer(demande_id)
    assert bureau.motifs.lister(candidature_id=voeu(bureau)) == []
    bureau.historique.annuler()
    assert len(bureau.motifs.lister(formation_id=bureau.formations.par_code("MCO").id)) == 1
