"""A push button that is an action: same words, same greying, same reasons, its keys shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.etiquette_elidee import EtiquetteElidee

_COTE = 16


class BoutonAction(QPushButton):
    """Follows its action, icon and words on the left, keys on the right; ``cache_si_grise`` may hide it."""

    def __init__(self, action: QAction, parent: QWidget, *, cache_si_grise: bool = False) -> None:
        super().__init__(parent)
        self._action, self._cache = action, cache_si_grise
        px = theme().px
        self._icone = QLabel()
        self._texte = EtiquetteElidee()
        self._touches = etiquette("", "discret")
        boite = QHBoxLayout(self)
        boite.setContentsMargins(px(10), 0, px(10), 0)
        boite.setSpacing(px(8))
        boite.addWidget(self._icone)
        boite.addWidget(self._texte, 1)
        boite.addWidget(self._touches)
        for partie in (self._icone, self._texte, self._touches):
            partie.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        action.changed.connect(self._suivre)
        self.clicked.connect(action.trigger)
        self._suivre()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), super().minimumSizeHint().height())

    def montrer_touches(self, *, visibles: bool) -> None:
        """Show the keys beside the words, or leave them to the tooltip."""
        self._touches.setVisible(visibles and bool(self._touches.text()))

    def mesure(self, texte: str) -> int:
        """Return the width of a text as this button writes it."""
        return self._texte.fontMetrics().horizontalAdvance(texte)

    def _suivre(self) -> None:
        action = self._action
        possible = action.isEnabled()
        mode = QIcon.Mode.Normal if possible else QIcon.Mode.Disabled
        cote = theme().px(_COTE)
        self._icone.setPixmap(action.icon().pixmap(QSize(cote, cote), self.devicePixelRatioF(), mode))
        self._texte.setText(action.text())
        self._texte.set_role("valeur" if possible else "absente")
        self._touches.setText(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.setEnabled(possible)
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text())
        if self._cache:
            self.setHidden(not possible)
