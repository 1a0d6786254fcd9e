"""Clock cases: Paris decides, whatever the zone of the computer (T1 of fiabilite.md)."""

import time
from datetime import date, datetime

import pytest
from fabrique import CAL_2025, CAL_2026, MCO, SANS_EXAMEN, confirmee, paris, saisie

from cfa_desktop.models.calendrier.dates import Periode
from cfa_desktop.models.candidature import FaitsCandidature
from cfa_desktop.models.dates_fr import jour_de_paris, temps_restant
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.regles.contrat import verdict_contrat_saisi
from cfa_desktop.models.regles.decision import verdict_refus
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.regles.motifs import EtatDemande, suivre_demande
from cfa_desktop.models.regles.periode import hors_nuit
from cfa_desktop.models.reponses import limite_reponse
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.models.situation import situation_a
from cfa_desktop.models.temps import fin_du_jour

ZONES = ("Europe/Paris", "UTC", "Indian/Reunion", "America/Martinique", "Pacific/Auckland")
# A year whose examination runs across whatever day a case needs: only the delay matters.
TOUTE_L_ANNEE = CAL_2025._replace(pivot=date(2024, 1, 1), limite_avant_pivot=date(2024, 1, 1))
LE_LENDEMAIN = CAL_2026._replace(passage_sans_examen_jours=1)
# Contracts and main phase open through both clock changes.
OUVERT = CAL_2025._replace(
    contrats=Periode(date(2025, 3, 1), date(2025, 12, 31)),
    admission=Periode(date(2025, 3, 1), date(2025, 12, 31)),
)


def presume(confirme, calendrier=TOUTE_L_ANNEE, formation=MCO):
    return lambda instant: situation_a(confirmee(confirme), formation, calendrier, instant).presume


def lendemain(confirme):
    return presume(confirme, LE_LENDEMAIN, SANS_EXAMEN)


def contrat(calendrier=CAL_2025):
    def refuse(instant):
        verdict = verdict_contrat_saisi(FaitsFormation(MCO, 0), calendrier, instant)
        return [raison.code for raison in verdict.avertissements]

    return refuse


def refus(confirme):
    def codes(instant):
        voeu = situation_a(confirmee(confirme), MCO, CAL_2025, instant)
        verdict = verdict_refus(voeu, MCO, CAL_2025, instant)
        return [raison.code for raison in (*verdict.blocages, *verdict.avertissements)]

    return codes


def perdue(saisi_at):
    item = saisie(Nature.CONTRAT, Statut.SAISIE, saisie_at=datetime.fromisoformat(saisi_at))
    faits = FaitsCandidature(Etat.EN_RECHERCHE, items=(item,))
    return lambda instant: situation_a(faits, MCO, CAL_2025, instant).proposition_perdue


def limite(calendrier=CAL_2025):
    return lambda instant: limite_reponse(instant, calendrier).jour


def motifs(avis_on):
    return lambda instant: suivre_demande(avis_on, avis_on, None, instant).etat


def reste(jour):
    return lambda instant: temps_restant(fin_du_jour(jour), instant)


