"""The figures under the slider: name and value, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cfa_desktop.models.simulation.phrases import Chiffre
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import Etiquette, etiquette
from cfa_desktop.views.widgets.flux import Flux


class Chiffres(QWidget):
    """Labels kept from one instant to the next: only their texts change while sliding."""

    def __init__(self) -> None:
        super().__init__()
        self._flux = Flux(self)
        self._flux.setContentsMargins(0, 0, 0, 0)
        self._paires: list[tuple[Etiquette, Etiquette, QWidget]] = []

    def montrer(self, chiffres: Sequence[Chiffre]) -> None:
        """Show those figures."""
        while len(self._paires) < len(chiffres):
            self._paires.append(self._paire())
        for (nom, valeur, cadre), chiffre in zip(self._paires, chiffres, strict=True):
            if (nom.text(), valeur.text()) != (chiffre.nom, chiffre.valeur):
                nom.setText(chiffre.nom)
                valeur.setText(chiffre.valeur)
            cadre.setToolTip(chiffre.detail)
            cadre.setAccessibleName(f"{chiffre.nom}\u202f: {chiffre.valeur}")

    @property
    def textes(self) -> tuple[tuple[str, str], ...]:
        """Return the names and values shown."""
        return tuple((nom.text(), valeur.text()) for nom, valeur, _ in self._paires)

    def _paire(self) -> tuple[Etiquette, Etiquette, QWidget]:
        cadre = QWidget()
        boite = QHBoxLayout(cadre)
        boite.setContentsMargins(0, theme().px(6), theme().px(18), theme().px(2))
        boite.setSpacing(theme().px(6))
        nom, valeur = etiquette("", "discret"), etiquette("", "rubrique")
        boite.addWidget(nom)
        boite.addWidget(valeur)
        self._flux.addWidget(cadre)
        return nom, valeur, cadre
