"""A day typed in French or picked in a calendar; empty means that nobody gave it yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from cfa_desktop.models.calendrier.jour_saisi import lire_jour
from cfa_desktop.models.calendrier.phrases import A_FOURNIR
from cfa_desktop.models.dates_fr import jour_court
from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.mois import mois_a_choisir

LARGEUR = 180


class JourEdit(QWidget):
    """``valeur`` is None when empty or unreadable; ``faute`` says which; ``change`` at each key."""

    change = Signal()

    def __init__(self, libelle: str, campagne: int) -> None:
        super().__init__()
        self._libelle, self._campagne = libelle, campagne
        px = theme().px
        self.champ = QLineEdit()
        self.champ.setPlaceholderText(A_FOURNIR)
        self.champ.setAccessibleName(libelle)
        self.champ.setMinimumWidth(px(120))
        self.choisir = QToolButton()
        self.choisir.setIcon(icone("calendar-clock", "discret"))
        self.choisir.setIconSize(QSize(px(16), px(16)))
        self.choisir.setAccessibleName(f"Choisir dans un calendrier\u202f: {libelle}")
        self.choisir.setToolTip("Choisir dans un calendrier")
        self.choisir.clicked.connect(self._ouvrir)
        self.setFixedWidth(px(LARGEUR))
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(2))
        boite.addWidget(self.champ, 1)
        boite.addWidget(self.choisir)
        self.setFocusProxy(self.champ)
        self.champ.textEdited.connect(self._edite)
        self.champ.editingFinished.connect(self._ecrire_en_clair)

    @property
    def valeur(self) -> date | None:
        """Return the day typed."""
        return lire_jour(self.champ.text(), self._campagne)

    @property
    def faute(self) -> str:
        """Return why the text is not a day, "" when it is one or is empty."""
        texte = self.champ.text().strip()
        if not texte or self.valeur is not None:
            return ""
        return (
            f"{self._libelle}\u202f: «\u00a0{texte}\u00a0» n’est pas une date. "
            "Écrivez par exemple 9/5 ou 9 mai."
        )

    def focusables(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self.champ, self.choisir]

    def montrer(self, jour: date | None) -> None:
        """Show a day, or the place of a missing one."""
        self.champ.setText("" if jour is None else jour_court(jour, self._campagne))

    def _edite(self, _texte: str) -> None:
        self.change.emit()

    def _ecrire_en_clair(self) -> None:
        if (jour := self.valeur) is not None:
            self.montrer(jour)

    def _ouvrir(self) -> None:
        menu = QMenu(self)
        calendrier = mois_a_choisir(self.valeur or date(self._campagne, 1, 1))
        calendrier.setAccessibleName(f"Calendrier\u202f: {self._libelle}")
        porteur = QWidgetAction(menu)
        porteur.setDefaultWidget(calendrier)
        menu.addAction(porteur)
        for choisi in (calendrier.clicked, calendrier.activated):
            choisi.connect(self._choisi)
            choisi.connect(menu.close)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendrier.setFocus()

    def _choisi(self, jour: QDate) -> None:
        self.montrer(date(jour.year(), jour.month(), jour.day()))
        self.champ.setFocus()
        self.change.emit()
