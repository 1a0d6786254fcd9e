"""The context menu of the list: what is done to one candidate, or to those selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from cfa_desktop.views.candidats.selection import COURRIELS, PLUSIEURS
from cfa_desktop.views.icones import icone

if TYPE_CHECKING:
    from cfa_desktop.services.bureau import Bureau
    from cfa_desktop.views.candidats_page import CandidatsPage


def menu_ligne(page: CandidatsPage, bureau: Bureau, ids: Sequence[int]) -> QMenu:
    """Return the menu for those candidatures; it is destroyed once closed."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    if len(ids) >= PLUSIEURS:
        menu.addActions(list(page.selection.toutes))
        return menu
    menu.addAction("Ouvrir le dossier\tEntrée").triggered.connect(partial(_ouvrir, page, ids[0]))
    menu.addSeparator()
    menu.addActions(list(page.actions_.toutes))
    page.reponses.ajouter_a(menu, ids[0])
    courriels = menu.addAction(icone("mail"), COURRIELS)
    courriels.triggered.connect(partial(_ecrire, page))
    menu.addSeparator()
    menu.addMenu(_menu_pourquoi(bureau, ids[0], menu))
    return menu


def _ouvrir(page: CandidatsPage, candidature_id: int, *_: object) -> None:
    page.ouvrir(candidature_id)


def _ecrire(page: CandidatsPage, *_: object) -> None:
    page.ecrire_courriels(seule=True)


def _menu_pourquoi(bureau: Bureau, candidature_id: int, parent: QMenu) -> QMenu:
    from cfa_desktop.views.pourquoi.menu import MenuPourquoi

    return MenuPourquoi(bureau, candidature_id, parent)
