"""Which pages, printed or saved; which printer, how many copies, on both sides or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from cfa_desktop.views.icones import image
from cfa_desktop.views.impression.etendue import EXEMPLE, EtendueInvalide, lire_etendue
from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.impression.imprimantes import Imprimantes
from cfa_desktop.views.impression.memoire import COPIES_MAX, Memoire
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.flux import Flux

HAUTEUR_CHAMP = 32
AUCUNE = "Aucune imprimante\u202f: enregistrez le PDF."


class TirageEdit(QWidget):
    """``change`` says that what is asked changed; ``pages`` is None when unreadable.

    Pages are asked for without a printer too: they are also those of the file.
    """

    change = Signal()

    def __init__(self, imprimantes: Imprimantes, memoire: Memoire) -> None:
        super().__init__()
        self._imprimantes, self._memoire = imprimantes, memoire
        self._nombre = 0
        self.pages: tuple[int, ...] | None = ()
        self.imprimante = QComboBox()
        self.imprimante.setAccessibleName("Imprimante")
        self.aucune = etiquette(AUCUNE, "attention")
        self.etendue = QLineEdit()
        self.etendue.setAccessibleName("Pages à imprimer ou à enregistrer")
        self.copies = QSpinBox()
        self.copies.setRange(1, COPIES_MAX)
        self.copies.setAccessibleName("Nombre de copies")
        self.deux_faces = QCheckBox("Recto verso")
        self.erreur = etiquette("", "erreur", retour=True)
        self.erreur.hide()
        self._disposer()
        self._proposer()
        self.etendue.textChanged.connect(self._verifier)
        self.imprimante.currentIndexChanged.connect(self._imprimante_change)
        for signal in (self.copies.valueChanged, self.deux_faces.toggled):
            signal.connect(self._annoncer)

    @property
    def nom(self) -> str:
        """Return the printer chosen, "" when this machine has none."""
        return self.imprimante.currentText()

    def compter(self, nombre: int) -> None:
        """Check what is typed against a document of that many pages."""
        self._nombre = nombre
        self._verifier()

    def toutes(self) -> None:
        """Ask for every page: what was typed was about another document."""
        self.etendue.clear()

    def retenir(self) -> None:
        """Remember the printer, the copies and the sides."""
        self._memoire.retenir_tirage(self.nom, self.copies.value(), recto_verso=self.deux_faces.isChecked())

    def _disposer(self) -> None:
        px = theme().px
        flux = Flux(ecart=px(14))
        grand = est_grand()
        self.imprimante.setMaximumWidth(px(168 if grand else 260))
        self.etendue.setFixedWidth(px(92 if grand else 140))
        self.etendue.setPlaceholderText("toutes" if grand else f"toutes, ou {EXEMPLE}")
        self.etendue.setToolTip(f"Toutes les pages, ou seulement celles-ci\u202f: {EXEMPLE}")
        self.copies.setFixedWidth(px(64))
        self._d_imprimante = (
            _champ("Imprimante", self.imprimante, "printer"),
            _champ("Copies", self.copies),
            _champ("", self.deux_faces),
        )
        premier, *suivants = self._d_imprimante
        for champ in (premier, _champ("Pages", self.etendue), *suivants, self.aucune):
            flux.addWidget(champ)
        self.aucune.setMinimumHeight(px(HAUTEUR_CHAMP))
        champs = QWidget()
        champs.setLayout(flux)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(4))
        boite.addWidget(champs)
        boite.addWidget(self.erreur)

    def _proposer(self) -> None:
        noms = self._imprimantes.noms()
        self.imprimante.addItems(noms)
        voulues = (self._memoire.imprimante, self._imprimantes.preferee())
        choisie = next((nom for nom in (*voulues, *noms) if nom in noms), "")
        self.imprimante.setCurrentText(choisie)
        self.imprimante.setToolTip(choisie)
        self.copies.setValue(self._memoire.copies)
        self.deux_faces.setChecked(self._memoire.recto_verso)
        self._offrir_les_deux_faces()
        for champ in self._d_imprimante:
            champ.setVisible(bool(noms))
        self.aucune.setVisible(not noms)

    def _imprimante_change(self, *_: object) -> None:
        self._offrir_les_deux_faces()
        self.imprimante.setToolTip(self.nom)
        self._annoncer()

    def _offrir_les_deux_faces(self) -> None:
        possible = bool(self.nom) and self._imprimantes.deux_faces(self.nom)
        self.deux_faces.setEnabled(possible)
        self.deux_faces.setToolTip("" if possible else "Cette imprimante ne retourne pas la feuille seule.")

    def _verifier(self, *_: object) -> None:
        phrase = ""
        try:
            self.pages = lire_etendue(self.etendue.text(), self._nombre) if self._nombre else ()
        except EtendueInvalide as invalide:
            self.pages, phrase = None, str(invalide)
        self.erreur.setText(phrase)
        self.erreur.setVisible(bool(phrase))
        self.etendue.setProperty("invalide", bool(phrase))
        self.etendue.style().unpolish(self.etendue)
        self.etendue.style().polish(self.etendue)
        self._annoncer()

    def _annoncer(self, *_: object) -> None:
        self.change.emit()


def _champ(texte: str, widget: QWidget, nom_icone: str = "") -> QWidget:
    boite = QWidget()
    rangee = QHBoxLayout(boite)
    rangee.setContentsMargins(0, 0, 0, 0)
    rangee.setSpacing(theme().px(6))
    mot = etiquette(texte, "compte")
    if est_grand() and nom_icone:
        mot.setPixmap(image(nom_icone, "discret", theme().px(18), mot.devicePixelRatioF()))
    if texte:
        rangee.addWidget(mot)
    rangee.addWidget(widget)
    boite.setMinimumHeight(theme().px(HAUTEUR_CHAMP))
    return boite
