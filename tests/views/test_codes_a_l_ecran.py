"""Nothing on screen says the code of a rule: only « Pourquoi ? » does, beside its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.views.main_window import MainWindow

CODE = re.compile(r"\bR([1-9]|1\d|2[0-5])\b")
LIGNES_LUES = 12
DITS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    """Return the demo base: every page of it has something to show."""
    path = tmp_path / "demo.cfa"
    creer_demo(path)
    with bureaux.ouvrir(path) as bureau:
        yield bureau


def textes(widget: QWidget) -> Iterator[str]:
    """Yield what a part of the window says: words, tooltips, descriptions, lines of lists."""
    for un in (widget, *widget.findChildren(QWidget)):
        yield un.toolTip()
        yield un.accessibleName()
        yield un.accessibleDescription()
        if isinstance(un, QLabel | QAbstractButton):
            yield un.text()
        elif isinstance(un, QAbstractItemView) and (modele := un.model()) is not None:
            # The columns of a list are private: it has one.
            colonnes = 1 if isinstance(modele, QAbstractListModel) else modele.columnCount()
            for rang in range(min(LIGNES_LUES, modele.rowCount())):
                for colonne in range(colonnes):
                    yield from (str(modele.index(rang, colonne).data(role) or "") for role in DITS)


def codes(widget: QWidget) -> list[str]:
    return [texte for texte in textes(widget) if CODE.search(texte)]


def test_no_page_of_the_window_says_the_code_of_a_rule(fenetre: MainWindow, qtbot: QtBot) -> None:
    pages = fenetre.pages
    trouves: dict[str, list[str]] = {"cadre": codes(fenetre)}
    for cle in ("formations", "candidats", "saisies", "import"):
        pages.aller(cle)
        trouves[cle] = codes(pages.currentWidget())
    pages.montrer_calendrier()
    trouves["calendrier"] = codes(pages.currentWidget())
    with qtbot.waitSignal(pages.echeances().lue, timeout=10_000):
        pages.aller("echeances")
    trouves["echeances"] = codes(pages.currentWidget())
    liste = pages.echeances().liste
    assert liste.modele.rowCount() > 3
    for rang in range(liste.modele.rowCount()):
        liste.setCurrentIndex(liste.modele.index(rang))
        trouves[f"echeance {rang}"] = codes(pages.echeances().pied)
    for ligne in fenetre.bureau.candidatures.lister(campagne=fenetre.campagne)[::60]:
        pages.ouvrir_voeu(ligne.id)
        trouves[f"dossier {ligne.numero}"] = codes(pages.dossier())
    trouves["à la fin"] = codes(fenetre)
    assert {page: dits for page, dits in trouves.items() if dits} == {}


def test_a_code_is_found_in_a_label_a_tooltip_and_a_name(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QLabel("Utile (R24)", parent)
    QLabel("rien", parent).setToolTip("Règle R6.")
    QLabel("rien", parent).setAccessibleName("R17")
    QLabel("Salle R204, BTS R&D", parent)
    assert codes(parent) == ["Utile (R24)", "Règle R6.", "R17"]
