"""The SIRET field: accepts anything pasted, finds the number, says what is wrong, never completes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cfa_desktop.models.siret import examiner_siret, format_siret, trouver_sirets
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette

LONGUEUR_LISIBLE = 60


class _Champ(QLineEdit):
    """A line that hands over what is pasted with its line breaks, which tell numbers apart."""

    colle = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._coller()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._coller)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _coller(self) -> None:
        self.colle.emit(QGuiApplication.clipboard().text())


class SiretEdit(QWidget):
    """Field, what the check says, and the numbers to choose from; ``change`` carries the text."""

    change = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.champ = _Champ()
        self.champ.setPlaceholderText("14 chiffres, ou collez la signature d’un mail, une page…")
        self.champ.setAccessibleName("Numéro SIRET de l’employeur, 14 chiffres")
        self.champ.textChanged.connect(self._changer)
        self.champ.textEdited.connect(self._oublier)
        self.champ.editingFinished.connect(self._grouper)
        self.champ.colle.connect(self.coller)
        self.verdict = etiquette("", "discret", retour=True)
        self._trouves = ""
        self._choix = QHBoxLayout()
        self._choix.setSpacing(px(6))
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        boite.addWidget(self.champ)
        boite.addLayout(self._choix)
        boite.addWidget(self.verdict)
        self._changer("")

    @property
    def texte(self) -> str:
        """Return the text as typed."""
        return self.champ.text()

    @property
    def valeur(self) -> str:
        """Return the 14 bare digits, "" when the text is no valid SIRET."""
        return examiner_siret(self.texte).valeur or ""

    def set_texte(self, texte: str) -> None:
        """Show a text."""
        self.champ.setText(texte)
        self._grouper()

    def coller(self, texte: str) -> None:
        """Take a pasted text: propose the first number found, offer the others."""
        trouves = trouver_sirets(texte)
        self._oublier()
        propre = nettoyer(texte)
        if trouves:
            self._trouves = _dire_trouves(len(trouves))
            self.champ.setText(format_siret(trouves[0]))
            self.proposer(trouves if len(trouves) > 1 else ())
        elif len(propre) <= LONGUEUR_LISIBLE:
            self.champ.setText(propre)
        else:
            self.champ.clear()
            self._dire("aucune suite de 14 chiffres dans le texte collé", "erreur")

    def proposer(self, sirets: Sequence[str], legende: str = "Lequel\u202f?") -> None:
        """Offer numbers to choose from; none hides the choice."""
        while (item := self._choix.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        if not sirets:
            return
        self._choix.addWidget(etiquette(legende, "discret"))
        for siret in sirets:
            valide = examiner_siret(siret).valeur is not None
            libelle = format_siret(siret) if valide else f"{format_siret(siret)} (erroné)"
            choix = bouton(libelle)
            choix.setAccessibleName(f"Prendre le SIRET {libelle}")
            choix.clicked.connect(partial(self._prendre, siret))
            self._choix.addWidget(choix)
        self._choix.addStretch(1)

    def _oublier(self, *_: object) -> None:
        """What is typed by hand was not found in a pasted text."""
        self._trouves = ""
        self.proposer(())

    def _prendre(self, siret: str, _coche: bool = False) -> None:
        self.champ.setText(format_siret(siret))
        self.champ.setFocus()

    def _changer(self, texte: str) -> None:
        examine = examiner_siret(texte)
        if not texte.strip():
            self._dire("", "discret")
        elif examine.valeur is not None:
            self._dire(f"valide{self._trouves}", "discret")
        else:
            self._dire(f"{examine.raison}{self._trouves}", "erreur")
        self.change.emit(texte)

    def _grouper(self) -> None:
        groupe = format_siret(self.valeur)
        if groupe and groupe != self.texte:
            self.champ.setText(groupe)

    def _dire(self, texte: str, role: str) -> None:
        self.verdict.setText(texte)
        self.verdict.set_role("erreur" if role == "erreur" else "discret")
        self.verdict.setVisible(bool(texte))
        self.champ.setProperty("invalide", role == "erreur")
        self.champ.style().unpolish(self.champ)
        self.champ.style().polish(self.champ)


def _dire_trouves(nombre: int) -> str:
    trouves = "1 trouvé" if nombre == 1 else f"{nombre} trouvés"
    return f" – {trouves} dans le texte collé"
