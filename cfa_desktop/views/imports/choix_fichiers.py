"""Asks which files to import: the same question from the menu and from the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cfa_desktop.views.choix_de_fichier import demander_existants

FILTRE = "Exports et listes (*.csv *.txt *.xlsx *.xlsm *.xls *.ods *.json *.zip);;Tous les fichiers (*)"


def choisir_fichiers(parent: QWidget) -> list[Path]:
    """Return the files chosen, none when the officer gave up."""
    return demander_existants(parent, "Choisir des exports ou des listes", "imports", FILTRE)
