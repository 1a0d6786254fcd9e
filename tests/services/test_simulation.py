"""A simulated instant: everything follows it, nothing is written, and its figures are those of the lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cfa_desktop.models.comptage import categorie_de_ligne, contrats_comptes_des_lignes
from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.simulation.calcul import Simulation
from cfa_desktop.models.tableau_formations import SituationFormation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.exports import DemandeListe
from cfa_desktop.storage import parametres
from tests.empreinte import lignes_par_table
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

CAMPAGNE = 2025
VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
DEUX_JUIN = datetime(2025, 6, 2, tzinfo=PARIS)
SECONDE = timedelta(seconds=1)
INSTANTS = [
    datetime(2025, 1, 1, tzinfo=PARIS),
    datetime(2025, 3, 30, 3, tzinfo=PARIS),
    datetime(2025, 5, 28, 23, 59, 59, tzinfo=PARIS),
    DEUX_JUIN - SECONDE,
    DEUX_JUIN,
    datetime(2025, 6, 15, 0, 30, tzinfo=PARIS),
    datetime(2025, 7, 10, 23, 59, 59, tzinfo=PARIS),
    datetime(2025, 7, 11, tzinfo=PARIS),
    datetime(2025, 10, 13, 23, 59, tzinfo=PARIS),
    datetime(2025, 10, 14, tzinfo=PARIS),
    datetime(2025, 10, 26, 2, 30, tzinfo=PARIS),
    datetime(2025, 10, 26, 2, 30, fold=1, tzinfo=PARIS),
    datetime(2026, 2, 1, tzinfo=PARIS),
]


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return a base on 20 May: two vœux of the pivot group, one confirmed after it."""
    with creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as bureau:
        formation = creer_formation(bureau)
        importer(
            bureau,
            formation,
            date(2025, 5, 19),
            {"numero": "1", "nom": "A", "etat": "confirmee", "confirmee_at": "2025-05-08"},
            {"numero": "2", "nom": "B", "etat": "confirmee", "confirmee_at": "2025-05-09"},
            {"numero": "3", "nom": "C", "etat": "confirmee", "confirmee_at": "2025-05-12T09:00"},
            {"numero": "4", "nom": "D", "etat": "en_recherche"},
            {"numero": "5", "nom": "E", "etat": "non_confirmee"},
        )
        yield bureau


def test_the_simulated_instant_is_the_one_of_lists_counters_and_rules(bureau: Bureau) -> None:
    formation = bureau.formations.par_code("MCO", CAMPAGNE)
    un = candidature_id(bureau, formation, "1")
    demande = DemandeDecision(candidature_id=un, decision=Decision.RECHERCHE)
    assert bureau.decisions.examiner(demande).accepte()
    bureau.simuler(DEUX_JUIN)
    assert bureau.simulee == DEUX_JUIN
    assert bureau.contexte.maintenant() == DEUX_JUIN
    assert bureau.candidatures.compter(campagne=CAMPAGNE).presumes_en_recherche == 3
    assert bureau.dossiers.ouvrir(un).ligne.etat is Etat.EN_RECHERCHE
    assert [b.code for b in bureau.decisions.examiner(demande).blocages] == ["R6"]
    contrat = SaisieContrat(formation_id=formation.id, numero="1")
    assert [b.code for b in bureau.contrats.examiner(contrat).blocages] == ["R12"]
    bureau.simuler(None)
    assert bureau.contexte.maintenant() == VINGT_MAI
    assert bureau.candidatures.compter(campagne=CAMPAGNE).presumes_en_recherche == 0
    assert bureau.decisions.examiner(demande).accepte()


def test_an_instant_asked_for_prevails_over_the_simulated_one(bureau: Bureau) -> None:
    bureau.simuler(DEUX_JUIN)
    assert bureau.candidatures.compter(campagne=CAMPAGNE, au=VINGT_MAI).presumes_en_recherche == 0


