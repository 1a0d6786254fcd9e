"""What the officer teaches once: labels of the site, columns of lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import Doute
from cfa_desktop.models.libelles_appris import libelles_inconnus, valeurs_possibles
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.lecture_imports import LibelleRefuse
from tests.factories import creer_bureau, creer_formation
from tests.services.fichiers_lus import AVRIL, MAI, appliquer, fichier_lu

TABLE = "N°Inscription;Candidat;Etat;Réponse du candidat\n700123;LE GOFF Aïcha;Dossier SUSPENDU;Peut-être\n"
LISTE = "Qui;Prénom usuel;Portable perso\nLE GOFF;Aïcha;06 39 98 00 01\n"
COLONNES = {0: "nom", 1: "prenom", 2: "telephone_portable"}
SUSPENDUE = {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "", "etat_brut": "Dossier suspendu"}


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        creer_formation(ouvert, "MCO")
        yield ouvert


def ecrire(dossier: Path, texte: str) -> Path:
    path = dossier / "essai.csv"
    path.write_text(texte, "utf-8")
    return path


def test_a_label_taught_once_is_understood_by_the_next_reading(bureau: Bureau, tmp_path: Path) -> None:
    path = ecrire(tmp_path, TABLE)
    avant = bureau.imports.lire(path)
    assert libelles_inconnus(avant) == (("etat", "Dossier SUSPENDU"), ("reponse", "Peut-être"))
    bureau.imports.apprendre_libelle("etat", "dossier suspendu", "refusee")
    bureau.imports.apprendre_libelle("reponse", "Peut-être", "en_attente")
    (lu,) = bureau.imports.lire(path).enregistrements
    assert (lu.champs["etat"], lu.champs["etat_brut"]) == ("refusee", "")
    assert (lu.champs["reponse"], lu.champs["reponse_brute"]) == ("en_attente", "")
    assert len(avant.doutes) == 2
    assert bureau.imports.lire(path).doutes == ()


def test_a_file_already_read_is_planned_again_with_what_was_taught(bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    doute = Doute(2, "etat", "Dossier suspendu", "libellé inconnu")
    lu = fichier_lu("T", SUSPENDUE, doutes=(doute, Doute(2, "mail", "x", "sans @")))
    assert len(bureau.imports.planifier(lu, formation, MAI).doutes) == 2
    bureau.imports.apprendre_libelle("etat", "Dossier suspendu", "en_recherche")
    plan = bureau.imports.planifier(lu, formation, MAI)
    assert plan.nouveaux[0].champs["etat"] == "en_recherche"
    assert [doute.champ for doute in plan.doutes] == ["mail"]


def test_a_raw_label_already_imported_gives_way_to_the_state_it_means(bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]
    lu = fichier_lu("T", SUSPENDUE)
    appliquer(bureau, formation, lu, AVRIL)
    bureau.imports.apprendre_libelle("etat", "Dossier suspendu", "confirmee")
    appliquer(bureau, formation, lu, MAI)
    (ligne,) = bureau.candidatures.lister(formation_id=formation.id)
    assert (ligne.etat, ligne.etat_brut) == (Etat.CONFIRMEE, "")


def test_teaching_is_undone_and_taught_again(bureau: Bureau) -> None:
    formation = bureau.formations.lister()[0]

    def etat() -> str:
        plan = bureau.imports.planifier(fichier_lu("T", SUSPENDUE), formation, MAI)
        return plan.nouveaux[0].champs["etat"]

    bureau.imports.apprendre_libelle("etat", "Dossier suspendu", "refusee")
    bureau.imports.apprendre_libelle("etat", "DOSSIER  SUSPENDU", "confirmee")
    assert etat() == "confirmee"
    bureau.historique.annuler()
    assert etat() == "refusee"
    bureau.historique.annuler()
    assert etat() == ""


@pytest.mark.parametrize(
    ("champ", "libelle", "valeur"),
    [("etat", "Suspendu", "inventee"), ("inscription", "Oui", "effectuee"), ("etat", "  ", "refusee")],
)
def test_only_a_known_value_is_taught(bureau: Bureau, champ: str, libelle: str, valeur: str) -> None:
    with pytest.raises(LibelleRefuse):
        bureau.imports.apprendre_libelle(champ, libelle, valeur)


def test_the_values_to_choose_from_are_in_the_words_of_the_site() -> None:
    assert valeurs_possibles("etat")["contrat_saisi"] == "Contrat saisi"
    assert valeurs_possibles("reponse")["oui_definitif"] == "Oui (définitif)"


def test_columns_matched_once_serve_the_next_list_with_the_same_headers(
    bureau: Bureau, tmp_path: Path
) -> None:
    path = ecrire(tmp_path, LISTE)
    (muette,) = bureau.imports.lire_tout(path)
    assert muette.a_faire_correspondre
    (lue,) = bureau.imports.lire_tout(path, COLONNES)
    assert [dict(lu.champs) for lu in lue.enregistrements] == [
        {"nom": "LE GOFF", "prenom": "Aïcha", "telephone_portable": "0639980001"}
    ]
    bureau.imports.retenir_correspondance(muette.signature, COLONNES)
    (retrouvee,) = bureau.imports.lire_tout(ecrire(tmp_path, LISTE.replace("Aïcha", "Anna")))
    assert retrouvee.enregistrements[0].champs["prenom"] == "Anna"
    assert bureau.imports.lire_colle(LISTE.replace(";", "\t")).enregistrements


def test_columns_matched_again_replace_the_former_ones(bureau: Bureau, tmp_path: Path) -> None:
    path = ecrire(tmp_path, LISTE)
    signature = bureau.imports.lire(path).signature
    bureau.imports.retenir_correspondance(signature, COLONNES)
    bureau.imports.retenir_correspondance(signature, {0: "nom", 1: "prenom"})
    assert set(bureau.imports.lire(path).enregistrements[0].champs) == {"nom", "prenom"}
    bureau.historique.annuler()
    assert "telephone_portable" in bureau.imports.lire(path).enregistrements[0].champs
