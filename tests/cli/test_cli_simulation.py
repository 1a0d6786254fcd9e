"""« --au » on the command line gives the answers of a simulation in the window, verb by verb."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cfa_desktop.cli.lectures import forme_compteurs, forme_ligne
from cfa_desktop.cli.sorties import forme_verdict
from cfa_desktop.models.colonnes import texte_etat
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from tests.cli.banc import SIRET, Cli

CAMPAGNE = 2025
NUMEROS = [f"70000{rang}" for rang in range(1, 8)]
INSTANTS = [
    "2025-03-16T23:59:59",
    "2025-05-28T23:59:59",
    "2025-05-29",
    "2025-06-01T23:59:59",
    "2025-06-02",
    "2025-06-15T00:30",
    "2025-06-15T01:00",
    "2025-06-21",
    "2025-07-11",
    "2025-10-13T23:59",
    "2025-10-14",
]


def _paris(texte: str) -> datetime:
    return datetime.fromisoformat(texte).replace(tzinfo=PARIS)


def _simule(base: Path, texte: str, lire: Callable[[Bureau], Any]) -> Any:
    """Return what is read from a base while the instant is simulated, as JSON would carry it."""
    with bureaux.ouvrir(base, ecriture=False) as bureau:
        bureau.simuler(_paris(texte))
        return json.loads(json.dumps(lire(bureau)))


@pytest.mark.parametrize("au", INSTANTS)
def test_the_lists_are_those_of_the_simulation(cli: Cli, base: Path, au: str) -> None:
    dit = cli("lister", "--base", base, "--au", au, "--json").objet["candidatures"]
    lu = _simule(base, au, lambda bureau: [forme_ligne(x) for x in bureau.candidatures.lister()])
    assert dit == lu


@pytest.mark.parametrize("au", INSTANTS)
def test_the_counters_are_those_of_the_simulation_and_of_its_slider(cli: Cli, base: Path, au: str) -> None:
    dit = cli("compteurs", "--base", base, "--au", au, "--json").objet
    listes = _simule(base, au, lambda bureau: forme_compteurs(bureau.candidatures.compter()))
    curseur = _simule(
        base,
        au,
        lambda bureau: forme_compteurs(bureau.simulations.preparer(CAMPAGNE).a(_paris(au)).compteurs),
    )
    assert {cle: dit[cle] for cle in listes} == listes == curseur


@pytest.mark.parametrize("au", INSTANTS)
def test_what_is_due_is_that_of_the_simulation(cli: Cli, base: Path, au: str) -> None:
    dues = cli("echeances", "--base", base, "--au", au, "--json").objet["echeances"]
    lues = _simule(
        base,
        au,
        lambda bureau: [
            [due.le.isoformat(), due.quoi.value, due.numero, due.formation, due.pourquoi_code]
            for due in bureau.echeances.lire(CAMPAGNE).dues
        ],
    )
    assert [[due[cle] for cle in ("le", "nature", "numero", "formation", "pourquoi")] for due in dues] == lues


@pytest.mark.parametrize("au", INSTANTS)
@pytest.mark.parametrize("numero", NUMEROS[:5])
def test_a_decision_gets_the_verdict_of_the_simulation(cli: Cli, base: Path, au: str, numero: str) -> None:
    for decision, motif in ((Decision.RECHERCHE, ""), (Decision.REFUS, "Résultats scolaires")):

        def lire(bureau: Bureau, decision: Decision = decision, motif: str = motif) -> dict[str, Any]:
            lignes = bureau.candidatures.lister()
            cible = next(ligne.id for ligne in lignes if ligne.numero == numero)
            demande = DemandeDecision(candidature_id=cible, decision=decision, motif=motif)
            verdict = bureau.decisions.examiner(demande)
            return forme_verdict(verdict, accepte=verdict.accepte(confirme=True))

        lu = _simule(base, au, lire)
        essai = Path(shutil.copy(base, base.with_name("decision.cfa")))
        options = ("--candidat", numero, "--formation", "MCO", decision.value, "--motif", motif)
        dit = cli("decision", "--base", essai, *options, "--au", au, "--confirmer", "--json").objet
        assert {cle: dit[cle] for cle in lu} == lu


@pytest.mark.parametrize("au", INSTANTS)
def test_a_contract_gets_the_verdict_of_the_simulation(cli: Cli, base: Path, au: str) -> None:
    for numero in NUMEROS:

        def lire(bureau: Bureau, numero: str = numero) -> dict[str, Any]:
            formation = bureau.formations.par_code("MCO", CAMPAGNE)
            saisie = SaisieContrat(formation_id=formation.id, numero=numero, employeur="X", siret=SIRET)
            verdict = bureau.contrats.examiner(saisie)
            return forme_verdict(verdict, accepte=verdict.accepte(confirme=True))

        lu = _simule(base, au, lire)
        essai = Path(shutil.copy(base, base.with_name("contrat.cfa")))
        options = ("--candidat", numero, "--formation", "MCO", "--employeur", "X", "--siret", SIRET)
        dit = cli("contrat", "--base", essai, *options, "--au", au, "--confirmer", "--json").objet
        assert {cle: dit[cle] for cle in lu} == lu


def test_an_exported_list_shows_the_states_of_the_simulation(cli: Cli, base: Path, tmp_path: Path) -> None:
    vers = tmp_path / "liste.xlsx"
    au = "2025-06-02"
    assert cli("exporter", "liste", "--base", base, "--au", au, "--vers", vers).code == 0
    textes = [
        " ".join(str(cellule) for cellule in rang if cellule)
        for rang in load_workbook(vers).worksheets[0].iter_rows(values_only=True)
    ]
    for ligne in _simule(
        base, au, lambda bureau: [(x.numero, texte_etat(x), x.presume) for x in bureau.candidatures.lister()]
    ):
        numero, etat, presume = ligne
        (rang,) = [texte for texte in textes if numero in texte]
        assert etat in rang
        assert ("présumé" in rang) is presume


def test_the_harness_sees_an_instant_that_differs(cli: Cli, base: Path) -> None:
    dit = cli("compteurs", "--base", base, "--au", "2025-06-02", "--json").objet["presumes"]
    veille = (_paris("2025-06-02") - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S")
    lu = _simule(base, veille, lambda bureau: forme_compteurs(bureau.candidatures.compter()))
    assert dit != lu["presumes"]
