"""Two persons compared in large text: the columns share the width, however long a value without a space."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.doublons.dialogue import DoublonsDialog
from cfa_desktop.views.doublons.replis import couper
from cfa_desktop.views.theme import appliquer_theme
from tests.factories import creer_formation
from tests.services.fichiers_lus import MAI, appliquer, fichier_lu

LONG = "une.adresse.vraiment.tres.longue@un-domaine-plus-long-encore.example"
ELLE = {"nom": "LE GOFF", "prenom": "Aïcha"}


def test_a_text_goes_to_the_line_between_words_then_where_a_mail_is_read() -> None:
    assert couper("un deux trois", len, 7) == ["un deux", "trois"]
    assert couper("lea.petit@exemple.example", len, 12) == ["lea.petit@", "exemple.", "example"]
    assert couper("abcdefghij", len, 4) == ["abcd", "efgh", "ij"]
    assert couper("06\u00a012\u00a034", len, 6) == ["06\u00a012\u00a0", "34"]
    assert couper("court", len, 80) == ["court"]


@pytest.mark.parametrize("taille", [100, 200])
def test_no_column_is_pushed_out(bureau: Bureau, qtbot: QtBot, taille: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, formation, fichier_lu("L", {**ELLE, "mail": LONG}))
    vue = {**ELLE, "numero": "700123", "mail": f"autre.{LONG}", "commune": "x" * 60, "etat": "confirmee"}
    appliquer(bureau, formation, fichier_lu("T", vue), MAI)
    (paire,) = bureau.doublons.paires(2025)
    appliquer_theme(app, "clair", taille)
    try:
        dialogue = DoublonsDialog(bureau, [paire.ids], None)
        dialogue.resize(760, 640)
        dialogue.show()
        QApplication.processEvents()
        grille = dialogue.grille
        assert grille is not None
        place = grille.parentWidget()
        assert place is not None
        assert grille.width() <= place.width()
        for radio in grille.radios["mail"]:
            assert radio.text().replace("\n", "") == radio.valeur
            assert radio.mapTo(place, radio.rect().topRight()).x() <= place.width()
            large = max(radio.fontMetrics().horizontalAdvance(ligne) for ligne in radio.text().split("\n"))
            assert large <= radio.width()
            assert radio.height() >= radio.text().count("\n") * radio.fontMetrics().lineSpacing()
        dialogue.close()
    finally:
        appliquer_theme(app, "clair", 100)
