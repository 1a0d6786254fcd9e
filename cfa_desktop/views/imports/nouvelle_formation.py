"""A formation created on the spot, for the file that brings its first candidatures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

PREMIERE_SESSION = 2000


class NouvelleFormation(QWidget):
    """Intitulé, sigle ou code, examine les dossiers ?, capacité, session; ``creee`` carries its id."""

    creee = Signal(int)
    annulee = Signal()

    def __init__(self, bureau: Bureau) -> None:
        super().__init__()
        self._bureau = bureau
        px = theme().px
        self.intitule = QLineEdit()
        self.intitule.setPlaceholderText(
            "par exemple\u202f: BTS – Services – Management commercial opérationnel"
        )
        self.code = QLineEdit()
        self.code.setPlaceholderText("par exemple\u202f: MCO")
        self.code.setMaximumWidth(px(200))
        self.oui, self.non = QRadioButton("Oui"), QRadioButton("Non")
        self.plus_tard = QRadioButton("À préciser plus tard")
        self.plus_tard.setChecked(True)
        self.capacite = QSpinBox()
        self.capacite.setRange(0, 999)
        self.capacite.setSpecialValueText("à saisir plus tard")
        self.capacite.setMaximumWidth(px(200))
        self.session = QSpinBox()
        self.session.setRange(PREMIERE_SESSION, PREMIERE_SESSION + 200)
        self.session.setMaximumWidth(px(200))
        for nombre in (self.capacite, self.session):
            nombre.lineEdit().setTextMargins(px(6), 0, 0, 0)
        self.erreur = etiquette("", "erreur", retour=True)
        self.erreur.hide()
        self.creer = bouton("Créer la formation", "primary")
        self.creer.clicked.connect(self._creer)
        self.annuler = bouton("Annuler")
        self.annuler.clicked.connect(self.annulee)
        for champ in (self.intitule, self.code):
            champ.textChanged.connect(self._suivre)
            champ.returnPressed.connect(self.creer.click)
        self._composer()
        self._suivre()

    def proposer(self, *, session: int, code: str = "", intitule: str = "", annulable: bool) -> None:
        """Start a new formation for that session; what the file gives away is selected, to type over."""
        self.intitule.setText(intitule)
        self.code.setText(code)
        for champ in (self.intitule, self.code):
            champ.selectAll()
        self.capacite.setValue(0)
        self.plus_tard.setChecked(True)
        self.session.setValue(session)
        self.erreur.hide()
        self.annuler.setVisible(annulable)
        self.intitule.setFocus()

    def _composer(self) -> None:
        px = theme().px
        groupe, choix = QButtonGroup(self), QHBoxLayout()
        for radio in (self.oui, self.non, self.plus_tard):
            groupe.addButton(radio)
            choix.addWidget(radio)
        choix.setSpacing(px(16))
        choix.addStretch(1)
        formulaire = QFormLayout()
        formulaire.setHorizontalSpacing(px(20))
        formulaire.setVerticalSpacing(px(10))
        formulaire.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        formulaire.addRow("Intitulé", self.intitule)
        formulaire.addRow("Sigle ou code", self.code)
        formulaire.addRow("Examine les dossiers\u202f?", choix)
        formulaire.addRow("Capacité", self.capacite)
        formulaire.addRow("Session", self.session)
        boutons = QHBoxLayout()
        boutons.addWidget(self.creer)
        boutons.addWidget(self.annuler)
        boutons.addStretch(1)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(8), 0, 0)
        boite.setSpacing(px(12))
        boite.addWidget(etiquette("Nouvelle formation", "soustitre"))
        boite.addLayout(formulaire)
        boite.addWidget(self.erreur)
        boite.addLayout(boutons)
        boite.addStretch(1)
        self.setMaximumWidth(px(720))

    def _suivre(self) -> None:
        manque = not (self.intitule.text().strip() and self.code.text().strip())
        self.creer.setEnabled(not manque)
        self.creer.setToolTip("Donnez un intitulé, et un sigle ou un code." if manque else "")

    def _creer(self) -> None:
        examine = True if self.oui.isChecked() else False if self.non.isChecked() else None
        formation = Formation(
            id=0,
            campagne=self.session.value(),
            code=self.code.text().strip(),
            intitule=self.intitule.text().strip(),
            capacite=self.capacite.value() or None,
            examine=examine,
        )
        try:
            formation_id = self._bureau.formations.enregistrer(formation)
        except CfaError as refus:
            self.erreur.setText(str(refus))
            self.erreur.show()
            return
        self.creee.emit(formation_id)
