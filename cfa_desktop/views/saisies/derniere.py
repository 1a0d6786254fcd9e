"""What was just typed, for ten minutes: « Saisi à 14 h 32 – [Ce n’était pas saisi] »."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import heure, jour_de_paris, jour_heure
from cfa_desktop.models.saisie import Nature
from cfa_desktop.services.saisies import DELAI_DE_REPENTIR
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette


class DerniereSaisie(QFrame):
    """A strip that hides by itself once the delay to repent is over; signals carry the item's id."""

    pas_saisi = Signal(int)
    message_demande = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bandeau")
        self.setProperty("ton", "info")
        self._saisie_id = 0
        self._minuterie = QTimer(self, singleShot=True)
        self._minuterie.setInterval(int(DELAI_DE_REPENTIR.total_seconds() * 1000))
        self._minuterie.timeout.connect(self.oublier)
        self.texte = etiquette("", "valeur", retour=True)
        self.message = bouton("Message pour le candidat", nom_icone="mail")
        self.message.clicked.connect(lambda: self.message_demande.emit(self._saisie_id))
        self.annuler = bouton("Ce n’était pas saisi", nom_icone="undo-2")
        self.annuler.clicked.connect(lambda: self.pas_saisi.emit(self._saisie_id))
        px = theme().px
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(12), px(4), px(8), px(4))
        boite.setSpacing(px(10))
        boite.addWidget(self.texte, 1)
        boite.addWidget(self.message)
        boite.addWidget(self.annuler)
        self.hide()

    def montrer(self, carte: ASaisir, session: int, maintenant: datetime) -> None:
        """Say what was typed, and when: the hour alone when it is today."""
        self._saisie_id = carte.saisie.id
        quand = ""
        if (instant := carte.saisie.saisie_at) is not None:
            est_du_jour = jour_de_paris(instant) == jour_de_paris(maintenant)
            quand = f" à {heure(instant)}" if est_du_jour else f" {jour_heure(instant, session)}"
        qui = carte.candidat or carte.titre
        self.texte.setText(f"Saisi{quand} – {carte.formation_nom}, {qui}")
        self.message.setVisible(carte.saisie.nature is Nature.CONTRAT)
        self._minuterie.start()
        self.show()

    def concerne(self, saisie_id: int) -> bool:
        """Say whether this item is the one just typed."""
        return saisie_id == self._saisie_id and saisie_id != 0

    def oublier(self) -> None:
        """Hide the strip."""
        self._saisie_id = 0
        self.hide()
