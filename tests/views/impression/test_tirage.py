"""Pages sent to a printer, which prints here into a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from cfa_desktop.views.impression.document import charger
from cfa_desktop.views.impression.tirage import BANDE, Tirage, Travail, rendre_bande
from tests.views.impression.papier import (
    ImprimanteSansPapier,
    compte_les_pages,
    ecart,
    imprimante_pdf,
    pdfinfo,
    vignettes,
)


def pdf(path: Path, nombre: int, taille: tuple[float, float] = A4) -> bytes:
    """Return pages that each show their own number, large."""
    toile = Canvas(str(path), pagesize=taille)
    for numero in range(1, nombre + 1):
        toile.setFont("Helvetica-Bold", 200)
        toile.drawString(40, taille[1] - 60 - 60 * numero, str(numero))
        toile.showPage()
    toile.save()
    return path.read_bytes()


@pytest.fixture
def tirage(qtbot: QtBot) -> Tirage:
    parent = QObject()
    tirage = Tirage(parent)
    tirage.proprietaire = parent  # type: ignore[attr-defined]
    return tirage


def imprimer(qtbot: QtBot, tirage: Tirage, imprimante: QPrinter, travail: Travail) -> int:
    with qtbot.waitSignal(tirage.fini, timeout=20_000) as fini:
        tirage.lancer(imprimante, travail)
    compte: int = fini.args[0]
    return compte


@compte_les_pages
def test_the_pages_asked_for_go_out_in_their_order_and_no_other(
    qtbot: QtBot, tirage: Tirage, tmp_path: Path
) -> None:
    source, sorti = pdf(tmp_path / "source.pdf", 5), tmp_path / "papier.pdf"
    assert imprimer(qtbot, tirage, imprimante_pdf(sorti), Travail(source, (3, 0))) == 2
    assert pdfinfo(sorti)["Pages"] == "2"
    sources, sorties = vignettes(source), vignettes(sorti.read_bytes())
    assert ecart(sorties[0], sources[3]) < 3 < ecart(sorties[0], sources[0])
    assert ecart(sorties[1], sources[0]) < 3 < ecart(sorties[1], sources[3])


@compte_les_pages
@pytest.mark.parametrize(
    ("taille", "attendue"), [(A4, "595"), (A5, "420"), (landscape(A4), "842"), (landscape(A5), "595")]
)
def test_the_paper_has_the_size_and_the_direction_of_the_page(
    qtbot: QtBot, tirage: Tirage, tmp_path: Path, taille: tuple[float, float], attendue: str
) -> None:
    source, sorti = pdf(tmp_path / "source.pdf", 1, taille), tmp_path / "papier.pdf"
    imprimer(qtbot, tirage, imprimante_pdf(sorti), Travail(source, (0,)))
    largeur, _, hauteur = pdfinfo(sorti)["Page size"].split(" pts")[0].partition(" x ")
    assert (round(float(largeur)), round(float(hauteur))) == (round(taille[0]), round(taille[1]))
    assert largeur.startswith(attendue)
    assert ecart(vignettes(sorti.read_bytes())[0], vignettes(source)[0]) < 3


@compte_les_pages
def test_copies_go_out_one_after_the_other_when_the_printer_cannot_make_them(
    qtbot: QtBot, tirage: Tirage, tmp_path: Path
) -> None:
    source, sorti = pdf(tmp_path / "source.pdf", 2), tmp_path / "papier.pdf"
    assert imprimer(qtbot, tirage, imprimante_pdf(sorti), Travail(source, (0, 1), copies=3)) == 6
    sources, sorties = vignettes(source), vignettes(sorti.read_bytes())
    ressemble = [0 if ecart(une, sources[0]) < ecart(une, sources[1]) else 1 for une in sorties]
    assert ressemble == [0, 1, 0, 1, 0, 1]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, tirage: Tirage, tmp_path: Path) -> None:
    imprimante = imprimante_pdf(tmp_path / "absent" / "papier.pdf")
    with qtbot.waitSignal(tirage.echec) as echec:
        tirage.lancer(imprimante, Travail(pdf(tmp_path / "source.pdf", 1), (0,)))
    assert "n’a pas pris le document" in echec.args[0]
    assert "enregistrez le PDF" in echec.args[0]
    assert echec.args[1] == 0
    assert tirage.sorties == ()
    assert not tirage.occupe


@compte_les_pages
def test_a_printer_that_stops_half_way_says_how_many_pages_went_out(
    qtbot: QtBot, tirage: Tirage, tmp_path: Path
) -> None:
    sorti = tmp_path / "papier.pdf"
    travail = Travail(pdf(tmp_path / "source.pdf", 7), (6, 0, 1, 2, 3))
    with qtbot.waitSignal(tirage.echec, timeout=20_000) as echec:
        tirage.lancer(ImprimanteSansPapier(sorti, 3), travail)
    phrase, pages = echec.args
    assert "s’est arrêtée après 3\u00a0pages sur 5" in phrase
    assert pages == int(pdfinfo(sorti)["Pages"]) == 3
    assert tirage.sorties == (6, 0, 1)
    assert not tirage.occupe


def test_a_print_given_up_says_nothing_went_out(qtbot: QtBot, tirage: Tirage, tmp_path: Path) -> None:
    finis: list[int] = []
    tirage.fini.connect(finis.append)
    travail = Travail(pdf(tmp_path / "source.pdf", 8), tuple(range(8)))
    with qtbot.waitSignal(tirage.avance):
        tirage.lancer(imprimante_pdf(tmp_path / "papier.pdf"), travail)
    with qtbot.waitSignal(tirage.abandonne) as abandonne:
        tirage.annuler()
    assert abandonne.args == [0]
    assert not tirage.occupe
    assert finis == []
    assert [un.name for un in tmp_path.iterdir()] == ["source.pdf"]


@compte_les_pages
@pytest.mark.parametrize("copies", [1, 2])
def test_a_print_given_up_says_what_the_printer_had_taken(
    qtbot: QtBot, tirage: Tirage, tmp_path: Path, copies: int
) -> None:
    sorti, dits = tmp_path / "papier.pdf", []
    tirage.abandonne.connect(dits.append)
    travail = Travail(pdf(tmp_path / "source.pdf", 8), tuple(range(8)), copies)
    with qtbot.waitSignal(tirage.avance, check_params_cb=lambda fait, _total: fait == 3):
        tirage.lancer(imprimante_pdf(sorti), travail)
    tirage.annuler()
    assert dits == [int(pdfinfo(sorti)["Pages"])] == [3]


def test_a_print_comes_back_to_the_window_between_two_slices(
    qtbot: QtBot, tirage: Tirage, tmp_path: Path
) -> None:
    imprimante = imprimante_pdf(tmp_path / "papier.pdf")
    imprimante.setResolution(300)
    faites: list[int] = []
    tours: list[None] = []
    tirage.avance.connect(lambda fait, _total: faites.append(fait))
    battement = QTimer(tirage, interval=0)
    battement.timeout.connect(lambda: tours.append(None))
    battement.start()
    imprimer(qtbot, tirage, imprimante, Travail(pdf(tmp_path / "source.pdf", 3), (0, 1, 2)))
    assert faites == [0, 1, 2, 3]
    assert len(tours) > 3 * (3508 // BANDE), "A4 at 300 dots per inch: 3508 lines a page"


def test_slices_put_together_are_the_whole_page(qtbot: QtBot, tmp_path: Path) -> None:
    """To the pixel: a slice scaled by one line would cut the text where two of them meet."""
    parent = QObject()
    document = QPdfDocument(parent)
    charger(document, pdf(tmp_path / "source.pdf", 1), parent)
    entiere, faites = QSize(620, 877), 0
    voulue = QImage(entiere, QImage.Format.Format_RGB32)
    voulue.fill(Qt.GlobalColor.white)
    peintre = QPainter(voulue)
    peintre.drawImage(0, 0, document.render(0, entiere))
    peintre.end()
    for y in range(0, entiere.height(), 100):
        bande = QRect(0, y, entiere.width(), min(100, entiere.height() - y))
        rendue, attendue = rendre_bande(document, 0, entiere, bande), voulue.copy(bande)
        if rendue is not None:
            faites += 1
            assert rendue == attendue
        else:
            assert attendue.allGray()
            assert attendue.pixelColor(attendue.rect().center()).lightness() == 255
    assert 1 <= faites < 9, "the number is in some slices, the others are blank"
    document.close()
