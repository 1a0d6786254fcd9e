"""Letters: an address where the window shows it, nothing else there, a signature never left alone."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from cfa_desktop.documents.pdf.lettre import A_VOIR, ouvrage_lettres
from cfa_desktop.documents.pdf.lettre_texte import MM, couper
from cfa_desktop.documents.pdf.lettre_valeurs import AVoir, Lettre
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.documents.pdf.police import NORMAL, Style
from cfa_desktop.models.centre import Centre
from tests.documents.exemples import ENTETE
from tests.documents.pages import Mot, chevauchements, lit_le_pdf, mots_par_page, pages_lues

TOUJOURS_VU = (100 * MM, 45 * MM, 190 * MM, 79 * MM)
PEUT_ETRE_VU = (90 * MM, 34 * MM, 200 * MM, 90 * MM)
CENTRE = Centre(
    "CFA des Volcans",
    "12 rue de l’Exemple\n63000 CLERMONT-FERRAND",
    "Clermont-Ferrand",
    "04 65 71 26 49",
    "cfa@courriel.example",
    "Camille DUBREUIL",
    "Responsable du recrutement",
)
ADRESSE = ("Madame Aïcha LE GOFF", "14 chemin des Écoliers", "63000 AUBIÈRE")
LONGUE = (
    "Madame Maximilienne-Aurore ABCDEFGHIJKLMNOP-QRSTUVWXYZABCDEF DE LA GHIJKLMNOPQ",
    "Résidence Tilleuls, bâtiment C, appartement 212, 125 bis avenue du Maréchal-Inventé, lieu-dit Bout",
    "63000 SAINT-JULIEN-DE-L’INVENTION-SUR-ALLIER CEDEX 9",
)
PHRASE = "Nous vous écrivons une phrase assez longue pour aller à la ligne, et même au-delà de la marge. "


def lettre(**champs: object) -> Lettre:
    """Return a usual letter, some fields replaced."""
    valeurs: dict[str, object] = {
        "centre": CENTRE,
        "destinataire": ADRESSE,
        "lieu_date": "Clermont-Ferrand, le 10 juin 2025",
        "objet": "Objet\u202f: convocation",
        "corps": f"Madame,\n\n{PHRASE}\n– date\u202f: mardi 17 juin\n– lieu\u202f: salle B12\n\nSalutations.",
        "signet": "LE GOFF Aïcha",
        "mention": "DÉMONSTRATION – données fictives",
    }
    return Lettre(**(valeurs | champs))  # type: ignore[arg-type]


def ecrire(path: Path, *lettres: Lettre, a_voir: tuple[AVoir, ...] = ()) -> Path:
    ecrire_ouvrage(ouvrage_lettres(lettres, ENTETE, "Convocation", a_voir), path)
    return path


def dans(mot: Mot, boite: Mot) -> bool:
    return mot[0] < boite[2] and mot[2] > boite[0] and mot[1] < boite[3] and mot[3] > boite[1]


def entier(mot: Mot, boite: Mot) -> bool:
    return boite[0] <= mot[0] and boite[1] <= mot[1] and mot[2] <= boite[2] and mot[3] <= boite[3]


@lit_le_pdf
def test_a_letter_says_who_writes_to_whom_when_and_who_signs(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "l.pdf", lettre()))
    for dit in (
        "CFA des Volcans",
        "12 rue de l’Exemple",
        "Madame Aïcha LE GOFF",
        "63000 AUBIÈRE",
        "Clermont-Ferrand, le 10 juin 2025",
        "Objet\u202f: convocation",
        "– date\u202f: mardi 17 juin",
        "Camille DUBREUIL",
        "Responsable du recrutement",
        "DÉMONSTRATION",
    ):
        assert " ".join(dit.split()) in " ".join(page.split())
    assert "Confidentiel" not in page
    assert "Page" not in page


@lit_le_pdf
@pytest.mark.parametrize("adresse", [ADRESSE, LONGUE, ADRESSE[:1]])
def test_the_window_shows_the_whole_address_and_nothing_else(
    tmp_path: Path, adresse: tuple[str, ...]
) -> None:
    tout = lettre(
        destinataire=adresse,
        centre=CENTRE._replace(
            nom="Centre de formation " * 8, adresse="Une ligne d’adresse du centre\n" * 20
        ),
    )
    (mots,) = mots_par_page(ecrire(tmp_path / "l.pdf", tout))
    vus = [mot for mot in mots if dans(mot, PEUT_ETRE_VU)]
    assert len(vus) >= 3
    assert all(entier(mot, TOUJOURS_VU) for mot in vus)
    assert chevauchements(mots) == []


def test_the_judge_of_the_window_sees_a_word_half_out_of_it() -> None:
    assert dans((98 * MM, 50 * MM, 104 * MM, 54 * MM), PEUT_ETRE_VU)
    assert not entier((98 * MM, 50 * MM, 104 * MM, 54 * MM), TOUJOURS_VU)


@lit_le_pdf
@pytest.mark.parametrize("lignes", [3, 6, 8, 10])
def test_a_long_address_is_smaller_and_loses_nothing(tmp_path: Path, lignes: int) -> None:
    milieu = tuple(f"Ligne{rang} du lieu-dit" for rang in range(lignes - 2))
    for destinataire in (LONGUE, (ADRESSE[0], *milieu, ADRESSE[-1])):
        (page,) = pages_lues(ecrire(tmp_path / "l.pdf", lettre(destinataire=destinataire)))
        assert all(mot in page for ligne in destinataire for mot in ligne.split())
        (mots,) = mots_par_page(tmp_path / "l.pdf")
        assert all(entier(mot, TOUJOURS_VU) for mot in mots if dans(mot, PEUT_ETRE_VU))
        assert chevauchements(mots) == []


@lit_le_pdf
def test_an_address_too_long_for_the_window_is_said_and_not_only_cut(tmp_path: Path) -> None:
    milieu = tuple(f"Ligne{rang} du lieu-dit" for rang in range(20))
    longue = lettre(destinataire=(ADRESSE[0], *milieu, ADRESSE[-1]))
    premiere, seconde, a_voir = pages_lues(ecrire(tmp_path / "l.pdf", longue, lettre()))
    assert "…" in premiere
    assert "Aïcha LE GOFF" in premiere
    assert "63000 AUBIÈRE" in premiere
    assert "…" not in seconde
    assert a_voir.count("ne tient pas entière dans la fenêtre") == 1


@lit_le_pdf
def test_a_long_letter_is_numbered_and_its_text_is_whole(tmp_path: Path) -> None:
    paragraphes = [f"Paragraphe{rang}. {PHRASE * 4}" for rang in range(30)]
    pages = pages_lues(ecrire(tmp_path / "l.pdf", lettre(corps="\n\n".join(paragraphes))))
    assert len(pages) > 2
    assert all(f"Page {rang}/{len(pages)}" in page for rang, page in enumerate(pages, 1))
    assert all(f"Paragraphe{rang}." in "".join(pages) for rang in range(30))
    assert ["Camille DUBREUIL" in page for page in pages] == [*[False] * (len(pages) - 1), True]
    for mots in mots_par_page(tmp_path / "l.pdf"):
        assert chevauchements(mots) == []
        assert all(mot[3] < 290 * MM and mot[2] < 189 * MM for mot in mots)


@lit_le_pdf
@pytest.mark.parametrize("nombre", range(18, 34))
def test_the_signature_always_has_text_above_it(tmp_path: Path, nombre: int) -> None:
    corps = "\n\n".join(f"Ligne{rang}." for rang in range(nombre))
    derniere = pages_lues(ecrire(tmp_path / "l.pdf", lettre(corps=corps)))[-1]
    assert "Ligne" in derniere.partition("Camille DUBREUIL")[0]


@lit_le_pdf
def test_an_empty_centre_still_makes_a_letter(tmp_path: Path) -> None:
    (page,) = pages_lues(
        ecrire(tmp_path / "l.pdf", lettre(centre=Centre(), destinataire=(), objet="", corps=""))
    )
    assert page.count("CFA") == 2  # who writes, who signs


@lit_le_pdf
def test_the_logo_stands_above_the_name(tmp_path: Path) -> None:
    tampon = io.BytesIO()
    Image.new("RGBA", (600, 240), "red").save(tampon, "PNG")
    path = ecrire(tmp_path / "l.pdf", lettre(centre=CENTRE._replace(logo=tampon.getvalue())))
    (mots,) = mots_par_page(path)
    assert min(mot[1] for mot in mots) > 30 * MM
    lues = subprocess.run(["pdfimages", "-list", str(path)], check=True, capture_output=True).stdout
    assert b"600" in lues


@lit_le_pdf
def test_what_must_be_looked_at_comes_last_and_is_ours_alone(tmp_path: Path) -> None:
    vus = tuple(AVoir(f"MARTIN Léa {rang}", "MCO", "Sans adresse postale.") for rang in range(60))
    pages = pages_lues(ecrire(tmp_path / "l.pdf", lettre(), lettre(), a_voir=vus))
    assert all(A_VOIR in page and "Confidentiel" in page for page in pages[2:])
    assert "Sans adresse postale." in pages[-1]
    assert len(pages) > 3
    assert ["Madame Aïcha LE GOFF" in page for page in pages].count(True) == 2
    assert "Madame Aïcha LE GOFF" in pages[0]
    assert "Page 1/1" not in pages[0]


@lit_le_pdf
def test_no_letter_at_all_says_so(tmp_path: Path) -> None:
    (page,) = pages_lues(ecrire(tmp_path / "l.pdf"))
    assert "Aucune lettre à produire" in page


@pytest.mark.parametrize("mots", range(10, 200, 7))
def test_a_signature_is_never_alone_whatever_the_length_of_the_only_paragraph(mots: int) -> None:
    feuilles = couper("mot " * mots, Style(NORMAL, 11), 200, (100, 100), 60)
    assert all(feuille.lignes for feuille in feuilles)
    assert sum(len(ligne.texte.split()) for feuille in feuilles for ligne in feuille.lignes) == mots
