"""The three looks: everything readable, everything tinted, the sheet complete."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cfa_desktop.paths import resource_path
from cfa_desktop.views.couleurs import COULEURS, Mode, Ton, contraste
from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import Theme, appliquer_theme, feuille_de_style, theme

AA = 4.5


@pytest.mark.parametrize("mode", Mode)
def test_every_text_is_readable_on_every_ground(mode):
    c = COULEURS[mode]
    for fond in (c.fond, c.surface, c.champ, c.survol, c.selection, c.accent_doux):
        assert contraste(c.texte, fond) >= AA
        assert contraste(c.discret, fond) >= AA, fond
    assert contraste(c.sur_accent, c.accent) >= AA
    assert contraste(c.sur_accent, c.accent_vif) >= AA
    assert contraste(c.sur_infobulle, c.infobulle) >= AA
    assert contraste(c.discret, c.filet) >= 3 or mode is Mode.CONTRASTE
    for fond in (c.fond, c.surface, c.accent_doux):
        assert contraste(c.accent, fond) >= AA


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("ton", Ton)
def test_every_tone_is_readable_on_its_ground_and_on_a_list(mode, ton):
    c = COULEURS[mode]
    teinte = c.teinte(ton)
    for fond in (teinte.fond, c.surface, c.fond, c.survol, c.selection):
        assert contraste(teinte.encre, fond) >= AA, fond


@pytest.mark.parametrize("mode", Mode)
def test_formations_have_ten_different_colours(mode):
    couleurs = COULEURS[mode].formations
    assert len(set(couleurs)) == 10
    assert all(contraste(couleur, COULEURS[mode].surface) >= 1.8 for couleur in couleurs)


def test_contrast_of_black_on_white_is_twenty_one():
    assert contraste("#000000", "#FFFFFF") == pytest.approx(21)
    assert contraste("#777777", "#FFFFFF") < AA


@pytest.mark.parametrize("mode", Mode)
def test_the_sheet_is_complete_at_every_size(mode):
    petite, grande = (feuille_de_style(Theme(mode, taille)) for taille in (90, 200))
    assert "$" not in petite.split("*/", 1)[1]
    assert "18pt" in grande


def test_the_text_size_stays_between_its_bounds(qapp):
    assert appliquer_theme(qapp, "sombre", 20).taille_pct == 90
    assert appliquer_theme(qapp, "sombre", 900).taille_pct == 200
    assert theme().mode is Mode.SOMBRE
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == COULEURS[Mode.SOMBRE].fond.lower()
    assert appliquer_theme(qapp, "clair").taille_pct == 100


def test_the_icon_of_a_button_follows_the_look(qapp, qtbot):
    bouton = QPushButton()
    qtbot.addWidget(bouton)
    bouton.setIcon(icone("search", "accent"))
    vues = []
    for mode in ("clair", "sombre", "contraste"):
        appliquer_theme(qapp, mode)
        vues.append(bouton.icon().pixmap(16, 16).toImage())
    appliquer_theme(qapp, "clair")
    assert all(une != autre for une, autre in combinations(vues, 2))


class Compteur(QObject):
    """Counts the times a widget is told that its style changed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.fois = 0
        widget.installEventFilter(self)

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:  # noqa: N802
        self.fois += event.type() == QEvent.Type.StyleChange
        return super().eventFilter(objet, event)


def _au_fond(haut: QWidget, profondeur: int) -> QLabel:
    parent = haut
    for _ in range(profondeur):
        enfant = QWidget()
        QVBoxLayout(parent).addWidget(enfant)
        parent = enfant
    fond = QLabel("au fond", parent)
    haut.show()
    return fond


def test_a_new_look_styles_a_widget_as_few_times_however_deep_it_is(qapp, qtbot):
    appliquer_theme(qapp, "clair")
    haut = QWidget()
    qtbot.addWidget(haut)
    compteur = Compteur(_au_fond(haut, 12))
    appliquer_theme(qapp, "sombre")
    assert 1 <= compteur.fois <= 3
    compteur.fois = 0
    appliquer_theme(qapp, "sombre")
    assert compteur.fois == 0  # the look on screen is not given twice
    qapp.setStyleSheet(f"{qapp.styleSheet()} QLabel {{ color: red; }}")
    assert compteur.fois > 12  # control: what Qt does over a sheet already there
    appliquer_theme(qapp, "clair")


def test_an_unknown_icon_is_an_error():
    with pytest.raises(FileNotFoundError):
        icone("licorne")


@pytest.mark.parametrize("mode", Mode)
def test_the_pictures_of_the_sheet_are_shipped(mode):
    noms = ("check", "minus", "dot", "chevron-down", "chevron-up", "arrow-up", "arrow-down")
    assert all(resource_path("icons", "teintes", mode, f"{nom}.svg").is_file() for nom in noms)
