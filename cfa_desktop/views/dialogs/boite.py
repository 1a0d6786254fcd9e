"""The frame of small dialogs: a question, its fields, Annuler and one verb."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_CADRES = (QScrollArea, QStackedWidget, QTabBar, QTabWidget)
_TITRE = 32  # the title bar, which the window manager adds: the buttons must not leave the screen


class Boite(QDialog):
    """Fields go into ``corps``; ``valider`` is the primary button."""

    def __init__(self, titre: str, question: str, verbe: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        px = theme().px
        self.setWindowTitle(titre)
        self.setMinimumWidth(px(440))
        self.corps = QVBoxLayout()
        self.corps.setSpacing(px(6))
        self.valider = bouton(verbe, "primary")
        self.valider.setDefault(True)
        self.valider.clicked.connect(self.accept)
        self._annuler = annuler = bouton("Annuler", "quiet")
        annuler.setAutoDefault(False)
        annuler.clicked.connect(self.reject)
        bas = QHBoxLayout()
        bas.addStretch(1)
        bas.addWidget(annuler)
        bas.addWidget(self.valider)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(24), px(20), px(24), px(16))
        boite.setSpacing(px(12))
        boite.addWidget(etiquette(question, "soustitre", retour=True))
        boite.addLayout(self.corps)
        boite.addLayout(bas)

    def showEvent(self, event: QShowEvent) -> None:
        # Qt gives a first dialog two thirds of the screen at most: wrapped texts would be cut.
        super().showEvent(event)
        disposition = self.layout()
        if disposition is not None:
            voulue = max(self.height(), disposition.totalHeightForWidth(self.width()))
            ecran = self.screen().availableSize().height() - theme().px(_TITRE)
            self.resize(self.width(), min(voulue, ecran))
        self._commencer()

    def _commencer(self) -> None:
        """Give the hand to the first thing asked: Qt would begin at the buttons, created first."""
        boutons = (self._annuler, self.valider)
        choisi = self.focusWidget()
        if choisi not in (None, *boutons) and not isinstance(choisi, _CADRES):
            return
        suivant = self.valider.nextInFocusChain()
        while suivant is not None and suivant not in (self, *boutons):
            if (
                suivant.focusPolicy() & Qt.FocusPolicy.TabFocus
                and suivant.isEnabled()
                and suivant.isVisible()
            ):
                suivant.setFocus()
                return
            suivant = suivant.nextInFocusChain()
        self.valider.setFocus()

    def est_accepte(self) -> bool:
        """Ask, and say whether the officer went on."""
        accepte = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepte


def _se_remplit(widget: QWidget) -> bool:
    par_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(par_tab) and widget.isEnabled() and widget.isVisible() and not isinstance(widget, _CADRES)
