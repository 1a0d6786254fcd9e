"""Charts on paper: told by shapes and figures, in colour and in grey."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from cfa_desktop.documents.pdf.blocs import Ou
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.graphiques import (
    Etape,
    Jauge,
    dessiner_entonnoir,
    dessiner_jauge,
    hauteur_entonnoir,
    part,
)
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page, ecrire_ouvrage
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.models.couleurs import COULEURS_FORMATION
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues
from tests.documents.semaines import etapes

_GAUCHE, _BAS, _PLACE = 100.0, 400.0, 300.0
_POUCE = 72.0
_FINESSE = 200


def _page(dessiner: object, path: Path) -> Path:
    page = Page(ENTETE, "Essai", dessiner)  # type: ignore[arg-type]
    ecrire_ouvrage(Ouvrage("Essai", ENTETE, [page]), path)
    return path


def _jauge(jauge: Jauge, couleur: str, plume: Plume, zone: Zone) -> None:
    assert zone.gauche < _GAUCHE
    dessiner_jauge(plume, Ou(_GAUCHE, _BAS, _PLACE), jauge, couleur)


def _entonnoir(voulues: tuple[Etape, ...], plume: Plume, zone: Zone) -> None:
    ou = Ou(zone.gauche, 500, zone.largeur)
    bas = dessiner_entonnoir(plume, ou, voulues, COULEURS_FORMATION[0])
    assert ou.y - bas <= hauteur_entonnoir(voulues)


def _gris(pdf: Path, fractions: tuple[float, ...], place: float) -> list[tuple[float, float]]:
    """Return mean and spread of the greys inside the bar, around each of these fractions of its width."""
    subprocess.run(
        ["pdftoppm", "-r", str(_FINESSE), "-gray", "-png", "-singlefile", str(pdf), str(pdf.with_suffix(""))],
        check=True,
    )
    with Image.open(pdf.with_suffix(".png")) as image:
        points = _FINESSE / _POUCE
        haut = image.height - (_BAS + 7.5) * points
        mesures = []
        for fraction in fractions:
            x = (_GAUCHE + fraction * place) * points
            carre = image.crop((int(x - 14), int(haut), int(x + 14), int(haut + 6 * points)))
            statistiques = ImageStat.Stat(carre.convert("L"))
            mesures.append((statistiques.mean[0], statistiques.stddev[0]))
    return mesures


@lit_le_pdf
@pytest.mark.parametrize("couleur", COULEURS_FORMATION)
def test_full_prepared_and_free_places_differ_without_any_colour(tmp_path: Path, couleur: str) -> None:
    pdf = _page(partial(_jauge, Jauge(40, 40, 120), couleur), tmp_path / "j.pdf")
    pleine, hachuree, libre = _gris(pdf, (1 / 6, 1 / 2, 5 / 6), _PLACE - 52)
    assert pleine[0] < 200
    assert pleine[1] < 5
    assert hachuree[1] > 40
    assert libre == (255, 0)


@lit_le_pdf
@pytest.mark.parametrize(
    ("jauge", "dit"),
    [
        (Jauge(3, 1, 5), "4/5"),
        (Jauge(0, 0, None), "0/?"),
        (Jauge(7, 0, 5), "7/5"),
        (Jauge(0, 0, 0), "0/0"),
        (Jauge(1200, 46, 1000), "1246/1000"),
    ],
)
def test_a_gauge_says_its_figures_inside_its_place(tmp_path: Path, jauge: Jauge, dit: str) -> None:
    pdf = _page(partial(_jauge, jauge, COULEURS_FORMATION[0]), tmp_path / "j.pdf")
    assert dit in pages_lues(pdf)[0]
    mots = [mot for mot in mots_par_page(pdf)[0] if 400 < mot[3] < 450]
    assert len(mots) == 1
    assert mots[0][2] <= _GAUCHE + _PLACE + 0.5


@lit_le_pdf
@pytest.mark.parametrize("fois", [0, 1, 1000])
def test_a_funnel_gives_each_step_with_its_share_of_the_one_before(tmp_path: Path, fois: int) -> None:
    pdf = _page(partial(_entonnoir, etapes(fois)), tmp_path / "e.pdf")
    (lu,) = pages_lues(pdf)
    assert chevauchements(mots_par_page(pdf)[0]) == []
    for etape in etapes(fois):
        assert etape.nom in lu
    if fois == 1:
        ligne = next(ligne for ligne in lu.splitlines() if "Contrats saisis" in ligne)
        assert ligne.split() == ["Contrats", "saisis", "22", "37", "%", "20", "%", "+", "4", "préparés"]


def test_a_share_of_nothing_is_no_percentage() -> None:
    assert part(0, 0) == "–"
    assert part(22, 60) == "37\u202f%"
    assert part(0, 60) == "0\u202f%"
