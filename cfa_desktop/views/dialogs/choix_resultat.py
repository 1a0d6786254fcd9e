"""The result of a contact: one button, one letter each (letters are unshifted on every keyboard)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from cfa_desktop.models.suivi import LABELS_RESULTAT, Resultat
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme

TOUCHES: Mapping[Resultat, str] = {
    Resultat.JOINT: "J",
    Resultat.MESSAGE_LAISSE: "M",
    Resultat.PAS_DE_REPONSE: "P",
    Resultat.NUMERO_ERRONE: "N",
    Resultat.CHERCHE_EMPLOYEUR: "C",
    Resultat.ENTRETIEN_PREVU: "E",
    Resultat.EMPLOYEUR_TROUVE: "T",
    Resultat.PLUS_INTERESSE: "I",
}
_COLONNES = 2


class ChoixResultat(QWidget):
    """At most one result; ``change`` carries it, or None."""

    change = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._boutons: dict[Resultat, QPushButton] = {}
        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setSpacing(theme().px(6))
        for rang, resultat in enumerate(Resultat):
            un = QPushButton(f"{TOUCHES[resultat]}    {LABELS_RESULTAT[resultat]}")
            un.setObjectName("choix")
            un.setCheckable(True)
            un.setAutoDefault(False)
            un.setAccessibleName(LABELS_RESULTAT[resultat])
            un.setToolTip(infobulle(f"Touche {TOUCHES[resultat]}"))
            un.clicked.connect(lambda coche, lequel=resultat: self._choisir(lequel, coche=coche))
            self._boutons[resultat] = un
            grille.addWidget(un, rang // _COLONNES, rang % _COLONNES)
        self.setFocusProxy(self._boutons[Resultat.JOINT])
        self.setAccessibleName("Résultat")

    @property
    def choisi(self) -> Resultat | None:
        """Return the result chosen, None without any."""
        return next((resultat for resultat, un in self._boutons.items() if un.isChecked()), None)

    def choisir_par_touche(self, touche: str) -> bool:
        """Choose the result of that letter; say whether there is one."""
        for resultat, lettre in TOUCHES.items():
            if touche.upper() == lettre:
                self._choisir(resultat, coche=True)
                return True
        return False

    def _choisir(self, resultat: Resultat, *, coche: bool) -> None:
        for autre, un in self._boutons.items():
            un.setChecked(coche and autre is resultat)
        if coche:
            self._boutons[resultat].setFocus()
        self.change.emit(self.choisi)
