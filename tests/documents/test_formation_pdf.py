"""Formation sheets on paper: a page each, everything said, nothing on top of anything."""

from __future__ import annotations

import subprocess
from pathlib import Path

from cfa_desktop.documents.pdf.cadre import MARGE
from cfa_desktop.documents.pdf.formation import ouvrage_formations
from cfa_desktop.documents.pdf.formation_valeurs import Compteur, EcheanceFormation, FicheFormation
from cfa_desktop.documents.pdf.graphiques import Etape, Jauge
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.documents.pdf.plume import A4
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues
from tests.documents.semaines import LONG, etapes, fiche_formation


def _lire(fiches: list[FicheFormation], path: Path) -> list[str]:
    """Return the text of every page, once nothing overlaps nor leaves its page."""
    ecrire_ouvrage(ouvrage_formations(fiches, ENTETE), path)
    for mots in mots_par_page(path):
        assert chevauchements(mots) == []
        assert max(mot[2] for mot in mots) <= A4[0] - MARGE + 1
        assert max(mot[3] for mot in mots) <= A4[1] - MARGE + 5
    return pages_lues(path)


@lit_le_pdf
def test_a_sheet_says_what_the_formation_is_and_where_it_stands(tmp_path: Path) -> None:
    (lu,) = _lire([fiche_formation()], tmp_path / "f.pdf")
    for dit in (
        "BTS Management commercial opérationnel",
        "Code Parcoursup 12345 · CFA des Volcans – Site de Clermont-Ferrand",
        "4/5",
        "dont 1 démission, comptée par Parcoursup",
        "Candidatures sans contrat",
        "démissions (avec un contrat saisi)",
        "À côté, sans les changer : 5 décisions préparées ici",
        "examinés par l’établissement",
        "2 décisions à prendre",
        "Vœux confirmés",
        "+ 4 préparés",
        "A. Résultats scolaires",
    ):
        assert dit in " ".join(lu.split()).replace("\u202f", " "), dit


@lit_le_pdf
def test_each_formation_has_its_page_and_its_bookmark(tmp_path: Path) -> None:
    cible = tmp_path / "f.pdf"
    autre = fiche_formation(nom_court="ACSE", intitule="BTSA Analyse")
    premiere, seconde = _lire([fiche_formation(), autre], cible)
    assert "BTSA Analyse" not in premiere
    assert "BTSA Analyse" in seconde
    assert "Page 2/2" in seconde
    sortie = subprocess.run(
        ["qpdf", "--json", "--json-key=outlines", str(cible)], check=True, capture_output=True
    )
    assert sortie.stdout.decode().count('"destpageposfrom1"') == 2
    assert "ACSE – BTSA Analyse" in sortie.stdout.decode()


@lit_le_pdf
def test_the_fullest_formation_stays_on_its_page(tmp_path: Path) -> None:
    pleine = fiche_formation(
        intitule=f"{LONG} " * 3,
        etablissement=LONG * 3,
        faits=(*(("Rapport public", "modalités particulières, aucun délai") for _ in range(6)), ("An", LONG)),
        jauge=Jauge(1234, 12, 1000),
        notes_jauge=LONG * 4,
        a_cote=LONG * 8,
        echeances=tuple(
            EcheanceFormation("lun. 12 juin 2025", f"12 demandes de motifs {LONG}", "dépassée depuis 120 j")
            for _ in range(30)
        ),
        compteurs=tuple(Compteur(un.nom, 12345, un.total) for un in fiche_formation().compteurs),
        etapes=etapes(1000),
        criteres=(LONG * 5,) * 30,
    )
    (lu,) = _lire([pleine], tmp_path / "f.pdf")
    assert "dans le programme" in lu
    assert "1246/1000" in lu
    assert "autres critères, dans le programme" in lu


@lit_le_pdf
def test_twelve_short_criteria_show_as_many_as_fit(tmp_path: Path) -> None:
    fiche = fiche_formation(criteres=tuple(f"Critère {rang}" for rang in range(30)))
    (lu,) = _lire([fiche], tmp_path / "f.pdf")
    montres = lu.count("Critère ")
    assert montres >= 3
    assert f"et {30 - montres} autres critères, dans le programme" in lu


@lit_le_pdf
def test_a_formation_not_begun_says_what_is_missing(tmp_path: Path) -> None:
    vide = fiche_formation(
        etablissement="",
        jauge=Jauge(0),
        notes_jauge="",
        a_cote="",
        echeances=(),
        etapes=tuple(Etape(etape.nom, 0) for etape in etapes()),
        criteres=(),
        examine=False,
    )
    (lu,) = _lire([vide], tmp_path / "f.pdf")
    for dit in (
        "Établissement non renseigné",
        "0/?",
        "Aucune échéance à venir",
        "n’examine pas les dossiers",
    ):
        assert dit in lu


@lit_le_pdf
def test_no_formation_gives_a_page_that_says_so(tmp_path: Path) -> None:
    assert "Aucune formation dans cette session." in _lire([], tmp_path / "f.pdf")[0]
