"""A date one may leave out: a checkbox that opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois


class DateFacultative(QWidget):
    """``jour`` is None while unchecked; ``change`` tells that it moved."""

    change = Signal()

    def __init__(self, libelle: str, propose: date) -> None:
        super().__init__()
        self.case = QCheckBox(libelle)
        self.champ = QDateEdit(QDate(propose.year, propose.month, propose.day))
        self.champ.setDisplayFormat("ddd d MMMM yyyy")
        ouvrir_sur_un_mois(self.champ)
        self.champ.setAccessibleName(libelle)
        self.champ.setEnabled(False)
        self.case.toggled.connect(self._ouvrir)
        self.champ.dateChanged.connect(self.change)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(12))
        boite.addWidget(self.case)
        boite.addWidget(self.champ)
        boite.addStretch(1)

    @property
    def jour(self) -> date | None:
        """Return the day, None while unchecked."""
        if not self.case.isChecked():
            return None
        jour = self.champ.date()
        return date(jour.year(), jour.month(), jour.day())

    def montrer(self, jour: date | None) -> None:
        """Show a day, or none; the day shown before stays ready behind the checkbox."""
        if jour is not None:
            self.champ.setDate(QDate(jour.year, jour.month, jour.day))
        self.case.setChecked(jour is not None)

    def _ouvrir(self, ouvert: bool) -> None:
        self.champ.setEnabled(ouvert)
        self.change.emit()
