"""What documents are made of: read back from the page by other programs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.blocs import COURANT, Champ, Ou, a_remplir, cadre_texte, cases, champ
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.code_qr import dessine_qr
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page, ecrire_ouvrage, relier
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.tableau import Colonne, Tableau, dessiner, partager
from tests.documents.exemples import ENTETE
from tests.documents.pages import lit_le_pdf, lit_les_qr

SIRET = "73282932000074"


def ecrire(path: Path, *pages: Page) -> Path:
    ecrire_ouvrage(Ouvrage("Essai", ENTETE, pages), path)
    return path


def texte(path: Path) -> str:
    lu = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return lu.stdout.decode()


def lus(path: Path) -> list[str]:
    """Return the QR codes that another program sees on the page."""
    image = path.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", str(path), str(image)], check=True)
    vu = subprocess.run(
        ["zbarimg", "-q", "--raw", str(image.with_suffix(".png"))], check=False, capture_output=True
    )
    return vu.stdout.decode().split()


@lit_les_qr
def test_another_program_reads_the_code_of_a_siret(tmp_path: Path) -> None:
    def avec(plume: Plume, zone: Zone) -> None:
        dessine_qr(plume, SIRET, (zone.gauche, zone.haut - 90), 80)

    def sans(plume: Plume, zone: Zone) -> None:
        plume.texte((zone.gauche, zone.haut - 90), SIRET, COURANT)

    assert lus(ecrire(tmp_path / "avec.pdf", Page(ENTETE, "QR", avec))) == [SIRET]
    assert lus(ecrire(tmp_path / "sans.pdf", Page(ENTETE, "QR", sans))) == []


TABLEAU = Tableau(
    (Colonne("Matière", 3), Colonne("Moyenne du candidat", 1, "droite"), Colonne("Appréciation", 5)),
    [(f"Matière {rang}", f"{rang},5", "Un travail régulier et sérieux. " * 6) for rang in range(40)],
)


def test_a_table_is_cut_between_rows_and_none_is_lost() -> None:
    morceaux = partager(TABLEAU, 500, 150, 300)
    assert [ligne for morceau in morceaux for ligne in morceau.lignes] == TABLEAU.lignes
    assert all(morceau.lignes for morceau in morceaux)


def test_a_page_too_low_for_a_row_gets_none_and_no_header_alone() -> None:
    premier, *_autres = partager(TABLEAU, 500, 20, 300)
    assert list(premier.lignes) == []


@lit_le_pdf
def test_every_row_stays_within_the_page_it_was_cut_for(tmp_path: Path) -> None:
    bas: list[tuple[float, float]] = []

    def page(morceau: Tableau) -> Page:
        def dessine(plume: Plume, zone: Zone) -> None:
            bas.append((dessiner(plume, morceau, Ou(zone.gauche, zone.haut, zone.largeur)), zone.bas))

        return Page(ENTETE, "Bulletins", dessine)

    zone_haute = 700.0
    lu = texte(ecrire(tmp_path / "t.pdf", *map(page, partager(TABLEAU, 535, zone_haute, zone_haute))))
    assert all(f"Matière {rang} " in lu for rang in range(40))
    assert all(atteint >= plancher for atteint, plancher in bas)
    assert lu.count("Moyenne du") == len(bas) > 1


@lit_le_pdf
def test_blocks_say_what_they_hold(tmp_path: Path) -> None:
    def dessine(plume: Plume, zone: Zone) -> None:
        y = champ(plume, Ou(zone.gauche, zone.haut - 20, 200), Champ("Mail", "lea@exemple.fr"))
        y = champ(plume, Ou(zone.gauche, y, 200), Champ("Profil", ""))
        y = cases(plume, Ou(zone.gauche, y, 400), ("Refus", "En recherche de contrat"))
        y = a_remplir(plume, Ou(zone.gauche, y, 200), "Prochaine étape")
        cadre_texte(plume, Ou(zone.gauche, y, 300), "Réponse avant le 28/05/2026")

    lu = texte(ecrire(tmp_path / "b.pdf", Page(ENTETE, "Blocs", dessine)))
    for attendu in ("lea@exemple.fr", "–", "En recherche de contrat", "Prochaine étape", "28/05/2026"):
        assert attendu in lu


def test_progress_counts_the_pages_and_giving_up_writes_nothing(tmp_path: Path) -> None:
    class Renonce(Exception):
        pass

    faites: list[tuple[int, int]] = []

    def progres(fait: int, total: int) -> None:
        faites.append((fait, total))
        if fait == 2:
            raise Renonce

    pages = [Page(ENTETE, "Essai", lambda _plume, _zone: None) for _ in range(5)]
    with pytest.raises(Renonce):
        ecrire_ouvrage(Ouvrage("Essai", ENTETE, pages), tmp_path / "p.pdf", progres)
    assert (faites, list(tmp_path.iterdir())) == ([(1, 5), (2, 5)], [])


def test_a_document_without_page_says_so() -> None:
    assert relier(Ouvrage("Essai", ENTETE, ())).startswith(b"%PDF")
