"""Two persons side by side in the real window: choose, merge, link, tell apart, leave for later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from cfa_desktop.models.doublons import DouteHomonyme
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.doublons.dialogue import DoublonsDialog
from cfa_desktop.views.doublons.ligne_dialog import LigneDialog
from cfa_desktop.views.doublons.numero_dialog import NumeroDialog
from cfa_desktop.views.main_window import MainWindow
from tests.factories import candidature_id, creer_formation
from tests.services.fichiers_lus import JUIN, MAI, appliquer, fichier_lu
from tests.views.imports.page_import import attendre, categorie

NOTEE = {"nom": "LE GOFF", "prenom": "Aïcha", "telephone_portable": "0612345678", "commune": "Gap"}
AICHA = {
    "numero": "700123",
    "nom": "LE GOFF",
    "prenom": "Aïcha",
    "telephone_portable": "0712345678",
    "mail": "a@a.example",
    "etat": "confirmee",
}
HUGO = {"numero": "700124", "nom": "FAŸ", "prenom": "Hugo", "etat": "confirmee"}


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, formation, fichier_lu("L", NOTEE))
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO, {**HUGO, "numero": "700999"}), MAI)
    return formation


@pytest.fixture
def window(mco: Formation, fenetre: MainWindow) -> MainWindow:
    fenetre.pages.lister(formation_id=mco.id)
    return fenetre


def ouvert(qtbot: QtBot, genre: type[DoublonsDialog | LigneDialog]) -> DoublonsDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), genre))
    dialogue = QApplication.activeModalWidget()
    assert isinstance(dialogue, genre)
    return dialogue  # type: ignore[return-value]


def depuis_le_menu(window: MainWindow, qtbot: QtBot) -> DoublonsDialog:
    menu = window.pages.candidats().entete.vues.menu()
    menu.aboutToShow.emit()
    action = menu.actions()[-1]
    qtbot.waitUntil(lambda: "(" in action.text())
    assert action.text() == "Doublons possibles… (2)"
    action.trigger()
    return ouvert(qtbot, DoublonsDialog)


def cliquer(qtbot: QtBot, bouton: QPushButton) -> None:
    assert bouton.isVisible()
    assert bouton.isEnabled()
    qtbot.mouseClick(bouton, Qt.MouseButton.LeftButton)


def restantes(bureau: Bureau) -> int:
    return len(bureau.doublons.paires(2025))


def test_the_menu_counts_and_walks_the_pairs(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = depuis_le_menu(window, qtbot)
    assert dialogue.compte.text() == "1\u00a0/\u00a02"
    assert dialogue.raison.text() == "Même nom"
    assert dialogue.fusionner.isVisible()  # what can be merged comes first
    cliquer(qtbot, dialogue.plus_tard)
    assert dialogue.compte.text() == "2\u00a0/\u00a02"
    assert not dialogue.fusionner.isVisible()
    cliquer(qtbot, dialogue.distinguer)
    assert restantes(bureau) == 1
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert restantes(bureau) == 1
    window.annulation.annuler_la_base()
    assert restantes(bureau) == 2


def test_the_menu_of_views_still_ticks_and_counts(window: MainWindow, qtbot: QtBot) -> None:
    depuis_le_menu(window, qtbot).reject()
    page = window.pages.candidats()
    page.filtrer_par("confirmees")
    page.refresh()
    menu = page.entete.vues.menu()
    menu.aboutToShow.emit()
    assert [action.text().partition("…")[0] for action in menu.actions()].count("Doublons possibles") == 1


def test_a_merge_keeps_the_value_chosen(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = depuis_le_menu(window, qtbot)
    assert dialogue.grille is not None
    garde, autre = dialogue.grille.radios["telephone_portable"]

    def a_la_main() -> bool:
        dialogue.activateWindow()  # the window behind may take it back once, late
        return garde.hasFocus()

    qtbot.waitUntil(a_la_main)
    assert garde.isChecked()
    assert autre.accessibleName() == (
        "Téléphone portable\u202f: montrer «\u00a006\u00a012\u00a034\u00a056\u00a078\u00a0» "
        "(SANS-0001, noté ici sans numéro)"
    )
    qtbot.keyClick(garde, Qt.Key.Key_Right)
    assert autre.isChecked()
    cliquer(qtbot, dialogue.fusionner)
    (elle,) = (ligne for ligne in bureau.candidatures.lister() if ligne.nom == "LE GOFF")
    candidat = bureau.dossiers.ouvrir(elle.id).candidat
    assert (candidat.telephone_portable, candidat.importes["telephone_portable"]) == (
        "0612345678",
        "0712345678",
    )
    assert (candidat.numero, candidat.commune) == ("700123", "Gap")
    window.annulation.annuler_la_base()
    assert restantes(bureau) == 2


def test_enter_alone_settles_nothing(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = depuis_le_menu(window, qtbot)
    assert dialogue.grille is not None
    qtbot.keyClick(dialogue.grille.radios["telephone_portable"][0], Qt.Key.Key_Return)
    assert restantes(bureau) == 2
    assert all(not bouton.isDefault() for bouton in dialogue.findChildren(QPushButton))
    dialogue.reject()


def test_two_numbers_are_linked_from_the_dossier(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    hugo = candidature_id(bureau, bureau.formations.lister()[0], "700124")
    window.pages.ouvrir_voeu(hugo)
    comparer = next(
        bouton
        for bouton in window.pages.dossier().entete.findChildren(QPushButton)
        if bouton.accessibleName() == "Comparer les fiches de même nom"
    )
    cliquer(qtbot, comparer)
    dialogue = ouvert(qtbot, DoublonsDialog)
    assert dialogue.findChildren(QRadioButton) == []
    cliquer(qtbot, dialogue.relier)
    dossier = bureau.dossiers.ouvrir(hugo)
    assert "n° 700999" in dossier.evenements[0].texte
    window.pages.ouvrir_voeu(hugo)
    dits = [une.text() for une in window.pages.dossier().entete.findChildren(QLabel)]
    assert "Même personne, deux dossiers\u202f: voir aussi le n° 700999." in dits
    assert not [dit for dit in dits if dit.startswith("Même nom")]


def repondre(faire: Callable[[NumeroDialog], None]) -> None:
    def agir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, NumeroDialog)
        faire(dialogue)

    QTimer.singleShot(0, agir)


def donner(numero: str) -> Callable[[NumeroDialog], None]:
    def faire(dialogue: NumeroDialog) -> None:
        dialogue.champ.setText(numero)
        dialogue.valider.click()

    return faire


def ouvrir_notee(window: MainWindow, bureau: Bureau) -> QPushButton:
    window.pages.ouvrir_voeu(candidature_id(bureau, bureau.formations.lister()[0], "SANS-0001"))
    return window.pages.dossier().entete.numeroter


def test_a_number_is_given_from_the_dossier(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    numeroter = ouvrir_notee(window, bureau)
    repondre(donner("700 555"))
    cliquer(qtbot, numeroter)
    assert window.pages.dossier().entete.numero.text() == "n°\u00a0700555"
    assert not numeroter.isVisible()


def test_a_wrong_number_is_said_and_the_dialog_stays(
    window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    numeroter, vus = ouvrir_notee(window, bureau), []

    def faire(dialogue: NumeroDialog) -> None:
        donner("abc")(dialogue)
        vus.append((dialogue.isVisible(), dialogue.raison.text()))
        dialogue.reject()

    repondre(faire)
    cliquer(qtbot, numeroter)
    assert vus == [
        (True, "«\u00a0abc\u00a0» n’est pas un numéro d’inscription\u202f: il n’a que des chiffres.")
    ]


def test_a_number_already_here_shows_both_then_the_dossier_kept(
    window: MainWindow, bureau: Bureau, qtbot: QtBot
) -> None:
    numeroter = ouvrir_notee(window, bureau)
    repondre(donner("700123"))
    cliquer(qtbot, numeroter)
    cliquer(qtbot, ouvert(qtbot, DoublonsDialog).fusionner)
    assert window.pages.courante == "dossier"
    assert window.pages.dossier().entete.numero.text() == "n°\u00a0700123"


def test_a_dossier_that_a_redone_merge_takes_away_gives_back_the_list(
    window: MainWindow, bureau: Bureau
) -> None:
    (notee,) = (paire for paire in bureau.doublons.paires(2025) if paire.reunissable)
    bureau.doublons.fusionner(notee.garde.id, notee.autre.id)
    window.annulation.annuler_la_base()
    ouvrir_notee(window, bureau)
    window.annulation.retablir_la_base()
    assert window.pages.courante == "candidats"


def test_a_refusal_is_said_in_the_dialog(window: MainWindow, bureau: Bureau, qtbot: QtBot) -> None:
    dialogue = depuis_le_menu(window, qtbot)
    bureau.simuler(bureau.contexte.maintenant())
    cliquer(qtbot, dialogue.distinguer)
    assert "rien n’est enregistré pendant une simulation" in dialogue.message.texte.text()
    bureau.simuler(None)
    assert restantes(bureau) == 2
    dialogue.reject()


def test_a_line_being_imported_gives_its_number_to_the_person_noted_here(
    window: MainWindow, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    neuve = fichier_lu("T", {**AICHA, "numero": "700777"})
    doutes = bureau.imports.planifier(neuve, mco, JUIN).doutes
    doute = next(d for d in doutes if isinstance(d, DouteHomonyme) and d.connu_numero == "SANS-0001")
    window.pages.montrer_import()
    window.pages.imports().comparaison_demandee.emit(doute)
    dialogue = ouvert(qtbot, LigneDialog)
    cliquer(qtbot, dialogue.meme)  # type: ignore[attr-defined]
    assert [une.numero for une in bureau.imports.planifier(neuve, mco, JUIN).nouveaux] == []


def test_a_line_about_a_real_number_is_only_looked_at(
    window: MainWindow, bureau: Bureau, mco: Formation, qtbot: QtBot
) -> None:
    doutes = bureau.imports.planifier(fichier_lu("T", {**HUGO, "numero": "7"}), mco, JUIN).doutes
    doute = next(d for d in doutes if isinstance(d, DouteHomonyme))
    window.pages.montrer_import()
    window.pages.imports().comparaison_demandee.emit(doute)
    dialogue = ouvert(qtbot, LigneDialog)
    assert not dialogue.meme.isVisible()  # type: ignore[attr-defined]
    assert "Doublons possibles" in dialogue.aide.text()
    dialogue.reject()


def test_the_doubt_of_an_import_opens_the_comparison_and_is_settled_there(
    fenetre: MainWindow, bureau: Bureau, exemples: Path, qtbot: QtBot
) -> None:
    formation = creer_formation(bureau, "MCO")
    fichier = exemples / "T_recrutement_MCO_2025-04-28.csv"
    premiere = bureau.imports.lire(fichier).enregistrements[0]
    champs = {champ: premiere.champs[champ] for champ in ("nom", "prenom")}
    appliquer(bureau, formation, fichier_lu("L", champs))
    fenetre.pages.importer([fichier])
    page = fenetre.pages.imports()
    attendre(page, qtbot)
    liste = categorie(page, "doutes")
    liste.vue.aller_a(next(une.rang for une in liste.modele.rows if "personne" in une.champ))
    resolution = page.verification.verifier.resolution
    qtbot.waitUntil(resolution.comparer.isVisible)
    cliquer(qtbot, resolution.comparer)
    cliquer(qtbot, ouvert(qtbot, LigneDialog).meme)  # type: ignore[attr-defined]
    attendre(page, qtbot)
    plan = page.etudes[0].plan
    assert plan is not None
    assert not any(isinstance(doute, DouteHomonyme) for doute in plan.doutes)
    assert premiere.numero in {un.numero for un in plan.modifies}
