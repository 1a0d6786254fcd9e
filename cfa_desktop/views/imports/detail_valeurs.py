"""The values of one candidature, part by part, before and after: one text to read and copy, however long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from cfa_desktop.models.libelles_champs import VIDE
from cfa_desktop.views.delegates.cellule import pinceau
from cfa_desktop.views.theme import theme

FLECHE = "\u2192"
Valeur = tuple[str, str, str, str]  # part, field, before, after


class Valeurs(QTextEdit):
    """Read-only; data enters as plain text, through a cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("valeurs")
        self.setAccessibleName("Détail de la ligne")
        self.setTabChangesFocus(True)
        self._montrees: Sequence[Valeur] = ()
        self._avec_avant = False

    def montrer(self, valeurs: Sequence[Valeur], *, avec_avant: bool) -> None:
        """Write those values, a title before each part."""
        self._montrees, self._avec_avant = valeurs, avec_avant
        self._ecrire()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_montrees"):
            self._ecrire()

    def _ecrire(self) -> None:
        self.clear()
        curseur = QTextCursor(self.document())
        curseur.beginEditBlock()
        partie_dite = ""
        for partie, champ, avant, apres in self._montrees:
            if partie != partie_dite:
                self._bloc(curseur, 12 if partie_dite else 0)
                curseur.insertText(partie, _format("texte", gras=True))
                partie_dite = partie
            self._bloc(curseur, 6)
            curseur.insertText(champ, _format("discret", petit=True))
            self._bloc(curseur, 0)
            if self._avec_avant:
                curseur.insertText(avant, _format("discret", barre=avant != VIDE))
                curseur.insertText(f" {FLECHE} ", _format("discret"))
            curseur.insertText(apres, _format("texte"))
        curseur.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _bloc(self, curseur: QTextCursor, haut: int) -> None:
        bloc = QTextBlockFormat()
        bloc.setTopMargin(theme().px(haut))
        if self.document().isEmpty():
            curseur.setBlockFormat(bloc)
        else:
            curseur.insertBlock(bloc)


def _format(role: str, *, gras: bool = False, petit: bool = False, barre: bool = False) -> QTextCharFormat:
    resultat = QTextCharFormat()
    resultat.setForeground(pinceau(getattr(theme().couleurs, role)))
    resultat.setFontWeight(QFont.Weight.DemiBold if gras else QFont.Weight.Normal)
    resultat.setFontPointSize((9 if petit else 10) * theme().echelle)
    resultat.setFontStrikeOut(barre)
    return resultat
