"""Every question « which file? » starts by the same rule, and remembers the folder of each purpose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

import cfa_desktop
from cfa_desktop.views.choix_de_fichier import (
    demander_dossier,
    demander_existant,
    demander_existants,
    demander_fichier,
    dossier_de_depart,
)
from cfa_desktop.views.reglages import preparer_reglages, reglages_ouverts

XLSX = ("Classeur Excel (*.xlsx)", ".xlsx")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where « Documents » would be, not made yet, on a machine whose home is another folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda *_: str(tmp_path / "Documents"))
    return tmp_path / "Documents"


@pytest.fixture
def reglages(qapp: QApplication, tmp_path: Path) -> Iterator[QSettings]:
    nom, maison = qapp.applicationName(), qapp.organizationName()
    preparer_reglages(tmp_path / "reglages")
    ouverts = reglages_ouverts()
    assert ouverts is not None
    yield ouverts
    qapp.setApplicationName(nom)
    qapp.setOrganizationName(maison)


class Reponses:
    """Answers in place of Qt's dialogs, and keeps where each question started."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *reponses: str) -> None:
        self.reponses = list(reponses)
        self.departs: list[str] = []
        for nom in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, nom, lambda *quoi: (self._repondre(quoi), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *quoi: self._repondre(quoi))
        monkeypatch.setattr(
            QFileDialog, "getOpenFileNames", lambda *quoi: (list(filter(None, [self._repondre(quoi)])), "")
        )

    def _repondre(self, quoi: tuple[object, ...]) -> str:
        self.departs.append(str(quoi[2]))
        return self.reponses.pop(0)


def test_without_documents_everything_starts_at_home(documents: Path, reglages: QSettings) -> None:
    assert dossier_de_depart("listes", reglages) == documents.parent
    documents.mkdir()
    assert dossier_de_depart("listes", reglages) == documents
    assert dossier_de_depart("listes", None) == documents


def test_each_purpose_has_its_own_last_folder_unless_it_is_gone(
    documents: Path, reglages: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents.mkdir()
    (cle := tmp_path / "cle usb").mkdir()
    questions = Reponses(monkeypatch, str(cle / "liste.xlsx"), "", "")
    assert demander_fichier(None, "Enregistrer", "listes", "a.xlsx", XLSX) == cle / "liste.xlsx"
    assert demander_fichier(None, "Enregistrer", "listes", "a.xlsx", XLSX) is None
    assert demander_fichier(None, "Enregistrer", "agenda", "a.ics", ("", ".ics")) is None
    assert questions.departs == [str(documents / "a.xlsx"), str(cle / "a.xlsx"), str(documents / "a.ics")]
    cle.rmdir()
    assert dossier_de_depart("listes", reglages) == documents


def test_opening_files_and_choosing_a_folder_follow_the_same_rule(
    documents: Path, reglages: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ici := tmp_path / "ici").mkdir()
    fichier = str(ici / "x")
    questions = Reponses(monkeypatch, fichier, "", fichier, "", str(ici), "")
    assert demander_existant(None, "", "logo", "") == Path(fichier)
    assert demander_existant(None, "", "logo", "") is None
    assert demander_existants(None, "", "imports", "") == [Path(fichier)]
    assert demander_existants(None, "", "imports", "") == []
    assert demander_dossier(None, "", "courriels") == ici
    assert demander_dossier(None, "", "courriels") is None
    assert questions.departs == [str(tmp_path), str(ici)] * 3


def test_the_folder_of_the_backups_comes_before_documents(
    documents: Path, reglages: QSettings, tmp_path: Path
) -> None:
    documents.mkdir()
    (copies := tmp_path / "copies").mkdir()
    assert dossier_de_depart("sauvegardes", reglages, copies) == copies
    assert dossier_de_depart("sauvegardes", reglages, tmp_path / "partie") == documents


def test_a_suffix_is_added_and_never_replaces_a_file_unasked(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mai.xlsx").write_bytes(b"")
    questions = Reponses(monkeypatch, str(tmp_path / "mai"), str(tmp_path / "mai.xlsx"))
    assert demander_fichier(None, "", "listes", "a.xlsx", XLSX) == tmp_path / "mai.xlsx"
    assert questions.departs[1] == str(tmp_path / "mai.xlsx")
    Reponses(monkeypatch, str(tmp_path / "juin.2025"))
    assert demander_fichier(None, "", "listes", "a.xlsx", XLSX) == tmp_path / "juin.2025.xlsx"


def test_no_other_module_asks_for_a_file() -> None:
    racine = Path(cfa_desktop.__file__).parent
    demandent = [
        fichier.name
        for fichier in racine.rglob("*.py")
        if any(
            f"QFileDialog.get{quoi}" in fichier.read_text("utf-8") for quoi in ("Save", "Open", "Existing")
        )
    ]
    assert demandent == ["choix_de_fichier.py"]
