"""E-mails prepared for candidates: whom, what they say, what is written and noted."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from cfa_desktop.models.centre import Centre
from cfa_desktop.models.courriel import CONTRAT, CONVOCATION
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.courriels import (
    ADRESSE_ILLISIBLE,
    SANS_ADRESSE,
    AucunCourriel,
    DemandeCourriels,
    SeanceIncomplete,
    SeanceRefusee,
)
from tests.factories import SIRET, creer_formation, importer

LEA = {
    "numero": "700123",
    "nom": "MARTIN",
    "prenom": "Léa",
    "etat": "confirmee",
    "mail": "lea@courriel.example",
    "naissance_on": "2007-03-14",
}
TOM = {"numero": "700124", "nom": "PETIT", "prenom": "Tom", "etat": "confirmee", "mail": "tom(at)courriel"}
ZOE = {"numero": "700125", "nom": "ROUX", "prenom": "Zoé", "etat": "confirmee"}
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
    importer(bureau, formation, date(2025, 5, 12), LEA, TOM, ZOE)
    bureau.centre.enregistrer(
        Centre("CFA des Volcans", telephone="04 65 71 26 49", signataire="Camille DUBREUIL")
    )
    return formation


def demande(bureau: Bureau, sorte=CONVOCATION, **textes: str) -> DemandeCourriels:  # type: ignore[no-untyped-def]
    return DemandeCourriels(sorte, bureau.candidatures.lister(campagne=2025), SEANCE | textes)


def lire(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_convocation_is_written_to_who_has_an_address(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    brouillons = bureau.courriels.composer(demande(bureau))
    assert [(un.candidat, un.raison) for un in brouillons] == [
        ("MARTIN Léa", ""),
        ("PETIT Tom", ADRESSE_ILLISIBLE),
        ("ROUX Zoé", SANS_ADRESSE),
    ]
    (path,) = bureau.courriels.ecrire(demande(bureau), tmp_path)
    assert path.name == "MARTIN Léa 700123.eml"
    message = lire(path)
    assert message["Subject"] == "Convocation – Atelier CV, mardi 17 juin 2025"
    assert message["To"].addresses[0].addr_spec == "lea@courriel.example"
    texte = message.get_content()
    for dit in (
        "Bonjour Léa MARTIN",
        "Salle B12",
        "9\u00a0h\u00a030",
        "700123",
        "Camille DUBREUIL",
        "04 65 71 26 49",
    ):
        assert dit in texte
    for tu in ("apporter", "2007", "PETIT", "ROUX"):
        assert tu not in texte


def test_what_was_written_is_noted_with_its_count_and_no_name(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.courriels.ecrire(demande(bureau), tmp_path)
    libelle = bureau.historique.lister()[0].action.libelle
    assert libelle == "Brouillons de courriel enregistrés – Convocation, 1\u00a0message"


def test_one_message_per_person_whatever_the_number_of_voeux(bureau: Bureau, mco: Formation) -> None:
    importer(bureau, creer_formation(bureau, "GEA"), date(2025, 5, 12), LEA)
    lea, *autres = bureau.courriels.composer(demande(bureau))
    assert len(autres) == 2
    assert "MCO" in lea.texte
    assert "GEA" in lea.texte


def test_a_session_not_said_whole_is_written_to_nobody(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    with pytest.raises(SeanceIncomplete, match="Heure, Lieu"):
        bureau.courriels.ecrire(demande(bureau, heure="", lieu=" "), tmp_path)
    assert list(tmp_path.glob("*.eml")) == []


def test_a_contract_is_written_about_while_it_awaits_an_answer(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="700123", employeur="DUPONT {nom} & FILS", siret=SIRET)
    )
    (lea,) = bureau.courriels.composer(demande(bureau, CONTRAT))
    (path,) = bureau.courriels.ecrire(demande(bureau, CONTRAT), tmp_path)
    message = lire(path)
    assert message["Subject"] == "Votre contrat d’apprentissage – MCO"
    assert "DUPONT {nom} & FILS" in message.get_content()
    assert SIRET in message.get_content()
    assert "Camille DUBREUIL" in lea.texte
    accepte = LEA | {"etat": "contrat_saisi", "reponse": "oui_definitif"}
    importer(bureau, mco, date(2025, 6, 9), accepte, TOM, ZOE)
    assert bureau.courriels.composer(demande(bureau, CONTRAT)) == []
    with pytest.raises(AucunCourriel):
        bureau.courriels.ecrire(demande(bureau, CONTRAT), tmp_path)


def test_a_message_says_what_its_template_leaves_unsaid(bureau: Bureau, mco: Formation) -> None:
    bureau.contrats.preparer(
        SaisieContrat(formation_id=mco.id, numero="700123", employeur="DUPONT", siret=SIRET)
    )
    assert {un.manque for un in bureau.courriels.composer(demande(bureau))} == {""}
    bureau.modeles.enregistrer("convocation_mail", "Venez le {jour} à {heure}\u202f: {objet}.")
    bureau.modeles.enregistrer("contrat_provisoire", "Employeur\u202f: {employeur}")
    bureau.modeles.enregistrer("contrat_saisi", "Employeur\u202f: {employeur}, {siret}")
    (convocation,) = {un.manque for un in bureau.courriels.composer(demande(bureau))}
    assert convocation.startswith("Ce message ne donnera pas le lieu\u202f: ajoutez {lieu} dans son modèle")
    (contrat,) = bureau.courriels.composer(demande(bureau, CONTRAT))
    assert contrat.manque.startswith("Ce message ne donnera pas le SIRET\u202f: ajoutez {siret} dans")


def test_a_day_or_an_hour_that_is_none_is_neither_written_nor_sent(
    bureau: Bureau, mco: Formation, tmp_path: Path
) -> None:
    fausse = demande(bureau, jour="30/02/2025", heure="25h")
    assert list(bureau.courriels.refus(fausse)) == ["jour", "heure"]
    assert "30/02" not in bureau.courriels.composer(fausse)[0].texte
    with pytest.raises(SeanceRefusee, match=r"n’est pas un jour.* n’est pas une heure"):
        bureau.courriels.ecrire(fausse, tmp_path)
    assert not list(tmp_path.glob("*.eml"))
