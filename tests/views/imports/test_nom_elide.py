"""Names of files in the list of the Import page: what tells two exports apart stays in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.nom_elide import SAUT, NomDelegate, elider_nom
from tests.views.imports.page_import import ouvrir

MAI = "T_recrutement_MCO_2025-05-12.csv"
GEA = "T_recrutement_GEA_2025-05-05.csv"


@pytest.mark.parametrize(
    ("nom", "fin"),
    [
        (MAI, "…_2025-05-12.csv"),
        ("recrutement 20250512 MCO services.csv", "… 20250512 MCO services.csv"),
        ("export très long d’une formation sans jour.csv", "jour.csv"),
    ],
)
def test_the_end_of_a_name_is_kept(qtbot: QtBot, nom: str, fin: str) -> None:
    metrique = QFontMetrics(QApplication.font())
    assert elider_nom(nom, metrique, metrique.horizontalAdvance(nom)) == nom
    largeur = metrique.horizontalAdvance(nom) * 17 // 20
    elide = elider_nom(nom, metrique, largeur)
    assert elide.endswith(fin)
    assert elide.startswith(nom[:3])
    assert metrique.horizontalAdvance(elide) <= largeur


def test_a_date_wider_than_the_place_does_not_hide_the_rest(qtbot: QtBot) -> None:
    metrique = QFontMetrics(QApplication.font())
    elide = elider_nom(MAI, metrique, metrique.horizontalAdvance("2025-05-12.csv"))
    assert elide.startswith("T")
    assert elide.endswith("csv")


def test_two_exports_of_the_list_show_their_days(
    page: ImportPage, mco: Formation, exemples: Path, qtbot: QtBot
) -> None:
    ouvrir(page, qtbot, exemples / MAI, exemples / GEA)
    delegue, vus = page.fichiers.itemDelegate(), []
    assert isinstance(delegue, NomDelegate)
    for rang in range(2):
        index = page.fichiers.model().index(rang, 0)
        option = QStyleOptionViewItem()
        option.initFrom(page.fichiers)
        option.widget, option.rect = page.fichiers, page.fichiers.visualRect(index)  # type: ignore[attr-defined]
        delegue.initStyleOption(option, index)
        vus.append(option.text.partition(SAUT)[0])  # type: ignore[attr-defined]
    assert [nom[-15:] for nom in vus] == ["_2025-05-12.csv", "_2025-05-05.csv"]
    assert page.fichiers.item(0).toolTip().count(MAI) == 1
