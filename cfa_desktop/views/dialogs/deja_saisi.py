"""« Déjà saisi sur Parcoursup le… »: folded until wanted, then a day and an hour."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from cfa_desktop.models.temps import PARIS
from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.mois import ouvrir_sur_un_mois


class DejaSaisi(QWidget):
    """``instant`` is None while folded; ``change`` tells that it moved."""

    change = Signal()

    def __init__(self, maintenant: datetime) -> None:
        super().__init__()
        px = theme().px
        self.bascule = bouton("Déjà saisi sur Parcoursup le…", "lien", nom_icone="chevron-right")
        self.bascule.setCheckable(True)
        self.bascule.toggled.connect(self._ouvrir)
        local = maintenant.astimezone(PARIS)
        self.champ = QDateTimeEdit(QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0))
        self.champ.setDisplayFormat("ddd d MMMM yyyy  HH 'h' mm")
        ouvrir_sur_un_mois(self.champ)
        self.champ.setAccessibleName("Jour et heure de la saisie sur Parcoursup")
        self.champ.dateTimeChanged.connect(self.change)
        self._corps = QWidget()
        ligne = QHBoxLayout(self._corps)
        ligne.setContentsMargins(px(24), 0, 0, 0)
        ligne.addWidget(self.champ)
        ligne.addWidget(etiquette("heure de Paris", "discret"))
        ligne.addStretch(1)
        self._corps.hide()
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        rang = QHBoxLayout()
        rang.addWidget(self.bascule)
        rang.addStretch(1)
        boite.addLayout(rang)
        boite.addWidget(self._corps)

    def instant(self) -> datetime | None:
        """Return when it was typed online, None while folded."""
        if not self.bascule.isChecked():
            return None
        quand = self.champ.dateTime()
        jour, heure = quand.date(), quand.time()
        return datetime(jour.year(), jour.month(), jour.day(), heure.hour(), heure.minute(), tzinfo=PARIS)

    def _ouvrir(self, ouvert: bool) -> None:
        self.bascule.setIcon(icone("chevron-down" if ouvert else "chevron-right", "accent"))
        self._corps.setVisible(ouvert)
        self.change.emit()
