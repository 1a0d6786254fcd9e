"""Values one by one: names, phones, dates, invisible marks."""

from __future__ import annotations

import datetime
from enum import StrEnum

import pytest

from cfa_desktop.documents.lecture.dates import date_dans_un_nom, lire_date, lire_instant
from cfa_desktop.documents.lecture.regles import charger_libelles
from cfa_desktop.documents.lecture.sirets import douter_siret
from cfa_desktop.documents.lecture.telephones import separer_telephones
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.models.noms import separer_nom


@pytest.mark.parametrize(
    ("texte", "nom", "prenom"),
    [
        ("MARTIN Léa", "MARTIN", "Léa"),
        ("LE GOFF Aïcha", "LE GOFF", "Aïcha"),
        ("D'AQUINO-THOMAS Jean-Baptiste", "D'AQUINO-THOMAS", "Jean-Baptiste"),
        ("FOURNIER-DE-LA-TOUR Marie-Ève", "FOURNIER-DE-LA-TOUR", "Marie-Ève"),
        ("N'DIAYE Nathan", "N'DIAYE", "Nathan"),
        ("O’BRIEN-SÁNCHEZ Rayan", "O’BRIEN-SÁNCHEZ", "Rayan"),
        ("DE LA TOUR Zoé", "DE LA TOUR", "Zoé"),
        ("de LA TOUR Zoé", "de LA TOUR", "Zoé"),
        ("LEROY de la TOUR Zoé", "LEROY de la TOUR", "Zoé"),
        ("d'ALMEIDA Tom", "d'ALMEIDA", "Tom"),
        ("McDONALD Tom", "McDONALD", "Tom"),
        ("ŒUVRARD Thị-Hoa", "ŒUVRARD", "Thị-Hoa"),
        ("NGUYỄN Thị Hoa", "NGUYỄN", "Thị Hoa"),
        ("EL AMRANI Ömer", "EL AMRANI", "Ömer"),
        ("DURAND Łucja", "DURAND", "Łucja"),
        ("MARTIN L.", "MARTIN", "L."),
        ("MARTIN Marie M.", "MARTIN", "Marie M."),
        ("", "", ""),
    ],
)
def test_a_name_is_split_on_its_capitals(texte: str, nom: str, prenom: str) -> None:
    assert separer_nom(texte) == (nom, prenom, "")


@pytest.mark.parametrize(
    ("texte", "nom", "prenom", "phrase"),
    [
        ("de la Tour Jean", "de la Tour Jean", "", "sans majuscules"),
        ("Martin Léa", "Martin Léa", "", "sans majuscules"),
        ("DUPONT JEAN", "DUPONT JEAN", "", "tout est en majuscules"),
        ("DUPONT", "DUPONT", "", "prénom absent"),
        ("MARTIN Léa DUPONT", "MARTIN", "Léa DUPONT", "après le prénom"),
        ("MARTIN (ép. ROUX) Léa", "MARTIN", "(ép. ROUX) Léa", "inattendus"),
        ("MARTIN2 Léa", "MARTIN2", "Léa", "inattendus"),
    ],
)
def test_a_name_that_cannot_be_split_for_sure_is_doubtful(
    texte: str, nom: str, prenom: str, phrase: str
) -> None:
    trouve = separer_nom(texte)
    assert trouve[:2] == (nom, prenom)
    assert phrase in trouve[2]


@pytest.mark.parametrize(
    ("texte", "parts"),
    [
        ("Fixe : 04 65 71 18 48 / Portable : 06 39 98 03 11", ("04 65 71 18 48", "06 39 98 03 11")),
        ("Fixe :  / Portable : 06 39 98 03 11", ("", "06 39 98 03 11")),
        ("Fixe : 04 65 71 18 48 / Portable : ", ("04 65 71 18 48", "")),
        ("Fixe :  / Portable : ", ("", "")),
        ("PORTABLE:0639980311", ("", "0639980311")),
        ("04 65 71 18 48 / 06 39 98 03 11", ("04 65 71 18 48", "06 39 98 03 11")),
        ("06 39 98 03 11", ("", "06 39 98 03 11")),
        ("+33 6 39 98 03 11", ("", "+33 6 39 98 03 11")),
        ("0465711848", ("0465711848", "")),
        ("639980311", ("", "639980311")),
    ],
)
def test_a_phone_cell_gives_its_two_parts(texte: str, parts: tuple[str, str]) -> None:
    assert separer_telephones(texte) == parts


