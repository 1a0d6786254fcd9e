"""Contract slips as composed from the base: for whom, with which deadline, at which step."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.ouvrage import Ouvrage, ecrire_ouvrage
from cfa_desktop.models.etats import Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.impression.contrat import composer_contrat
from cfa_desktop.services.impression.contrat_remis import NOMMES
from cfa_desktop.services.impression.demande import DemandeImpression
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_formation, importer

LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}
ALI = {"numero": "700124", "nom": "BENALI", "prenom": "Ali", "etat": "confirmee"}
ZOE = {"numero": "700125", "nom": "ZOLA", "prenom": "Zoé", "etat": "confirmee"}


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, "40012", sigle="MCO", intitule="BTS Management commercial")
    importer(bureau, formation, date(2025, 4, 28), LEA, ALI, ZOE)
    return formation


@pytest.fixture
def contrat(bureau: Bureau, mco: Formation) -> int:
    return preparer(bureau, mco, "700123")


def preparer(bureau: Bureau, formation: Formation, numero: str, **champs: object) -> int:
    saisie = SaisieContrat(
        formation_id=formation.id,
        numero=numero,
        employeur="DUPONT & FILS",
        siret=SIRET,
        **champs,  # type: ignore[arg-type]
    )
    return bureau.contrats.preparer(saisie)


def composer(bureau: Bureau, *formations: Formation, options: frozenset[str] = frozenset()) -> Ouvrage:
    lignes = [ligne for une in formations for ligne in bureau.candidatures.lister(formation_id=une.id)]
    demande = DemandeImpression("contrat", formations[0].campagne, lignes, filtre="vue", options=options)
    return composer_contrat(bureau.contexte, demande)


def signets(bureau: Bureau, *formations: Formation) -> list[str]:
    ouvrage = composer(bureau, *formations)
    return [page.signet for page in ouvrage.pages[: len(ouvrage.pages) - ouvrage.a_voir]]


def toutes_pages(bureau: Bureau, formation: Formation, dossier: Path) -> list[str]:
    ecrire_ouvrage(composer(bureau, formation), dossier / "c.pdf")
    pages = pages_lues(dossier / "c.pdf")
    return [" ".join(page.replace("\u00a0", " ").replace("\u202f", " ").split()) for page in pages]


def lire(bureau: Bureau, formation: Formation, dossier: Path) -> str:
    return toutes_pages(bureau, formation, dossier)[0]


@lit_le_pdf
def test_who_gets_no_slip_is_named_last_with_the_reason(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    importer(bureau, mco, date(2025, 6, 9), LEA, ALI | {"etat": "contrat_saisi"}, ZOE)
    bordereau, a_voir = toutes_pages(bureau, mco, tmp_path)
    assert "Document remis au candidat" in bordereau
    assert "Document remis" not in a_voir
    assert "Confidentiel" in a_voir
    assert "vue" in a_voir.split()
    # The contract that cannot be told goes before those who have none.
    assert a_voir.index("BENALI") < a_voir.index("ZOLA")
    assert "employeur inconnu, notez-le dans son dossier" in a_voir
    assert "aucun contrat n’est préparé ni saisi" in a_voir
    assert "MARTIN" not in a_voir
    sans = composer(bureau, mco, options=frozenset({"sans_a_voir"}))
    assert (len(sans.pages), sans.a_voir) == (1, 0)


@lit_le_pdf
def test_many_without_a_contract_are_counted_rather_than_named(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    foule = [ZOE | {"numero": str(800000 + rang), "nom": f"FOULE{rang}"} for rang in range(NOMMES + 1)]
    importer(bureau, mco, date(2025, 6, 9), LEA, *foule)
    a_voir = toutes_pages(bureau, mco, tmp_path)[-1]
    assert "FOULE" not in a_voir
    assert f"{NOMMES + 3} candidatures" in a_voir


def test_only_candidates_with_a_contract_get_a_slip_in_the_order_chosen(
    bureau: Bureau, mco: Formation, contrat: int
) -> None:
    gea = creer_formation(bureau, "GEA")
    importer(bureau, gea, date(2025, 4, 28), ZOE)
    preparer(bureau, gea, "700125")
    preparer(bureau, mco, "700124", deja_saisi=True)
    assert signets(bureau, gea, mco) == ["ZOLA Zoé – GEA", "BENALI Ali – MCO", "MARTIN Léa – MCO"]


@lit_le_pdf
def test_a_prepared_contract_promises_no_date(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    lu = lire(bureau, mco, tmp_path)
    assert "N° d’inscription 700123 · contrat reçu, pas encore saisi sur Parcoursup" in lu
    assert "DUPONT & FILS" in lu
    assert "732 829 320 00074" in lu
    assert SIRET in lu
    assert "Code de la formation : 40012" in lu
    assert "MCO – BTS Management commercial" in lu
    assert "avant la date qui y est indiquée Notez-la ici, dès que vous la lisez :" in lu
    assert "23 h 59" not in lu


@lit_le_pdf
def test_a_deadline_read_on_parcoursup_is_handed_out(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    preparer(bureau, mco, "700123", deja_saisi=True, limite_reponse_on=date(2025, 6, 12))
    lu = lire(bureau, mco, tmp_path)
    assert "contrat saisi sur Parcoursup le mar. 10 juin 2025" in lu
    assert "au plus tard le jeu. 12 juin 2025, 23 h 59 (heure de Paris)" in lu
    assert "Notez-la ici" not in lu


@lit_le_pdf
def test_a_rule_that_nothing_official_confirms_gives_no_date(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    preparer(bureau, mco, "700123", deja_saisi=True)
    (ligne,) = (une for une in bureau.candidatures.lister(formation_id=mco.id) if une.numero == "700123")
    assert ligne.limite_reponse_on == date(2025, 6, 11)
    lu = lire(bureau, mco, tmp_path)
    assert "11 juin" not in lu
    assert "avant la date qui y est indiquée" in lu


@lit_le_pdf
def test_a_deadline_over_without_a_reply_is_said(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe, tmp_path: Path
) -> None:
    preparer(bureau, mco, "700123", deja_saisi=True, limite_reponse_on=date(2025, 6, 12))
    horloge.instant = datetime(2025, 6, 12, 23, 59, 59, tzinfo=PARIS)
    assert "est passée" not in lire(bureau, mco, tmp_path)
    horloge.instant += timedelta(seconds=1)
    assert "La date limite de réponse est passée : voyez votre dossier Parcoursup" in lire(
        bureau, mco, tmp_path
    )


@lit_le_pdf
def test_a_reply_given_takes_the_place_of_the_deadline(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    preparer(bureau, mco, "700123", deja_saisi=True, limite_reponse_on=date(2025, 6, 12))
    bureau.reponses.noter(candidature_id(bureau, mco, "700123"), Reponse.OUI_DEFINITIF)
    lu = lire(bureau, mco, tmp_path)
    assert "Votre réponse sur Parcoursup Oui (définitif)" in lu
    assert "12 juin" not in lu


@lit_le_pdf
def test_the_message_after_acceptance_is_announced_when_there_is_one(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    annonce = "lisez le message du CFA dans votre dossier"
    assert annonce not in lire(bureau, mco, tmp_path)
    bureau.formations.changer(mco.id, message_acceptation="Rendez-vous le 1er septembre.")
    assert annonce in lire(bureau, mco, tmp_path)


@pytest.mark.parametrize("reponse", [Reponse.RENONCIATION, Reponse.DEMISSION])
def test_who_gave_up_gets_no_slip(bureau: Bureau, mco: Formation, reponse: Reponse) -> None:
    preparer(bureau, mco, "700123", deja_saisi=True)
    assert signets(bureau, mco) == ["MARTIN Léa – MCO"]
    bureau.reponses.noter(candidature_id(bureau, mco, "700123"), reponse)
    assert signets(bureau, mco) == []


def test_a_contract_refused_by_the_site_or_to_be_cancelled_is_not_handed_out(
    bureau: Bureau, mco: Formation, contrat: int
) -> None:
    typee = preparer(bureau, mco, "700124", deja_saisi=True)
    bureau.saisies.refusee_par_parcoursup(contrat, "SIRET refusé")
    assert signets(bureau, mco) == ["BENALI Ali – MCO"]
    bureau.contrats.demander_annulation(typee, "erreur de formation")
    assert signets(bureau, mco) == []
    bureau.saisies.remettre(contrat)
    assert signets(bureau, mco) == ["MARTIN Léa – MCO"]


def test_a_contract_seen_by_an_export_gets_a_slip_once_its_employer_is_known(
    bureau: Bureau, mco: Formation
) -> None:
    saisi = {**LEA, "etat": "contrat_saisi", "statut_contrat": "apprenti"}
    importer(bureau, mco, date(2025, 6, 9), saisi, partiel=True)
    assert signets(bureau, mco) == []
    une = candidature_id(bureau, mco, "700123")
    bureau.contrats.completer_employeur(une, denomination="DUPONT & FILS", siret=SIRET)
    assert signets(bureau, mco) == ["MARTIN Léa – MCO"]
