"""« Vérifier » in a low window of large text: the lines of the plan are seen, the rest scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.categories import ETAT
from cfa_desktop.views.imports.defilement import LIGNES_VUES
from cfa_desktop.views.tables.vue import TableVue
from cfa_desktop.views.theme import appliquer_theme
from tests.views.fenetres import fenetre_ouverte
from tests.views.imports.page_import import attendre, destiner

MAI = "T_recrutement_MCO_2025-05-12.csv"
Ouvrir = Callable[[int], AbstractContextManager[ImportPage]]


@pytest.fixture
def ouvrir(bureau: Bureau, mco: Formation, exemples: Path, qtbot: QtBot, tmp_path: Path) -> Ouvrir:
    """Return what opens the window on a plan, at a size of text."""

    @contextmanager
    def a_la_taille(taille: int) -> Iterator[ImportPage]:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        appliquer_theme(app, "clair", taille)
        try:
            with fenetre_ouverte(bureau, qtbot, tmp_path) as fenetre:
                fenetre.resize(1280, 720)
                fenetre.pages.montrer_import()
                page = fenetre.pages.imports()
                page.ouvrir_fichiers([exemples / MAI])
                attendre(page, qtbot)
                destiner(page, qtbot, mco)
                posees(qtbot, page)
                yield page
        finally:
            appliquer_theme(app, "clair", 100)

    return a_la_taille


def posees(qtbot: QtBot, page: ImportPage) -> None:
    """Wait until the window has laid out what it shows."""
    for _ in range(5):
        QApplication.processEvents()


def vue_courante(page: ImportPage) -> TableVue:
    differences = page.verification.verifier.differences
    return differences.listes[differences.courante].vue


def lignes_vues(page: ImportPage) -> int:
    """Count the lines seen whole, through the list and through what scrolls around it."""
    vue = vue_courante(page)
    fenetre = a_l_ecran(page.verification.defilement.viewport()) & a_l_ecran(vue.viewport())
    rects = [vue.visualRect(vue.model().index(rang, 1)) for rang in range(vue.model().rowCount())]
    haut = vue.viewport().mapToGlobal(QPoint(0, 0)).y()
    return sum(fenetre.top() <= haut + r.top() and haut + r.bottom() <= fenetre.bottom() for r in rects)


def a_l_ecran(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def decider(page: ImportPage, qtbot: QtBot) -> None:
    """Answer what the page still asks."""
    if page.etudes[0].question_complet:
        page.verification.verifier.partie.click()
    attendre(page, qtbot)
    posees(qtbot, page)


@pytest.mark.parametrize("taille", [150, 200])
def test_once_all_is_chosen_the_lines_of_the_plan_are_seen(ouvrir: Ouvrir, qtbot: QtBot, taille: int) -> None:
    with ouvrir(taille) as page:
        decider(page, qtbot)
        page.verification.verifier.differences.aller("inchanges")
        posees(qtbot, page)
        assert vue_courante(page).model().rowCount() >= LIGNES_VUES
        assert lignes_vues(page) >= LIGNES_VUES
        contenu = page.verification.defilement.widget()
        assert contenu is not None
        assert contenu.width() <= page.verification.defilement.viewport().width()
        assert contenu.minimumSizeHint().width() <= contenu.width()


def test_the_button_that_reads_a_list_is_in_sight(ouvrir: Ouvrir, exemples: Path, qtbot: QtBot) -> None:
    with ouvrir(190) as page:
        page.pied.renoncer.click()
        page.ouvrir_fichiers([exemples / "L_liste_forum.xlsx"])
        attendre(page, qtbot)
        posees(qtbot, page)
        correspondre, fenetre = page.verification.correspondre, a_l_ecran(page.window())
        assert page.verification.etape == "correspondre"
        assert correspondre.lire.isVisible()
        assert fenetre.contains(a_l_ecran(correspondre.lire))
        assert a_l_ecran(correspondre.lire).bottom() < a_l_ecran(page.pied).top()
        vue = correspondre.liste.vue
        QApplication.sendEvent(vue, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
        assert page.verification.defilement.viewport().height() >= 4 * vue.rowHeight(0)
        assert not correspondre.lire.visibleRegion().isEmpty()
        page.verification.etapes.boutons["lire"].click()
        assert not correspondre.bas.isVisible()


def test_the_choices_come_first_and_a_list_is_reached_by_the_keyboard_or_the_wheel(
    ouvrir: Ouvrir, qtbot: QtBot
) -> None:
    with ouvrir(200) as page:
        decider(page, qtbot)
        page.verification.verifier.differences.aller("inchanges")
        defilement, vue = page.verification.defilement, vue_courante(page)
        barre = defilement.verticalScrollBar()
        defilement.aller_en_haut()
        assert lignes_vues(page) < LIGNES_VUES  # control: unscrolled, the choices take the place
        QApplication.sendEvent(vue, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
        assert lignes_vues(page) >= LIGNES_VUES
        defilement.aller_en_haut()
        for _ in range(40):
            QApplication.sendEvent(vue.viewport(), roue(vue))
        assert barre.value() == barre.maximum()
        assert vue.verticalScrollBar().value() > 0


def roue(vue: TableVue) -> QWheelEvent:
    ou = QPointF(vue.viewport().rect().center())
    return QWheelEvent(
        ou,
        vue.viewport().mapToGlobal(ou),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_at_the_usual_size_nothing_scrolls_around_the_list(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    with ouvrir(100) as page:
        decider(page, qtbot)
        page.verification.verifier.differences.aller("inchanges")
        posees(qtbot, page)
        assert page.verification.defilement.verticalScrollBar().maximum() == 0
        assert lignes_vues(page) > LIGNES_VUES


def test_the_columns_of_the_new_ones_hold_the_longest_etat(page: ImportPage) -> None:
    from cfa_desktop.models.etats import Etat
    from cfa_desktop.models.libelles_champs import valeur_lisible

    mesure = page.fontMetrics().horizontalAdvance
    assert max(mesure(valeur_lisible("etat", etat)) for etat in Etat) + 16 <= ETAT.largeur
