"""Letters read from the base: whom, what is cited, what is left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.models.centre import Centre
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.lettre import BLANC
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.draio import SANS_SOUHAITEE
from cfa_desktop.services.impression.lettres import HORS_CRITERES, PAS_REFUSE, SANS_DEMANDE, SANS_MOTIF
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import candidature_id, creer_formation, importer

pytestmark = lit_le_pdf
CRITERE = "Résultats dans les matières de la formation"
LEA = {
    "numero": "700123",
    "civilite": "Mme",
    "nom": "MARTIN",
    "prenom": "Léa",
    "etat": "confirmee",
    "adresse": "3 place de l’Exemple",
    "code_postal": "63000",
    "commune": "Aubière",
    "naissance_on": "2007-03-14",
    "telephone_portable": "0639981159",
    "mail": "lea@courriel.example",
}
TOM = {"numero": "700124", "civilite": "M.", "nom": "PETIT", "prenom": "Tom", "etat": "confirmee"}
SEANCE = {
    "objet": "Atelier CV",
    "jour": "17 juin 2025",
    "heure": "9 h 30",
    "lieu": "Salle B12",
    "apporter": "",
}


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 5, 12), LEA, TOM)
    bureau.centre.enregistrer(Centre("CFA des Volcans", ville="Aubière", signataire="Camille DUBREUIL"))
    return formation


def plat(texte: str) -> str:
    """Return a text on one line, its blanks all alike."""
    return " ".join(texte.split())


def lire(
    bureau: Bureau,
    cle: str,
    dossier: Path,
    textes: Mapping[str, str] | None = None,
    formation_id: int | None = None,
) -> list[str]:
    lignes = () if cle.startswith("draio") else bureau.candidatures.lister(campagne=2025)
    demande = DemandeImpression(cle, 2025, lignes, formation_id, "les refusés", textes=textes or {})
    bureau.impressions.enregistrer(bureau.impressions.preparer(demande), dossier / "d.pdf")
    return [plat(page) for page in pages_lues(dossier / "d.pdf")]


def refuser(bureau: Bureau, formation: Formation, numero: str, motif: str) -> int:
    """Note a refusal already typed online."""
    la = candidature_id(bureau, formation, numero)
    bureau.decisions.preparer(
        DemandeDecision(candidature_id=la, decision=Decision.REFUS, motif=motif, deja_saisi=True)
    )
    return la


def test_one_convocation_per_person_to_the_address_known(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    gea = creer_formation(bureau, "GEA")
    importer(bureau, gea, date(2025, 5, 12), LEA)
    lea, tom, a_voir = lire(bureau, "convocation", tmp_path, SEANCE)
    assert "Madame Léa MARTIN 3 place de l’Exemple 63000 AUBIÈRE" in lea
    assert "BTS - Services - MCO" in lea
    assert "BTS - Services - GEA" in lea
    assert plat("date\u202f: mardi 17 juin 2025") in lea
    assert "apporter" not in lea
    assert "Aubière, le 10 juin 2025" in lea
    assert "Monsieur Tom PETIT" in tom
    assert "PETIT Tom MCO Sans adresse postale" in a_voir
    assert "MARTIN" not in a_voir


def test_a_convocation_of_someone_refused_gone_or_absent_is_to_be_looked_at(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    absente = {**LEA, "numero": "700125", "nom": "ZOLA", "prenom": "Zoé"}
    importer(bureau, mco, date(2025, 5, 13), LEA, TOM, absente)
    importer(bureau, mco, date(2025, 6, 9), LEA | {"etat": "refusee"}, TOM | {"etat": "demission"})
    *_, a_voir = lire(bureau, "convocation", tmp_path, SEANCE)
    assert plat("MARTIN Léa MCO Candidature refusée\u202f: vérifiez") in a_voir
    sans_adresse = "Sans adresse postale\u202f: à remettre en main propre."
    assert plat(f"PETIT Tom MCO {sans_adresse} Démission du candidat\u202f: vérifiez") in a_voir
    assert plat("ZOLA Zoé MCO Absent du dernier export\u202f: vérifiez") in a_voir
    gea = creer_formation(bureau, "GEA")
    importer(bureau, gea, date(2025, 6, 9), LEA)
    *_, a_voir = lire(bureau, "convocation", tmp_path, SEANCE)
    assert "MARTIN" not in a_voir


def test_a_letter_says_nothing_else_of_a_person(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    lea, *_ = lire(bureau, "convocation", tmp_path, SEANCE)
    for tu in ("2007", "14/03", "06 39", "0639981159", "courriel.example", "les refusés", "confirmée"):
        assert tu not in lea


def test_what_is_not_typed_is_left_to_write_by_hand(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    _lea, tom, *_ = lire(bureau, "convocation", tmp_path)
    assert plat(f"date\u202f: {BLANC}") in tom


def test_a_day_or_an_hour_that_is_none_never_goes_into_a_letter(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    fausse = SEANCE | {"jour": "30/02/2025", "heure": "25h"}
    lea, *_ = lire(bureau, "convocation", tmp_path, fausse)
    assert "30/02" not in lea
    assert "25h" not in lea
    assert plat(f"date\u202f: {BLANC}") in lea
    demande = DemandeImpression("convocation", 2025, bureau.candidatures.lister(), textes=fausse)
    assert list(bureau.impressions.preparer(demande).refus) == ["jour", "heure"]


def test_a_letter_made_while_simulating_says_so(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    bureau.simuler(datetime(2025, 7, 2, 10, tzinfo=PARIS))
    _lea, tom, *_ = lire(bureau, "convocation", tmp_path, SEANCE)
    assert "SIMULATION au mer. 2 juil. 2025" in tom
    assert "le 10 juin 2025" in tom


def test_the_reasons_cite_the_published_criterion_of_the_refusal(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    la = refuser(bureau, mco, "700123", CRITERE)
    bureau.motifs.ajouter(la, recue_on=date(2025, 6, 9), note="Sa mère a appelé, dossier de santé")
    lettre, a_voir = lire(bureau, "motifs", tmp_path)
    assert f"– {CRITERE}" in lettre
    assert "reçue le 9 juin 2025" in lettre
    assert "santé" not in lettre
    assert plat(f"PETIT Tom MCO {PAS_REFUSE}") in a_voir


def test_no_reason_is_given_that_was_not_published(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    la = refuser(bureau, mco, "700123", CRITERE)
    (a_voir,) = lire(bureau, "motifs", tmp_path)
    assert plat(f"MARTIN Léa MCO {SANS_DEMANDE}") in a_voir
    bureau.motifs.ajouter(la, recue_on=date(2025, 6, 9))
    bureau.formations.enregistrer(mco._replace(criteres=("Motivation écrite",)))
    (a_voir,) = lire(bureau, "motifs", tmp_path)
    assert plat(HORS_CRITERES) in a_voir
    lettre, *_ = lire(bureau, "motifs", tmp_path, {"critere": "motivation ECRITE"})
    assert "– Motivation écrite" in lettre
    assert CRITERE not in lettre


def test_an_imported_refusal_needs_a_criterion_typed(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    importer(bureau, mco, date(2025, 6, 9), LEA, TOM | {"etat": "refusee"})
    bureau.motifs.ajouter(candidature_id(bureau, mco, "700124"), recue_on=date(2025, 6, 9))
    (a_voir,) = lire(bureau, "motifs", tmp_path)
    assert plat(SANS_MOTIF) in a_voir
    assert "Mauvaise tête" not in "".join(lire(bureau, "motifs", tmp_path, {"critere": "Mauvaise tête"}))
    lettre, *_ = lire(bureau, "motifs", tmp_path, {"critere": CRITERE})
    assert f"– {CRITERE}" in lettre


def test_the_requests_to_the_draio_count_what_parcoursup_knows(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.formations.enregistrer(mco._replace(capacite=1))
    importer(bureau, mco, date(2025, 6, 9), LEA | {"etat": "contrat_saisi"}, TOM)
    typee = {"destinataire": "DRAIO", "adresse": "Rectorat / 3 avenue de l’Exemple / 63000 AUBIÈRE"}
    (cloture,) = lire(bureau, "draio_cloture", tmp_path, typee, mco.id)
    assert "DRAIO Rectorat 3 avenue de l’Exemple 63000 AUBIÈRE" in cloture
    assert plat("est complète\u202f: capacité 1, 1 contrat") in cloture
    assert "Camille DUBREUIL" in cloture
    bureau.demandes.demander_augmentation(mco.id, 3)
    (augmentation,) = lire(bureau, "draio_augmentation", tmp_path, typee, mco.id)
    assert "à 3 places" in augmentation
    (augmentation,) = lire(bureau, "draio_augmentation", tmp_path, {"souhaitee": "4"}, mco.id)
    assert "à 4 places" in augmentation


def test_a_request_made_too_early_says_so_before_it_is_sent(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.formations.enregistrer(mco._replace(capacite=4))
    _lettre, a_voir = lire(bureau, "draio_cloture", tmp_path, {}, mco.id)
    assert "La formation n’est pas complète" in a_voir
    bureau.formations.enregistrer(bureau.formations.par_code("MCO")._replace(capacite=None))
    _lettre, a_voir = lire(bureau, "draio_augmentation", tmp_path, {}, mco.id)
    assert "La capacité n’est pas saisie" in a_voir


def test_a_request_that_is_not_finished_does_not_look_so(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.formations.enregistrer(mco._replace(capacite=4))
    lettre, a_voir = lire(bureau, "draio_augmentation", tmp_path, {}, mco.id)
    assert "PROJET, À NE PAS ENVOYER TEL QUEL La capacité demandée n’est pas indiquée" in lettre
    assert plat(SANS_SOUHAITEE) in a_voir
    assert "Candidat" not in a_voir
    vue = DemandeImpression("draio_augmentation", 2025, (), mco.id, options=frozenset({"sans_a_voir"}))
    produit = bureau.impressions.preparer(vue)
    assert produit.alertes[0] == SANS_SOUHAITEE
    assert "n’est pas complète" in produit.alertes[1]
    bureau.impressions.enregistrer(produit, tmp_path / "vue.pdf")
    (seule,) = pages_lues(tmp_path / "vue.pdf")
    assert "PROJET" not in seule


def test_the_sheet_to_sign_tells_nothing_but_names_and_formations(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    gea = creer_formation(bureau, "GEA")
    importer(bureau, gea, date(2025, 5, 12), LEA)
    (feuille,) = lire(bureau, "emargement", tmp_path, SEANCE)
    assert "2 inscrits" in feuille
    assert "MARTIN Léa GEA, MCO" in feuille or "MARTIN Léa MCO, GEA" in feuille
    assert "Atelier CV" in feuille
    for tu in ("700123", "les refusés", "0639981159", "courriel.example", "2007", "confirmée"):
        assert tu not in feuille


def test_the_centre_words_letters_its_own_way(bureau: Bureau, mco: Formation, tmp_path: Path) -> None:
    bureau.modeles.enregistrer("convocation", "Objet\u202f: venez\n\nBonjour {prenom}, rendez-vous {lieu}.")
    _lea, tom, *_ = lire(bureau, "convocation", tmp_path, SEANCE)
    assert plat("Objet\u202f: venez") in tom
    assert "Bonjour Tom, rendez-vous Salle B12." in tom


def test_letters_that_leave_their_essential_unsaid_say_so_before_they_are_sent(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.modeles.enregistrer("motifs", "Nous regrettons, pour {formation}.")
    la = refuser(bureau, mco, "700123", CRITERE)
    importer(bureau, mco, date(2025, 6, 9), LEA | {"etat": "refusee"}, TOM)
    bureau.motifs.ajouter(la, recue_on=date(2025, 6, 9))
    _lettre, a_voir = lire(bureau, "motifs", tmp_path)
    dit = plat("Cette lettre ne donnera pas le motif\u202f: ajoutez {motif} dans son modèle")
    assert f"Toutes les lettres – {dit}" in a_voir
    bureau.modeles.enregistrer("draio_augmentation", "Pour {formation}, plus de places.")
    _lettre, a_voir = lire(bureau, "draio_augmentation", tmp_path, {}, mco.id)
    assert plat("Cette demande ne donnera pas la capacité demandée\u202f: ajoutez {souhaitee}") in a_voir
