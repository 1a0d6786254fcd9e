"""Calendars in the base: edited, undone, prepared; rules follow at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfa_desktop.models.calendrier.champs import REPONSES, Valeur
from cfa_desktop.models.calendrier.dates import Calendrier, Periode, RegleReponse
from cfa_desktop.models.calendrier.edition import Retouche
from cfa_desktop.models.calendrier.phrases import provenance_dite
from cfa_desktop.models.erreurs import RuleViolation, SimulationEnCours
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau, lire_calendriers
from cfa_desktop.services.calendriers import AucuneDateLivree, SessionDejaPreparee
from tests.factories import HorlogeFixe, creer_bureau, creer_formation, importer, ouvrir

RETOUCHES = (
    Retouche({"pivot": date(2025, 5, 10)}),
    Retouche({"pivot": date(2025, 5, 9)}),
    Retouche({"pivot": None, "nuit": None}),
    Retouche({"delai_apres_pivot_jours": 21}, frozenset({"admission.du"})),
    Retouche({REPONSES: ()}),
    Retouche(confirmees=frozenset({REPONSES, "complementaire.au"})),
)
PIVOT, LIMITE = date(2026, 5, 8), date(2026, 5, 27)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as bureau:
        creer_formation(bureau)
        yield bureau


def modifier(bureau: Bureau, campagne: int = 2025, **valeurs: Valeur) -> str:
    return bureau.calendriers.modifier(
        campagne, Retouche({c.replace("__", "."): v for c, v in valeurs.items()})
    )


def confirmer(bureau: Bureau, *cles: str) -> str:
    return bureau.calendriers.modifier(2025, Retouche(confirmees=frozenset(cles)))


def test_an_untouched_base_works_with_the_shipped_dates(bureau: Bureau) -> None:
    for campagne, livre in lire_calendriers().items():
        assert bureau.calendriers.lire(campagne) == livre
        assert not bureau.calendriers.est_modifie(campagne)


def test_a_change_is_one_entry_of_history_that_names_it(bureau: Bureau) -> None:
    libelle = modifier(bureau, pivot=date(2025, 5, 10), contrats__au=date(2025, 10, 14))
    assert libelle == "Calendrier 2025, date pivot\u202f: 9 mai → 10 mai, et 1 autre"
    action = bureau.historique.a_annuler()
    assert action is not None
    assert action.libelle == libelle


def test_rules_follow_an_edit_its_undo_and_its_redo_at_once(bureau: Bureau) -> None:
    contexte = bureau.contexte
    modifier(bureau, pivot=date(2025, 5, 10))
    assert contexte.calendrier(2025).pivot == date(2025, 5, 10)
    bureau.historique.annuler()
    assert contexte.calendrier(2025) == lire_calendriers()[2025]
    bureau.historique.retablir()
    assert contexte.calendrier(2025).pivot == date(2025, 5, 10)


def test_the_same_calendar_is_given_as_long_as_nothing_is_written(bureau: Bureau) -> None:
    modifier(bureau, pivot=date(2025, 5, 10))
    lu = bureau.contexte.calendrier(2025)
    assert bureau.contexte.calendrier(2025) is lu
    creer_formation(bureau, "NDRC")
    assert bureau.contexte.calendrier(2025) is lu


def test_an_edit_survives_the_next_opening(tmp_path: Path) -> None:
    with creer_bureau(tmp_path) as bureau:
        modifier(bureau, pivot=date(2025, 5, 10))
        path = bureau.path
    with ouvrir(path, HorlogeFixe()) as bureau:
        calendrier = bureau.contexte.calendrier(2025)
    assert calendrier.pivot == date(2025, 5, 10)
    assert provenance_dite(calendrier.provenance("pivot"), 2025) == "Modifié ici le mar. 10 juin"


def test_two_edits_add_up_and_undo_one_by_one(bureau: Bureau) -> None:
    modifier(bureau, pivot=date(2025, 5, 10))
    modifier(bureau, parametrage_fin=date(2025, 7, 11))
    bureau.historique.annuler()
    calendrier = bureau.contexte.calendrier(2025)
    assert (calendrier.pivot, calendrier.parametrage_fin) == (date(2025, 5, 10), date(2025, 7, 10))
    bureau.historique.annuler()
    assert not bureau.calendriers.est_modifie(2025)


def test_dates_that_do_not_hold_together_are_refused_and_nothing_is_written(bureau: Bureau) -> None:
    with pytest.raises(RuleViolation, match="tombe avant la date pivot"):
        modifier(bureau, pivot=date(2025, 5, 29))
    assert bureau.contexte.calendrier(2025).pivot == date(2025, 5, 9)


def test_a_doubt_does_not_prevent_recording(bureau: Bureau) -> None:
    assert modifier(bureau, contrats__au=None)
    assert bureau.contexte.calendrier(2025).contrats == Periode(date(2025, 3, 17), None)


def test_recording_nothing_leaves_no_trace(bureau: Bureau) -> None:
    avant = bureau.historique.a_annuler()
    assert modifier(bureau, pivot=date(2025, 5, 9)) == ""
    assert confirmer(bureau, "pivot") == ""
    assert bureau.historique.a_annuler() == avant


def test_a_confirmation_is_recorded_and_undone(bureau: Bureau) -> None:
    confirmer(bureau, "admission.du", REPONSES)
    calendrier = bureau.contexte.calendrier(2025)
    assert not calendrier.provenance("admission.du").a_confirmer
    assert not any(regle.a_confirmer for regle in calendrier.reponses)
    bureau.historique.annuler()
    assert bureau.contexte.calendrier(2025).provenance("admission.du").a_confirmer


def test_the_shipped_dates_come_back_in_one_undoable_change(bureau: Bureau) -> None:
    modifier(bureau, pivot=date(2025, 5, 10))
    bureau.calendriers.revenir(2025)
    assert bureau.contexte.calendrier(2025) == lire_calendriers()[2025]
    bureau.historique.annuler()
    assert bureau.contexte.calendrier(2025).pivot == date(2025, 5, 10)


def test_a_session_without_shipped_dates_has_none_to_return_to(bureau: Bureau) -> None:
    with pytest.raises(AucuneDateLivree, match="2031"):
        bureau.calendriers.revenir(2031)


def test_a_prepared_session_with_published_dates_uses_them_and_invents_nothing(bureau: Bureau) -> None:
    assert bureau.calendriers.a_preparer() == 2026
    assert bureau.calendriers.preparer_suivante(2025) == 2026
    assert bureau.formations.campagnes() == [2025, 2026]
    assert bureau.contexte.calendrier(2026) == lire_calendriers()[2026]
    with pytest.raises(SessionDejaPreparee, match="2026 est déjà préparée"):
        bureau.calendriers.preparer_suivante(2025)


def test_a_prepared_session_without_published_dates_takes_those_of_the_year_before(bureau: Bureau) -> None:
    bureau.calendriers.preparer_suivante(2025)
    assert bureau.calendriers.a_preparer() == 2027
    bureau.calendriers.preparer_suivante(2026)
    calendrier = bureau.contexte.calendrier(2027)
    assert calendrier.contrats == Periode(date(2027, 4, 7), date(2027, 10, 12))
    assert calendrier.pivot is None
    assert provenance_dite(calendrier.provenance("contrats.du"), 2027) == "Repris de 2026"
    assert [m.champ.cle for m in bureau.calendriers.manquants(2027)][:2] == ["pivot", "limite_avant_pivot"]


def test_an_undone_preparation_can_be_made_again(bureau: Bureau) -> None:
    bureau.calendriers.preparer_suivante(2025)
    bureau.calendriers.preparer_suivante(2026)
    bureau.historique.annuler()
    assert bureau.contexte.calendrier(2027) == Calendrier(2027)
    assert bureau.formations.campagnes() == [2025, 2026]
    assert bureau.calendriers.preparer_suivante(2026) == 2027
    for _ in range(2):
        bureau.historique.annuler()
    assert bureau.formations.campagnes() == [2025]
    bureau.historique.retablir()
    assert bureau.formations.campagnes() == [2025, 2026]


def test_a_preparation_is_undone_after_what_hangs_on_it(bureau: Bureau) -> None:
    bureau.calendriers.preparer_suivante(2025)
    preparation = bureau.historique.a_annuler()
    creer_formation(bureau, campagne=2026)
    bureau.historique.annuler()
    assert bureau.historique.a_annuler() == preparation
    bureau.historique.annuler()
    assert bureau.formations.campagnes() == [2025]


@pytest.fixture
def en_2026(tmp_path: Path) -> Iterator[Bureau]:
    horloge = HorlogeFixe(datetime(2026, 5, 20, 10, tzinfo=PARIS))
    with creer_bureau(tmp_path, horloge) as bureau:
        formation = creer_formation(bureau, campagne=2026)
        confirme = {
            "numero": "1",
            "nom": "LE GOFF",
            "etat": "confirmee",
            "confirmee_at": "2026-04-10T09:00:00+02:00",
        }
        importer(bureau, formation, date(2026, 5, 19), confirme)
        yield bureau


def test_a_deadline_of_2026_waits_for_its_dates_then_follows_them(en_2026: Bureau) -> None:
    (ligne,) = en_2026.candidatures.lister()
    assert (ligne.limite_on, ligne.limite_mention) == (None, "date à fournir")
    modifier(en_2026, 2026, pivot=PIVOT, limite_avant_pivot=LIMITE)
    (ligne,) = en_2026.candidatures.lister()
    assert ligne.limite_on == LIMITE
    en_2026.historique.annuler()
    (ligne,) = en_2026.candidatures.lister()
    assert ligne.limite_mention == "date à fournir"


def test_a_prepared_session_does_not_become_the_one_worked_on_by_default(bureau: Bureau) -> None:
    bureau.calendriers.preparer_suivante(2025)
    assert bureau.formations.campagne_habitee() == 2025
    assert bureau.formations.campagne_habitee(2026) == 2026
    creer_formation(bureau, campagne=2026)
    assert bureau.formations.campagne_habitee() == 2026


def test_nothing_is_changed_while_a_date_is_simulated(bureau: Bureau) -> None:
    bureau.simuler(datetime(2025, 7, 1, tzinfo=PARIS))
    with pytest.raises(SimulationEnCours):
        modifier(bureau, pivot=date(2025, 5, 10))
    bureau.simuler(None)
    assert bureau.contexte.calendrier(2025).pivot == date(2025, 5, 9)


def test_reply_rules_are_kept_in_the_order_of_days(bureau: Bureau) -> None:
    premiere, seconde = lire_calendriers()[2025].reponses
    tot = RegleReponse(date(2025, 6, 1), date(2025, 6, 1), delai_jours=3)
    modifier(bureau, reponses=(premiere, seconde, tot))
    assert bureau.contexte.calendrier(2025).reponses == (tot, premiere, seconde)
    assert modifier(bureau, reponses=(seconde, tot, premiere)) == ""


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(RETOUCHES), max_size=5))
def test_undoing_any_edits_gives_back_the_shipped_dates(bureau: Bureau, retouches: list[Retouche]) -> None:
    faites = [libelle for retouche in retouches if (libelle := bureau.calendriers.modifier(2025, retouche))]
    for libelle in reversed(faites):
        assert bureau.historique.annuler().libelle == libelle
    assert bureau.contexte.calendrier(2025) == lire_calendriers()[2025]
    assert not bureau.calendriers.est_modifie(2025)
