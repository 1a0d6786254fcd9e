"""The « bordereau de saisie » as composed from the base: order, guards, what became of each item."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision, Nature
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bordereau import Bordereau
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.impression.bordereau import composer_bordereau
from cfa_desktop.services.impression.demande import DemandeImpression
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_formation, importer

LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}
ALI = {"numero": "700124", "nom": "BENALI", "prenom": "Ali", "etat": "confirmee"}
CRITERE = "Résultats dans les matières de la formation"
NUIT = "Aucun contrat entre 0 h 00 et 1 h 00, heure de Paris, pendant la phase principale"

pytestmark = lit_le_pdf


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, "40012", sigle="MCO")
    importer(bureau, formation, date(2025, 5, 20), LEA, ALI)
    return formation


@pytest.fixture
def contrat(bureau: Bureau, mco: Formation) -> int:
    return preparer(bureau, mco)


def preparer(bureau: Bureau, formation: Formation, **champs: object) -> int:
    saisie = SaisieContrat(
        formation_id=formation.id,
        numero="700123",
        employeur="DUPONT & FILS",
        siret=SIRET,
        **champs,  # type: ignore[arg-type]
    )
    return bureau.contrats.preparer(saisie)


def lire(path: Path) -> str:
    lu = " ".join(" ".join(pages_lues(path)).split())
    return lu.replace("\u00a0", " ").replace("\u202f", " ")


def composer(bureau: Bureau, formation: Formation, dossier: Path, *, seule: bool = False) -> str:
    demande = DemandeImpression("bordereau", formation.campagne, formation_id=formation.id if seule else None)
    ecrire_ouvrage(composer_bordereau(bureau.contexte, demande), dossier / "b.pdf")
    return lire(dossier / "b.pdf")


def test_each_item_says_what_to_type(
    bureau: Bureau, mco: Formation, contrat: int, horloge: HorlogeFixe, tmp_path: Path
) -> None:
    horloge.instant = datetime(2025, 5, 21, 10, tzinfo=PARIS)
    une = candidature_id(bureau, mco, "700124")
    bureau.decisions.preparer(
        DemandeDecision(candidature_id=une, decision=Decision.REFUS, motif=CRITERE, confirme=True)
    )
    lu = composer(bureau, mco, tmp_path)
    for dit in (
        "MCO BTS - Services - 40012 – 40012 2 saisies",
        "700123",
        "MARTIN Léa",
        "DUPONT & FILS",
        "732 829 320 00074",
        "Refuser la candidature",
        "700124",
        "Motif (critère publié)",
        NUIT,
    ):
        assert dit in lu


def test_items_stand_in_typing_order_and_a_formation_alone_when_asked(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    gea = creer_formation(bureau, "GEA")
    importer(bureau, gea, date(2025, 5, 20), {**ALI, "numero": "700200"})
    bureau.saisies.preparer_formation(gea.id, Nature.CAPACITE, "12")
    lu = composer(bureau, mco, tmp_path)
    ordre = [carte.formation_nom for carte in bureau.saisies.lister()]
    assert ordre == sorted(ordre, key=lambda nom: lu.index(f"{nom} BTS"))
    assert "Saisir la capacité Capacité" in lu
    seule = composer(bureau, gea, tmp_path, seule=True)
    assert "MARTIN" not in seule
    assert "12" in seule


def test_the_night_hour_is_said_until_the_main_phase_ends(
    bureau: Bureau, mco: Formation, contrat: int, horloge: HorlogeFixe, tmp_path: Path
) -> None:
    horloge.instant = datetime(2025, 7, 10, 23, 59, 59, tzinfo=PARIS)
    assert NUIT in composer(bureau, mco, tmp_path)
    horloge.instant = datetime(2025, 7, 11, tzinfo=PARIS)
    assert NUIT not in composer(bureau, mco, tmp_path)


def test_the_night_hour_is_not_said_when_no_contract_waits(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.saisies.preparer_formation(mco.id, Nature.CAPACITE, "12")
    lu = composer(bureau, mco, tmp_path)
    assert NUIT not in lu
    assert "Limite la plus proche : jeu. 10 juil. 23 h 59 (MCO)." in lu


def test_a_limit_that_is_over_is_counted_at_the_head(
    bureau: Bureau, mco: Formation, contrat: int, horloge: HorlogeFixe, tmp_path: Path
) -> None:
    dit = "1 limite est dépassée"
    horloge.instant = datetime(2025, 10, 13, 23, 59, tzinfo=PARIS)
    assert dit not in composer(bureau, mco, tmp_path)
    horloge.instant = datetime(2025, 10, 14, tzinfo=PARIS)
    assert dit in composer(bureau, mco, tmp_path)


def test_an_item_for_later_says_from_when_and_nothing_twice(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe, tmp_path: Path
) -> None:
    horloge.instant = datetime(2025, 6, 15, 0, 30, tzinfo=PARIS)
    preparer(bureau, mco, pas_avant=datetime(2025, 6, 15, 1, tzinfo=PARIS))
    lu = composer(bureau, mco, tmp_path)
    assert "Pas avant dim. 15 juin 1 h 00." in lu
    assert "possible à partir de" not in lu


def test_what_stands_in_the_way_of_an_item_is_under_it(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    importer(bureau, mco, date(2025, 6, 1), {**LEA, "numero": "700999"}, partiel=True)
    bureau.saisies.refusee_par_parcoursup(contrat, "SIRET refusé")
    bureau.saisies.reporter(contrat, date(2025, 6, 12))
    lu = composer(bureau, mco, tmp_path)
    assert "Refusé par Parcoursup : SIRET refusé. À régler d’abord." in lu
    assert "Reporté au jeu. 12 juin." in lu
    assert "Homonyme : n° 700999. Vérifiez le n° d’inscription." in lu


def test_nothing_to_type_is_said(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    assert "Rien à saisir en ligne." in composer(bureau, mco, tmp_path)


def test_before_and_after_a_session_the_file_says_it_and_is_noted(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    bordereau = Bordereau(bureau.contexte)
    bordereau.a_saisir(bureau.saisies.lister(), tmp_path / "avant.pdf")
    assert "Saisi le" in lire(tmp_path / "avant.pdf")
    bureau.guichet.commencer()
    bureau.guichet.noter(bureau.saisies.trouver(contrat))
    bureau.saisies.marquer_saisie(contrat)
    bordereau.seance(bureau.guichet.bilan(0), tmp_path / "apres.pdf")
    lu = lire(tmp_path / "apres.pdf")
    assert "Séance du mar. 10 juin 10 h 00" in lu
    assert "1 saisie faite, rien ne reste à saisir" in lu
    assert "Résultat" in lu
    assert "saisi à" in lu
    notes = [etat.action.libelle for etat in bureau.historique.lister()]
    assert notes.count("Document enregistré – Bordereau de saisie, 1\u00a0saisie") == 2


def test_a_reason_of_the_site_stands_whole_under_the_item_of_a_session(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    raison = "la page a dit que cet établissement n’existe plus depuis le printemps, " * 3
    bureau.guichet.commencer()
    bureau.guichet.noter(bureau.saisies.trouver(contrat))
    bureau.saisies.refusee_par_parcoursup(contrat, raison)
    Bordereau(bureau.contexte).seance(bureau.guichet.bilan(1), tmp_path / "s.pdf")
    lu = lire(tmp_path / "s.pdf")
    assert lu.count("printemps") == 3
    assert "…" not in lu


def test_the_pdf_of_the_queue_is_the_bordereau(
    bureau: Bureau, mco: Formation, contrat: int, tmp_path: Path
) -> None:
    assert bureau.exports.saisies(tmp_path / "s.pdf", mco.campagne) == ()
    assert "À taper sur Parcoursup" in lire(tmp_path / "s.pdf")
