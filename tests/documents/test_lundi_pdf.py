"""The « Feuille du lundi » on paper: one page whatever the week, nothing on top of anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfa_desktop.documents.pdf.cadre import BAS, MARGE
from cfa_desktop.documents.pdf.lundi import ouvrage_lundi
from cfa_desktop.documents.pdf.lundi_valeurs import FeuilleLundi
from cfa_desktop.documents.pdf.lundi_zones import partager_hauteur
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.documents.pdf.plume import A4
from tests.documents.exemples import ENTETE
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues
from tests.documents.semaines import CHIFFRES, LONG, feuille

_RANGS = st.lists(st.lists(st.floats(10, 40), max_size=30), min_size=1, max_size=4)
_PIED = 3
"""Lines of words that the frame writes under the free zone: one."""


def _lire(semaine: FeuilleLundi, tmp_path: Path) -> str:
    """Return the text of the only page, once nothing overlaps nor enters the foot."""
    cible = tmp_path / "lundi.pdf"
    ecrire_ouvrage(ouvrage_lundi(semaine, ENTETE), cible)
    (lu,) = pages_lues(cible)
    (mots,) = mots_par_page(cible)
    assert chevauchements(mots) == []
    assert max(mot[2] for mot in mots) <= A4[0] - MARGE + 1
    hauts_du_pied = [mot[1] for mot in mots if mot[3] > A4[1] - MARGE - BAS + _PIED]
    assert all(haut > A4[1] - MARGE - 14 for haut in hauts_du_pied)
    return lu


@lit_le_pdf
def test_a_short_week_says_everything_and_leaves_lines_to_write_on(tmp_path: Path) -> None:
    lu = _lire(feuille(), tmp_path)
    for dit in ("Semaine du lun. 8 au dim. 14 juin 2026", "3 réponses attendues", "DURAND Personne5"):
        assert dit in lu
    for dit in (
        "06 39 98 11 59",
        "Prendre des nouvelles de la recherche",
        "3/12",
        "lun. 1er juin, 9 j",
        "NOTES",
    ):
        assert dit in lu
    assert "dans le programme" not in lu


@lit_le_pdf
@pytest.mark.parametrize("long", [False, True])
def test_the_fullest_week_stays_on_one_page_and_counts_what_it_leaves_out(tmp_path: Path, long: bool) -> None:
    lu = _lire(feuille(echeances=40, appels=300, formations=40, long=long), tmp_path)
    montres = lu.count("06 39 98 11 59")
    assert montres >= (1 if long else 6)
    assert f"et {300 - montres} autres personnes, dans le programme" in lu
    dues = lu.count("réponses attendues")
    assert f"et {40 - dues} autres lignes, dans le programme" in lu
    assert "et 28 autres formations, dans le programme" in lu


@lit_le_pdf
def test_a_name_of_sixty_letters_is_whole(tmp_path: Path) -> None:
    mots = _lire(feuille(appels=2, long=True), tmp_path).replace(" ", "").replace("\n", "")
    assert len(LONG) > 60
    for bout in ("ROCHEFOUCAULD-", "MONTMORENCY-", "BEAUHARNAIS", "PLESSIS-ROBINSON", "Personne1"):
        assert bout in mots


@lit_le_pdf
def test_formations_where_something_waits_are_kept_first(tmp_path: Path) -> None:
    lignes = _lire(feuille(formations=14), tmp_path).splitlines()
    montrees = [ligne.split()[0] for ligne in lignes if "/12" in ligne]
    assert len(montrees) == 12
    assert {"F1", "F3", "F5", "F7", "F9", "F11", "F13"} <= set(montrees)
    assert "et 2 autres formations, dans le programme" in "\n".join(lignes)


@lit_le_pdf
def test_a_week_without_anything_says_so_zone_by_zone(tmp_path: Path) -> None:
    lu = _lire(FeuilleLundi("Semaine du lun. 8 au dim. 14 juin 2026", CHIFFRES), tmp_path)
    assert "Rien n’est dû cette semaine." in lu
    assert "Aucun rappel prévu cette semaine." in lu
    assert "NOTES" in lu


@lit_le_pdf
def test_the_room_that_a_short_list_leaves_goes_to_the_other(tmp_path: Path) -> None:
    partagee = _lire(feuille(echeances=40, appels=60), tmp_path).count("06 39 98 11 59")
    seule = _lire(feuille(echeances=1, appels=60), tmp_path).count("06 39 98 11 59")
    assert seule >= partagee + 5


def test_lists_that_both_overflow_share_by_their_weights() -> None:
    assert partager_hauteur([[10.0] * 50, [10.0] * 50], [1, 3], 430, 15) == [10, 30]
    assert partager_hauteur([[10.0] * 20, [10.0] * 50], [1, 1], 430, 15) == [20, 21]
    assert partager_hauteur([[], [10.0] * 50], [1, 1], 430, 15) == [0, 41]
    assert partager_hauteur([[10.0, 10.0]], [1], 20, 15) == [2]


@settings(max_examples=200, deadline=None)
@given(_RANGS, st.floats(0, 800))
def test_shares_never_exceed_the_height_nor_waste_a_row_that_would_fit(
    rangs: list[list[float]], total: float
) -> None:
    suite = 15.0
    total += suite * len(rangs)
    donnes = partager_hauteur(rangs, [1.0 + rang for rang in range(len(rangs))], total, suite)
    coupees = [rang for rang, lignes in enumerate(rangs) if donnes[rang] < len(lignes)]
    pris = sum(sum(lignes[:nombre]) for lignes, nombre in zip(rangs, donnes, strict=True))
    reste = total - pris - suite * len(coupees)
    assert reste >= -1e-6
    for rang in coupees:
        suivantes = rangs[rang][donnes[rang] :]
        assert sum(suivantes) - suite > reste - 1e-6
        assert len(suivantes) == 1 or suivantes[0] > reste - 1e-6
