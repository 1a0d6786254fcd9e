"""A full formation (R11): the two requests, each with its ready text."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedLayout,
    QWidget,
)

from cfa_desktop.models.regles.capacite import lire_capacite
from cfa_desktop.models.saisie import Nature
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.dialogs.texte_a_copier import TexteACopier
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bande_formation import BandeFormation
from cfa_desktop.views.widgets.etiquette import etiquette

_A_COMPLETER = "… (nombre de places à compléter)"


class PleineDialog(Boite):
    """Chooses a request, copies its text, prepares the item."""

    def __init__(self, bureau: Bureau, formation_id: int, parent: QWidget | None) -> None:
        super().__init__("Formation complète", "Que demander pour cette formation\u202f?", "Préparer", parent)
        self._bureau, self._formation = bureau, bureau.formations.trouver(formation_id)
        cloture, self._augmentation = bureau.formations.textes_pleine(formation_id)
        self.cloture = QRadioButton("Demander la clôture du recrutement")
        self.augmentation = QRadioButton("Demander une augmentation de capacité")
        self._choix = QButtonGroup(self)
        for bouton in (self.cloture, self.augmentation):
            self._choix.addButton(bouton)
        self.places = QLineEdit()
        self.places.setAccessibleName("Nombre de places demandé")
        self.places.setMaximumWidth(theme().px(96))
        self.texte_cloture = TexteACopier("Demande de clôture", cloture)
        self.texte_augmentation = TexteACopier("Demande d’augmentation", self._augmentation)
        self.valider.setText("Préparer la demande")
        self._disposer()
        self.cloture.setChecked(True)
        self._choix.buttonToggled.connect(self._montrer)
        self.places.textChanged.connect(self._completer)
        self._montrer()

    @classmethod
    def proposer(cls, bureau: Bureau, formation_id: int, parent: QWidget | None) -> str:
        """Ask and prepare; return what was done as a sentence, "" when nothing was."""
        dialogue = cls(bureau, formation_id, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        phrase = dialogue.preparer() if accepte else ""
        dialogue.deleteLater()
        return phrase

    def preparer(self) -> str:
        """Prepare the request chosen, and say so."""
        formation_id, code = self._formation.id, self._formation.nom_court
        if self.cloture.isChecked():
            self._bureau.saisies.preparer_formation(formation_id, Nature.CLOTURE, "")
            return f"Demande de clôture préparée, à envoyer en ligne – {code}"
        voulue = lire_capacite(self.places.text()) or ""
        self._bureau.saisies.preparer_formation(formation_id, Nature.AUGMENTATION, str(voulue))
        return f"Demande d’augmentation préparée, à envoyer en ligne – {code}"

    def _disposer(self) -> None:
        formation = self._formation
        self.setMinimumWidth(theme().px(600))
        self.corps.addWidget(BandeFormation(formation.nom_court, formation.couleur, formation.intitule))
        self.corps.addWidget(self.cloture)
        ligne = QHBoxLayout()
        ligne.addWidget(self.augmentation)
        self._porter = etiquette("à porter à", "discret")
        self._mot = etiquette("places", "discret")
        for widget in (self._porter, self.places, self._mot):
            ligne.addWidget(widget)
        ligne.addStretch(1)
        self.corps.addLayout(ligne)
        pile = QWidget()
        self._pile = QStackedLayout(pile)
        self._pile.addWidget(self.texte_cloture)
        self._pile.addWidget(self.texte_augmentation)
        self.corps.addWidget(pile)
        self.corps.addWidget(
            etiquette(
                "Préparé ici seulement\u202f: copiez le texte, puis envoyez-le avec le formulaire de contact "
                "de Parcoursup. Les candidats concernés par une clôture en seront informés.",
                "discret",
                retour=True,
            )
        )

    def _montrer(self, *_: object) -> None:
        augmente = self.augmentation.isChecked()
        self._pile.setCurrentIndex(int(augmente))
        for widget in (self._porter, self.places, self._mot):
            widget.setVisible(augmente)
        self._pouvoir_preparer()

    def _completer(self, texte: str) -> None:
        voulue = lire_capacite(texte)
        complet = self._augmentation.replace(_A_COMPLETER, _A_COMPLETER if voulue is None else str(voulue))
        self.texte_augmentation.champ.setPlainText(complet)
        self._pouvoir_preparer()

    def _pouvoir_preparer(self) -> None:
        voulue = lire_capacite(self.places.text())
        actuelle = self._formation.capacite or 0
        possible = self.cloture.isChecked() or (voulue is not None and voulue > actuelle)
        self.valider.setEnabled(possible)
        self.valider.setToolTip("" if possible else f"Indiquez un nombre de places supérieur à {actuelle}.")
