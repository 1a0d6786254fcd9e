"""The table: a sound Qt model, kept selection, aligned filter row, remembered columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QPushButton, QStyleOptionViewItem

from cfa_desktop.models.texte import fold
from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.dates import DateRelative
from cfa_desktop.views.delegates.etat import EtatAffiche
from cfa_desktop.views.delegates.formation import FormationAffichee
from cfa_desktop.views.delegates.jauge import Jauge
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.filtres import FiltreTexte, FiltreVide
from cfa_desktop.views.tables.liste import DefinitionListe, ListeFiltrable
from cfa_desktop.views.theme import appliquer_theme


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of the list under test."""

    id: int
    nom: str
    jour: date | None


DECORS = {
    "etat": EtatAffiche(
        "En recherche", Ton.BLEU, presume=True, prepare="Refus préparé", ton_prepare=Ton.BRIQUE
    ),
    "jauge": Jauge(3, 1, 5),
    "date": DateRelative("28/05", "dans 2 j", Ton.AMBRE),
    "formation": FormationAffichee("MCO", 3, "Management"),
}
COLONNES: tuple[Column[Ligne], ...] = (
    Column(
        "N°",
        "id",
        lambda x: str(x.id),
        sort_key=lambda x: x.id,
        alignement="droite",
        infobulle=lambda x: x.nom,
    ),
    Column("Nom", "nom", lambda x: x.nom),
    Column("Jour", "jour", lambda x: f"{x.jour or ''}", valeur=lambda x: x.jour, filtre="date"),
    *(
        Column(cle, cle, lambda x: "texte", decor=cle, valeur_decor=lambda x, v=valeur: v, filtre="choix")
        for cle, valeur in DECORS.items()
    ),
)
DEFINITION = DefinitionListe("essai", "Essai", COLONNES, lambda x: fold(x.nom), lambda x: x.id)
NOMS = ("LE GOFF Aïcha", "FAŸ Hugo", "TRẦN Anh", "MARTIN Léa")


def lignes(nombre: int = 12) -> list[Ligne]:
    return [Ligne(i, NOMS[i % 4], date(2025, 5, 1 + i) if i % 3 else None) for i in range(nombre)]


@pytest.fixture
def liste(qtbot):
    widget = ListeFiltrable(DEFINITION)
    qtbot.addWidget(widget)
    widget.set_rows(lignes())
    widget.resize(900, 500)
    widget.show()
    return widget


