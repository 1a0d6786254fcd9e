"""Calendars as data: facts, sources, what is missing, what an edition keeps."""

from __future__ import annotations

from datetime import date, time

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, confirmee, paris
from hypothesis import given
from hypothesis import strategies as st

from cfa_desktop.models.calendrier.champs import (
    CHAMPS,
    CHOIX,
    REPONSES,
    Genre,
    Valeur,
    lire_champ,
    manquants,
    phrase_manquants,
    poser_champs,
)
from cfa_desktop.models.calendrier.dates import Calendrier, Origine, Periode, Provenance, RegleReponse
from cfa_desktop.models.calendrier.ecriture import ecrire_edition, lire_edition
from cfa_desktop.models.calendrier.edition import (
    ChampEdite,
    Retouche,
    decaler_jour,
    fusionner,
    reprendre,
    retoucher,
)
from cfa_desktop.models.calendrier.phrases import libelle_modification, provenance_dite, valeur_dite
from cfa_desktop.models.limites import limite_examen
from cfa_desktop.models.regles.periode import blocages_periode

LE_12_MAI = date(2025, 5, 12)
JOURS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
HEURES = st.times().map(lambda heure: heure.replace(second=0, microsecond=0, fold=0))
REGLES = st.builds(
    RegleReponse,
    JOURS,
    JOURS,
    st.none() | JOURS,
    st.none() | st.integers(0, 30),
    st.lists(st.tuples(JOURS, JOURS), max_size=2).map(tuple),
    st.booleans(),
)
VALEURS: dict[Genre, st.SearchStrategy[Valeur]] = {
    Genre.JOUR: st.none() | JOURS,
    Genre.NOMBRE: st.none() | st.integers(0, 366),
    Genre.NUIT: st.none() | st.tuples(HEURES, HEURES),
    Genre.CHOIX: st.sampled_from(["", *CHOIX]),
    Genre.REGLES: st.lists(REGLES, max_size=3).map(tuple),
}
PROVENANCES = st.builds(
    Provenance, st.sampled_from(Origine), st.text(max_size=20), st.none() | JOURS, st.booleans()
)
EDITIONS = st.fixed_dictionaries(
    {}, optional={c.cle: st.builds(ChampEdite, VALEURS[c.genre], PROVENANCES) for c in CHAMPS}
)


def confirme(*cles: str) -> Retouche:
    return Retouche(confirmees=frozenset(cles))


@given(EDITIONS)
def test_an_edition_written_and_read_is_the_same(edition: dict[str, ChampEdite]) -> None:
    assert lire_edition(ecrire_edition(edition)) == edition


@given(EDITIONS)
def test_an_edited_calendar_holds_every_value_that_is_not_provisional(edition: dict[str, ChampEdite]) -> None:
    calendrier = fusionner(Calendrier(2027), edition)
    for cle, edite in edition.items():
        assert lire_champ(calendrier, cle) == edite.valeur
        assert calendrier.provenance(cle) == edite.provenance


def test_a_field_of_a_newer_version_is_left_alone() -> None:
    assert lire_edition('{"parcours.inconnu": {"valeur": 1}}') == {}


@pytest.mark.parametrize("calendrier", [CAL_2025, CAL_2026])
def test_every_field_can_be_read_and_set_by_its_key(calendrier: Calendrier) -> None:
    valeurs = {champ.cle: lire_champ(calendrier, champ.cle) for champ in CHAMPS}
    vide = Calendrier(calendrier.campagne)
    assert poser_champs(vide, valeurs)._replace(provenances=()) == calendrier._replace(provenances=())


@pytest.mark.parametrize("calendrier", [CAL_2025, CAL_2026])
def test_every_shipped_value_names_its_source(calendrier: Calendrier) -> None:
    for champ in CHAMPS:
        donnee = lire_champ(calendrier, champ.cle) not in (None, (), "")
        assert bool(calendrier.provenance(champ.cle).source) is donnee


def test_the_shipped_facts_are_those_of_the_sources() -> None:
    assert (CAL_2025.pivot, CAL_2025.limite_avant_pivot) == (date(2025, 5, 9), date(2025, 5, 28))
    assert CAL_2025.contrats == Periode(date(2025, 3, 17), date(2025, 10, 13))
    assert CAL_2025.nuit == (time(0), time(1))
    assert CAL_2026.contrats == Periode(date(2026, 4, 7), date(2026, 10, 12))
    assert (CAL_2026.pivot, CAL_2026.reponses, CAL_2026.collecte_fin) == (None, (), date(2026, 10, 31))


