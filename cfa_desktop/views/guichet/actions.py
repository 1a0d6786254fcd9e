"""What can be said of the card up, in little room: typed, or otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cfa_desktop.services.saisies import REFUS_DU_SITE
from cfa_desktop.views.icones import icone
from cfa_desktop.views.saisies.actions import COPIEZ_DABORD
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton, set_poids

SAISI = "Saisi   Ctrl+Entrée"
_PERMIS = "Noter que c’est saisi sur Parcoursup, maintenant (Ctrl+Entrée)"


class ActionsGuichet(QWidget):
    """« Saisi », greyed until a field of this very card was copied, and the menu of what else happens."""

    saisi = Signal()
    autre_moment = Signal()
    refuse = Signal(str)
    reporte = Signal()
    abandonne = Signal()
    dossier_demande = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bouton_saisi = bouton(SAISI, nom_icone="check")
        self.bouton_saisi.clicked.connect(self.saisi)
        self.sans_copier = bouton("Saisi sans copier", "lien")
        self.sans_copier.clicked.connect(self.saisi)
        self.autrement = bouton("Autrement")
        self.autrement.setToolTip("Reporter, abandonner, dire que Parcoursup a refusé (Alt+A)")
        self.autrement.setMenu(self._menu())
        # The shortcut of a button with a menu would leave it looking pressed.
        QShortcut(QKeySequence("Alt+A"), self).activated.connect(self.autrement.showMenu)
        px = theme().px
        rangee = QHBoxLayout()
        rangee.setSpacing(px(8))
        rangee.addWidget(self.bouton_saisi, 1)
        rangee.addWidget(self.autrement)
        bas = QWidget()
        bas.setObjectName("ligneGuichet")
        self._bas = QHBoxLayout(bas)
        self._bas.setContentsMargins(0, 0, 0, 0)
        self._bas.addStretch(1)
        self._bas.addWidget(self.sans_copier)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(px(2))
        boite.addLayout(rangee)
        boite.addWidget(bas)

    @property
    def permis(self) -> bool:
        """Say whether « Saisi » may be pressed."""
        return self.bouton_saisi.isEnabled()

    def montrer(self, *, a_un_candidat: bool) -> None:
        """Begin with another card: nothing of it was copied yet."""
        self.bouton_saisi.setEnabled(False)
        self.bouton_saisi.setToolTip(COPIEZ_DABORD)
        self._dossier.setVisible(a_un_candidat)
        self.mettre_en_avant(oui=False)

    def permettre(self) -> None:
        """Let « Saisi » be pressed: a field of this card was copied."""
        self.bouton_saisi.setEnabled(True)
        self.bouton_saisi.setToolTip(_PERMIS)

    def mettre_en_avant(self, *, oui: bool) -> None:
        """Make « Saisi » the next step, once every field was copied."""
        set_poids(self.bouton_saisi, "primary" if oui else "normal")
        self.bouton_saisi.setIcon(icone("check", "sur_accent" if oui else "texte", air=True))

    def poser_a_gauche(self, widget: QWidget) -> None:
        """Put a quiet line beside the link."""
        self._bas.insertWidget(0, widget)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Saisi à un autre moment…").triggered.connect(self.autre_moment)
        menu.addSeparator()
        refus = menu.addMenu("&Parcoursup a refusé")
        for raison in REFUS_DU_SITE:
            refus.addAction(raison[0].upper() + raison[1:]).triggered.connect(partial(self._refuser, raison))
        menu.addAction("&Reporter…").triggered.connect(self.reporte)
        menu.addAction("&Abandonner…").triggered.connect(self.abandonne)
        menu.addSeparator()
        self._dossier = menu.addAction("Ouvrir le &dossier")
        self._dossier.triggered.connect(self.dossier_demande)
        return menu

    def _refuser(self, raison: str, *_: object) -> None:
        self.refuse.emit(raison)
