"""The small widgets: what they say, copy, announce; and that none takes markup or focus it should not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cfa_desktop.views.couleurs import Ton
from cfa_desktop.views.delegates.jauge import Jauge
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.bouton_copier import BoutonCopier
from cfa_desktop.views.widgets.champ_recherche import ChampRecherche
from cfa_desktop.views.widgets.compteur_ligne import CompteurLigne
from cfa_desktop.views.widgets.etat_vide import EtatVide
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.jauge_capacite import JaugeCapacite
from cfa_desktop.views.widgets.notice import Notice
from cfa_desktop.views.widgets.rail import Destination, Rail
from cfa_desktop.views.widgets.sections import SectionsDefilantes

DESTINATIONS = (Destination("a", "Formations", "graduation-cap"), Destination("b", "À saisir", "keyboard"))


def test_labels_never_read_markup(qtbot):
    label = etiquette("<b>DUPONT</b> & Fils")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_copy_button_copies_bare_text_and_says_so(qtbot):
    bouton = BoutonCopier("le SIRET", "73282932000074")
    qtbot.addWidget(bouton)
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "73282932000074"
    assert bouton.toolTip() == "copié"
    bouton.set_texte("")
    assert not bouton.isEnabled()


def test_the_rail_announces_a_click_and_walks_with_arrows(qtbot):
    rail = Rail(DESTINATIONS)
    qtbot.addWidget(rail)
    rail.show()
    rail.set_nombre("b", 7)
    rail.aller("a")
    boutons = {b.text(): b for b in rail.findChildren(QWidget) if b.accessibleName().startswith(("F", "À"))}
    assert boutons["À saisir"].accessibleName() == "À saisir, 7 à traiter"
    with qtbot.waitSignal(rail.destination_choisie) as annonce:
        qtbot.mouseClick(boutons["À saisir"], Qt.MouseButton.LeftButton)
    assert annonce.args == ["b"]
    assert boutons["À saisir"].isChecked()
    boutons["Formations"].setFocus()
    with qtbot.waitSignal(rail.destination_choisie) as annonce:
        qtbot.keyClick(boutons["Formations"], Qt.Key.Key_Return)
    assert annonce.args == ["a"]


def test_a_banner_carries_its_actions_and_its_weight_in_words(qtbot):
    bandeau = Bandeau("12 refus à saisir", "attention", ("Voir",))
    qtbot.addWidget(bandeau)
    assert bandeau.accessibleName() == "Attention\u202f: 12 refus à saisir"
    with qtbot.waitSignal(bandeau.action_demandee) as annonce:
        qtbot.mouseClick(bandeau.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert annonce.args == ["Voir"]


def test_a_notice_leaves_the_focus_where_it_is_and_offers_its_action(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 300)
    champ = ChampRecherche("Chercher")
    champ.setParent(page)
    page.show()
    champ.setFocus()
    avant = page.focusWidget()
    notice = Notice(page)
    notice.montrer("Décision préparée.", "Annuler", duree_ms=0)
    assert page.focusWidget() is avant
    assert notice.isVisible()
    with qtbot.waitSignal(notice.action_demandee) as annonce:
        qtbot.mouseClick(notice.bouton, Qt.MouseButton.LeftButton)
    assert annonce.args == ["Annuler"]
    assert not notice.isVisible()


def test_a_counter_is_a_filter_one_can_press(qtbot):
    ligne = CompteurLigne("confirmées", 24, retrait=1, ton=Ton.AMBRE)
    qtbot.addWidget(ligne)
    with qtbot.waitSignal(ligne.toggled):
        qtbot.keyClick(ligne, Qt.Key.Key_Space)
    ligne.set_nombre(25)
    assert ligne.accessibleName() == "confirmées\u202f: 25"


def test_the_gauge_says_itself_in_words(qtbot):
    jauge = JaugeCapacite(Jauge(3, 1, 5))
    qtbot.addWidget(jauge)
    assert jauge.accessibleName() == "4 contrats sur 5, dont 1 préparé ici"
    jauge.montrer(Jauge(1, 0, None))
    assert jauge.accessibleName() == "1 contrat, capacité non saisie"


def test_an_empty_page_offers_the_next_step(qtbot):
    vide = EtatVide("inbox", "Rien à saisir.", "Voir les candidats")
    qtbot.addWidget(vide)
    with qtbot.waitSignal(vide.action_demandee):
        qtbot.mouseClick(vide.bouton, Qt.MouseButton.LeftButton)


def test_a_formation_says_its_code(qtbot):
    bande = BandeFormation("MCO", 3, "Management")
    qtbot.addWidget(bande)
    assert [label.text() for label in bande.findChildren(QLabel)] == ["MCO", "Management"]


def test_escape_empties_a_search_and_down_leaves_it(qtbot):
    champ = ChampRecherche("Filtrer cette liste", "Ctrl+F")
    qtbot.addWidget(champ)
    qtbot.keyClicks(champ, "le goff")
    with qtbot.waitSignal(champ.descente_demandee):
        qtbot.keyClick(champ, Qt.Key.Key_Down)
    qtbot.keyClick(champ, Qt.Key.Key_Escape)
    assert champ.text() == ""


def test_a_tab_scrolls_to_its_part_and_scrolling_moves_the_tab(qtbot):
    sections = SectionsDefilantes()
    qtbot.addWidget(sections)
    for titre in ("Profil", "Bac", "Vœux"):
        sections.ajouter(titre, titre, etiquette("ligne\n" * 30))
    sections.resize(700, 300)
    sections.show()
    qtbot.waitExposed(sections)
    barre = sections.defilement.verticalScrollBar()
    qtbot.waitUntil(lambda: barre.maximum() > 0)
    sections.aller("Vœux")
    assert sections.courante == "Vœux"
    assert barre.value() > 0
    barre.setValue(0)
    assert sections.courante == "Profil"
    sections.vider()
    assert sections.courante == ""


def test_a_long_notice_is_read_whole(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    notice = Notice(page)
    notice.montrer("Rien n’a été modifié, choisissez une autre base ou restaurez une sauvegarde. " * 3)
    assert notice.width() <= page.width()
    assert notice.texte.height() >= notice.texte.heightForWidth(notice.texte.width())
    notice.montrer("Fait.")
    assert notice.texte.height() < 2 * notice.texte.fontMetrics().lineSpacing() + 8


def test_an_empty_state_shows_no_window_of_its_own_while_it_is_built(qapp: QApplication) -> None:
    class Fenetres(QObject):
        montrees = 0

        def eventFilter(self, objet: QObject, event: QEvent) -> bool:  # noqa: N802
            self.montrees += isinstance(objet, QWidget) and event.type() == QEvent.Type.Show
            return False

    guet = Fenetres()
    qapp.installEventFilter(guet)
    temoin = QWidget()
    temoin.show()
    assert guet.montrees == 1
    temoin.close()
    EtatVide("search", "Rien.", "Tout afficher", "Le détail.")
    qapp.removeEventFilter(guet)
    assert guet.montrees == 1
