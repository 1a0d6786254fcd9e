"""What is typed for a document before printing: one field each, the preview follows a moment later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from cfa_desktop.models.impression import Saisie
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

DELAI_MS = 350


class SaisiesEdit(QWidget):
    """``change`` comes once the hand rests, or leaves the field; ``textes`` is what stands in it now."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.champs: dict[str, QLineEdit] = {}
        self._repos = QTimer(self)
        self._repos.setSingleShot(True)
        self._repos.setInterval(DELAI_MS)
        self._repos.timeout.connect(self.change)
        self._formulaire = QFormLayout(self)
        self._formulaire.setContentsMargins(0, 0, 0, 0)
        self._formulaire.setVerticalSpacing(theme().px(6))
        self._formulaire.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._formulaire.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.hide()

    @property
    def textes(self) -> dict[str, str]:
        """Return what is typed, by key."""
        return {cle: champ.text().strip() for cle, champ in self.champs.items()}

    def montrer(self, saisies: Sequence[Saisie], textes: Mapping[str, str]) -> None:
        """Offer those fields, filled with what was typed last, else with what the catalogue says."""
        self._repos.stop()
        while self._formulaire.rowCount():
            self._formulaire.removeRow(0)
        self.champs = {}
        for saisie in saisies:
            champ = self.champs[saisie.cle] = QLineEdit(textes.get(saisie.cle, saisie.defaut))
            champ.setAccessibleName(saisie.libelle)
            champ.setCursorPosition(0)
            champ.setMinimumWidth(theme().px(96))
            champ.textEdited.connect(self._attendre)
            champ.editingFinished.connect(self._finir)
            self._formulaire.addRow(etiquette(saisie.libelle, "compte"), champ)
        self.setVisible(bool(saisies))

    def _attendre(self, *_: object) -> None:
        self._repos.start()

    def _finir(self) -> None:
        if self._repos.isActive():
            self._repos.stop()
            self.change.emit()