@pytest.mark.parametrize(
    ("cellule", "jour"),
    [
        ("28/05/2025", "2025-05-28"),
        ("28/05/2025 19:42", "2025-05-28"),
        ("1/6/2025", "2025-06-01"),
        ("2025-05-28", "2025-05-28"),
        ("29/02/2024", "2024-02-29"),
        (datetime.date(2025, 5, 28), "2025-05-28"),
        (
            datetime.datetime(2025, 5, 28, 19, 42),  # noqa: DTZ001 - calamine gives naive ones
            "2025-05-28",
        ),
        ("", ""),
    ],
)
def test_a_date_is_read(cellule: object, jour: str) -> None:
    assert lire_date(cellule) == (jour, "")


@pytest.mark.parametrize(
    "cellule",
    [
        "31/02/2025",
        "29/02/2025",
        "05/28/2025",
        "28/05/25",
        "28 mai",
        45805.0,
        "28/05/1825",
        "28/05/2025 25:00",
    ],
)
def test_an_impossible_or_ambiguous_date_is_a_doubt(cellule: object) -> None:
    jour, raison = lire_date(cellule)
    assert jour == ""
    assert raison


def test_an_instant_keeps_its_time_and_midnight_is_a_day() -> None:
    assert lire_instant("08/05/2025 15:00") == ("2025-05-08T15:00", "")
    assert lire_instant("08/05/2025 00:00") == ("2025-05-08", "")


@pytest.mark.parametrize(
    ("nom", "jour"),
    [
        ("T_MCO_2025-04-28", "2025-04-28"),
        ("export 28-04-2025 (1)", "2025-04-28"),
        ("20250428_MCO", "2025-04-28"),
        ("28042025", "2025-04-28"),
        ("0631861M_BTS-NDRC_101", ""),
        ("2025-02-31", ""),
        ("export_2026", ""),
    ],
)
def test_a_date_in_a_file_name_is_found(nom: str, jour: str) -> None:
    assert date_dans_un_nom(nom) == jour


@pytest.mark.parametrize(
    ("texte", "propre", "marque"),
    [
        ("  double   espace ", "double espace", ""),
        ("e\u0301te\u0301", "été", ""),
        ("06\u00a039\u202f98", "06 39 98", ""),
        ("ligne 1\r\nligne 2", "ligne 1 ligne 2", ""),
        ("NUL\u202eLIVRE", "NULLIVRE", "U+202E"),
        ("zéro\u200blargeur\ufeff", "zérolargeur", "U+200B, U+FEFF"),
        ("nul\x00dedans", "nuldedans", "U+0000"),
        ("<b>GRAS</b>", "<b>GRAS</b>", ""),
        ("'=1+1", "=1+1", ""),
        ("''=1+1", "'=1+1", ""),
        ("'quote", "'quote", ""),
    ],
)
def test_text_is_cleaned_and_what_was_hidden_is_said(texte: str, propre: str, marque: str) -> None:
    trouve, raison = nettoyer(texte)
    assert trouve == propre
    assert marque in raison
    assert bool(raison) is bool(marque)


@pytest.mark.parametrize(
    ("cellule", "texte"),
    [(510000.0, "510000"), (12.5, "12.5"), (7, "7"), (None, ""), (True, "Oui"), ("00123", "00123")],
)
def test_a_cell_is_text_as_the_officer_sees_it(cellule: object, texte: str) -> None:
    assert texte_cellule(cellule) == texte


@pytest.mark.parametrize(
    ("cellule", "douteux"),
    [
        ("35600000009075", False),
        ("732 829 320 00074", False),
        (73282932000074.0, False),
        ("", False),
        ("73282932000075", True),
        (73282900000000.0, True),
        ("7,32829E+13", True),
    ],
)
def test_a_siret_is_exact_or_flagged(cellule: object, douteux: bool) -> None:
    assert bool(douter_siret(cellule)[1]) is douteux


def test_every_label_of_the_table_leads_to_a_stored_value() -> None:
    valeurs: dict[str, type[StrEnum]] = {
        "etat": Etat,
        "voeu_confirme": Etat,
        "reponse": Reponse,
        "inscription": Inscription,
        "statut_contrat": StatutContrat,
    }
    libelles = dict(charger_libelles())
    assert set(libelles.pop("amenagement").values()) == {"Oui", "Non"}
    assert libelles.keys() == valeurs.keys()
    for champ, table in libelles.items():
        assert set(table.values()) <= {membre.value for membre in valeurs[champ]}