def test_what_the_press_alone_says_is_to_be_confirmed() -> None:
    assert CAL_2025.provenance("admission.du") == Provenance(source="Presse", a_confirmer=True)
    assert not CAL_2025.provenance("nuit").a_confirmer
    assert "DRAIO" in CAL_2025.provenance("pivot").source
    assert CAL_2025.provenance(REPONSES).a_confirmer


def test_the_missing_dates_of_2026_are_named_with_why_they_matter() -> None:
    assert phrase_manquants(CAL_2026) == (
        "Deux dates manquent à la session 2026\u202f: date pivot, limite des vœux confirmés jusqu’au pivot. "
        "Voir Calendrier technique – Focus Apprentissage."
    )
    trouves = {manquant.champ.cle: manquant.sans_elle for manquant in manquants(CAL_2026)}
    assert set(trouves) == {"pivot", "limite_avant_pivot", REPONSES, "rapports.du", "rapports.au"}
    assert trouves["pivot"] == "aucune date limite d’examen ne peut être calculée"
    assert (manquants(CAL_2025), phrase_manquants(CAL_2025)) == ([], "")


@pytest.mark.parametrize(
    ("cles", "debut"),
    [(["pivot"], "Une date manque"), (["delai_apres_pivot_jours"], "Une valeur manque")],
)
def test_one_missing_value_is_said_in_the_singular(cles: list[str], debut: str) -> None:
    assert phrase_manquants(poser_champs(CAL_2025, dict.fromkeys(cles))).startswith(debut)


def test_a_calendar_without_any_date_asks_for_all_that_rules_need() -> None:
    vides = {manquant.champ.cle for manquant in manquants(Calendrier(2030))}
    assert vides >= {champ.cle for champ in CHAMPS if champ.essentiel}
    assert phrase_manquants(Calendrier(2030)).startswith("Neuf valeurs manquent")


def test_a_typed_date_says_when_it_was_changed_and_leaves_the_others() -> None:
    edition = retoucher(CAL_2025, {}, Retouche({"pivot": date(2025, 5, 10)}), LE_12_MAI)
    calendrier = fusionner(CAL_2025, edition)
    assert calendrier.pivot == date(2025, 5, 10)
    assert list(edition) == ["pivot"]
    assert provenance_dite(calendrier.provenance("pivot"), 2025) == "Modifié ici le lun. 12 mai"
    assert calendrier.provenance("contrats.du") == CAL_2025.provenance("contrats.du")


def test_a_date_typed_back_to_the_shipped_one_is_shipped_again() -> None:
    edition = retoucher(CAL_2025, {}, Retouche({"pivot": date(2025, 5, 10)}), LE_12_MAI)
    assert retoucher(CAL_2025, edition, Retouche({"pivot": CAL_2025.pivot}), LE_12_MAI) == {}


def test_an_erased_date_stays_erased() -> None:
    edition = retoucher(CAL_2025, {}, Retouche({"contrats.au": None}), LE_12_MAI)
    assert fusionner(CAL_2025, edition).contrats == Periode(date(2025, 3, 17), None)


def test_confirming_removes_the_mark_and_keeps_the_source() -> None:
    edition = retoucher(CAL_2025, {}, confirme("admission.du", "pivot"), LE_12_MAI)
    provenance = fusionner(CAL_2025, edition).provenance("admission.du")
    assert list(edition) == ["admission.du"]
    assert provenance_dite(provenance, 2025) == "Livré\u202f: Presse, confirmé ici le lun. 12 mai"
    assert not provenance.a_confirmer


def test_confirming_the_reply_rules_confirms_each_of_them() -> None:
    calendrier = fusionner(CAL_2025, retoucher(CAL_2025, {}, confirme(REPONSES), LE_12_MAI))
    assert not any(regle.a_confirmer for regle in calendrier.reponses)
    assert not calendrier.provenance(REPONSES).a_confirmer


def test_nothing_missing_can_be_confirmed() -> None:
    assert retoucher(CAL_2026, {}, confirme("pivot"), LE_12_MAI) == {}


