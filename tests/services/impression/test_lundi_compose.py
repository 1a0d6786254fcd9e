"""The « Feuille du lundi » read from a real base: the week, its calls, what waits to be typed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cfa_desktop.documents.pdf.graphiques import Jauge
from cfa_desktop.documents.pdf.lundi_valeurs import Appel, AttenteSaisie, EcheanceSemaine
from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import TypeEvenement
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.lundi import composer_lundi, lire_feuille
from cfa_desktop.services.impression.lundi_listes import semaine_de
from tests.factories import DIX_JUIN, SIRET, HorlogeFixe, candidature_id, creer_formation, importer

AICHA = {"numero": "700001", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "en_recherche"}
HUGO = {"numero": "700002", "nom": "FAŸ", "prenom": "Hugo", "etat": "confirmee"}
ISSA = {"numero": "700003", "nom": "OUÉDRAOGO", "prenom": "Issa", "etat": "en_recherche"}


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    """Return a formation with three persons: one to decide this Friday, two in search of a contract."""
    formation = creer_formation(bureau)
    importer(
        bureau,
        formation,
        date(2025, 6, 6),
        AICHA | {"telephone_portable": "0639981159"},
        HUGO | {"limite_importee_on": "2025-06-13"},
        ISSA | {"telephone_fixe": "0473000000"},
    )
    return formation


def rappeler(bureau: Bureau, formation: Formation, numero: str, le: date, etape: str = "Rappeler") -> None:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    candidat_id = next(ligne.candidat_id for ligne in lignes if ligne.numero == numero)
    evenement = bureau.suivi.proposer(candidat_id, TypeEvenement.APPEL)
    bureau.suivi.noter(evenement._replace(etape=etape, etape_on=le))


@pytest.mark.parametrize(
    ("jour", "lundi"),
    [
        (date(2025, 6, 9), date(2025, 6, 9)),
        (date(2025, 6, 13), date(2025, 6, 9)),
        (date(2025, 6, 14), date(2025, 6, 16)),
        (date(2025, 6, 15), date(2025, 6, 16)),
    ],
)
def test_the_week_is_that_of_the_day_and_the_next_one_from_saturday(jour: date, lundi: date) -> None:
    semaine = semaine_de(jour)
    assert (semaine.lundi, semaine.dimanche) == (lundi, date(lundi.year, lundi.month, lundi.day + 6))


def test_people_to_call_are_those_of_this_week_or_late_the_longest_awaited_first(
    bureau: Bureau, mco: Formation
) -> None:
    rappeler(bureau, mco, "700001", date(2025, 6, 15), "Prendre des nouvelles")
    rappeler(bureau, mco, "700003", date(2025, 6, 5))
    rappeler(bureau, mco, "700002", date(2025, 6, 16))
    assert lire_feuille(bureau.contexte, 2025).appels == (
        Appel("OUÉDRAOGO Issa", "04\u00a073\u00a000\u00a000\u00a000", "MCO", "Rappeler", "retard 5\u00a0j"),
        Appel(
            "LE GOFF Aïcha",
            "06\u00a039\u00a098\u00a011\u00a059",
            "MCO",
            "Prendre des nouvelles",
            "dim. 15 juin",
        ),
    )


def test_a_contract_waiting_for_its_siret_is_a_call_even_of_an_unknown_number(
    bureau: Bureau, mco: Formation
) -> None:
    bureau.contrats.garder_brouillon(
        Brouillon(
            id=0,
            formation_id=mco.id,
            numero="799999",
            nom="TRẦN Bilal",
            employeur="DUPONT & FILS",
            siret_texte="",
            limite_reponse_on=None,
            attente_siret=True,
            modifie_at=DIX_JUIN,
        )
    )
    (appel,) = lire_feuille(bureau.contexte, 2025).appels
    assert appel == Appel("TRẦN Bilal", "–", "MCO", "Obtenir le SIRET de DUPONT & FILS", "jeu. 12 juin")


def test_what_is_due_is_grouped_by_day_and_kind_with_lateness_first(bureau: Bureau, mco: Formation) -> None:
    gea = creer_formation(bureau, "GEA", capacite=None)
    dues = lire_feuille(bureau.contexte, 2025).echeances
    assert dues == (
        EcheanceSemaine("retard 85\u00a0j", "1\u00a0capacité à saisir", gea.nom_court),
        EcheanceSemaine("ven. 13 juin", "1\u00a0décision à prendre", "FAŸ Hugo (MCO)"),
    )


def test_an_automatic_passage_asks_for_nothing(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> None:
    horloge.instant = datetime(2025, 6, 13, 18, tzinfo=PARIS)
    rendues = lire_feuille(bureau.contexte, 2025).echeances
    assert [due.quoi for due in rendues] == ["1\u00a0décision à prendre"]
    assert rendues[0].jour == "aujourd’hui"


def test_items_to_type_are_counted_by_nature_with_the_oldest_and_the_nearest_limit(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="700001", employeur="DUPONT & FILS", siret=SIRET)
    )
    horloge.instant = datetime(2025, 6, 12, 9, tzinfo=PARIS)
    bureau.decisions.preparer_recherches([candidature_id(bureau, mco, "700002")])
    feuille = lire_feuille(bureau.contexte, 2025)
    (formation,) = feuille.formations
    assert formation.a_saisir == AttenteSaisie(1, 1, 0, 0, "mar. 10 juin, 2\u00a0j", "ven. 13 juin")
    assert formation.jauge == Jauge(0, 1, 5)
    a_saisir, contrats = feuille.chiffres[2:]
    assert (a_saisir.valeur, a_saisir.detail) == ("2", "dans 1\u00a0formation")
    assert (contrats.valeur, contrats.detail) == ("1", "sur 5\u00a0places")


def test_a_simulated_date_gives_the_week_of_that_date(bureau: Bureau, mco: Formation) -> None:
    bureau.simuler(datetime(2025, 7, 1, 10, tzinfo=PARIS))
    assert lire_feuille(bureau.contexte, 2025).semaine == "Semaine du lun. 30 juin au dim. 6 juil. 2025"
    ouvrage = composer_lundi(bureau.contexte, DemandeImpression("lundi", 2025))
    assert ouvrage.entete.filtre.startswith("SIMULATION")


def test_the_heading_says_how_old_the_facts_are(bureau: Bureau, mco: Formation) -> None:
    assert lire_feuille(bureau.contexte, 2025).source == "d’après l’export du ven. 6 juin 2025"
    gea = creer_formation(bureau, "GEA")
    assert lire_feuille(bureau.contexte, 2025).source.endswith("2025, 1\u00a0formation sans export")
    importer(bureau, gea, date(2025, 6, 9), ISSA)
    dit = "d’après les exports du ven. 6 juin 2025 au lun. 9 juin 2025"
    assert lire_feuille(bureau.contexte, 2025).source == dit


def test_a_base_without_formation_still_gives_a_page(bureau: Bureau) -> None:
    ouvrage = composer_lundi(bureau.contexte, DemandeImpression("lundi", 2025))
    assert len(ouvrage.pages) == 1


def test_the_places_counted_are_those_of_known_capacities(bureau: Bureau, mco: Formation) -> None:
    creer_formation(bureau, "GEA", capacite=None)
    assert (
        lire_feuille(bureau.contexte, 2025).chiffres[-1].detail
        == "sur 5\u00a0places, 1\u00a0capacité à saisir"
    )


def test_contracts_without_a_known_capacity_stand_beside_the_places(bureau: Bureau, mco: Formation) -> None:
    gea = creer_formation(bureau, "GEA", capacite=None)
    importer(
        bureau,
        gea,
        date(2025, 6, 6),
        *({**ISSA, "numero": f"70020{n}", "etat": "contrat_saisi"} for n in "12"),
    )
    contrats = lire_feuille(bureau.contexte, 2025).chiffres[-1]
    assert (contrats.valeur, contrats.detail) == ("0", "sur 5\u00a0places, +\u00a02 sans capacité connue")
    assert lire_feuille(bureau.contexte, 2025).formations[0].jauge.pleins == 2


def test_without_any_known_capacity_no_place_is_counted(bureau: Bureau) -> None:
    creer_formation(bureau, "GEA", capacite=None)
    assert lire_feuille(bureau.contexte, 2025).chiffres[-1].detail == "1\u00a0capacité à saisir"
