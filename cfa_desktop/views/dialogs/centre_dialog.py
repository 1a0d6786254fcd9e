"""« Le centre… »: the name, the address, who signs and the logo of every document."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.centre import Centre
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.choix_de_fichier import demander_existant
from cfa_desktop.views.dialogs.boite import Boite
from cfa_desktop.views.imports.defilement import DefilementSiBas
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

_IMAGES = "Images (*.png *.jpg *.jpeg *.gif *.bmp *.webp)"
_LARGEUR = 550
_SANS_LOGO = "Aucun logo"
_LIGNES = (
    ("nom", "Nom du centre"),
    ("ville", "Ville («\u00a0Fait à …\u00a0»)"),
    ("telephone", "Téléphone"),
    ("mail", "Adresse mail"),
    ("signataire", "Qui signe les courriers"),
    ("qualite", "En qualité de"),
)


class CentreDialog(Boite):
    """Asks what the heading of documents and the letters say of the centre."""

    def __init__(self, bureau: Bureau, parent: QWidget | None = None) -> None:
        question = "Ce que disent les documents et les courriers"
        super().__init__("Le centre", question, "Enregistrer", parent)
        self.setMinimumWidth(theme().px(_LARGEUR))
        self._bureau = bureau
        self.message = Bandeau("", "danger", fermable=True)
        self.message.hide()
        self.champs = {cle: QLineEdit() for cle, _titre in _LIGNES}
        self.adresse = QPlainTextEdit()
        self.adresse.setTabChangesFocus(True)
        self.adresse.setAccessibleName("Adresse")
        self.apercu = QLabel(_SANS_LOGO)
        self.choisir = bouton("Choisir un logo…")
        self.retirer = bouton("Retirer", "quiet")
        self._logo = b""
        self._composer()
        self.choisir.clicked.connect(self._choisir)
        self.retirer.clicked.connect(lambda: self._montrer_logo(b""))
        self.montrer(bureau.centre.lire())

    def montrer(self, centre: Centre) -> None:
        """Show those details."""
        for cle, champ in self.champs.items():
            champ.setText(getattr(centre, cle))
        self.adresse.setPlainText(centre.adresse)
        self._montrer_logo(centre.logo)

    def lu(self) -> Centre:
        """Return what is typed."""
        return Centre(
            **{cle: champ.text().strip() for cle, champ in self.champs.items()},
            adresse=self.adresse.toPlainText().strip(),
            logo=self._logo,
        )

    def accept(self) -> None:
        """Keep what is typed, then close; stay open with the reason when it is refused."""
        try:
            self._bureau.centre.enregistrer(self.lu())
        except CfaError as refus:
            self._dire(str(refus))
        else:
            super().accept()

    def _composer(self) -> None:
        px = theme().px
        grille = QGridLayout()
        grille.setHorizontalSpacing(px(12))
        grille.setVerticalSpacing(px(8))
        grille.setContentsMargins(0, 0, 0, 0)
        for rang, (cle, titre) in enumerate(_LIGNES):
            place = rang if rang == 0 else rang + 1  # the address stands under the name
            grille.addWidget(etiquette(titre, "rubrique"), place, 0)
            self.champs[cle].setAccessibleName(titre)
            grille.addWidget(self.champs[cle], place, 1)
        grille.addWidget(etiquette("Adresse", "rubrique"), 1, 0, Qt.AlignmentFlag.AlignTop)
        self.adresse.setMaximumHeight(px(72))
        grille.setRowMinimumHeight(1, px(72))  # the style sheet has its own least height for the field
        grille.addWidget(self.adresse, 1, 1)
        self.apercu.setFixedSize(px(160), px(64))
        self.apercu.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        rangee = QHBoxLayout()
        rangee.setSpacing(px(12))
        boutons = QVBoxLayout()
        for un in (self.choisir, self.retirer):
            boutons.addWidget(un)
        rangee.addWidget(self.apercu)
        rangee.addLayout(boutons)
        rangee.addStretch(1)
        grille.addWidget(etiquette("Logo", "rubrique"), len(_LIGNES) + 1, 0)
        grille.addLayout(rangee, len(_LIGNES) + 1, 1)
        self.corps.addWidget(self.message)
        champs = QWidget()
        champs.setLayout(grille)
        self.corps.addWidget(DefilementSiBas(champs))
        QWidget.setTabOrder(self.champs["nom"], self.adresse)
        QWidget.setTabOrder(self.adresse, self.champs["ville"])

    def _choisir(self) -> None:
        choisi = demander_existant(self, "Choisir un logo", "logo", _IMAGES)
        if choisi is None:
            return
        try:
            self._montrer_logo(self._bureau.centre.lire_logo(choisi))
        except CfaError as refus:
            self._dire(str(refus))

    def _montrer_logo(self, logo: bytes) -> None:
        self._logo = logo
        image = QPixmap()
        image.loadFromData(logo)
        if image.isNull():
            self.apercu.setText(_SANS_LOGO)
        else:
            self.apercu.setPixmap(
                image.scaled(
                    self.apercu.size(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        self.retirer.setVisible(bool(logo))

    def _dire(self, phrase: str) -> None:
        self.message.set_texte(phrase)
        self.message.show()