def test_nothing_can_be_written_during_a_simulation(bureau: Bureau) -> None:
    formation = bureau.formations.par_code("MCO", CAMPAGNE)
    un = candidature_id(bureau, formation, "1")
    avant = lignes_par_table(bureau)
    bureau.simuler(DEUX_JUIN - timedelta(days=3))
    demande = DemandeDecision(candidature_id=un, decision=Decision.RECHERCHE)
    for geste in (
        lambda: bureau.decisions.preparer(demande),
        lambda: bureau.formations.enregistrer(formation._replace(capacite=9)),
        bureau.historique.annuler,
        lambda: importer(bureau, formation, date(2025, 6, 1), {"numero": "9", "etat": "confirmee"}),
    ):
        with pytest.raises(SimulationEnCours, match="rien n’est enregistré"):
            geste()
    bureau.simuler(None)
    assert lignes_par_table(bureau) == avant
    bureau.decisions.preparer(demande)
    assert lignes_par_table(bureau) != avant  # the harness sees a write when there is one


def test_a_refused_write_says_the_simulated_day_and_the_way_out(bureau: Bureau) -> None:
    bureau.simuler(DEUX_JUIN)
    with pytest.raises(SimulationEnCours) as refus:
        bureau.historique.annuler()
    assert str(refus.value) == (
        "Simulation au lun. 2 juin 2025, 0\u00a0h\u00a000\u202f: rien n’est enregistré pendant une "
        "simulation. Revenez au présent, puis recommencez."
    )


def test_a_whole_simulation_leaves_the_file_byte_for_byte(demo: Bureau) -> None:
    fichiers = sorted(demo.path.parent.glob(f"{demo.path.name}*"))
    avant = {fichier: fichier.read_bytes() for fichier in fichiers}
    rangs = lignes_par_table(demo)
    horloge = demo.parametre("demo_horloge")
    simulation = demo.simulations.preparer(CAMPAGNE)
    for instant in INSTANTS:
        demo.simuler(instant)
        simulation.a(instant)
        demo.candidatures.lister(campagne=CAMPAGNE)
        demo.formations.tableau(CAMPAGNE)
        demo.candidatures.echeances(campagne=CAMPAGNE)
        demo.saisies.lister()
    demo.simuler(None)
    assert demo.parametre("demo_horloge") == horloge
    assert lignes_par_table(demo) == rangs
    assert {fichier: fichier.read_bytes() for fichier in fichiers} == avant


def test_closing_in_the_middle_of_a_simulation_keeps_the_demo_at_its_own_time(demo: Bureau) -> None:
    present = demo.contexte.horloge.maintenant()
    demo.simuler(datetime(2025, 10, 14, tzinfo=PARIS))
    demo.close()
    with bureaux.ouvrir(demo.path, ecriture=False) as rouvert:
        assert rouvert.simulee is None
        with rouvert.contexte.database.lecture() as connection:
            garde = datetime.fromisoformat(parametres.lire(connection, "demo_horloge"))
    assert present <= garde <= present + timedelta(minutes=1)


@pytest.mark.parametrize("instant", INSTANTS, ids=str)
def test_the_simulation_counts_exactly_as_the_lists_do(demo: Bureau, instant: datetime) -> None:
    _comparer(demo, demo.simulations.preparer(CAMPAGNE), instant)


def test_the_simulation_counts_as_the_lists_do_at_any_instant(demo: Bureau) -> None:
    simulation = demo.simulations.preparer(CAMPAGNE)
    debut = datetime(2025, 1, 1, tzinfo=UTC)
    minutes = st.integers(0, 366 * 24 * 60)

    @settings(max_examples=20, deadline=None)
    @given(minutes)
    def verifier(ecoulees: int) -> None:
        _comparer(demo, simulation, (debut + timedelta(minutes=ecoulees)).astimezone(PARIS))

    verifier()


