"""The guichet's session, what is said before an item is typed, and its bordereau."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.saisie import Decision, Nature
from cfa_desktop.models.seance import Issue, dire_comptes, dire_duree
from cfa_desktop.services.bordereau import Bordereau
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_formation, importer

CRITERE = "Résultats dans les matières de la formation"
PERSONNE = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"}


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 5, 20), PERSONNE, {**PERSONNE, "numero": "2", "nom": "FAŸ"})
    return formation


@pytest.fixture
def recherche(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> int:
    horloge.instant = horloge.instant.replace(month=5, day=21)
    return preparer(bureau, mco, "700123")


def preparer(bureau: Bureau, formation: Formation, numero: str) -> int:
    une = candidature_id(bureau, formation, numero)
    return bureau.decisions.preparer(DemandeDecision(candidature_id=une, decision=Decision.RECHERCHE))


def preparer_contrat(bureau: Bureau, formation: Formation, numero: str) -> int:
    return bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero=numero, employeur="DUPONT & FILS", siret=SIRET)
    )


def dits(bureau: Bureau, saisie_id: int) -> list[tuple[str, bool]]:
    vigilances = bureau.guichet.examiner(bureau.saisies.trouver(saisie_id))
    return [(une.texte.replace("\u202f", " ").replace("\u00a0", " "), une.grave) for une in vigilances]


def graves(bureau: Bureau, saisie_id: int) -> list[str]:
    return [texte for texte, grave in dits(bureau, saisie_id) if grave]


def test_an_item_that_could_still_be_prepared_says_nothing(bureau: Bureau, recherche: int) -> None:
    assert dits(bureau, recherche) == []


def test_a_candidature_refused_since_is_said_with_its_rule_and_its_change(
    bureau: Bureau, mco: Formation, recherche: int, horloge: HorlogeFixe
) -> None:
    horloge.instant += timedelta(days=1)
    importer(bureau, mco, date(2025, 5, 22), {**PERSONNE, "etat": "refusee"}, partiel=True)
    assert dits(bureau, recherche) == [
        ("Déjà « Refusée » : une décision ne se retire pas.", True),
        (
            "Changé depuis la préparation : état « Candidature confirmée (Non examinée) » → « Refusée ».",
            False,
        ),
    ]


def test_a_change_made_then_undone_is_no_change(
    bureau: Bureau, mco: Formation, recherche: int, horloge: HorlogeFixe
) -> None:
    horloge.instant += timedelta(minutes=1)
    bureau.formations.changer(mco.id, capacite=9)
    carte = bureau.saisies.trouver(recherche)
    assert bureau.guichet.changes([carte]) == {
        recherche: "Changé depuis la préparation\u202f: capacité 5 → 9."
    }
    bureau.formations.changer(mco.id, capacite=5)
    assert bureau.guichet.changes([carte]) == {}


def test_what_changed_before_the_preparation_is_left_out(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    horloge.instant = horloge.instant.replace(month=5, day=21)
    bureau.formations.changer(mco.id, capacite=9)
    assert bureau.guichet.changes([bureau.saisies.trouver(preparer(bureau, mco, "2"))]) == {}


def test_a_closing_since_is_said_once_by_the_rule(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    contrat = preparer_contrat(bureau, mco, "700123")
    horloge.instant += timedelta(hours=1)
    bureau.demandes.noter_cloture(mco.id)
    garde = bureau.saisies.trouver(contrat).garde
    assert [une.code for une in garde.avertissements] == ["R13"]
    assert dits(bureau, contrat) == [
        ("Changé depuis la préparation : recrutement clôturé le mar. 10 juin 2025.", False)
    ]


def test_a_contract_of_a_person_who_resigned_asks_to_be_checked(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    contrat = preparer_contrat(bureau, mco, "700123")
    horloge.instant += timedelta(days=1)
    importer(bureau, mco, date(2025, 6, 11), {**PERSONNE, "etat": "demission"}, partiel=True)
    assert dits(bureau, contrat)[0][0].startswith("La candidature est « Démission du candidat »")


def test_another_voeu_is_said(bureau: Bureau, recherche: int) -> None:
    ndrc = creer_formation(bureau, "NDRC")
    importer(bureau, ndrc, date(2025, 5, 20), PERSONNE)
    assert dits(bureau, recherche) == [("Autre vœu chez nous : NDRC. Vérifiez la formation.", False)]


def test_a_criterion_withdrawn_since_is_said(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> None:
    horloge.instant = horloge.instant.replace(month=5, day=21)
    une = candidature_id(bureau, mco, "700123")
    refus = bureau.decisions.preparer(
        DemandeDecision(candidature_id=une, decision=Decision.REFUS, motif=CRITERE)
    )
    assert graves(bureau, refus) == []
    bureau.formations.changer(mco.id, criteres=("Motivation",))
    assert graves(bureau, refus) == [
        f"« {CRITERE} » ne fait pas partie des critères publiés de la formation."
    ]


@pytest.mark.parametrize(
    ("nature", "valeur", "attendu"),
    [
        (Nature.CAPACITE, "0", ["La capacité est un nombre entier, 1 au moins."]),
        (Nature.AUGMENTATION, "5", ["Demandez plus que la capacité actuelle (5)."]),
        (Nature.CLOTURE, "", []),
    ],
)
def test_the_items_of_a_formation_are_asked_again_too(
    bureau: Bureau, mco: Formation, nature: Nature, valeur: str, attendu: list[str]
) -> None:
    item = bureau.saisies.preparer_formation(mco.id, nature, valeur)
    assert graves(bureau, item) == attendu


def test_a_message_emptied_since_is_said(bureau: Bureau, mco: Formation) -> None:
    bureau.formations.changer(mco.id, message_recherche="Appelez-nous.")
    item = bureau.demandes.preparer_message(mco.id, Destinataires.RECHERCHE)
    assert dits(bureau, item) == []
    bureau.formations.changer(mco.id, message_recherche="")
    assert "Écrivez ce message avant de le saisir" in dits(bureau, item)[0][0]


def test_the_session_tells_what_became_of_each_item(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    un, autre = preparer_contrat(bureau, mco, "700123"), preparer_contrat(bureau, mco, "2")
    guichet = bureau.guichet
    guichet.commencer()
    for item in (un, autre):
        guichet.noter(bureau.saisies.trouver(item))
    bureau.saisies.marquer_saisie(un)
    bureau.saisies.reporter(autre, date(2025, 6, 16))
    horloge.instant += timedelta(minutes=34)
    bilan = guichet.bilan(restantes=1)
    assert [ligne.objet for ligne in bilan.lignes] == ["Contrat, DUPONT & FILS"] * 2
    assert [(ligne.carte.candidat, ligne.issue, ligne.detail) for ligne in bilan.lignes] == [
        ("LE GOFF Aïcha", Issue.SAISI, "à 10\u00a0h\u00a000"),
        ("FAŸ Aïcha", Issue.REPORTE, "au lun. 16 juin"),
    ]
    assert dire_duree(bilan.fin - bilan.debut) == "34\u00a0min"
    assert dire_comptes(bilan) == ["1\u00a0saisie faite", "1\u00a0reportée", "1\u00a0reste à saisir"]


def test_the_session_names_what_a_formation_had_typed(bureau: Bureau, mco: Formation) -> None:
    bureau.guichet.commencer()
    for nature, valeur in ((Nature.CAPACITE, "12"), (Nature.CLOTURE, "")):
        item = bureau.saisies.preparer_formation(mco.id, nature, valeur)
        bureau.guichet.noter(bureau.saisies.trouver(item))
        bureau.saisies.marquer_saisie(item)
    assert [ligne.objet for ligne in bureau.guichet.bilan(0).lignes] == [
        "Capacité, 12",
        "Clôture du recrutement",
    ]


def test_what_was_undone_leaves_the_session(bureau: Bureau, mco: Formation) -> None:
    contrat = preparer_contrat(bureau, mco, "700123")
    bureau.guichet.commencer()
    bureau.guichet.noter(bureau.saisies.trouver(contrat))
    bureau.saisies.abandonner(contrat, "doublon")
    assert [ligne.detail for ligne in bureau.guichet.bilan(0).lignes] == ["doublon"]
    bureau.historique.annuler()
    assert bureau.guichet.bilan(1).lignes == ()


def test_the_session_goes_on_until_it_is_ended(bureau: Bureau, horloge: HorlogeFixe) -> None:
    bureau.guichet.commencer()
    horloge.instant += timedelta(minutes=5)
    bureau.guichet.commencer()
    assert bureau.guichet.bilan(0).debut < horloge.instant
    bureau.guichet.terminer()
    assert bureau.guichet.debut is None


@pytest.mark.parametrize(
    ("secondes", "dit"),
    [(59, "moins d’une minute"), (60, "1\u00a0min"), (3599, "59\u00a0min"), (3900, "1\u00a0h\u00a005")],
)
def test_a_duration_is_said_as_one_says_it(secondes: int, dit: str) -> None:
    assert dire_duree(timedelta(seconds=secondes)) == dit


def test_the_bordereau_is_a_pdf_before_and_after(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    contrat = preparer_contrat(bureau, mco, "700123")
    avant, apres = tmp_path / "avant.pdf", tmp_path / "après.pdf"
    bordereau = Bordereau(bureau.contexte)
    bordereau.a_saisir(bureau.saisies.lister(), avant)
    bureau.guichet.commencer()
    bureau.guichet.noter(bureau.saisies.trouver(contrat))
    bureau.saisies.marquer_saisie(contrat)
    bordereau.seance(bureau.guichet.bilan(0), apres)
    assert avant.read_bytes().startswith(b"%PDF")
    assert apres.read_bytes().startswith(b"%PDF")