def test_the_next_session_takes_every_date_a_year_later_to_confirm() -> None:
    calendrier = fusionner(Calendrier(2026), reprendre(CAL_2025, 2026))
    assert (calendrier.pivot, calendrier.delai_apres_pivot_jours) == (date(2026, 5, 9), 20)
    assert calendrier.reponses[1].suspendue == ((date(2026, 6, 13), date(2026, 6, 20)),)
    for champ in CHAMPS:
        donnee = lire_champ(CAL_2025, champ.cle) not in (None, (), "")
        assert (lire_champ(calendrier, champ.cle) not in (None, (), "")) is donnee
        assert calendrier.provenance(champ.cle).a_confirmer is donnee
    assert provenance_dite(calendrier.provenance("nuit"), 2026) == "Repris de 2025"


def test_what_the_source_does_not_give_stays_missing_the_year_after() -> None:
    calendrier = fusionner(Calendrier(2027), reprendre(CAL_2026, 2027))
    assert (calendrier.pivot, calendrier.limite_avant_pivot, calendrier.reponses) == (None, None, ())


def test_a_published_date_replaces_one_taken_over_and_not_confirmed() -> None:
    reprise = reprendre(CAL_2025, 2026)
    assert fusionner(CAL_2026, reprise).contrats == CAL_2026.contrats
    confirmee = retoucher(Calendrier(2026), reprise, confirme("contrats.du"), date(2026, 1, 5))
    assert fusionner(CAL_2026, confirmee).contrats == Periode(date(2026, 3, 17), date(2026, 10, 12))


@pytest.mark.parametrize(
    ("jour", "annees", "attendu"),
    [
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 12, 31)),
    ],
)
def test_a_day_keeps_its_number_from_year_to_year(jour: date, annees: int, attendu: date) -> None:
    assert decaler_jour(jour, annees) == attendu


def test_a_change_is_named_by_its_first_field_before_and_after() -> None:
    apres = poser_champs(CAL_2025, {"pivot": date(2025, 5, 10)})
    assert libelle_modification(CAL_2025, apres) == "Calendrier 2025, date pivot\u202f: 9 mai → 10 mai"
    apres = poser_champs(apres, {"contrats.au": None, REPONSES: ()})
    assert libelle_modification(CAL_2025, apres).endswith("9 mai → 10 mai, et 2 autres")
    vide = poser_champs(CAL_2025, {"contrats.au": None})
    assert libelle_modification(CAL_2025, vide).endswith("contrats\u202f: 13 octobre → à fournir")
    assert libelle_modification(vide, CAL_2025).endswith("contrats\u202f: à fournir → 13 octobre")
    sans_reponses = poser_champs(CAL_2025, {REPONSES: ()})
    assert libelle_modification(CAL_2025, sans_reponses).endswith("modifiés")


def test_a_confirmation_alone_is_named_so() -> None:
    apres = fusionner(CAL_2025, retoucher(CAL_2025, {}, confirme("admission.du"), LE_12_MAI))
    assert libelle_modification(CAL_2025, apres) == (
        "Calendrier 2025\u202f: «\u00a0Début des admissions\u00a0» confirmé"
    )


@pytest.mark.parametrize(
    ("valeur", "dit"),
    [
        (date(2025, 6, 1), "1er juin"),
        (date(2024, 6, 2), "2 juin 2024"),
        (0, "0\u00a0jour"),
        (20, "20\u00a0jours"),
        ((time(0), time(1)), "0\u00a0h\u00a000 – 1\u00a0h\u00a000"),
        (
            CAL_2025.reponses,
            "du 2 juin au 4 juin, jusqu’au 5 juin, à confirmer\u202f; du 5 juin au 10 juillet, 1\u00a0jour, "
            "suspendue du 13 juin au 20 juin, à confirmer",
        ),
        ("voeux_confirmes", "les vœux confirmés"),
        (None, "date à fournir"),
        ((), "date à fournir"),
    ],
)
def test_a_value_is_said_in_french(valeur: Valeur, dit: str) -> None:
    assert valeur_dite(valeur, 2025) == dit


def test_rules_take_no_account_of_where_a_date_comes_from() -> None:
    nu = CAL_2025._replace(provenances=())
    assert limite_examen(confirmee("2025-05-12"), MCO, nu) == limite_examen(
        confirmee("2025-05-12"), MCO, CAL_2025
    )
    assert blocages_periode(MCO, nu, paris("2025-10-14")) == blocages_periode(
        MCO, CAL_2025, paris("2025-10-14")
    )
