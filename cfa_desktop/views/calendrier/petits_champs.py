"""The other editors of a calendar: a number of days, two hours, a choice."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from cfa_desktop.models.calendrier.champs import CHOIX
from cfa_desktop.models.calendrier.phrases import A_FOURNIR, heure_dite
from cfa_desktop.views.calendrier.jour_edit import LARGEUR
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_HEURE = re.compile(r"^(\d{1,2})\s*(?:[h:]\s*(\d{1,2})?)?$", re.IGNORECASE)
_CHIFFRES_AU_PLUS = 3


class ListeSansMolette(QComboBox):
    """A list that scrolling the page never changes."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NombreEdit(QWidget):
    """A whole number of days, empty when unknown."""

    change = Signal()

    def __init__(self, libelle: str) -> None:
        super().__init__()
        self._libelle = libelle
        self.champ = QLineEdit()
        self.champ.setPlaceholderText("à fournir")
        self.champ.setAccessibleName(f"{libelle}, en jours")
        self.champ.setFixedWidth(theme().px(80))
        self.setFixedWidth(theme().px(LARGEUR))
        boite = _rangee(self, self.champ, etiquette("jours"))
        boite.addStretch(1)
        self.setFocusProxy(self.champ)
        self.champ.textEdited.connect(self._edite)

    @property
    def valeur(self) -> int | None:
        """Return the number, None when empty or unreadable."""
        texte = self.champ.text().strip()
        return int(texte) if _est_nombre(texte) else None

    @property
    def faute(self) -> str:
        """Return why the text is not a number of days, "" when it is one or is empty."""
        texte = self.champ.text().strip()
        if not texte or _est_nombre(texte):
            return ""
        return f"{self._libelle}\u202f: «\u00a0{texte}\u00a0» n’est pas un nombre de jours."

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self.champ]

    def montrer(self, nombre: int | None) -> None:
        """Show a number, or the place of a missing one."""
        self.champ.setText("" if nombre is None else str(nombre))

    def _edite(self, _texte: str) -> None:
        self.change.emit()


class NuitEdit(QWidget):
    """Two hours of the same day, both empty when there is no such hour."""

    change = Signal()

    def __init__(self, libelle: str) -> None:
        super().__init__()
        self._libelle = libelle
        self.debut, self.fin = QLineEdit(), QLineEdit()
        self.debut.setAccessibleName(f"{libelle}, de")
        self.fin.setAccessibleName(f"{libelle}, à")
        for champ in (self.debut, self.fin):
            champ.setPlaceholderText("–")
            champ.setFixedWidth(theme().px(76))
            champ.textEdited.connect(self._edite)
        self.setFixedWidth(theme().px(LARGEUR))
        _rangee(self, self.debut, etiquette("à"), self.fin).addStretch(1)
        self.setFocusProxy(self.debut)

    @property
    def valeur(self) -> tuple[time, time] | None:
        """Return the two hours, None unless both are readable."""
        debut, fin = lire_heure(self.debut.text()), lire_heure(self.fin.text())
        return None if debut is None or fin is None else (debut, fin)

    @property
    def faute(self) -> str:
        """Return why these are not two hours, "" when they are or are both empty."""
        textes = self.debut.text().strip(), self.fin.text().strip()
        if not any(textes) or self.valeur is not None:
            return ""
        return f"{self._libelle}\u202f: donnez deux heures, par exemple 0 h et 1 h, ou aucune."

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self.debut, self.fin]

    def montrer(self, bornes: tuple[time, time] | None) -> None:
        """Show the two hours, or none."""
        debut, fin = bornes or (None, None)
        self.debut.setText("" if debut is None else heure_dite(debut))
        self.fin.setText("" if fin is None else heure_dite(fin))

    def _edite(self, _texte: str) -> None:
        self.change.emit()


class ChoixEdit(ListeSansMolette):
    """One of a few readings, or none yet."""

    change = Signal()
    faute = ""

    def __init__(self, libelle: str) -> None:
        super().__init__()
        self.setAccessibleName(libelle)
        self.setFixedWidth(theme().px(LARGEUR))
        self.addItem(A_FOURNIR, "")
        for valeur, dit in CHOIX.items():
            self.addItem(dit, valeur)
        self.activated.connect(self._choisi)

    @property
    def valeur(self) -> str:
        """Return the stored value of what is chosen."""
        return str(self.currentData() or "")

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self]

    def montrer(self, valeur: str) -> None:
        """Show a choice, or the place of a missing one."""
        self.setCurrentIndex(max(0, self.findData(valeur)))

    def _choisi(self, _rang: int) -> None:
        self.change.emit()


def lire_heure(texte: str) -> time | None:
    """Return the hour of « 1 h 00 », « 1:00 » or « 1 », None when it is not one."""
    trouve = _HEURE.match(texte.strip().replace("\u00a0", " ").replace("\u202f", " "))
    if trouve is None:
        return None
    try:
        return time(int(trouve[1]), int(trouve[2] or 0))
    except ValueError:
        return None


def _est_nombre(texte: str) -> bool:
    return texte.isascii() and texte.isdigit() and len(texte) <= _CHIFFRES_AU_PLUS


def _rangee(parent: QWidget, *widgets: QWidget) -> QHBoxLayout:
    boite = QHBoxLayout(parent)
    boite.setContentsMargins(0, 0, 0, 0)
    boite.setSpacing(theme().px(6))
    for widget in widgets:
        boite.addWidget(widget)
    return boite
