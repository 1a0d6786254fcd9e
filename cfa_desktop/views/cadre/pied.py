"""The bottom bar: age of the last verified backup, the base, its protection."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cfa_desktop.models.dates_fr import age, jour_de_paris, jour_heure
from cfa_desktop.views.icones import image
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class Pied(QWidget):
    """Three quiet facts, always there."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.setObjectName("pied")
        self.sauvegarde = etiquette("", "discret")
        self.base = etiquette(base.name, "discret")
        self.base.setToolTip(str(base))
        self.protection = etiquette("base non chiffrée", "discret")
        self._icone = QLabel()
        self._icone.setPixmap(image("lock-open", "discret", theme().px(12), self.devicePixelRatioF()))
        px = theme().px
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(16), px(3), px(16), px(4))
        boite.setSpacing(px(8))
        boite.addWidget(self.sauvegarde)
        boite.addStretch(1)
        boite.addWidget(self.base)
        boite.addWidget(etiquette("·", "discret"))
        boite.addWidget(self._icone)
        boite.addWidget(self.protection)

    def montrer_sauvegarde(self, faite_at: datetime | None, maintenant: datetime) -> None:
        """Show how old the last verified backup is."""
        if faite_at is None:
            self.sauvegarde.setText("Aucune sauvegarde vérifiée pour l’instant")
            return
        date_entiere = jour_heure(faite_at, maintenant.year)
        # The demo's clock stands still: a backup may be younger than its « now ».
        quand = date_entiere if faite_at > maintenant else age(jour_de_paris(faite_at), maintenant)
        self.sauvegarde.setText(f"Dernière sauvegarde vérifiée\u202f: {quand}")
        self.sauvegarde.setToolTip(date_entiere)