def test_the_model_is_sound_through_search_sort_and_refresh(liste, qtmodeltester):
    qtmodeltester.check(liste.modele)
    liste.modele.rechercher("a")
    liste.modele.sort(1, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(liste.modele)
    liste.set_rows([])
    qtmodeltester.check(liste.modele)


def test_the_selection_follows_its_lines_through_sort_filter_and_refresh(liste):
    vue = liste.vue
    vue.aller_a(5)
    liste.modele.sort(1)
    assert vue.ids_selectionnes() == [5]
    liste.modele.rechercher("hugo")
    assert (vue.ids_selectionnes(), vue.id_courant()) == ([5], 5)
    liste.set_rows(reversed(lignes()))
    assert vue.ids_selectionnes() == [5]


def test_a_hidden_line_leaves_the_selection_and_the_page_is_told(liste, qtbot):
    liste.vue.aller_a(5)
    with qtbot.waitSignal(liste.vue.selection_changee) as annonce:
        liste.modele.rechercher("anh")
    assert annonce.args == [[]]
    assert liste.vue.id_courant() is None


def test_the_bar_says_how_many_and_brings_all_back(liste, qtbot):
    liste.modele.rechercher("hugo")
    assert liste.barre.texte.text() == "3 sur 12 – filtre actif"
    qtbot.mouseClick(liste.barre.bouton, Qt.MouseButton.LeftButton)
    assert liste.barre.texte.text() == "12 lignes"
    assert not liste.barre.bouton.isVisible()


def test_typing_in_a_filter_cell_filters_its_column(liste, qtbot):
    saisie = liste.vue.entete.cellule("nom").champ()
    assert isinstance(saisie, QLineEdit)
    qtbot.keyClicks(saisie, "aicha")
    assert {ligne.nom for ligne in liste.modele.rows_affichees()} == {"LE GOFF Aïcha"}
    assert "actif" in saisie.accessibleName()
    liste.modele.tout_afficher()
    assert saisie.text() == ""


def test_a_filter_set_by_the_page_shows_in_its_cell(liste):
    liste.modele.filtrer("nom", FiltreTexte("léa", sauf=True))
    assert liste.vue.entete.cellule("nom").champ().text() == "léa"
    liste.modele.filtrer("jour", FiltreVide())
    assert liste.vue.entete.cellule("jour").champ().text() == "vide"


def test_choices_show_their_counts_and_filter_as_soon_as_ticked(liste, qtbot):
    cellule = liste.vue.entete.cellule("etat")
    cellule.ouvrir()
    popup = cellule.popup
    assert popup.liste.item(0).text() == "texte  ·  12"
    popup.liste.item(0).setCheckState(Qt.CheckState.Checked)
    popup.sauf.setChecked(True)
    assert liste.modele.rowCount() == 0
    assert liste.rien.isVisible()
    popup.close()


def test_dates_filter_from_a_day(liste):
    cellule = liste.vue.entete.cellule("jour")
    cellule.ouvrir()
    cellule.popup.vide.setChecked(True)
    assert [ligne.jour for ligne in liste.modele.rows_affichees()] == [None] * 4
    cellule.popup.du.setChecked(True)
    assert liste.modele.rowCount() == 8
    cellule.popup.close()


def verifier_alignement(vue):
    for logique, colonne in enumerate(COLONNES):
        cellule = vue.entete.cellule(colonne.cle)
        if vue.isColumnHidden(logique):
            assert not cellule.isVisible()
        else:
            assert cellule.x() == vue.columnViewportPosition(logique)
            assert cellule.width() == vue.columnWidth(logique)


def test_the_filter_row_stays_under_its_columns(liste):
    vue = liste.vue
    verifier_alignement(vue)
    vue.setColumnWidth(1, 211)
    verifier_alignement(vue)
    vue.entete.moveSection(0, 3)
    verifier_alignement(vue)
    vue.horizontalScrollBar().setValue(57)
    verifier_alignement(vue)
    vue.montrer_colonne("jour", visible=False)
    verifier_alignement(vue)


def test_columns_come_back_as_they_were_left(qtbot, tmp_path):
    reglages = QSettings(str(tmp_path / "fenetre.ini"), QSettings.Format.IniFormat)
    premiere = ListeFiltrable(DEFINITION, reglages)
    qtbot.addWidget(premiere)
    premiere.vue.entete.moveSection(0, 2)
    premiere.vue.setColumnWidth(1, 222)
    premiere.vue.montrer_colonne("jauge", visible=False)
    premiere.vue.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    seconde = ListeFiltrable(DEFINITION, reglages)
    qtbot.addWidget(seconde)
    seconde.set_rows(lignes())
    vue = seconde.vue
    assert (vue.entete.visualIndex(0), vue.columnWidth(1), vue.isColumnHidden(4)) == (2, 222, True)
    assert seconde.modele.rows_affichees()[0].nom == "TRẦN Anh"
    vue.disposition_initiale()
    assert (vue.entete.visualIndex(0), vue.isColumnHidden(4)) == (0, False)


def test_enter_opens_the_line_and_copy_takes_the_cell(liste, qtbot):
    liste.vue.aller_a(1)
    with qtbot.waitSignal(liste.vue.ligne_activee) as annonce:
        qtbot.keyClick(liste.vue, Qt.Key.Key_Return)
    assert annonce.args == [1]
    liste.vue.setCurrentIndex(liste.modele.index(1, 1))
    qtbot.keyClick(liste.vue, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "FAŸ Hugo"
    qtbot.keyClick(liste.vue, Qt.Key.Key_End)
    assert liste.vue.id_courant() == 11


def test_tooltips_of_data_are_escaped(liste):
    liste.set_rows([Ligne(1, "<b>& Cie</b>", None)])
    infobulle = liste.modele.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert infobulle == "<p>&lt;b&gt;&amp; Cie&lt;/b&gt;</p>"


@pytest.mark.parametrize("mode", ["clair", "sombre", "contraste"])
def test_every_delegate_paints_in_every_look(liste, qapp, mode):
    appliquer_theme(qapp, mode, 150)
    image = QImage(300, 40, QImage.Format.Format_ARGB32)
    peintre = QPainter(image)
    for logique in range(len(COLONNES)):
        option = QStyleOptionViewItem()
        option.rect = image.rect()
        liste.vue.itemDelegateForColumn(logique).paint(peintre, option, liste.modele.index(1, logique))
    peintre.end()
    appliquer_theme(qapp, "clair", 100)


def test_every_control_of_the_list_has_an_accessible_name(liste):
    champs = [*liste.vue.entete.findChildren(QLineEdit), *liste.vue.entete.findChildren(QPushButton)]
    assert champs
    assert all(champ.accessibleName() for champ in champs)
    assert liste.vue.accessibleName() == "Essai"