# What is asked, at which real instant (UTC), what Paris answers.
CAS = [
    # Spring: 30 March 2025, 02:00 becomes 03:00.
    (jour_de_paris, "2025-03-29T22:59:59", date(2025, 3, 29)),
    (jour_de_paris, "2025-03-29T23:00:00", date(2025, 3, 30)),
    (jour_de_paris, "2025-03-30T21:59:59", date(2025, 3, 30)),
    (jour_de_paris, "2025-03-30T22:00:00", date(2025, 3, 31)),
    (presume("2025-03-15"), "2025-04-04T21:59:59", False),
    (presume("2025-03-15"), "2025-04-04T22:00:00", True),
    (presume("2025-03-10"), "2025-03-30T21:59:59", False),
    (presume("2025-03-10"), "2025-03-30T22:00:00", True),
    (presume("2025-03-09"), "2025-03-29T22:59:59", False),
    (presume("2025-03-09"), "2025-03-29T23:00:00", True),
    (contrat(OUVERT), "2025-03-29T22:59:59", []),
    (contrat(OUVERT), "2025-03-29T23:00:00", ["R12"]),
    (contrat(OUVERT), "2025-03-29T23:59:59", ["R12"]),
    (contrat(OUVERT), "2025-03-30T00:00:00", []),
    # Autumn: 26 October 2025, 03:00 becomes 02:00 again.
    (jour_de_paris, "2025-10-25T21:59:59", date(2025, 10, 25)),
    (jour_de_paris, "2025-10-25T22:00:00", date(2025, 10, 26)),
    (jour_de_paris, "2025-10-26T22:59:59", date(2025, 10, 26)),
    (jour_de_paris, "2025-10-26T23:00:00", date(2025, 10, 27)),
    (presume("2025-10-06"), "2025-10-26T22:59:59", False),
    (presume("2025-10-06"), "2025-10-26T23:00:00", True),
    (presume("2025-10-05"), "2025-10-25T21:59:59", False),
    (presume("2025-10-05"), "2025-10-25T22:00:00", True),
    (contrat(OUVERT), "2025-10-25T22:00:00", ["R12"]),
    (contrat(OUVERT), "2025-10-25T22:59:59", ["R12"]),
    (contrat(OUVERT), "2025-10-25T23:00:00", []),
    (contrat(OUVERT), "2025-10-26T01:30:00", []),
    # Midnight, and the hour of the night, in summer.
    (contrat(), "2025-06-14T21:59:59", []),
    (contrat(), "2025-06-14T22:00:00", ["R12"]),
    (contrat(), "2025-06-14T22:30:00", ["R12"]),
    (contrat(), "2025-06-14T22:59:59", ["R12"]),
    (contrat(), "2025-06-14T23:00:00", []),
    (contrat(), "2025-06-01T22:00:00", ["R12"]),
    (contrat(), "2025-05-31T22:30:00", []),
    (contrat(), "2025-07-09T22:30:00", ["R12"]),
    (contrat(), "2025-07-10T22:30:00", []),
    (lambda instant: hors_nuit(CAL_2025, instant), "2025-06-14T22:30:00", paris("2025-06-15T01:00")),
    # The window of contracts opens in winter time and closes in summer time.
    (contrat(), "2025-03-16T22:59:59", ["R13"]),
    (contrat(), "2025-03-16T23:00:00", []),
    (contrat(), "2025-10-13T21:59:59", []),
    (contrat(), "2025-10-13T22:00:00", ["R13"]),
    (contrat(CAL_2026), "2026-04-06T21:59:59", ["R13"]),
    (contrat(CAL_2026), "2026-04-06T22:00:00", []),
    (contrat(CAL_2026), "2026-10-12T21:59:59", []),
    (contrat(CAL_2026), "2026-10-12T22:00:00", ["R13"]),
    # The last second of a deadline.
    (refus("2025-06-20"), "2025-07-10T21:59:59", []),
    (refus("2025-06-20"), "2025-07-10T22:00:00", ["R6"]),
    (refus("2025-05-08"), "2025-05-28T21:59:59", []),
    (refus("2025-05-08"), "2025-05-28T22:00:00", ["R6"]),
    # Leap day, month end, year end.
    (presume("2028-02-09"), "2028-02-29T22:59:59", False),
    (presume("2028-02-09"), "2028-02-29T23:00:00", True),
    (presume("2027-02-09"), "2027-03-01T22:59:59", False),
    (presume("2027-02-09"), "2027-03-01T23:00:00", True),
    (lendemain("2028-02-28T23:59:59"), "2028-02-28T23:00:00", True),
    (lendemain("2028-02-29T12:00"), "2028-02-29T22:59:59", False),
    (lendemain("2028-02-29T12:00"), "2028-02-29T23:00:00", True),
    (lendemain("2026-04-30T23:59:59"), "2026-04-30T21:59:59", False),
    (lendemain("2026-04-30T23:59:59"), "2026-04-30T22:00:00", True),
    (lendemain("2026-12-31T23:59:59"), "2026-12-31T22:59:59", False),
    (lendemain("2026-12-31T23:59:59"), "2026-12-31T23:00:00", True),
    (presume("2025-12-15"), "2026-01-04T22:59:59", False),
    (presume("2025-12-15"), "2026-01-04T23:00:00", True),
    # Replies: the day of the proposition is the Paris day, the last day counts whole.
    (limite(), "2025-06-04T21:59:59", date(2025, 6, 5)),
    (limite(), "2025-06-04T22:00:00", date(2025, 6, 6)),
    (limite(), "2025-07-10T21:59:59", date(2025, 7, 11)),
    (limite(), "2025-07-10T22:00:00", None),
    (limite(), "2025-06-01T21:59:59", None),
    (limite(), "2025-06-01T22:00:00", date(2025, 6, 5)),
    (perdue("2025-06-10T23:59:59+02:00"), "2025-06-11T21:59:59", False),
    (perdue("2025-06-10T23:59:59+02:00"), "2025-06-11T22:00:00", True),
    (perdue("2025-06-10T22:30:00+00:00"), "2025-06-11T22:00:00", False),
    # One month from the notice.
    (motifs(date(2025, 1, 31)), "2025-02-28T22:59:59", EtatDemande.A_REPONDRE),
    (motifs(date(2025, 1, 31)), "2025-02-28T23:00:00", EtatDemande.EN_RETARD),
    (motifs(date(2028, 1, 31)), "2028-02-29T22:59:59", EtatDemande.A_REPONDRE),
    (motifs(date(2028, 1, 31)), "2028-02-29T23:00:00", EtatDemande.EN_RETARD),
    # A clock set back a year presumes nothing; set forward, it only presumes.
    (presume("2025-05-12"), "2024-06-10T10:00:00", False),
    (presume("2025-05-12"), "2026-06-10T10:00:00", True),
    (contrat(), "2024-06-10T10:00:00", ["R13"]),
    (contrat(), "2026-06-10T10:00:00", ["R13"]),
    # What is left is counted in Paris days.
    (reste(date(2025, 5, 28)), "2025-05-27T21:59:59", "dans 1\u00a0j"),
    (reste(date(2025, 5, 28)), "2025-05-27T22:00:00", "aujourd’hui 23\u00a0h\u00a059"),
    (reste(date(2025, 5, 28)), "2025-05-28T22:00:00", "dépassée depuis 1\u00a0j"),
]


@pytest.fixture
def zone(request, monkeypatch):
    """Set the zone of the computer for one test."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ZONES, indirect=True)
@pytest.mark.parametrize(("demande", "utc", "attendu"), CAS)
def test_paris_decides_whatever_the_zone_of_the_computer(zone, demande, utc, attendu):
    instant = datetime.fromisoformat(f"{utc}+00:00").astimezone()
    assert demande(instant) == attendu


def test_there_are_sixty_clock_cases_and_more():
    assert len(CAS) >= 60


def test_the_hour_that_an_autumn_repeats_is_lived_twice():
    # Confirmed at 02:30, in the second 02:30 of 26 October: at 02:40 of the first one, it is not yet.
    seconde = paris("2025-10-26T02:30").replace(fold=1)
    faits = FaitsCandidature(Etat.CONFIRMEE, confirmee_at=seconde)
    avant = paris("2025-10-26T02:40")
    assert not situation_a(faits, SANS_EXAMEN, CAL_2025, avant).presume
    assert situation_a(faits, SANS_EXAMEN, CAL_2025, avant.replace(fold=1)).presume
