"""Examination sheets and the list of the commission: facts whole or said cut, room to decide and to sign."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from cfa_desktop.documents.liste import CelluleEtat
from cfa_desktop.documents.pdf.commission import Commission, LigneCommission, ouvrage_commission
from cfa_desktop.documents.pdf.examen import ouvrage_examen
from cfa_desktop.documents.pdf.examen_bulletins import matieres_gardees, periodes_gardees
from cfa_desktop.documents.pdf.examen_textes import couper
from cfa_desktop.documents.pdf.examen_valeurs import AnneeScolaire, Fait, FicheExamen, lettre
from cfa_desktop.documents.pdf.formation import ouvrage_formations
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, ecrire_ouvrage
from cfa_desktop.models.contenu_lu import Note, TableauBulletins
from cfa_desktop.models.etats import Etat
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues
from tests.documents.semaines import fiche_formation

CRITERES = (
    "Résultats dans les matières en lien avec la formation",
    "Savoir-être\u202f: assiduité, capacité à fournir des efforts, autonomie dans le travail",
    "Cohérence du projet de formation",
)
LETTRE = "Je souhaite poursuivre mes études en apprentissage, car ce métier me plaît. "
LONG = "DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON"
NON_EXAMINEE = "Cette formation n’examine pas les dossiers"


def bulletins(annee: str, matieres: Sequence[str], periodes: int = 3) -> TableauBulletins:
    """Return a school year, the first average said in words."""
    termes = tuple(f"Trimestre {rang}" for rang in range(1, periodes + 1))
    notes = {(matiere, terme): Note("12,5", "11,2") for matiere in matieres for terme in termes}
    notes[matieres[0], termes[0]] = Note("Aucune note", "10,9")
    return TableauBulletins(annee, "Terminale", tuple(matieres), termes, notes)


def fiche(**champs: object) -> FicheExamen:
    """Return a full sheet, some fields replaced."""
    entiere = FicheExamen(
        numero="0700123",
        candidat="NGUYỄN-ŁUKASZ Œdipe d’Aïcha",
        etat=CelluleEtat("Candidature confirmée (Non examinée)", Etat.CONFIRMEE),
        formation_code="MCO",
        formation_nom="BTS Management commercial opérationnel",
        criteres=CRITERES,
        civilite="Mme",
        mineur=True,
        limite="28/05/2026",
        origine="Lycée d’Aubière (Aubière - 63)",
        profil="En terminale",
        annees=(
            AnneeScolaire("2025-2026 · Terminale", ("Bac techno STMG", "Langues\u202f: Anglais, Espagnol")),
            AnneeScolaire("2024-2025 · Première", ("Bac techno STMG",)),
        ),
        bac=(Fait("Diplôme", "Bac en préparation"), Fait("Spécialité", "Mercatique")),
        avis=(Fait("Méthode de travail", "Très satisfaisante"), Fait("Autonomie", "Satisfaisante")),
        appreciations=(Fait("", "Élève sérieuse et volontaire."),),
        bulletins=(bulletins("2025-2026", ("Droit et économie", "Français")),),
        projet=(Fait("Lettre de motivation", LETTRE * 2),),
        activites=(Fait("", "Pratiques sportives\u202f: basket."),),
    )
    return entiere._replace(**champs)  # type: ignore[arg-type]


def pleine() -> FicheExamen:
    """Return a sheet where nothing fits."""
    matieres = [f"{nom} {rang}" for rang in range(9) for nom in (LONG[:50].lower(), "Français", "Physique")]
    return fiche(
        candidat=f"{LONG} Marie-Éléonore",
        etat=CelluleEtat("Candidature confirmée (Non examinée) " * 3, Etat.CONFIRMEE, presume=True),
        criteres=tuple(f"{critere} {rang} {LONG}" for rang in range(5) for critere in CRITERES),
        origine=f"Lycée polyvalent {LONG} " * 3,
        limite="date à fournir par un prochain export",
        annees=tuple(AnneeScolaire(f"Année {rang} {LONG}", (LETTRE,) * 3) for rang in range(6)),
        bac=tuple(Fait(f"Spécialité {rang}", LETTRE) for rang in range(9)),
        avis=tuple(Fait(f"Capacité à s’investir {rang}", LETTRE) for rang in range(9)),
        appreciations=tuple(Fait(f"{LONG} {rang}", LETTRE * 9) for rang in range(9)),
        bulletins=tuple(bulletins(f"{annee}", sorted(matieres), 6) for annee in range(2026, 2021, -1)),
        projet=tuple(Fait(f"Question {rang} {LETTRE}", LETTRE * 90) for rang in range(7)),
        activites=(Fait("", LETTRE * 30),),
    )


def vide() -> FicheExamen:
    """Return what the base holds of a person known by number only."""
    inconnu = CelluleEtat("", None)
    return FicheExamen("0700123", "n° 0700123", inconnu, "MCO", "BTS Management", criteres=())


def ecrire(ouvrage: Ouvrage, dossier: Path) -> Path:
    cible = dossier / "d.pdf"
    ecrire_ouvrage(ouvrage, cible)
    return cible


def lire(path: Path) -> list[str]:
    return [page.replace("\u00a0", " ").replace("\u202f", " ") for page in pages_lues(path)]


def suivi(texte: str) -> str:
    return " ".join(texte.split())


@lit_le_pdf
def test_a_sheet_says_what_there_is_to_examine(tmp_path: Path) -> None:
    (page,) = lire(ecrire(ouvrage_examen([fiche()], ENTETE), tmp_path))
    for dit in (
        "NGUYỄN-ŁUKASZ Œdipe d’Aïcha",
        "0700123 · Mme",
        "MINEUR",
        "Lycée d’Aubière (Aubière - 63) · En terminale",
        "Candidature confirmée",
        "examinée)",
        "28/05/2026",
        "2025-2026 · Terminale",
        "Langues : Anglais, Espagnol",
        "2024-2025 · Première",
        "Mercatique",
        "Très satisfaisante",
        "Élève sérieuse et volontaire.",
        "Trimestre 3",
        "Aucune note",
        "PROJET DE FORMATION · LETTRE DE MOTIVATION",
        "basket.",
        "En recherche de contrat",
        "en raison du critère publié",
        "Cohérence du projet de formation",
        "Remarque",
        "Noms et signatures",
        "fiche 1 sur 1, dans l’ordre de la liste",
        "Confidentiel",
    ):
        assert dit in page
    assert page.count("12,5") == page.count("11,2") == 5
    assert "suite dans le programme" not in page
    assert [lettre(rang) for rang in (0, 2, 25, 26)] == ["A", "C", "Z", "27"]


@lit_le_pdf
@pytest.mark.parametrize("avec_projet", [True, False])
def test_no_sheet_overlaps_leaves_its_page_or_grows_a_second_one(tmp_path: Path, avec_projet: bool) -> None:
    essais = [fiche(), pleine(), vide(), fiche(decider=False, mention=LETTRE)]
    essais += [pleine()._replace(projet=()), pleine()._replace(activites=()), fiche(bulletins=(), projet=())]
    essais += [fiche(criteres=CRITERES[:1]), fiche(criteres=()), pleine()._replace(decider=False)]
    cible = ecrire(ouvrage_examen(essais, ENTETE, avec_projet=avec_projet), tmp_path)
    pages = mots_par_page(cible)
    assert len(pages) == len(essais) == len(lire(cible))
    for mots in pages:
        assert chevauchements(mots) == []
        assert min(mot[0] for mot in mots) >= 29
        assert max(mot[2] for mot in mots) <= 595.28 - 29
        assert max(mot[3] for mot in mots) <= 841.89 - 25


@lit_le_pdf
def test_what_does_not_fit_is_counted_and_left_to_the_program(tmp_path: Path) -> None:
    (page,) = lire(ecrire(ouvrage_examen([pleine()], ENTETE), tmp_path))
    lu = suivi(page)
    for dit in (
        "suite dans le programme",
        "autres matières, 2 autres périodes, à lire dans le programme",
        "et 4 autres années, à lire dans le programme",
        "autres valeurs, à lire dans le programme",
        "autres textes, à lire dans le programme",
        "et 7 autres critères, à lire dans le programme",
    ):
        assert dit in lu


@lit_le_pdf
def test_what_no_export_gave_is_said_and_leaves_room_to_write(tmp_path: Path) -> None:
    premiere, seconde = lire(ecrire(ouvrage_examen([vide(), fiche()], ENTETE), tmp_path))
    assert premiere.count("Non fourni par les exports") == 5
    assert "État à préciser" in premiere
    assert "Motif" in premiere
    assert "aucun critère publié n’est enregistré" in premiere
    assert "NOTES" in premiere
    assert "Non fourni" not in seconde
    assert "Motif" not in seconde


@lit_le_pdf
def test_nothing_is_left_to_tick_where_nothing_can_be_decided(tmp_path: Path) -> None:
    fiches = [fiche(decider=False, mention=NON_EXAMINEE), fiche(mention="Délai dépassé")]
    fermee, ouverte = lire(ecrire(ouvrage_examen(fiches, ENTETE), tmp_path))
    assert NON_EXAMINEE in fermee
    assert "Refus" not in fermee
    assert "Remarque" in fermee
    assert "Délai dépassé" in ouverte
    assert "Refus" in ouverte


@lit_le_pdf
def test_the_projet_can_be_left_out(tmp_path: Path) -> None:
    (page,) = lire(ecrire(ouvrage_examen([fiche()], ENTETE, avec_projet=False), tmp_path))
    assert "PROJET" not in page
    assert "Je souhaite" not in page
    assert "basket." in page


def test_a_text_is_whole_or_said_to_be_cut() -> None:
    lignes, coupe = couper(f"Madame,\n\n  {LETTRE}", 300, 9)
    assert " ".join(lignes) == f"Madame, {LETTRE}".strip()
    assert not coupe
    lignes, coupe = couper(LETTRE * 200, 300, 3)
    assert (len(lignes), lignes[-1][-1], coupe) == (3, "…", True)
    assert couper("", 300, 3) == (("",), False)


def test_the_subjects_kept_are_common_then_best_filled() -> None:
    notes = {("Biologie", "T1"): Note("12"), ("Chimie", "T1"): Note("9"), ("Chimie", "T2"): Note("10")}
    notes |= {("Français", "T1"): Note("N"), ("Arts", "T1"): Note("Aucune note")}
    tableau = TableauBulletins("2025", "", ("Arts", "Biologie", "Chimie", "Français"), ("T1", "T2"), notes)
    assert matieres_gardees(tableau, 2) == ("Chimie", "Français")
    assert matieres_gardees(tableau, 3) == ("Biologie", "Chimie", "Français")
    assert periodes_gardees(tableau) == ("T1", "T2")
    large = bulletins("2025", ["Français"], 6)
    assert periodes_gardees(large) == tuple(f"Trimestre {rang}" for rang in (2, 3, 4, 5))


def commission(nombre: int, **champs: object) -> Commission:
    lignes = [
        LigneCommission(rang, f"CANDIDAT{rang} Léa", f"{700000 + rang}", "Lycée d’Aubière", "Bac techno STMG")
        for rang in range(1, nombre + 1)
    ]
    return Commission(lignes, CRITERES)._replace(**champs)  # type: ignore[arg-type]


@lit_le_pdf
def test_the_list_repeats_its_header_and_loses_nobody(tmp_path: Path) -> None:
    pages = lire(ecrire(ouvrage_commission([commission(40)], ENTETE), tmp_path))
    assert len(pages) > 1
    assert all("Établissement d’origine" in page and "Cohérence du projet" in page for page in pages)
    lu = suivi(" ".join(pages))
    places = [lu.index(f"CANDIDAT{rang} Léa {700000 + rang}") for rang in range(1, 41)]
    assert places == sorted(places)
    assert "40 candidatures, dans l’ordre des fiches d’examen" in pages[0]


@lit_le_pdf
def test_signatures_stand_once_under_the_last_rows(tmp_path: Path) -> None:
    for nombre in range(8, 16):
        cible = ecrire(ouvrage_commission([commission(nombre)], ENTETE), tmp_path)
        pages = lire(cible)
        assert ["Nom et signature" in page for page in pages] == [False] * (len(pages) - 1) + [True]
        assert "CANDIDAT" in pages[-1]
        derniere = mots_par_page(cible)[-1]
        assert chevauchements(derniere) == []
    assert len(pages) == 2


@lit_le_pdf
def test_long_names_and_criteria_neither_overlap_nor_are_cut(tmp_path: Path) -> None:
    longue = LigneCommission(1, f"{LONG} Marie", "0700123", LONG * 4, LONG, LONG, "date à fournir")
    criteres = tuple(f"{critere} {LONG} {LONG}" for critere in CRITERES * 5)
    pleines = Commission([longue] * 5, criteres, large=True)
    cible = ecrire(ouvrage_commission([pleines], ENTETE), tmp_path)
    for mots in mots_par_page(cible):
        assert chevauchements(mots) == []
        assert max(mot[2] for mot in mots) <= 841.89 - 29
    assert "les 12 premiers" in lire(cible)[0]
    (page,) = lire(ecrire(ouvrage_commission([Commission([longue])], ENTETE), tmp_path))
    assert "ROBINSON" in page
    assert "Critères publiés" not in page


@lit_le_pdf
def test_rows_where_nothing_can_be_decided_have_no_box(tmp_path: Path) -> None:
    une, autre = commission(2).lignes
    tirets = []
    for lignes in ([une, autre], [une, autre._replace(decider=False)]):
        (page,) = lire(ecrire(ouvrage_commission([Commission(lignes)], ENTETE), tmp_path))
        assert "Refus" in page
        tirets.append(page.count("–"))
    assert tirets[1] - tirets[0] == 2
    seule = Commission([une._replace(decider=False)], CRITERES, examine=False)
    (page,) = lire(ecrire(ouvrage_commission([seule], ENTETE), tmp_path))
    assert NON_EXAMINEE in page
    assert "Refus" not in page


@lit_le_pdf
def test_nobody_to_examine_is_said(tmp_path: Path) -> None:
    for ouvrage in (ouvrage_examen([], ENTETE), ouvrage_commission([], ENTETE)):
        (page,) = lire(ecrire(ouvrage, tmp_path))
        assert "Aucun candidat pour ce filtre." in page


@lit_le_pdf
def test_a_vow_not_confirmed_waits_for_it_rather_than_offers_boxes(tmp_path: Path) -> None:
    une, autre = commission(2).lignes
    attendue = Commission([une._replace(attente="après confirmation"), autre])
    (page,) = lire(ecrire(ouvrage_commission([attendue], ENTETE), tmp_path))
    assert {"après", "confirmation"} <= set(page.split())
    assert boites_par_page(tmp_path / "d.pdf") == [2]
    ecrire(ouvrage_commission([commission(2)], ENTETE), tmp_path)
    assert boites_par_page(tmp_path / "d.pdf") == [4]


@lit_le_pdf
def test_criteria_that_begin_alike_are_told_apart_wherever_they_are_printed(tmp_path: Path) -> None:
    debut = "Capacité à s’investir dans ses études, à être autonome et à suivre le rythme de l’alternance, "
    criteres = tuple(f"{debut}d’après les bulletins et la fiche Avenir, en matière {un}" for un in "UVWXYZ")
    assert all(len(critere) > 140 for critere in criteres)
    ouvrages = (
        ouvrage_examen([fiche(criteres=criteres)], ENTETE),
        ouvrage_commission([commission(3)._replace(criteres=criteres)], ENTETE),
        ouvrage_formations([fiche_formation(criteres=criteres[:4])], ENTETE),
    )
    for ouvrage, dits in zip(ouvrages, (criteres, criteres, criteres[:4]), strict=True):
        cible = ecrire(ouvrage, tmp_path)
        lu = subprocess.run(["pdftotext", str(cible), "-"], check=True, capture_output=True).stdout.decode()
        for critere in dits:
            assert critere[-9:] in suivi(lu)
        assert all(chevauchements(mots) == [] for mots in mots_par_page(cible))


@lit_le_pdf
def test_each_formation_of_a_list_has_its_page_and_its_criteria(tmp_path: Path) -> None:
    gea = commission(2)._replace(criteres=("Goût des chiffres",), formation=("GEA", "BUT GEA", "#A8432C"))
    pages = lire(ecrire(ouvrage_commission([commission(3), gea], ENTETE), tmp_path))
    assert [("Cohérence" in page, "Goût des chiffres" in page) for page in pages] == [
        (True, False),
        (False, True),
    ]
    assert "GEA – BUT GEA" in pages[1]


def boites_par_page(path: Path) -> list[int]:
    """Return how many boxes to tick each page draws."""
    clair = path.with_suffix(".clair.pdf")
    subprocess.run(["qpdf", "--qdf", str(path), str(clair)], check=True, capture_output=True)
    flux = re.findall(rb"stream\n(.*?)endstream", clair.read_bytes(), re.DOTALL)
    return [len(re.findall(rb" 12\.00 12\.00 re", page)) for page in flux if b" Tj" in page]
