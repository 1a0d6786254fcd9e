"""Call sheets: phones in large, nobody cut between two pages, those without a phone at the end."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from cfa_desktop.documents.liste import CelluleEtat
from cfa_desktop.documents.pdf.appels import ouvrage_appels
from cfa_desktop.documents.pdf.appels_valeurs import Appel, Voeu
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.suivi import LABELS_RESULTAT
from cfa_desktop.models.telephone import format_telephone
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues

ETAT = CelluleEtat("En recherche de contrat", Etat.EN_RECHERCHE)
MCO = Voeu("MCO", "#2A6BB8", ETAT, "limite d’examen le 28/05/2026")
LEA = Appel(
    "MARTIN Léa",
    "700123",
    (MCO,),
    civilite="Mme",
    telephones=(("Portable", "0639981159"), ("Fixe", "0465712649")),
    mail="lea.martin@courriel.example",
    contact="06/06/2026, Appel – Message laissé",
    etape="Rappeler, le 08/06/2026, en retard de 2\u00a0jours",
    raison="Contrat en attente du SIRET de FOURNIL DES DÔMES, le 11/06/2026",
    script="Bonjour Léa, où en êtes-vous\u202f? " * 6,
)
PLEINE = LEA._replace(
    candidat="DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON Marie-Antoinette",
    mineur=True,
    telephones=tuple((nom, "+491234567890123") for nom in ("Portable", "Fixe", "Parcoursup", "Parcoursup")),
    mail="prenom.compose." * 6 + "@courriel.example",
    voeux=(MCO._replace(formation="BTSA-ACSE-MONTAGNE"), MCO, MCO),
    autres=2,
    contact="10/06/2026, Session d’accompagnement – Employeur trouvé, SIRET à recevoir",
    etape="Prendre des nouvelles de la recherche " * 6,
    script="Bonjour Marie-Antoinette, " * 60,
)
VIDE = Appel("", "700999", (Voeu("", "#2A6BB8", CelluleEtat("")),))


def imprimer(tmp_path: Path, appels: Sequence[Appel]) -> Path:
    cible = tmp_path / "a.pdf"
    ecrire_ouvrage(ouvrage_appels(appels, ENTETE), cible)
    return cible


def en_ligne(page: str) -> str:
    return " ".join(page.split())


def numerotes(combien: int, modele: Appel = LEA) -> list[Appel]:
    return [modele._replace(candidat=f"CANDIDAT{rang} Léa", numero=f"{rang}") for rang in range(combien)]


@lit_le_pdf
def test_a_person_is_called_with_everything_under_the_eyes(tmp_path: Path) -> None:
    cible = imprimer(tmp_path, [LEA])
    page = en_ligne(pages_lues(cible)[0])
    for dit in (
        "06 39 98 11 59",
        "04 65 71 26 49",
        "MARTIN Léa",
        "1/1",
        "En recherche de contrat, limite d’examen le 28/05/2026",
        "06/06/2026, Appel – Message laissé",
        "Rappeler, le 08/06/2026, en retard de 2 jours",
        "Contrat en attente du SIRET de FOURNIL DES DÔMES",
        "Bonjour Léa, où en êtes-vous",
        "lea.martin@courriel.example",
        *LABELS_RESULTAT.values(),
        "Note",
    ):
        assert dit in page, dit
    assert max(y2 - y1 for _, y1, _, y2 in mots_par_page(cible)[0]) >= 20  # the phones


@lit_le_pdf
def test_five_persons_share_a_page_and_none_is_cut(tmp_path: Path) -> None:
    cible = imprimer(tmp_path, numerotes(23))
    pages = pages_lues(cible)
    assert [len(re.findall(r"CANDIDAT\d+", page)) for page in pages] == [5, 5, 5, 5, 3]
    for page in pages:
        # Each begins with its phone and ends with its line to write on the same page.
        personnes = len(re.findall(r"CANDIDAT\d+", page))
        assert page.count("06 39 98 11 59") == len(re.findall(r"\bNote\b", page)) == personnes


@lit_le_pdf
def test_the_fullest_and_the_emptiest_neither_overlap_nor_leave_the_page(tmp_path: Path) -> None:
    melange = [PLEINE, VIDE._replace(telephones=(("Fixe", "0465712649"),)), LEA, PLEINE, LEA, PLEINE]
    cible = imprimer(tmp_path, [*melange, PLEINE._replace(telephones=()), VIDE])
    for mots in mots_par_page(cible):
        assert chevauchements(mots) == []
        assert min(mot[0] for mot in mots) >= 29
        assert max(mot[2] for mot in mots) <= 595 - 29
    lu = en_ligne(" ".join(pages_lues(cible)))
    assert "PLESSIS-ROBINSON Marie-Antoinette" in lu
    assert "2 autres vœux chez nous" in lu


@lit_le_pdf
def test_who_has_no_phone_comes_last_with_a_mail_and_keeps_a_rank(tmp_path: Path) -> None:
    muets = [un._replace(telephones=()) for un in numerotes(40)]
    pages = pages_lues(imprimer(tmp_path, [*muets, *numerotes(2, LEA._replace(candidat="JOINTE"))]))
    premiere, suite = pages[0].split("SANS TÉLÉPHONE, À JOINDRE AUTREMENT")
    assert premiere.count("06 39 98 11 59") == 2
    assert "3/42" in suite
    assert "lea.martin@" in suite  # then « courriel.example », one line lower
    assert "2 personnes à appeler, 40 sans téléphone" in en_ligne(pages[0])
    for page in pages[1:]:
        assert "SANS TÉLÉPHONE, À JOINDRE AUTREMENT" in page
        assert "Dernier contact" in page
    rangs = re.findall(r"\b(\d+)/42\b", "".join(pages))
    assert [int(rang) for rang in rangs] == list(range(1, 43))


@lit_le_pdf
def test_no_table_of_the_phoneless_begins_at_the_foot_of_a_full_page(tmp_path: Path) -> None:
    pages = pages_lues(imprimer(tmp_path, [*numerotes(5), *[LEA._replace(telephones=())] * 3]))
    assert len(pages) == 2
    assert "SANS TÉLÉPHONE" not in pages[0]


@lit_le_pdf
def test_each_page_is_in_the_outline_from_whom_to_whom(tmp_path: Path) -> None:
    cible = imprimer(tmp_path, numerotes(6))
    lu = subprocess.run(
        ["qpdf", "--json", "--json-key=outlines", str(cible)], check=True, capture_output=True
    )
    assert "CANDIDAT0 Léa – CANDIDAT4 Léa" in lu.stdout.decode()


@lit_le_pdf
def test_nobody_to_call_is_said(tmp_path: Path) -> None:
    (page,) = pages_lues(imprimer(tmp_path, []))
    assert "Personne à appeler pour ce choix." in page


@lit_le_pdf
def test_a_person_with_many_voeux_holds_with_another_on_a_page(tmp_path: Path) -> None:
    voeux = tuple(MCO._replace(formation=f"F{rang}") for rang in range(27))
    cible = imprimer(tmp_path, [LEA._replace(voeux=voeux, autres=2), LEA])
    (page,) = pages_lues(cible)
    assert "F5" in page
    assert "F6" not in page
    assert "23 autres vœux chez nous" in en_ligne(page)
    assert page.count("Note") == 2
    assert chevauchements(mots_par_page(cible)[0]) == []


@lit_le_pdf
def test_a_deadline_is_never_torn_from_its_state(tmp_path: Path) -> None:
    limite = "limite d’examen le\u00a019/06/2026"
    long = MCO._replace(etat=CelluleEtat("Candidature confirmée (Non examinée)", prepare=True), limite=limite)
    (page,) = pages_lues(imprimer(tmp_path, [LEA._replace(voeux=(long,))]))
    assert "Candidature confirmée (Non examinée) (préparé)\n" in page
    assert re.search(r"\n *limite d’examen le 19/06/2026", page.replace("\u00a0", " "))


@lit_le_pdf
@pytest.mark.parametrize("numero", ["+590690123456", "+491234567890123"])
def test_a_number_of_elsewhere_is_whole_and_named(tmp_path: Path, numero: str) -> None:
    cible = imprimer(tmp_path, [LEA._replace(telephones=(("Portable", numero),), script="", raison="")])
    lu = en_ligne(pages_lues(cible)[0].replace("\u00a0", " "))
    assert f"{en_ligne(format_telephone(numero))} Portable" in lu
