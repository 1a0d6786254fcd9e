"""« Modèles de textes… »: the centre's own wording of what it hands out, checked before it is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.modeles import MODELES, modele, verifier
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.modeles import origine
from cfa_desktop.views.dialogs.question import QuestionTexte, Reponse
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee
from cfa_desktop.views.widgets.lignes_coupees import LignesCoupees

_AIDE = "Double-cliquez sur un champ pour l’insérer\u202f; le programme le remplit à chaque envoi."
_TAPE = "Ce que vous avez tapé n’est pas encore enregistré."
_A_NOUS = "Texte du programme"
_A_VOUS = "Texte du centre"


class ModelesDialog(QDialog):
    """A text at a time: going to another one keeps it or says why not, closing asks what becomes of it."""

    def __init__(self, bureau: Bureau, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Modèles de textes")
        px, ecran = theme().px, self.screen().availableGeometry()
        self.resize(min(px(960), ecran.width() - 40), min(px(560), ecran.height() - 60))
        self._bureau = bureau
        self._cle = ""
        self.liste, self.champs = QListWidget(), QListWidget()
        self.liste.setAccessibleName("Modèles")
        self.champs.setAccessibleName("Champs à insérer")
        for liste in (self.liste, self.champs):
            LignesCoupees(liste)
        self.texte = QPlainTextEdit()
        self.texte.setAccessibleName("Texte du modèle")
        self.message = Bandeau("", "danger", fermable=True)
        self.message.hide()
        self.quand, self.origine = etiquette("", "discret", retour=True), etiquette("", "discret")
        self.fait = EtiquetteElidee("", "discret")
        self.retablir = bouton("Reprendre le texte du programme", "quiet")
        self.enregistrer = bouton("Enregistrer", "primary")
        self.fermer = bouton("Fermer")
        self._composer()
        self._brancher()
        for un in MODELES:
            self.liste.addItem(_ligne(un.titre, un.cle))
        self.liste.setCurrentRow(0)

    def reject(self) -> None:
        """Close; a text typed and not kept is first asked about."""
        if not self._a_change():
            super().reject()
            return
        reponse = self._que_faire()
        if reponse is Reponse.ABANDONNER or (reponse is Reponse.ENREGISTRER and self._ecrire()):
            super().reject()

    def _composer(self) -> None:
        px = theme().px
        gauche = QVBoxLayout()
        gauche.addWidget(etiquette("Modèles", "rubrique"))
        gauche.addWidget(self.liste, 1)
        milieu = QVBoxLayout()
        for widget in (self.quand, self.message):
            milieu.addWidget(widget)
        milieu.addWidget(self.texte, 1)
        self.manque = Bandeau("", "attention")
        milieu.addWidget(self.manque)
        milieu.addWidget(self.origine)
        droite = QVBoxLayout()
        droite.addWidget(etiquette("Champs", "rubrique"))
        droite.addWidget(self.champs, 1)
        droite.addWidget(etiquette(_AIDE, "discret", retour=True))
        colonnes = QHBoxLayout()
        colonnes.setSpacing(px(16))
        for boite, part in ((gauche, 4), (milieu, 7), (droite, 5)):
            colonnes.addLayout(boite, part)
        bas = QHBoxLayout()
        bas.addWidget(self.retablir)
        bas.addWidget(self.fait, 1)
        bas.addWidget(self.fermer)
        bas.addWidget(self.enregistrer)
        tout = QVBoxLayout(self)
        tout.setContentsMargins(px(24), px(20), px(24), px(16))
        tout.setSpacing(px(12))
        tout.addLayout(colonnes, 1)
        tout.addLayout(bas)

    def _brancher(self) -> None:
        self.liste.currentItemChanged.connect(self._changer)
        self.champs.itemDoubleClicked.connect(self._inserer)
        self.champs.itemActivated.connect(self._inserer)
        self.texte.textChanged.connect(self._suivre)
        self.retablir.clicked.connect(lambda: self.texte.setPlainText(origine(self._cle)))
        self.enregistrer.clicked.connect(self._garder)
        self.fermer.clicked.connect(self.reject)

    def _changer(self, choisi: QListWidgetItem | None, quitte: QListWidgetItem | None) -> None:
        if choisi is None or choisi.data(Qt.ItemDataRole.UserRole) == self._cle:
            return
        a_change = self._a_change()
        if not self._garder() and quitte is not None:
            revenir = partial(self.liste.setCurrentItem, quitte)
            revenir()
            QTimer.singleShot(0, self.liste, revenir)  # a click selects its row after this
            return
        dit = self.fait.text() if a_change else ""
        self._cle = choisi.data(Qt.ItemDataRole.UserRole)
        montre = modele(self._cle)
        self.quand.setText(f"{montre.titre}\u202f: {montre.quand}")
        self.champs.clear()
        for champ, sens in montre.champs.items():
            self.champs.addItem(_ligne(f"{{{champ}}}\u2003{sens}", champ))
        self.texte.setPlainText(self._bureau.modeles.lire(self._cle))
        self._suivre()
        self.fait.setText(dit)

    def _inserer(self, champ: QListWidgetItem) -> None:
        self.texte.insertPlainText(f"{{{champ.data(Qt.ItemDataRole.UserRole)}}}")
        self.texte.setFocus()

    def _suivre(self) -> None:
        self.fait.clear()
        self.message.hide()  # what it refused is no more what is written
        a_nous = self._ecrit().strip() == origine(self._cle).strip()
        self.origine.setText(_A_NOUS if a_nous else _A_VOUS)
        self.retablir.setEnabled(not a_nous)
        manque = self._faute() or self._manque()
        self.manque.set_texte(manque)
        self.manque.setVisible(bool(manque))
        self.enregistrer.setEnabled(self._a_change())

    def _a_change(self) -> bool:
        return bool(self._cle) and self._ecrit().strip() != self._garde()

    def _ecrit(self) -> str:
        # Not toPlainText, which makes no-break spaces plain: a text only looked at would seem changed.
        return self.texte.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _faute(self) -> str:
        """Return why the text typed cannot be kept, "" when it can."""
        try:
            verifier(self._ecrit(), modele(self._cle).champs)
        except CfaError as refus:
            return str(refus)
        return ""

    def _manque(self) -> str:
        return modele(self._cle).manque(self._ecrit())

    def _que_faire(self) -> Reponse:
        """Ask what becomes of a text when closing; one that cannot be kept is not offered to be."""
        faute, manque = self._faute(), self._manque()
        reponses = [(Reponse.ANNULER, "Annuler"), (Reponse.ABANDONNER, "Ne pas enregistrer")]
        if not faute:
            verbe = "Enregistrer quand même" if manque else "Enregistrer"
            reponses.append((Reponse.ENREGISTRER, verbe))
        sur = Reponse.ANNULER if faute or manque else Reponse.ENREGISTRER
        return self._demander(faute or manque or _TAPE, reponses, sur)

    def _accepte_le_manque(self) -> bool:
        """Ask whether a text that leaves its essential unsaid is wanted all the same (R18, R23)."""
        manque = self._manque()
        if not manque:
            return True
        reponses = [(Reponse.ENREGISTRER, "Enregistrer quand même"), (Reponse.ANNULER, "Annuler")]
        return self._demander(manque, reponses, Reponse.ANNULER) is Reponse.ENREGISTRER

    def _demander(self, question: str, reponses: list[tuple[Reponse, str]], proposee: Reponse) -> Reponse:
        titre = f"Enregistrer «\u00a0{modele(self._cle).titre}\u00a0»\u202f?"
        return QuestionTexte(titre, question, reponses, proposee, self).demander()

    def _garde(self) -> str:
        return self._bureau.modeles.lire(self._cle).strip()

    def _garder(self) -> bool:
        """Keep the text shown; say why it is refused, and return False then or when given up."""
        if not self._a_change():
            return True
        faute = self._faute()
        if faute:
            return self._refuser(faute)
        return self._accepte_le_manque() and self._ecrire()

    def _ecrire(self) -> bool:
        try:
            self._bureau.modeles.enregistrer(self._cle, self._ecrit())
        except CfaError as refus:
            return self._refuser(str(refus))
        self._suivre()
        self.fait.setText(f"Enregistré\u202f: {modele(self._cle).titre}")
        return True

    def _refuser(self, faute: str) -> bool:
        self.message.set_texte(faute)
        self.message.show()
        self.manque.hide()
        return False


def _ligne(texte: str, cle: str) -> QListWidgetItem:
    ligne = QListWidgetItem(texte)
    ligne.setData(Qt.ItemDataRole.UserRole, cle)
    return ligne
