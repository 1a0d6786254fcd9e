"""CSV lists: French spreadsheets open them, no formula, the state in the site's own words."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.documents.csv_t import ecrire_csv
from cfa_desktop.documents.lecture.assemblage import lire_source
from cfa_desktop.documents.lecture.limites import LIMITES
from cfa_desktop.documents.lecture.ouverture import ouvrir
from cfa_desktop.documents.liste import CelluleEtat, Colonne
from cfa_desktop.models.colonnes import CHAMPS, CLES_PARCOURSUP
from cfa_desktop.models.etats import LABELS_ETAT, Etat
from cfa_desktop.models.extraction import TypeExport
from tests.documents.exemples import ligne, liste, textes

ENTETES_T = tuple(CHAMPS[cle].titre_parcoursup for cle in CLES_PARCOURSUP)


def _lit(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as flux:
        return list(csv.reader(flux, delimiter=";"))


def test_the_file_has_a_bom_semicolons_and_crlf(tmp_path: Path) -> None:
    cible = tmp_path / "l.csv"
    ecrire_csv(liste([ligne(1)]), cible)
    octets = cible.read_bytes()
    assert octets.startswith(b"\xef\xbb\xbfN\xc2\xb0Inscription;")
    assert octets.endswith(b"\r\n")
    assert octets.count(b"\r\n") == 2


def test_columns_of_the_site_take_its_titles_and_its_states(tmp_path: Path) -> None:
    cible = tmp_path / "l.csv"
    etat = CelluleEtat(
        LABELS_ETAT[Etat.EN_RECHERCHE], Etat.EN_RECHERCHE, True, parcoursup=LABELS_ETAT[Etat.CONFIRMEE]
    )
    colonnes = [Colonne("Écran", titre_csv=titre) for titre in ENTETES_T]
    valeurs = [
        "0700131",
        "D'AQUINO Théo",
        "Fixe :  / Portable : 0639981159",
        "",
        "",
        etat,
        date(2026, 5, 28),
    ]
    ecrire_csv(liste([(*valeurs, "", "", None, None)], colonnes), cible)
    entetes, lue = _lit(cible)
    assert tuple(entetes) == ENTETES_T
    assert lue[2] == "Fixe :  / Portable : 0639981159"
    assert lue[5:7] == ["Candidature confirmée (Non examinée)", "28/05/2026"]


@pytest.mark.parametrize("piege", ["=1+1", "+33612345678", "-1", "@A1", "\t=1", "\r=1", "'=1"])
def test_a_formula_gets_an_apostrophe_that_strips_back(tmp_path: Path, piege: str) -> None:
    cible = tmp_path / "l.csv"
    ecrire_csv(textes(piege), cible)
    (lue,) = _lit(cible)[1]
    assert lue == f"'{piege}"


@pytest.mark.parametrize("texte", ["a;b", 'a "b"', "deux\nlignes", "'normal", "L’été"])
def test_ordinary_texts_come_back_as_they_went(tmp_path: Path, texte: str) -> None:
    cible = tmp_path / "l.csv"
    ecrire_csv(textes(texte), cible)
    assert _lit(cible)[1] == [texte]


def test_a_lone_surrogate_never_stops_the_export(tmp_path: Path) -> None:
    cible = tmp_path / "l.csv"
    ecrire_csv(textes("a\ud800\0b"), cible)
    assert _lit(cible)[1] == ["a?b"]


def test_the_candidate_list_reads_back_as_the_site_s_own_table(tmp_path: Path) -> None:
    cible = tmp_path / "candidats_MCO.csv"
    etat = CelluleEtat(LABELS_ETAT[Etat.CONFIRMEE], Etat.CONFIRMEE, prepare=True)
    colonnes = [Colonne("Écran", titre_csv=titre) for titre in ENTETES_T]
    telephones = "Fixe : 0465712649 / Portable : +33639981159"
    suite = (etat, date(2026, 5, 28), "Résultat connu ultérieurement", "", "", None)
    lignes = [
        ("0700131", "NGUYỄN Œdipe", telephones, "a@courriel.example", "=Lycée d'Aubière", *suite),
        ("700132", "LE GOFF Aïcha", "", "", "", *suite),
    ]
    ecrire_csv(liste(lignes, colonnes), cible)
    lue = lire_source(ouvrir(cible.name, cible.read_bytes(), LIMITES), LIMITES)
    assert lue.type is TypeExport.TABLEAU
    assert (lue.lignes, lue.rejets, lue.doutes) == (2, (), ())
    premier, second = lue.enregistrements
    assert (premier.numero, second.numero) == ("0700131", "700132")
    attendus = {
        "nom": "NGUYỄN",
        "prenom": "Œdipe",
        "telephone_fixe": "0465712649",
        "mail": "a@courriel.example",
        "etablissement_origine": "=Lycée d'Aubière",
        "etat": Etat.CONFIRMEE.value,
        "limite_importee_on": "2026-05-28",
    }
    assert {champ: premier.champs[champ] for champ in attendus} == attendus
