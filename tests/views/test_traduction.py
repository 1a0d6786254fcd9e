"""Qt's own dialogs speak French."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from cfa_desktop.views.traduction import Complements


@pytest.fixture
def complements(qapp: QApplication) -> Iterator[Complements]:
    """Install the words, and take them away afterwards."""
    traduction = Complements()
    qapp.installTranslator(traduction)
    yield traduction
    qapp.removeTranslator(traduction)


@pytest.mark.usefixtures("complements")
def test_the_file_dialog_is_french() -> None:
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Dossier\u202f:"
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "Dossier"


@pytest.mark.usefixtures("complements")
def test_what_is_not_listed_is_left_to_qt() -> None:
    assert QCoreApplication.translate("QFileDialog", "Unlisted") == "Unlisted"
    assert QCoreApplication.translate("Elsewhere", "Folder") == "Folder"
