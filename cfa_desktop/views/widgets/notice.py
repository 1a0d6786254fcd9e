"""A passing notice inside the page, with [Annuler] or [Rétablir]; it never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

DUREE_MS = 8000

AU_DESSUS_DES_BOUTONS = 104  # the bars at the bottom of pages hold what is done next


class Notice(QFrame):
    """Floats at the bottom of its parent for a while; ``action_demandee`` carries the button's text."""

    action_demandee = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        px = theme().px
        self.texte = etiquette("", "valeur", retour=False)
        self.texte.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.bouton = QPushButton()
        self.bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bouton.clicked.connect(self._agir)
        self.croix = QToolButton()
        self.croix.setIcon(icone("x", "sur_infobulle"))
        self.croix.setAccessibleName("Fermer ce message")
        self.croix.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.croix.clicked.connect(self.hide)
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(16), px(8), px(8), px(8))
        boite.setSpacing(px(12))
        for widget in (self.texte, self.bouton, self.croix):
            boite.addWidget(widget)
        self._minuterie = QTimer(self, singleShot=True)
        self._minuterie.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def montrer(self, texte: str, action: str = "", *, duree_ms: int = DUREE_MS) -> None:
        """Show the sentence and its action for a while; 0 = until closed."""
        self.texte.setText(texte)
        self.bouton.setText(action)
        self.bouton.setVisible(bool(action))
        self.setAccessibleName(texte)
        self.show()
        self._placer()
        self.raise_()
        if duree_ms:
            self._minuterie.start(duree_ms)
        else:
            self._minuterie.stop()

    def eventFilter(self, objet: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._placer()
        return super().eventFilter(objet, event)

    def _placer(self) -> None:
        parent = self._page
        self.texte.setWordWrap(False)
        hauteur, place = self.sizeHint().height(), parent.width() - theme().px(32)
        largeur = min(self.sizeHint().width(), place)
        if self.sizeHint().width() > place:
            self.texte.setWordWrap(True)
            hauteur = max(hauteur, self.heightForWidth(place))
        gauche = (parent.width() - largeur) // 2
        self.setGeometry(
            gauche, parent.height() - hauteur - theme().px(AU_DESSUS_DES_BOUTONS), largeur, hauteur
        )

    def _agir(self) -> None:
        self.hide()
        self.action_demandee.emit(self.bouton.text())
