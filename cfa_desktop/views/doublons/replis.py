"""Values that go to the line where their column ends, even those without a space: a mail, a choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import Etiquette

LARGEUR_MIN = 60
_CADRE_DU_CHOIX = 34  # the round mark, the gap, the frame of the focus
_SANS_FIN = 10_000
_COUPURE = re.compile(r"(?<=[@._\-\u00a0\u202f])")


def couper(texte: str, mesure: Callable[[str], int], largeur: int) -> list[str]:
    """Return the text on lines no wider than that, words cut only when they have no place on a line."""
    lignes = [""]
    for mot in texte.split(" "):
        essai = f"{lignes[-1]} {mot}" if lignes[-1] else mot
        if mesure(essai) <= largeur:
            lignes[-1] = essai
            continue
        if lignes[-1]:
            lignes.append("")
        for morceau in _morceaux(mot, mesure, largeur):
            if lignes[-1] and mesure(lignes[-1] + morceau) > largeur:
                lignes.append("")
            lignes[-1] += morceau
    return lignes


def _morceaux(mot: str, mesure: Callable[[str], int], largeur: int) -> Iterator[str]:
    """Cut a word where a mail or a number is read in parts, else anywhere."""
    for morceau in _COUPURE.split(mot):
        yield from [morceau] if mesure(morceau) <= largeur else morceau


class ChoixReplie(QRadioButton):
    """A choice on as many lines as its column asks for; ``valeur`` is its whole text."""

    def __init__(self, valeur: str) -> None:
        super().__init__(valeur.replace("&", "&&"))
        self.valeur = valeur
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, largeur: int) -> int:
        px, lignes = theme().px, self._lignes(largeur)
        return max(px(26), len(lignes) * self.fontMetrics().lineSpacing() + px(6))

    def sizeHint(self) -> QSize:
        large = self.fontMetrics().horizontalAdvance(self.valeur) + theme().px(_CADRE_DU_CHOIX)
        return QSize(large, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(LARGEUR_MIN), theme().px(26))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText("\n".join(self._lignes(event.size().width())).replace("&", "&&"))

    def _lignes(self, largeur: int) -> list[str]:
        place = max(theme().px(LARGEUR_MIN), largeur) - theme().px(_CADRE_DU_CHOIX)
        return couper(self.valeur, self.fontMetrics().horizontalAdvance, place)


class ValeurRepliee(Etiquette):
    """A value to read; a word wider than its column is cut, the others are left as they are written."""

    def __init__(self, valeur: str) -> None:
        super().__init__(valeur, "valeur", retour=True)
        self.valeur = valeur

    def heightForWidth(self, largeur: int) -> int:
        cadre = QRect(0, 0, largeur, _SANS_FIN)
        drapeau = int(Qt.TextFlag.TextWordWrap.value)
        return self.fontMetrics().boundingRect(cadre, drapeau, self._coupee(largeur)).height()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(LARGEUR_MIN), self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._coupee(event.size().width()))

    def _coupee(self, largeur: int) -> str:
        place, mesure = max(theme().px(LARGEUR_MIN), largeur), self.fontMetrics().horizontalAdvance
        return " ".join("\n".join(couper(mot, mesure, place)) for mot in self.valeur.split(" "))
