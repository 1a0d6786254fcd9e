"""Prepare the session of the year after: what will be taken over is said before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.etiquette import etiquette

_LIVREES = (
    "Les dates déjà publiées de cette session sont livrées avec le programme. Celles qui manquent restent "
    "à fournir\u202f: rien n’est inventé."
)


class PreparationDialog(Boite):
    """Says which dates the session will start with, and asks to go on."""

    def __init__(self, bureau: Bureau, parent: QWidget | None = None) -> None:
        self._bureau, self.campagne = bureau, bureau.calendriers.a_preparer()
        titre = f"Préparer la session {self.campagne}"
        super().__init__(titre, titre, "Préparer la session", parent)
        precedente = self.campagne - 1
        livrees = bureau.calendriers.est_livre(self.campagne)
        reprises = (
            f"Les dates de {precedente} seront reprises un an plus tard, toutes marquées «\u00a0à "
            "confirmer\u00a0». Ce qui manque restera à fournir."
        )
        self.explication = etiquette(_LIVREES if livrees else reprises, "valeur", retour=True)
        self.corps.addWidget(self.explication)
        self.corps.addWidget(
            etiquette(
                "Vos formations et candidatures des autres sessions ne changent pas.", "discret", retour=True
            )
        )

    @classmethod
    def proposer(cls, bureau: Bureau, parent: QWidget | None) -> int | None:
        """Ask, prepare the session and return its year, None when the officer gave up."""
        dialogue = cls(bureau, parent)
        if not dialogue.est_accepte():
            return None
        return bureau.calendriers.preparer_suivante(dialogue.campagne - 1)