def test_présumés_never_go_back_as_time_goes_on(demo: Bureau) -> None:
    simulation = demo.simulations.preparer(CAMPAGNE)
    comptes = [simulation.a(instant).compteurs.presumes_en_recherche for instant in INSTANTS]
    assert comptes == sorted(comptes)


def test_every_write_to_an_open_base_goes_through_what_a_simulation_refuses() -> None:
    paquet = Path(bureaux.__file__).parent.parent
    ecrivent = {
        fichier.relative_to(paquet).as_posix()
        for fichier in paquet.rglob("*.py")
        if ".transaction()" in fichier.read_text(encoding="utf-8") and "storage" not in fichier.parts
    }
    # A new base, the demo being made, its clock kept or reset, what left the program (a file made during a
    # simulation really exists, and bears the mark of its base); the others ask for the present first.
    autres = {
        "app.py",
        "services/demo.py",
        "services/horloges.py",
        "services/sorties.py",
        "services/aller_retour.py",
    }
    cas = ("contexte", "historique", "annulation_import", "centre", "modeles")
    demandent = {f"services/{nom}.py" for nom in cas}
    assert ecrivent == demandent | autres


def test_a_file_made_during_a_simulation_says_so(bureau: Bureau, tmp_path: Path) -> None:
    bureau.simuler(DEUX_JUIN)
    xlsx = tmp_path / "liste.xlsx"
    lignes = bureau.candidatures.lister(campagne=CAMPAGNE)
    bureau.exports.liste(DemandeListe(lignes, None, CAMPAGNE), xlsx)
    textes = [
        str(cellule)
        for feuille in load_workbook(xlsx).worksheets
        for rang in feuille.iter_rows(values_only=True)
        for cellule in rang
    ]
    assert any("SIMULATION au lun. 2 juin 2025" in texte for texte in textes)


def test_who_passes_is_named_by_passage_and_from_the_present_on(bureau: Bureau) -> None:
    simulation = bureau.simulations.preparer(CAMPAGNE)
    assert simulation.a(DEUX_JUIN - SECONDE).passages == ()
    (passage,) = simulation.a(DEUX_JUIN).passages
    assert passage.at == DEUX_JUIN
    assert sorted(passage.numeros) == ["1", "2", "3"]
    # Seen from the 3rd of June those passages belong to the past.
    plus_tard = bureau.simulations.preparer(CAMPAGNE, DEUX_JUIN + timedelta(days=1))
    assert plus_tard.a(DEUX_JUIN + timedelta(days=2)).passent == 0


def test_what_may_still_be_decided_is_what_the_rules_accept(demo: Bureau) -> None:
    simulation = demo.simulations.preparer(CAMPAGNE)
    for instant in INSTANTS[2:5]:
        demo.simuler(instant)
        etat = simulation.a(instant)
        for decision, compte in (
            (Decision.REFUS, sum(une.refusables for une in etat.formations)),
            (Decision.RECHERCHE, sum(une.recherchables for une in etat.formations)),
        ):
            possibles = sum(
                not demo.decisions.examiner(
                    DemandeDecision(candidature_id=ligne.id, decision=decision)
                ).blocages
                for ligne in demo.candidatures.lister(campagne=CAMPAGNE)
                if ligne.disparue_on is None
            )
            assert compte == possibles


def test_between_the_limit_and_the_passage_a_refusal_is_late_but_possible(bureau: Bureau) -> None:
    simulation = bureau.simulations.preparer(CAMPAGNE)
    for instant, refus, tard in (
        (datetime(2025, 5, 28, 23, 59, 59, tzinfo=PARIS), 3, 0),
        (datetime(2025, 5, 29, tzinfo=PARIS), 3, 2),
        (DEUX_JUIN, 0, 0),
    ):
        (une,) = simulation.a(instant).formations
        assert (une.refusables, une.hors_delai) == (refus, tard)


