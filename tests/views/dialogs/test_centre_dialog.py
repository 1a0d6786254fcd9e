"""« Le centre… »: what is typed is what documents say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.centre_dialog import CentreDialog


def test_what_is_typed_is_kept_with_its_logo(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (300, 120), "#2B7D45").save(tmp_path / "logo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    dialogue = CentreDialog(bureau)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.champs["nom"].setText("  CFA des Volcans ")
    dialogue.adresse.setPlainText("12 rue des Lilas\n63000 Clermont-Ferrand")
    assert dialogue.retirer.isHidden()
    dialogue.choisir.click()
    assert not dialogue.retirer.isHidden()
    assert dialogue.choisir.x() - dialogue.apercu.geometry().right() > 8, "the logo touches no button"
    dialogue.valider.click()
    assert dialogue.result() == QDialog.DialogCode.Accepted
    centre = bureau.centre.lire()
    assert (centre.nom, centre.adresse.count("\n"), centre.logo[:4]) == ("CFA des Volcans", 1, b"\x89PNG")


def test_a_file_that_is_no_picture_is_said_and_changes_nothing(
    bureau: Bureau, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logo.png").write_text("non")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "logo.png"), ""))
    dialogue = CentreDialog(bureau)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.choisir.click()
    assert dialogue.message.isVisible()
    assert dialogue.lu().logo == b""
