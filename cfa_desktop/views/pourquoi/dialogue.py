"""The answer to « Pourquoi ? »: quiet, never blocking, to be read or copied, closed by Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.explication import Explication
from cfa_desktop.views.pourquoi.contenu import ContenuPourquoi
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.separateur import Separateur

LARGEUR, HAUTEUR_MAX = 640, 600
MARGE = 48  # pixels kept around the dialog on a small screen


class PourquoiDialog(QDialog):
    """Shows one explanation at a time; another question replaces it where it stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pourquoi\u202f?")
        self._explication: Explication | None = None
        self._defilement = QScrollArea(widgetResizable=True)
        self._defilement.setFrameShape(QFrame.Shape.NoFrame)
        self._defilement.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._defilement.setAccessibleName("Explication")
        self.copier = bouton("Copier", nom_icone="copy")
        self.copier.setAutoDefault(False)
        self.copier.clicked.connect(self._copier)
        self.fermer = bouton("Fermer", "primary")
        self.fermer.setDefault(True)
        self.fermer.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self._disposer()

    def montrer(self, explication: Explication) -> None:
        """Show an explanation, sized to it within the screen."""
        self._explication = explication
        self.copier.setText("Copier")
        contenu = ContenuPourquoi(explication)
        self._defilement.setWidget(contenu)
        self._defilement.verticalScrollBar().setValue(0)
        self.setAccessibleName(explication.titre)
        ecran = self.screen().availableGeometry()
        largeur = min(theme().px(LARGEUR), ecran.width() - MARGE)
        dedans = largeur - theme().px(16)
        voulue = contenu.heightForWidth(dedans) + theme().px(64)
        haut = max(theme().px(240), min(voulue, theme().px(HAUTEUR_MAX), ecran.height() - MARGE))
        self.resize(largeur, haut)

    def texte(self) -> str:
        """Return what [Copier] copies."""
        return self._explication.texte() if self._explication else ""

    def _copier(self) -> None:
        QGuiApplication.clipboard().setText(self.texte())
        self.copier.setText("Copié")

    def _disposer(self) -> None:
        px = theme().px
        bas = QHBoxLayout()
        bas.setContentsMargins(px(20), px(10), px(20), px(12))
        bas.setSpacing(px(8))
        bas.addStretch(1)
        bas.addWidget(self.copier)
        bas.addWidget(self.fermer)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(0)
        boite.addWidget(self._defilement, 1)
        boite.addWidget(Separateur())
        boite.addLayout(bas)


def montrer_pourquoi(explication: Explication, parent: QWidget) -> PourquoiDialog:
    """Show an explanation beside the window of ``parent``, which goes on working; return the dialog."""
    fenetre = parent.window()
    ouvert = fenetre.findChild(PourquoiDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    dialogue = ouvert if ouvert is not None and ouvert.isVisible() else PourquoiDialog(fenetre)
    dialogue.montrer(explication)
    dialogue.show()
    dialogue.raise_()
    dialogue.activateWindow()
    return dialogue
