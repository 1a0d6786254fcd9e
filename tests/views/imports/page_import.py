"""What the tests of the Import page do again and again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.liste_plan import ListePlan

DELAI = 20_000


class Essai(NamedTuple):
    """The page on screen, its base, and the examples."""

    page: ImportPage
    bureau: Bureau
    exemples: Path
    qtbot: QtBot


def ouvrir(page: ImportPage, qtbot: QtBot, *fichiers: Path) -> None:
    """Open files, and wait until the program has nothing left to do with them."""
    page.ouvrir_fichiers(fichiers)
    attendre(page, qtbot)


def attendre(page: ImportPage, qtbot: QtBot) -> None:
    """Wait until every file waits for a hand, or for nothing."""
    qtbot.waitUntil(lambda: not any(etude.occupee for etude in page.etudes), timeout=DELAI)


def destiner(page: ImportPage, qtbot: QtBot, formation: Formation, jour: date | None = None) -> None:
    """Give a formation, and a day when one is given, to the file on screen."""
    page.verification.verifier.choix.formation_choisie.emit(formation.id)
    if jour is not None:
        page.verification.verifier.choix.date_choisie.emit(jour)
    attendre(page, qtbot)


def appliquer(page: ImportPage, qtbot: QtBot) -> None:
    """Apply what is ready, and wait for the report."""
    with qtbot.waitSignal(page.application.fini, timeout=DELAI):
        page.pied.appliquer.click()


def titres(page: ImportPage) -> list[str]:
    """Return the categories on screen, with their counts."""
    onglets = page.verification.verifier.differences.onglets
    return [onglets.tabText(rang) for rang in range(onglets.count()) if onglets.isTabVisible(rang)]


def categorie(page: ImportPage, cle: str) -> ListePlan:
    """Bring a category up, and return its list."""
    differences = page.verification.verifier.differences
    differences.aller(cle)
    return differences.listes[cle]


def numeros(bureau: Bureau, formation: Formation) -> set[str]:
    """Return the numbers that a formation holds."""
    return {ligne.numero for ligne in bureau.candidatures.lister(formation_id=formation.id)}
