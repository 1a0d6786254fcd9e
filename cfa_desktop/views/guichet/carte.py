"""The card up in the guichet: formation and person large, what to beware of, one field at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cfa_desktop.models.dates_fr import jour_heure, temps_restant
from cfa_desktop.models.vigilance import Vigilance, dire_homonymes
from cfa_desktop.views.guichet.actions import ActionsGuichet
from cfa_desktop.views.guichet.champs import ChampsUnParUn
from cfa_desktop.views.guichet.entete import EnteteGuichet
from cfa_desktop.views.saisies.carte import Posee, gardes
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.bandeau import Bandeau, TonBandeau
from cfa_desktop.views.widgets.boutons import bouton
from cfa_desktop.views.widgets.etiquette import etiquette
from cfa_desktop.views.widgets.separateur import Separateur


class CarteGuichet(QWidget):
    """One item; ``voisine`` asks for the card before (-1) or after (+1) without doing anything of it.

    ``deborde`` tells that the warnings may have outgrown their room.
    """

    voisine = Signal(int)
    fin_demandee = Signal()
    deborde = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._montree = 0
        self.entete = EnteteGuichet()
        self.limite = etiquette("", "discret", retour=True)
        self.rang = etiquette("", "compte")
        self.precedente = bouton("", "quiet", nom_icone="chevron-left")
        self.suivante = bouton("", "quiet", nom_icone="chevron-right")
        self.terminer = bouton("Terminer", "lien")
        self.terminer.setToolTip("Arrêter ici et voir le bilan\u202f: rien ne se perd")
        self.terminer.clicked.connect(self.fin_demandee)
        for fleche, sens, dit in (
            (self.precedente, -1, "Saisie précédente (Alt+↑)"),
            (self.suivante, 1, "Saisie suivante, sans rien faire de celle-ci (Alt+↓)"),
        ):
            fleche.setAccessibleName(dit)
            fleche.setToolTip(dit)
            fleche.clicked.connect(lambda _=False, pas=sens: self.voisine.emit(pas))
        self._gardes = QVBoxLayout()
        self._gardes.setSpacing(theme().px(4))
        self.champs = ChampsUnParUn()
        self.actions_carte = ActionsGuichet()
        self.champs.copie.connect(self._copie)
        self._composer()

    def montrer(self, posee: Posee, vigilances: Sequence[Vigilance], rang: tuple[int, int]) -> None:
        """Put a card up, ``rang`` out of how many; the one already up keeps what was copied of it."""
        carte, formation = posee.carte, posee.formation
        autre, self._montree = carte.saisie.id != self._montree, carte.saisie.id
        self.entete.montrer(carte, formation)
        self._dire_limite(posee)
        numero, total = rang
        self.rang.setText(f"{numero} sur {total}")
        for fleche in (self.precedente, self.suivante):
            fleche.setEnabled(total > 1)
        if autre:
            self.champs.oublier()
        if self.champs.montrer(carte.champs):
            self.actions_carte.montrer(a_un_candidat=carte.candidat_id is not None)
        self._dire_gardes(posee, vigilances)
        if autre:
            self._defile.verticalScrollBar().setValue(0)

    @property
    def manque(self) -> int:
        """Return how many pixels of height lack for everything to be read without scrolling."""
        vue = self._defile.viewport()
        cachees = max(0, self._contenu.heightForWidth(vue.width()) - vue.height())
        disposition = self.layout()
        serrees = disposition.minimumHeightForWidth(self.width()) - self.height() if disposition else 0
        return cachees + max(0, serrees)

    def oublier(self) -> None:
        """Forget the card that was up: shown again, it begins anew."""
        self._montree = 0

    def _copie(self) -> None:
        self.actions_carte.permettre()
        self.actions_carte.mettre_en_avant(oui=self.champs.tous_copies)

    def _composer(self) -> None:
        px = theme().px
        self._contenu = contenu = QWidget()
        contenu.setObjectName("contenu")
        dedans = QVBoxLayout(contenu)
        dedans.setContentsMargins(0, 0, 0, 0)
        dedans.setSpacing(px(4))
        dedans.addWidget(self.limite)
        dedans.addLayout(self._gardes)
        dedans.addStretch(1)
        self._defile = QScrollArea()
        self._defile.setWidgetResizable(True)
        self._defile.setAccessibleName("Ce qu’il faut savoir avant de saisir")
        self._defile.setWidget(contenu)
        self._defile.verticalScrollBar().rangeChanged.connect(self.deborde)
        self._defile.setMinimumHeight(px(24))  # the fields and the buttons come first
        bas = QWidget()
        bas.setObjectName("ligneGuichet")
        pied = QHBoxLayout(bas)
        pied.setContentsMargins(0, 0, 0, 0)
        pied.setSpacing(px(4))
        for widget in (self.precedente, self.rang, self.suivante):
            pied.addWidget(widget)
        pied.addStretch(1)
        pied.addWidget(self.terminer)
        self.actions_carte.poser_a_gauche(self.champs.rebours)
        boite = QVBoxLayout(self)
        boite.setContentsMargins(px(14), px(8), px(14), px(6))
        boite.setSpacing(px(6))
        boite.addWidget(self.entete)
        boite.addWidget(self._defile, 1)
        boite.addWidget(Separateur())
        boite.addWidget(self.champs)
        boite.addWidget(self.actions_carte)
        boite.addWidget(bas)

    def _dire_limite(self, posee: Posee) -> None:
        limite = posee.carte.avant_le
        dit = ""
        if limite is not None:
            quand = jour_heure(limite, posee.formation.campagne)
            dit = f"À saisir avant le {quand}, {temps_restant(limite, posee.maintenant)}"
        self.limite.setText(dit)
        self.limite.setVisible(bool(dit))

    def _dire_gardes(self, posee: Posee, vigilances: Sequence[Vigilance]) -> None:
        while (item := self._gardes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for texte, ton in gardes_du_guichet(posee, vigilances):
            self._gardes.addWidget(Bandeau(texte, ton))


def gardes_du_guichet(posee: Posee, vigilances: Sequence[Vigilance]) -> list[tuple[str, TonBandeau]]:
    """Return what must be known before this item is typed, what would make it wrong first."""
    carte = posee.carte
    dits: list[tuple[str, TonBandeau]] = [(une.texte, "danger") for une in vigilances if une.grave]
    if homonymes := dire_homonymes(carte.candidat, carte.numero, carte.homonymes):
        dits.append((homonymes, "attention"))
    dits += gardes(replace(posee, carte=replace(carte, homonymes=())))
    dits += [(une.texte, "attention") for une in vigilances if not une.grave]
    return dits
