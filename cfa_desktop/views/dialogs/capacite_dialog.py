"""The capacity of a formation: a fact read on Parcoursup, or a change to type there."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.raisons import ListeRaisons
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.etiquette import etiquette

_DEJA = "Déjà affichée sur Parcoursup\u202f: la noter ici"
_NOUVELLE = "Nouvelle capacité, à saisir en ligne"
_ICI_SEULEMENT = "Préparé ici seulement\u202f: rien ne change sur Parcoursup tant que ce n’est pas saisi."


class CapaciteDialog(Boite):
    """Asks a whole number and what it is; ``phrase`` says what was recorded."""

    def __init__(self, bureau: Bureau, formation_id: int, parent: QWidget | None) -> None:
        super().__init__("Capacité", "Capacité d’accueil de la formation", "Enregistrer", parent)
        self._bureau, self._formation = bureau, bureau.formations.trouver(formation_id)
        self.phrase = ""
        actuelle = self._formation.capacite
        self.nombre = QLineEdit("" if actuelle is None else str(actuelle))
        self.nombre.setAccessibleName("Capacité, en nombre de places")
        self.nombre.setMaximumWidth(theme().px(96))
        self.deja, self.nouvelle = QRadioButton(_DEJA), QRadioButton(_NOUVELLE)
        self._choix = QButtonGroup(self)
        self._choix.addButton(self.deja)
        self._choix.addButton(self.nouvelle)
        self.deja.setChecked(True)
        self.raisons = ListeRaisons("")
        self.mention = etiquette("", "discret", retour=True)
        self._disposer()
        self.nombre.textChanged.connect(self._juger)
        self._choix.buttonToggled.connect(self._juger)
        self.nombre.selectAll()
        self.nombre.setFocus()
        self._juger()

    @classmethod
    def saisir(cls, bureau: Bureau, formation_id: int, parent: QWidget | None) -> str:
        """Ask and record; return what was done as a sentence, "" when nothing was."""
        dialogue = cls(bureau, formation_id, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.phrase if accepte else ""

    def accept(self) -> None:
        """Record, or show why it cannot be."""
        valeur = lire_capacite(self.nombre.text())
        if valeur is None:
            return
        try:
            self._enregistrer(valeur)
        except CfaError as refus:
            self.raisons.montrer(Verdict((Blocage("", str(refus)),)))
            return
        super().accept()

    def _enregistrer(self, valeur: int) -> None:
        code, formation_id = self._formation.nom_court, self._formation.id
        if self.deja.isChecked():
            self._bureau.formations.saisir_capacite(formation_id, valeur)
            self.phrase = f"Capacité notée – {code}\u202f: {valeur}"
        else:
            self._bureau.demandes.preparer_capacite(formation_id, valeur)
            self.phrase = f"Capacité préparée, à saisir en ligne – {code}\u202f: {valeur}"

    def _disposer(self) -> None:
        formation = self._formation
        self.corps.addWidget(BandeFormation(formation.nom_court, formation.couleur, formation.intitule))
        ligne = QHBoxLayout()
        ligne.addWidget(self.nombre)
        ligne.addWidget(etiquette("places"))
        ligne.addStretch(1)
        self.corps.addLayout(ligne)
        for widget in (self.deja, self.nouvelle, self.raisons, self.mention):
            self.corps.addWidget(widget)

    def _juger(self, *_: object) -> None:
        deja = self.deja.isChecked()
        verdict = self._bureau.formations.examiner_capacite(
            self._formation.id, lire_capacite(self.nombre.text()), deja_affichee=deja
        )
        vide = not self.nombre.text().strip()
        self.raisons.montrer(Verdict() if vide else verdict)
        self.valider.setEnabled(not verdict.blocages)
        self.valider.setText("Noter la capacité" if deja else "Préparer")
        self.mention.setText(
            "Saisissez le nombre affiché sur Parcoursup, rubrique «\u00a0Paramétrage\u00a0»."
            if deja
            else _ICI_SEULEMENT
        )
