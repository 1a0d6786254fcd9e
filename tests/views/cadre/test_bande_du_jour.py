"""The strip of the day: what it says, and from when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cfa_desktop.models.echeances.liste import Echeance, Quoi
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS, fin_du_jour
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.cadre.journee import Rappel, composer_journee, lire_journee
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

MIDI = datetime(2025, 5, 26, 12, tzinfo=PARIS)


@pytest.fixture
def horloge() -> HorlogeFixe:
    """Return a clock two days before a limit."""
    return HorlogeFixe(MIDI)


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    """Return a base with two confirmed candidatures due on 28 May."""
    with creer_bureau(tmp_path, horloge) as bureau:
        formation = creer_formation(bureau)
        lignes = [
            {"numero": numero, "nom": "LE GOFF", "etat": "confirmee", "limite_importee_on": "2025-05-28"}
            for numero in ("700001", "700002")
        ]
        importer(bureau, formation, date(2025, 5, 23), *lignes)
        yield bureau


def _textes(rappels: tuple[Rappel, ...]) -> list[str]:
    return [rappel.texte for rappel in rappels]


def _echeance(quoi: Quoi, jour: date) -> Echeance:
    return Echeance(fin_du_jour(jour), quoi, "700001", "MCO", "")


def test_decisions_are_counted_until_their_nearest_limit() -> None:
    dues = [_echeance(Quoi.DECISION, date(2026, 5, jour)) for jour in (28, 28, 30)]
    journee = composer_journee([], dues, [], datetime(2026, 5, 26, 12, tzinfo=PARIS))
    assert _textes(journee.rappels) == ["2 décisions avant jeu. 28 mai"]


@pytest.mark.parametrize("examine", [None, False])
def test_a_formation_that_may_not_examine_has_no_decision_to_take(
    bureau: Bureau, examine: bool | None
) -> None:
    assert _textes(lire_journee(bureau, 2025).rappels) == ["2 décisions avant mer. 28 mai"]
    formation = bureau.formations.lister()[0]
    bureau.formations.enregistrer(formation._replace(examine=examine))
    assert _textes(lire_journee(bureau, 2025).rappels) == []


@pytest.mark.parametrize(
    ("jour", "texte"), [(25, "1 décision en retard"), (26, "1 décision avant lun. 26 mai")]
)
def test_a_decision_is_late_from_the_day_after_its_limit(jour: int, texte: str) -> None:
    journee = composer_journee([], [_echeance(Quoi.DECISION, date(2025, 5, jour))], [], MIDI)
    assert _textes(journee.rappels) == [texte]


@pytest.mark.parametrize(("jour", "attendus"), [(26, ["1 relance"]), (27, [])])
def test_a_step_shows_from_its_own_day(jour: int, attendus: list[str]) -> None:
    journee = composer_journee([], [_echeance(Quoi.SUIVI, date(2025, 5, jour))], [], MIDI)
    assert _textes(journee.rappels) == attendus


@pytest.mark.parametrize(("jours", "anciens"), [(3, 0), (4, 1)])
def test_an_export_is_old_past_three_days(
    bureau: Bureau, horloge: HorlogeFixe, jours: int, anciens: int
) -> None:
    horloge.instant = datetime(2025, 5, 23, 12, tzinfo=PARIS) + timedelta(days=jours)
    journee = lire_journee(bureau, 2025)
    assert journee.exports_anciens == anciens
    assert ("export ancien\u202f: MCO, 4\u00a0j" in _textes(journee.rappels)) == bool(anciens)


@pytest.mark.parametrize(("jour", "alerte"), [(24, False), (25, True), (28, True), (29, False)])
def test_the_banner_of_refusals_shows_from_three_days_before_the_limit(
    bureau: Bureau, horloge: HorlogeFixe, jour: int, alerte: bool
) -> None:
    formation = bureau.formations.lister()[0]
    qui = candidature_id(bureau, formation, "700001")
    motif = formation.criteres[0]
    bureau.decisions.preparer(DemandeDecision(candidature_id=qui, decision=Decision.REFUS, motif=motif))
    horloge.instant = datetime(2025, 5, jour, 12, tzinfo=PARIS)
    dite = lire_journee(bureau, 2025).alerte
    assert bool(dite) == alerte
    if alerte:
        assert dite == "1 refus à saisir avant mer. 28 mai 23\u00a0h\u00a059"


def test_a_quiet_day_asks_for_nothing() -> None:
    journee = composer_journee([], [], [], MIDI)
    assert journee.rappels == ()
    assert journee.alerte == ""


@pytest.mark.parametrize(
    ("jour", "reste"),
    [
        (2, ""),
        (3, "dans 10\u00a0j (6 jours ouvrés)"),
        (10, "dans 3\u00a0j (1 jour ouvré)"),
        (13, "aujourd’hui"),
        (14, ""),
    ],
)
def test_the_banner_of_contracts_shows_in_the_last_ten_days(
    bureau: Bureau, horloge: HorlogeFixe, jour: int, reste: str
) -> None:
    formation = bureau.formations.lister()[0]
    horloge.instant = datetime(2025, 9, 20, 12, tzinfo=PARIS)
    demande = SaisieContrat(
        formation_id=formation.id, numero="700001", employeur="DUPONT & FILS", siret=SIRET, confirme=True
    )
    bureau.contrats.preparer(demande)
    horloge.instant = datetime(2025, 10, jour, 12, tzinfo=PARIS)
    dite = f"1 contrat préparé n’est pas saisi – lun. 13 oct. 23\u00a0h\u00a059, {reste}"
    assert lire_journee(bureau, 2025).alerte == (dite if reste else "")


def test_what_presses_is_counted_for_the_rail() -> None:
    dues = [_echeance(Quoi.DECISION, date(2025, 5, jour)) for jour in (20, 29, 30)]
    dues.append(_echeance(Quoi.PASSAGE, date(2025, 5, 27)))
    assert composer_journee([], dues, [], MIDI).pressantes == 2
