"""Call sheets as the base gives them: one entry per person, why to call, what to say."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.modeles import ModeleInvalide
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage import parametres
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import creer_formation, importer

APPEL_AT = datetime(2025, 6, 10, 9, 0, tzinfo=PARIS)
TELEPHONE = {"telephone_portable": "0639980001"}
LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "en_recherche", **TELEPHONE}
ADAM = {"numero": "700124", "nom": "ZIDI", "prenom": "Adam", "etat": "contrat_saisi", **TELEPHONE}
EVA = {"numero": "700125", "nom": "ABADIE", "prenom": "Eva", "etat": "refusee", **TELEPHONE}


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA, ADAM, EVA)
    return formation


def lire(bureau: Bureau, tmp_path: Path) -> str:
    voulu = DemandeImpression("appels", 2025, bureau.candidatures.lister())
    cible = tmp_path / "a.pdf"
    cible.write_bytes(bureau.impressions.produire(voulu))
    return " ".join(" ".join(pages_lues(cible)).split())


def noter(bureau: Bureau, numero: str, resultat: Resultat) -> None:
    candidat_id = next(une.candidat_id for une in bureau.candidatures.lister() if une.numero == numero)
    bureau.suivi.noter(bureau.suivi.proposer(candidat_id, TypeEvenement.APPEL, resultat=resultat))


@lit_le_pdf
@pytest.mark.usefixtures("formation")
def test_what_is_said_follows_the_state(bureau: Bureau, tmp_path: Path) -> None:
    lu = lire(bureau, tmp_path)
    assert "Bonjour Léa MARTIN, ici" in lu
    assert "Où en êtes-vous de votre recherche d’employeur ?" in lu
    assert "Bonjour Adam ZIDI, ici" in lu
    assert "Répondez avant la date indiquée dans votre dossier" in lu
    assert "Bonjour Eva" not in lu


@lit_le_pdf
@pytest.mark.parametrize(
    ("connu", "dit", "tu"),
    [
        (
            {"reponse": "oui_definitif", "inscription": "effectuee"},
            "Votre réponse est bien arrivée : oui (définitif).",
            "une proposition vous attend",
        ),
        ({"reponse": "oui_voeux_en_attente"}, "arrivée : oui (avec vœux en attente).", "date limite"),
        ({"etat": "non_confirmee"}, "n’est pas confirmé sur Parcoursup", "recherche d’employeur"),
        ({"etat": "confirmee"}, "recherche d’employeur", "confirmé sur Parcoursup"),
    ],
)
def test_what_is_known_is_not_asked_again(
    bureau: Bureau, tmp_path: Path, connu: dict[str, str], dit: str, tu: str
) -> None:
    importer(bureau, creer_formation(bureau), date(2025, 4, 28), ADAM | connu)
    lu = lire(bureau, tmp_path)
    assert dit in lu
    assert tu not in lu


@lit_le_pdf
def test_the_reply_is_beside_the_state_and_a_gone_voeu_is_not_talked_of(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    oui = {**ADAM, "reponse": "oui_definitif", "inscription": "effectuee"}
    partie = {**EVA, "etat": "contrat_saisi", "reponse": "renonciation"}
    importer(bureau, formation, date(2025, 4, 29), LEA, oui, partie)
    lu = lire(bureau, tmp_path)
    assert "Contrat saisi, réponse : oui (définitif), I.A. effectuée" in lu
    assert "Bonjour Eva" not in lu


@lit_le_pdf
def test_an_employer_found_or_a_contract_received_is_not_looked_for(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    en_attente = Brouillon(0, formation.id, "700123", "MARTIN Léa", "DUPONT", "", None, True, APPEL_AT)
    bureau.contrats.garder_brouillon(en_attente)
    lu = lire(bureau, tmp_path)
    assert "il me faut son nom exact et son SIRET" in lu
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="700123", employeur="DUPONT", siret="73282932000074")
    )
    lu = lire(bureau, tmp_path)
    assert "Nous avons votre contrat" in lu
    assert "SIRET, 14 chiffres" not in lu


@lit_le_pdf
@pytest.mark.usefixtures("formation")
def test_the_last_contact_its_result_and_the_step_are_there(bureau: Bureau, tmp_path: Path) -> None:
    # Eva is refused: nothing is to be said to her, hence no first call.
    assert lire(bureau, tmp_path).count("aucun : premier appel") == 2
    noter(bureau, "700123", Resultat.MESSAGE_LAISSE)
    lu = lire(bureau, tmp_path)
    assert "10/06/2025, Appel – Message laissé" in lu
    assert "Rappeler, le 12/06/2025" in lu
    assert lu.count("aucun : premier appel") == 1


@lit_le_pdf
def test_a_person_with_two_voeux_is_called_once(bureau: Bureau, formation: Formation, tmp_path: Path) -> None:
    autre = creer_formation(bureau, "NDRC")
    importer(bureau, autre, date(2025, 4, 28), {**LEA, "etat": "confirmee"})
    assert formation.id != autre.id
    lu = lire(bureau, tmp_path)
    assert lu.count("MARTIN Léa") == 1
    assert "3 personnes à appeler" in lu
    assert "En recherche de contrat" in lu
    assert "Candidature confirmée (Non examinée)" in lu


@lit_le_pdf
@pytest.mark.parametrize("perdue", ["refusee", "demission"])
def test_a_refused_voeu_does_not_silence_the_one_that_is_alive(
    bureau: Bureau, formation: Formation, tmp_path: Path, perdue: str
) -> None:
    autre = creer_formation(bureau, "AAA", intitule="BTS Assurance")
    importer(bureau, autre, date(2025, 4, 28), {**LEA, "etat": perdue}, {**EVA, "etat": perdue})
    lignes = sorted(bureau.candidatures.lister(), key=lambda une: une.formation_id != autre.id)
    cible = tmp_path / "a.pdf"
    cible.write_bytes(bureau.impressions.produire(DemandeImpression("appels", 2025, lignes)))
    lu = " ".join(" ".join(pages_lues(cible)).split())
    assert f"Bonjour Léa MARTIN, ici CFA, pour la formation {formation.intitule}" in lu
    assert "Bonjour Eva" not in lu


@lit_le_pdf
def test_a_state_that_no_export_said_shows_no_empty_brackets(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    sans_etat = {"numero": "700129", "nom": "LUCAS", "prenom": "Ida", **TELEPHONE}
    importer(bureau, formation, date(2025, 4, 29), sans_etat, partiel=True)
    lu = lire(bureau, tmp_path)
    assert "État à préciser" in lu
    assert "()" not in lu


@lit_le_pdf
@pytest.mark.usefixtures("formation")
def test_the_centre_says_it_its_own_way_and_an_unknown_field_is_refused(
    bureau: Bureau, tmp_path: Path
) -> None:
    with bureau.contexte.database.transaction() as connection:
        parametres.ecrire(connection, "modele.appel", "Allô {prenom}, vœu {code}.")
    assert "Allô Léa, vœu MCO." in lire(bureau, tmp_path)
    with bureau.contexte.database.transaction() as connection:
        parametres.ecrire(connection, "modele.appel", "Allô {surnom}")
    with pytest.raises(ModeleInvalide, match="surnom"):
        lire(bureau, tmp_path)
