"""« Renseigner le numéro »: the n° d'inscription of a person noted here without one."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.widgets.etiquette import etiquette

QUESTION = "Quel est le n° d’inscription Parcoursup de {nom}\u202f?"
AIDE = (
    "Il se lit sur Parcoursup, ou le candidat le donne. Les prochains exports le reconnaîtront\u202f; s’il "
    "est déjà dans la base, les deux fiches vous sont montrées côte à côte."
)


class NumeroDialog(Boite):
    """Asks the number and gives it; ``deja`` is then the id of the person who already holds it here."""

    def __init__(self, bureau: Bureau, candidat_id: int, nom: str, parent: QWidget | None) -> None:
        super().__init__("Renseigner le numéro", QUESTION.format(nom=nom), "Renseigner", parent)
        self._bureau, self._candidat_id = bureau, candidat_id
        self.deja: int | None = None
        self.champ = QLineEdit()
        self.champ.setAccessibleName("N° d’inscription")
        self.raison = etiquette("", "erreur", retour=True)
        self.raison.hide()
        self.corps.addWidget(self.champ)
        self.corps.addWidget(self.raison)
        self.corps.addWidget(etiquette(AIDE, "discret", retour=True))
        self.champ.textChanged.connect(self._suivre)
        self._suivre()

    def accept(self) -> None:
        """Give the number, or show why it cannot be."""
        try:
            self.deja = self._bureau.doublons.renseigner_numero(self._candidat_id, self.champ.text())
        except CfaError as refus:
            self.raison.setText(str(refus))
            self.raison.show()
            return
        super().accept()

    @classmethod
    def demander(cls, bureau: Bureau, candidat_id: int, nom: str, parent: QWidget) -> NumeroDialog | None:
        """Ask; return the dialog once the number is given or known to be another's, None when given up."""
        dialogue = cls(bureau, candidat_id, nom, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue if accepte else None

    def _suivre(self) -> None:
        self.raison.hide()
        self.valider.setEnabled(bool(self.champ.text().strip()))
