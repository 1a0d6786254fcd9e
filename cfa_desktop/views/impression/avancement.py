"""« 3 200 / 10 000 », then « page 12 sur 300 », a bar and [Annuler], while a document is made or printed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from cfa_desktop.views.impression.grand_texte import est_grand
from cfa_desktop.views.tables.barre import grouper
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

PREPARATION, IMPRESSION, ENREGISTREMENT = "Préparation", "Impression", "Enregistrement"
_BARRE, _COMPOSITION = 100, 25  # a document is composed in about a quarter of its time


class Compte(EtiquetteElidee):
    """Says how far it is; without the room for the words, the numbers alone, which are never cut."""

    def __init__(self) -> None:
        super().__init__("", "discret")
        self._court = ""

    def dire(self, texte: str, court: str = "") -> None:
        """Say it, and what stands for it in a narrow window."""
        self._court = court
        self.setText(texte)
        self.updateGeometry()

    @property
    def dit(self) -> str:
        """Return what there is room to say."""
        etroit = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        return self._court if etroit and self._court else self.text()

    def minimumSizeHint(self) -> QSize:
        tenu = self._court or self.text()
        return QSize(self.fontMetrics().horizontalAdvance(tenu) + 2, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setPen(self.palette().color(self.foregroundRole()))
        peintre.drawText(
            self.rect(), int(self.alignment().value) | int(Qt.TextFlag.TextSingleLine.value), self.dit
        )
        peintre.end()


class Avancement(QWidget):
    """Hidden while nothing is under way; ``annulation_demandee`` gives it up."""

    annulation_demandee = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self._quoi = PREPARATION
        self.texte = Compte()
        self.barre = QProgressBar()
        self.barre.setTextVisible(False)
        self.barre.setFixedWidth(px(72))
        self.barre.setAccessibleName("Avancement")
        self.barre.setVisible(not est_grand())  # the room goes to the count
        self.annuler = bouton("Annuler", "lien")
        self.annuler.setAutoDefault(False)
        self.annuler.clicked.connect(self.annulation_demandee)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(8))
        boite.addWidget(self.texte)
        boite.addWidget(self.barre, 0, Qt.AlignmentFlag.AlignVCenter)
        boite.addWidget(self.annuler)
        self.hide()

    def commencer(self, quoi: str) -> None:
        """Show that something begins, its length not known yet."""
        self._quoi = quoi
        self.texte.dire(f"{quoi}…")
        self.barre.setRange(0, 0)
        self.show()

    def composer(self, fait: int, total: int) -> None:
        """Say how many are read of those of whom the document speaks: its pages come after."""
        self.barre.setRange(0, _BARRE)
        self.barre.setValue(fait * _COMPOSITION // total)
        compte = f"{grouper(fait)}\u00a0/\u00a0{grouper(total)}"
        self.texte.dire(f"{self._quoi} {compte}", compte)

    def avancer(self, fait: int, total: int) -> None:
        """Say the page reached."""
        debut = _COMPOSITION if self._quoi == PREPARATION else 0
        self.barre.setRange(0, _BARRE)
        self.barre.setValue(debut + fait * (_BARRE - debut) // total)
        dit = f"{self._quoi}\u202f: page {grouper(fait)} sur {grouper(total)}"
        self.texte.dire(dit, f"{grouper(fait)}\u00a0/\u00a0{grouper(total)}")
