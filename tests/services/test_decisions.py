"""Decisions prepared, typed, withdrawn, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.historique import AnnulationImpossible
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

CRITERE = "Résultats dans les matières de la formation"


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(datetime(2025, 5, 20, 10, tzinfo=PARIS))


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, horloge) as ouvert:
        formation = creer_formation(ouvert)
        importer(
            ouvert,
            formation,
            date(2025, 5, 12),
            {"numero": "1", "nom": "MARTIN", "etat": "confirmee", "limite_importee_on": "2025-05-28"},
            {"numero": "2", "nom": "DUPONT", "etat": "non_confirmee"},
            {"numero": "3", "nom": "KONÉ", "etat": "confirmee", "limite_importee_on": "2025-05-28"},
        )
        yield ouvert


def identifiant(bureau: Bureau, numero: str) -> int:
    return candidature_id(bureau, bureau.formations.par_code("MCO"), numero)


def refus(bureau: Bureau, numero: str, **options: object) -> DemandeDecision:
    options = {"motif": CRITERE, **options}
    return DemandeDecision(
        candidature_id=identifiant(bureau, numero),
        decision=Decision.REFUS,
        **options,  # type: ignore[arg-type]
    )


def test_prepared_refusal_stands_beside_and_never_moves_the_main_numbers(bureau: Bureau) -> None:
    avant = bureau.candidatures.compter()

    bureau.decisions.preparer(refus(bureau, "1"))

    apres = bureau.candidatures.compter()
    assert (apres.confirmees, apres.refusees, apres.decisions_preparees) == (avant.confirmees, 0, 1)


def test_typed_refusal_moves_the_main_numbers(bureau: Bureau) -> None:
    bureau.saisies.marquer_saisie(bureau.decisions.preparer(refus(bureau, "1")))

    compteurs = bureau.candidatures.compter()
    assert (compteurs.confirmees, compteurs.refusees, compteurs.decisions_preparees) == (1, 1, 0)


def test_unconfirmed_voeu_is_refused_with_its_code_and_changes_nothing(bureau: Bureau) -> None:
    with pytest.raises(RuleViolation) as refuse:
        bureau.decisions.preparer(refus(bureau, "2"))

    assert [raison.code for raison in refuse.value.raisons] == ["R1"]
    assert bureau.saisies.compter() == 0


def test_second_decision_asks_to_withdraw_the_first(bureau: Bureau) -> None:
    premier = bureau.decisions.preparer(refus(bureau, "1"))

    assert [b.code for b in bureau.decisions.examiner(refus(bureau, "1")).blocages] == ["R4"]
    bureau.decisions.retirer(premier)
    assert bureau.decisions.examiner(refus(bureau, "1")).accepte()


def test_typed_decision_cannot_be_withdrawn(bureau: Bureau) -> None:
    saisie = bureau.decisions.preparer(refus(bureau, "1", deja_saisi=True))

    with pytest.raises(RuleViolation, match="ne se retire pas"):
        bureau.decisions.retirer(saisie)


def test_bulk_preparation_reports_the_excluded_and_is_undone_at_once(bureau: Bureau) -> None:
    tous = [identifiant(bureau, numero) for numero in ("1", "2", "3")]

    recapitulatif = bureau.decisions.preparer_recherches(tous)

    assert (recapitulatif.prepares, [exclu for exclu, _ in recapitulatif.exclus]) == (2, [tous[1]])
    bureau.historique.annuler()
    assert bureau.saisies.compter() == 0


def test_presumed_passage_follows_the_clock_and_writes_nothing(bureau: Bureau, horloge: HorlogeFixe) -> None:
    horloge.instant = datetime(2025, 6, 2, tzinfo=PARIS)

    (ligne,) = [vue for vue in bureau.candidatures.lister() if vue.numero == "1"]

    assert (ligne.etat, ligne.presume, ligne.etat_parcoursup) == (Etat.EN_RECHERCHE, True, Etat.CONFIRMEE)
    assert bureau.candidatures.compter().presumes_en_recherche == 2
    assert [b.code for b in bureau.decisions.examiner(refus(bureau, "1")).blocages] == ["R6"]


def test_undo_then_redo_gives_the_item_back(bureau: Bureau) -> None:
    bureau.decisions.preparer(refus(bureau, "1"))

    bureau.historique.annuler()
    assert bureau.saisies.compter() == 0
    bureau.historique.retablir()
    assert bureau.saisies.compter() == 1
    bureau.historique.annuler()
    assert bureau.saisies.compter() == 0


def test_typed_item_makes_undo_of_its_preparation_refused_with_a_reason(bureau: Bureau) -> None:
    bureau.saisies.marquer_saisie(bureau.decisions.preparer(refus(bureau, "1")))

    with pytest.raises(AnnulationImpossible, match="ne peut plus être annulé"):
        bureau.historique.annuler()
    assert bureau.candidatures.compter().refusees == 1


def test_history_tells_what_was_prepared_with_its_source(bureau: Bureau) -> None:
    bureau.decisions.preparer(refus(bureau, "1"))

    (ligne, *_) = bureau.dossiers.ouvrir(identifiant(bureau, "1")).historique

    assert (ligne.action.libelle, ligne.action.source, ligne.avant) == ("Refus préparé", "noté ici", None)
    assert ligne.apres is not None
    assert ligne.apres["motif"] == CRITERE


def test_undoing_what_later_rows_hang_on_is_refused_with_a_reason(bureau: Bureau) -> None:
    creer_formation(bureau, "GEA")
    importer(
        bureau, bureau.formations.par_code("GEA"), date(2025, 5, 13), {"numero": "9", "etat": "confirmee"}
    )

    with pytest.raises(AnnulationImpossible, match="ne peut plus être annulé"):
        bureau.historique.annuler()
    assert bureau.formations.par_code("GEA")
