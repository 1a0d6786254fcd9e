"""What the guichet says above its pages: a refusal, a file written, the last item typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.saisies.derniere import DerniereSaisie
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau


class BandeauxGuichet(QWidget):
    """Three strips, each hidden while it has nothing to say; ``pas_saisi`` carries an item."""

    pas_saisi = Signal(int)
    fichier_demande = Signal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        self.derniere = DerniereSaisie()
        self.erreur = Bandeau("", "danger", fermable=True)
        self.note = Bandeau("", "info", ("Ouvrir",), fermable=True)
        px = theme().px
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(8), px(4), px(8), 0)
        boite.setSpacing(px(4))
        for bandeau in (self.erreur, self.note, self.derniere):
            bandeau.hide()
            boite.addWidget(bandeau)
        self.derniere.pas_saisi.connect(self.pas_saisi)
        self.note.action_demandee.connect(self.fichier_demande)

    def dire_erreur(self, phrase: str) -> None:
        """Show why nothing was written."""
        self.erreur.set_texte(phrase)
        self.erreur.show()

    def dire_fichier(self, phrase: str) -> None:
        """Show that a file was written, and offer to open it."""
        self.note.set_texte(phrase)
        self.note.show()

    def dire_saisi(self, saisie_id: int) -> None:
        """Show what was just typed, for as long as it may be unticked."""
        carte = self._bureau.saisies.trouver(saisie_id)
        session = self._bureau.formations.trouver(carte.formation_id).campagne
        self.derniere.montrer(carte, session, self._bureau.contexte.maintenant())
        # The text for the candidate needs more room than this: it stays in the main window.
        self.derniere.message.hide()
