"""A passing notice inside the page, with [Annuler] or [Rétablir]; it never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

DUREE_MS = 8000
AU_DESSUS_DES_BOUTONS = 104  # the bars at the bottom of pages hold what is done next
MARGE = 8


class Notice(QFrame):
    """Floats at the bottom of its parent for a while; ``action_demandee`` carries the button's text.

    ``place_changee`` carries the height it takes, 0 once it hides: a page may leave it that room.
    """

    action_demandee = Signal(str)
    place_changee = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._bas = parent, theme().px(AU_DESSUS_DES_BOUTONS)
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
        boite.addWidget(self.texte, 1)
        boite.addWidget(self.bouton)
        boite.addWidget(self.croix)
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
        self.place_changee.emit(self.place)
        self.raise_()
        if duree_ms:
            self._minuterie.start(duree_ms)
        else:
            self._minuterie.stop()

    @property
    def place(self) -> int:
        """Return the height it takes now, its margins included; 0 while hidden."""
        return 0 if self.isHidden() else self.height() + 2 * theme().px(MARGE)

    def poser_a(self, bas: int | None) -> None:
        """Stand that far from the bottom, where room was left for it; None: above the usual buttons."""
        self._bas = theme().px(AU_DESSUS_DES_BOUTONS) if bas is None else bas + theme().px(MARGE)
        if not self.isHidden():
            self._placer()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.place_changee.emit(self.place)

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
        self.setGeometry(gauche, parent.height() - hauteur - self._bas, largeur, hauteur)

    def _agir(self) -> None:
        self.hide()
        self.action_demandee.emit(self.bouton.text())
