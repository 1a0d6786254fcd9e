"""The « Colonnes » menu of a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from cfa_desktop.views.tables.vue import TableVue


def menu_colonnes(vue: TableVue) -> QMenu:
    """Return a menu with one tick per column, in the order of the screen; the last one shown stays."""
    menu = QMenu("Colonnes", vue)
    colonnes = vue.modele.colonnes
    montrees = sum(not vue.isColumnHidden(i) for i in range(len(colonnes)))
    for visuel in range(len(colonnes)):
        logique = vue.entete.logicalIndex(visuel)
        colonne = colonnes[logique]
        visible = not vue.isColumnHidden(logique)
        action = QAction((colonne.titre_long or colonne.titre).replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(visible)
        action.setEnabled(not visible or montrees > 1)
        action.toggled.connect(partial(_basculer, vue, colonne.cle))
        menu.addAction(action)
    menu.addSeparator()
    initiale = menu.addAction("Disposition initiale")
    initiale.triggered.connect(vue.disposition_initiale)
    return menu


def _basculer(vue: TableVue, cle: str, visible: bool) -> None:
    vue.montrer_colonne(cle, visible=visible)
