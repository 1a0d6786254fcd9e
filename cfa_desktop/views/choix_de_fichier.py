"""Every question « which file, which folder? » of the window: where it starts, what it remembers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from cfa_desktop.views.reglages import reglages_ouverts

Usage = Literal["listes", "documents", "courriels", "agenda", "imports", "logo", "bases", "sauvegardes"]
"""What a file is for: each has a last folder of its own."""


def dossier_de_depart(usage: Usage, reglages: QSettings | None, habituel: Path | None = None) -> Path:
    """Return where a question starts: the folder last used for that, else the usual one, else home.

    The usual one is « Documents », unless the program itself keeps such files elsewhere (``habituel``).
    """
    retenu = str(reglages.value(_cle(usage), "")) if reglages is not None else ""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    connus = (Path(retenu) if retenu else None, habituel, Path(documents) if documents else None)
    return next((un for un in connus if un is not None and un.is_dir()), Path.home())


def demander_fichier(
    parent: QWidget | None, titre: str, usage: Usage, nom: str, forme: tuple[str, str]
) -> Path | None:
    """Ask where a file goes, ``forme`` = its filter and its suffix, which the answer always ends with.

    None when the officer gave up. Qt asks before a file is replaced, but under the name that it was given:
    once a suffix is added, the question is put again when that other file is there.
    """
    filtre, suffixe = forme
    propose = _depart(usage) / nom
    while True:
        choisi, _ = QFileDialog.getSaveFileName(parent, titre, str(propose), filtre)
        if not choisi:
            return None
        path = Path(choisi)
        if path.suffix.lower() != suffixe:
            path = path.with_name(path.name + suffixe)
        if path == Path(choisi) or not path.exists():
            _retenir(usage, path.parent)
            return path
        propose = path


def demander_existant(
    parent: QWidget | None, titre: str, usage: Usage, filtre: str, habituel: Path | None = None
) -> Path | None:
    """Ask for a file that is there; None when the officer gave up."""
    choisi, _ = QFileDialog.getOpenFileName(parent, titre, str(_depart(usage, habituel)), filtre)
    return _retenu(usage, choisi)


def demander_existants(parent: QWidget | None, titre: str, usage: Usage, filtre: str) -> list[Path]:
    """Ask for files that are there, none when the officer gave up."""
    choisis, _ = QFileDialog.getOpenFileNames(parent, titre, str(_depart(usage)), filtre)
    if choisis:
        _retenir(usage, Path(choisis[0]).parent)
    return [Path(choisi) for choisi in choisis]


def demander_dossier(parent: QWidget | None, titre: str, usage: Usage) -> Path | None:
    """Ask for a folder; None when the officer gave up."""
    choisi = QFileDialog.getExistingDirectory(parent, titre, str(_depart(usage)))
    if not choisi:
        return None
    _retenir(usage, Path(choisi))
    return Path(choisi)


def _depart(usage: Usage, habituel: Path | None = None) -> Path:
    return dossier_de_depart(usage, reglages_ouverts(), habituel)


def _retenu(usage: Usage, choisi: str) -> Path | None:
    if not choisi:
        return None
    _retenir(usage, Path(choisi).parent)
    return Path(choisi)


def _retenir(usage: Usage, dossier: Path) -> None:
    reglages = reglages_ouverts()
    if reglages is not None:
        reglages.setValue(_cle(usage), str(dossier))


def _cle(usage: Usage) -> str:
    return f"dossiers/{usage}"
