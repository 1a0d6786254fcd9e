"""A typed contract to cancel: the reason, and the ready text for the DRAIO."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from cfa_desktop.models.saisie import Saisie
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.raisons import ListeRaisons
from cfa_desktop.views.dialogs.texte_a_copier import TexteACopier
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

_POURQUOI = "Dites pourquoi ce contrat est à annuler."


class AnnulationDialog(Boite):
    """Asks the reason; the text follows as it is typed."""

    def __init__(self, bureau: Bureau, saisie: Saisie, parent: QWidget | None) -> None:
        super().__init__(
            "Contrat à annuler",
            "Faire annuler ce contrat auprès de la DRAIO",
            "Noter l’annulation demandée",
            parent,
        )
        self._bureau, self._saisie = bureau, saisie
        self.setMinimumWidth(theme().px(600))
        self.motif = QLineEdit()
        self.motif.setAccessibleName("Motif de l’annulation")
        self.motif.setPlaceholderText("contrat rompu avant son début, erreur de formation…")
        self.raisons = ListeRaisons("")
        self.texte = TexteACopier("Texte pour la DRAIO", "")
        self.corps.addWidget(etiquette("Motif de l’annulation", "rubrique"))
        for widget in (self.motif, self.raisons, self.texte):
            self.corps.addWidget(widget)
        self.raisons.montrer(bureau.contrats.examiner_annulation(saisie.id))
        self.motif.textChanged.connect(self._ecrire)
        self._ecrire()
        self.motif.setFocus()

    @classmethod
    def demander(cls, bureau: Bureau, saisie: Saisie, parent: QWidget | None) -> str:
        """Ask, and return the reason, "" when the officer gave up."""
        dialogue = cls(bureau, saisie, parent)
        return dialogue.motif.text().strip() if dialogue.est_accepte() else ""

    def _ecrire(self, *_: object) -> None:
        motif = self.motif.text().strip()
        self.texte.champ.setPlainText(self._bureau.contrats.texte_annulation(self._saisie.id, motif))
        self.valider.setEnabled(bool(motif))
        self.valider.setToolTip("" if motif else _POURQUOI)
