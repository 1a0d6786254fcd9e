"""What can be said of a card: typed, now or before, refused, put off, given up, not typed after all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.services.saisies import REFUS_DU_SITE
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.flux import Flux

GRAND_TEXTE = 1.25
COPIEZ_DABORD = "Copiez d’abord un champ de cette carte, ou choisissez «\u00a0Saisi sans copier\u00a0»."


class ActionsCarte(QWidget):
    """The buttons under a card; « Saisi » waits until a field of this very card was copied."""

    saisi = Signal()
    saisi_autre_moment = Signal()
    refuse = Signal(str)
    remis = Signal()
    reporte = Signal()
    abandonne = Signal()
    pas_saisi = Signal()
    corrige = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bouton_saisi = bouton("Saisi   Ctrl+Entrée", "primary", nom_icone="check")
        self.bouton_saisi.clicked.connect(self.saisi)
        self.autre_moment = bouton("Saisi à un autre moment…", "lien")
        self.autre_moment.clicked.connect(self.saisi_autre_moment)
        self.sans_copier = bouton("Saisi sans copier", "lien")
        self.sans_copier.clicked.connect(self.saisi)
        self.refus = bouton("Parcoursup a refusé…")
        self.refus.setMenu(self._menu_refus())
        self.remettre = bouton("Remettre à saisir", nom_icone="refresh-cw")
        self.remettre.clicked.connect(self.remis)
        self.reporter = bouton("Reporter…")
        self.reporter.clicked.connect(self.reporte)
        self.abandonner = bouton("Abandonner…")
        self.abandonner.clicked.connect(self.abandonne)
        self.repentir = bouton("Ce n’était pas saisi", nom_icone="undo-2")
        self.repentir.clicked.connect(self.pas_saisi)
        self.corriger = bouton("Corriger…", nom_icone="pencil")
        self.corriger.clicked.connect(self.corrige)
        self._composer()

    @property
    def permis(self) -> bool:
        """Say whether « Saisi » may be pressed."""
        return self.bouton_saisi.isEnabled() and not self.bouton_saisi.isHidden()

    def montrer(self, carte: ASaisir, *, repentir: bool) -> None:
        """Offer what this card allows; nothing of it was copied yet."""
        preparee = carte.saisie.statut is Statut.PREPAREE
        for widget in (
            self.bouton_saisi,
            self.autre_moment,
            self.sans_copier,
            self.refus,
            self.reporter,
            self.abandonner,
        ):
            widget.setVisible(preparee)
        mise_de_cote = bool(carte.saisie.refus_parcoursup or carte.saisie.reporte_au)
        self.remettre.setVisible(preparee and mise_de_cote)
        self.repentir.setVisible(repentir and not preparee)
        modifiable = carte.saisie.nature in (Nature.CONTRAT, Nature.CAPACITE)
        self.corriger.setVisible(modifiable if preparee else True)
        self.corriger.setText("Modifier…" if preparee else "Corriger, avec une raison…")
        self.bouton_saisi.setEnabled(False)
        self.bouton_saisi.setToolTip(COPIEZ_DABORD)

    def permettre(self) -> None:
        """Let « Saisi » be pressed: a field of this card was copied."""
        self.bouton_saisi.setEnabled(True)
        self.bouton_saisi.setToolTip("Noter que c’est saisi sur Parcoursup, maintenant (Ctrl+Entrée)")

    def _menu_refus(self) -> QMenu:
        menu = QMenu(self)
        for raison in REFUS_DU_SITE:
            menu.addAction(raison[0].upper() + raison[1:]).triggered.connect(
                partial(self._dire_refus, raison)
            )
        return menu

    def _dire_refus(self, raison: str) -> None:
        self.refuse.emit(raison)

    def _composer(self) -> None:
        px = theme().px
        saisir: tuple[QWidget, ...] = (self.bouton_saisi, self.repentir)
        liens: tuple[QWidget, ...] = (self.autre_moment, self.sans_copier)
        autres: tuple[QWidget, ...] = (
            self.remettre,
            self.refus,
            self.reporter,
            self.corriger,
            self.abandonner,
        )
        # With a large text the links go below: beside the button they would be cut off.
        rangees = (saisir, liens, autres) if theme().echelle > GRAND_TEXTE else ((*saisir, *liens), autres)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, px(4), 0, 0)
        boite.setSpacing(px(12))
        for widgets in rangees:
            rangee = Flux(ecart=px(10))
            for widget in widgets:
                rangee.addWidget(widget)
            boite.addLayout(rangee)
