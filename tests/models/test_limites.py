"""Deadlines and automatic passages, at their exact boundaries (R2, R5, R6, R7)."""

from datetime import UTC, date, datetime

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, SANS_EXAMEN, confirmee, paris, situation

from cfa_desktop.models.candidature import FaitsCandidature, OrigineLimite
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.limites import limite_examen
from cfa_desktop.models.situation import situation_a

EXEMPLES = [
    ("2025-05-08T23:59:59", date(2025, 5, 28), "2025-06-02T00:00"),
    ("2025-05-09T00:00:00", date(2025, 5, 28), "2025-06-02T00:00"),
    ("2025-05-09T23:59:59", date(2025, 5, 28), "2025-06-02T00:00"),
    ("2025-05-10T00:00:00", date(2025, 5, 30), "2025-05-31T00:00"),
    ("2025-05-12T10:00:00", date(2025, 6, 1), "2025-06-02T00:00"),
    ("2025-06-20T10:00:00", date(2025, 7, 10), "2025-07-11T00:00"),
]


@pytest.mark.parametrize(("confirme", "limite", "passage"), EXEMPLES)
def test_the_deadline_and_the_passage_follow_the_confirmation(confirme, limite, passage):
    trouvee = limite_examen(confirmee(confirme), MCO, CAL_2025)
    assert (trouvee.jour, trouvee.passage_at) == (limite, paris(passage))
    assert trouvee.origine is OrigineLimite.CALCULEE


@pytest.mark.parametrize(("confirme", "limite", "passage"), EXEMPLES)
def test_the_candidature_is_presumed_en_recherche_from_the_passage_only(confirme, limite, passage):
    avant = datetime.fromtimestamp(paris(passage).timestamp() - 1, UTC)
    faits = confirmee(confirme)
    assert situation_a(faits, MCO, CAL_2025, avant).etat is Etat.CONFIRMEE
    pendant = situation_a(faits, MCO, CAL_2025, paris(passage))
    assert (pendant.etat, pendant.etat_parcoursup, pendant.presume) == (
        Etat.EN_RECHERCHE,
        Etat.CONFIRMEE,
        True,
    )


@pytest.mark.parametrize(
    ("importee", "passage"),
    [
        (date(2025, 5, 28), "2025-06-02"),
        (date(2025, 5, 29), "2025-05-30"),
        (date(2025, 6, 20), "2025-06-21"),
    ],
)
def test_an_imported_limit_alone_says_the_group(importee, passage):
    limite = limite_examen(confirmee(limite_importee_on=importee), MCO, CAL_2025)
    assert (limite.jour, limite.passage_at) == (importee, paris(passage))


def test_the_imported_limit_wins_and_the_difference_is_shown():
    faits = confirmee("2025-05-12", limite_importee_on=date(2025, 6, 3))
    limite = limite_examen(faits, MCO, CAL_2025)
    assert (limite.jour, limite.origine) == (date(2025, 6, 3), OrigineLimite.IMPORTEE)


@pytest.mark.parametrize(
    ("calendrier", "confirme", "passage"),
    [
        (CAL_2025, "2025-04-10T15:00", "2025-04-10T15:00"),
        (CAL_2026, "2026-04-10T15:00", "2026-04-11T00:00"),
    ],
)
def test_without_examination_the_passage_follows_the_confirmation(calendrier, confirme, passage):
    limite = limite_examen(confirmee(confirme), SANS_EXAMEN, calendrier)
    assert (limite.jour, limite.passage_at) == (None, paris(passage))


def test_unknown_pivot_dates_presume_nothing():
    limite = limite_examen(confirmee("2026-04-10"), MCO, CAL_2026)
    assert (limite.jour, limite.passage_at, limite.mention) == (None, None, "date à fournir")


@pytest.mark.parametrize(
    ("importee", "passage"),
    [(date(2026, 5, 31), None), (date(2026, 6, 1), "2026-06-02"), (date(2026, 6, 20), "2026-06-21")],
)
def test_without_pivot_an_imported_limit_gives_a_passage_only_when_both_groups_share_it(importee, passage):
    limite = limite_examen(confirmee(limite_importee_on=importee), MCO, CAL_2026)
    assert limite.jour == importee
    assert limite.passage_at == (paris(passage) if passage else None)


def test_a_confirmation_only_bounded_by_an_export_is_never_a_date():
    faits = confirmee(vue_confirmee_on=date(2025, 5, 12))
    limite = limite_examen(faits, MCO, CAL_2025)
    assert (limite.jour, limite.passage_at, limite.mention) == (None, None, "date à fournir")
    assert situation(faits, "2025-09-01").etat is Etat.CONFIRMEE


def test_examination_unknown_waits_for_the_officer():
    limite = limite_examen(confirmee("2025-05-08"), MCO._replace(examine=None), CAL_2025)
    assert (limite.jour, limite.passage_at, limite.mention) == (None, None, "à préciser")


def test_particular_modalities_have_neither_deadline_nor_passage():
    libre = MCO._replace(modalites_particulieres=True)
    limite = limite_examen(confirmee("2025-05-08"), libre, CAL_2025)
    assert (limite.jour, limite.passage_at, limite.mention) == (None, None, "sans délai")


def test_an_unconfirmed_voeu_has_no_deadline_yet():
    limite = limite_examen(FaitsCandidature(Etat.NON_CONFIRMEE), MCO, CAL_2025)
    assert (limite.jour, limite.mention) == (None, "connue après confirmation du vœu")


def test_the_day_of_a_confirmation_is_the_paris_day():
    # 22:30 UTC on 9 May is already 10 May in Paris.
    faits = FaitsCandidature(Etat.CONFIRMEE, confirmee_at=datetime(2025, 5, 9, 22, 30, tzinfo=UTC))
    assert limite_examen(faits, MCO, CAL_2025).jour == date(2025, 5, 30)


@pytest.mark.parametrize(("jour", "passage"), [("2026-03-28", "2026-03-29"), ("2026-10-24", "2026-10-25")])
def test_clock_changes_do_not_move_midnight(jour, passage):
    limite = limite_examen(confirmee(f"{jour}T15:00"), SANS_EXAMEN, CAL_2026)
    assert limite.passage_at == paris(passage)
    assert limite.passage_at.isoformat().startswith(f"{passage}T00:00:00")


@pytest.mark.parametrize(
    ("delai", "limite"), [(18, date(2025, 5, 27)), (19, date(2025, 5, 28)), (20, date(2025, 5, 28))]
)
def test_on_the_pivot_day_the_earlier_of_the_two_dates_wins(delai, limite):
    calendrier = CAL_2025._replace(delai_apres_pivot_jours=delai)
    assert limite_examen(confirmee("2025-05-09T10:00"), MCO, calendrier).jour == limite
    assert limite_examen(confirmee("2025-05-08T10:00"), MCO, calendrier).jour == date(2025, 5, 28)


@pytest.mark.parametrize("etat", [Etat.EN_RECHERCHE, Etat.REFUSEE, Etat.CONTRAT_SAISI, Etat.DEMISSION])
def test_a_candidature_already_settled_asks_for_no_date(etat):
    assert limite_examen(FaitsCandidature(etat), MCO, CAL_2025) == (None, None, None, "")


@pytest.mark.parametrize("inconnue", ["pivot", "limite_avant_pivot"])
def test_half_a_pivot_is_no_pivot(inconnue):
    faits = confirmee(limite_importee_on=date(2025, 5, 20))
    calendrier = CAL_2025._replace(**{inconnue: None})
    assert limite_examen(faits, MCO, calendrier).passage_at is None