def test_a_prepared_decision_that_a_passage_overtakes_is_named(bureau: Bureau) -> None:
    formation = bureau.formations.par_code("MCO", CAMPAGNE)
    un = candidature_id(bureau, formation, "1")
    bureau.decisions.preparer(DemandeDecision(candidature_id=un, decision=Decision.RECHERCHE))
    simulation = bureau.simulations.preparer(CAMPAGNE)
    assert simulation.a(DEUX_JUIN - SECONDE).formations[0].trop_tard == ()
    assert simulation.a(DEUX_JUIN).formations[0].trop_tard == ("1",)


def test_a_formation_closes_with_the_window_and_says_why_no_contract_is_possible(bureau: Bureau) -> None:
    simulation = bureau.simulations.preparer(CAMPAGNE)
    (ouverte,) = simulation.a(datetime(2025, 10, 13, 23, 59, 59, tzinfo=PARIS)).formations
    (fermee,) = simulation.a(datetime(2025, 10, 14, tzinfo=PARIS)).formations
    assert (ouverte.situation, ouverte.contrat) == (SituationFormation.OUVERTE, ())
    assert fermee.avant is SituationFormation.OUVERTE
    assert fermee.situation is SituationFormation.HORS_PERIODE
    assert [blocage.code for blocage in fermee.contrat] == ["R13"]


def test_prepared_contracts_fill_a_formation(tmp_path: Path) -> None:
    with creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as bureau:
        formation = creer_formation(bureau, capacite=1)
        importer(bureau, formation, date(2025, 5, 19), {"numero": "1", "nom": "A", "etat": "en_recherche"})
        bureau.contrats.preparer(
            SaisieContrat(formation_id=formation.id, numero="1", employeur="X", siret="73282932000074")
        )
        (une,) = bureau.simulations.preparer(CAMPAGNE).a(DEUX_JUIN).formations
    assert une.contrats_comptes == 1
    assert une.situation is SituationFormation.COMPLETE


def test_the_end_of_paramétrage_takes_the_decrease_away(bureau: Bureau) -> None:
    simulation = bureau.simulations.preparer(CAMPAGNE)
    veille, lendemain = INSTANTS[6], INSTANTS[7]
    assert simulation.a(veille).formations[0].baisse_possible
    assert not simulation.a(lendemain).formations[0].baisse_possible
    assert "Fin du paramétrage" in [repere.nom for repere in simulation.a(lendemain).franchis]


def test_a_campagne_without_any_date_can_be_simulated_all_the_same(tmp_path: Path) -> None:
    with creer_bureau(tmp_path, HorlogeFixe(VINGT_MAI)) as bureau:
        creer_formation(bureau, campagne=2031)
        simulation = bureau.simulations.preparer(2031)
    assert simulation.reperes == ()
    assert simulation.debut < VINGT_MAI.date() < simulation.fin
    assert simulation.a(DEUX_JUIN).passent == 0
    assert simulation.prochain_effet() == VINGT_MAI


def _comparer(bureau: Bureau, simulation: Simulation, instant: datetime) -> None:
    """Check every number of an instant against the lists read at that instant."""
    etat = simulation.a(instant)
    assert etat.compteurs == bureau.candidatures.compter(campagne=CAMPAGNE, au=instant)
    tableau = {line.formation.id: line for line in bureau.formations.tableau(CAMPAGNE, au=instant)}
    lignes = bureau.candidatures.lister(campagne=CAMPAGNE, au=instant)
    for une in etat.formations:
        celles = [ligne for ligne in lignes if ligne.formation_id == une.formation.id]
        line = tableau[une.formation.id]
        assert (une.compteurs, une.situation) == (line.compteurs, line.situation)
        assert une.contrats_comptes == contrats_comptes_des_lignes(celles)
        presumes = {x.numero for x in celles if x.presume and categorie_de_ligne(x) != "disparues"}
        assert {numero for p in une.passages for numero in p.numeros} <= presumes
