"""One field at a time to the clipboard: the one up, large, and the others with their ticks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cfa_desktop.models.a_saisir import Champ
from cfa_desktop.views.guichet.lignes_champs import HAUTEUR, ROLE_CHAMP, ChampsDelegate, LigneChamp
from cfa_desktop.views.icones import RoleCouleur, icone
from cfa_desktop.views.saisies.presse_papiers import EffacePressePapiers
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.boutons import bouton, set_poids
from cfa_desktop.views.widgets.etiquette import etiquette

_LIGNES_MONTREES = 4
_SECONDE_MS = 1000


class ChampsUnParUn(QWidget):
    """The fields of a card in the order of the site; ``copie`` tells that the current one was copied."""

    copie = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._champs: Sequence[Champ] = ()
        self._copies: set[int] = set()
        self._courant = 0
        self.efface = EffacePressePapiers(self)
        self.efface.efface.connect(self._dire_rebours)
        QGuiApplication.clipboard().dataChanged.connect(self._presse_papiers_change)
        self._seconde = QTimer(self, interval=_SECONDE_MS)
        self._seconde.timeout.connect(self._dire_rebours)
        self.liste = QListWidget()
        self.liste.setObjectName("champsGuichet")
        self.liste.setAccessibleName("Champs à copier")
        self.liste.setItemDelegate(ChampsDelegate(self.liste))
        self.liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The keys belong to the window: arrows choose a field wherever the focus is.
        self.liste.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.liste.currentRowChanged.connect(self._choisi)
        self.copier_courant = bouton("Copier   Entrée", "primary", nom_icone="copy")
        self.copier_courant.setObjectName("copierGrand")
        self.copier_courant.clicked.connect(self.copier)
        self.rebours = etiquette("", "discret")
        self._composer()

    @property
    def courant(self) -> int:
        """Return the rank of the field that comes next to the clipboard."""
        return self._courant

    @property
    def tous_copies(self) -> bool:
        """Say whether every field of this card was copied."""
        return bool(self._champs) and len(self._copies) == len(self._champs)

    def montrer(self, champs: Sequence[Champ]) -> bool:
        """Show the fields of a card, none copied yet; False when they are the same: ticks stay."""
        voulus = [champ for champ in champs if champ.copie]
        if voulus == self._champs:
            return False
        self._champs, self._copies, self._courant = voulus, set(), 0
        self.liste.blockSignals(True)
        self.liste.clear()
        for _ in voulus:
            self.liste.addItem(QListWidgetItem())
        self.liste.blockSignals(False)
        montrees = min(len(voulus), _LIGNES_MONTREES)
        self.liste.setFixedHeight(montrees * theme().px(HAUTEUR) + 2)
        self._redire()
        return True

    def oublier(self) -> None:
        """Forget what was copied of the card that was up: another one comes."""
        self._champs = ()

    def choisir(self, rang: int) -> None:
        """Put one field up, without copying it."""
        if self._champs:
            self._courant = rang % len(self._champs)
            self._redire()

    def copier(self) -> None:
        """Copy the bare value of the current field, then put the next one up."""
        if not self._champs:
            return
        texte = self._champs[self._courant].copie
        self._seconde.stop()
        QGuiApplication.clipboard().setText(texte)
        self.efface.surveiller(texte)
        self._seconde.start()
        self._copies.add(self._courant)
        self._courant = (self._courant + 1) % len(self._champs)
        self._redire()
        self._dire_rebours()
        self.copie.emit()

    def _composer(self) -> None:
        boite = QVBoxLayout(self)
        boite.setContentsMargins(0, 0, 0, 0)
        boite.setSpacing(theme().px(6))
        boite.addWidget(self.liste)
        boite.addWidget(self.copier_courant)

    def _choisi(self, rang: int) -> None:
        if rang >= 0 and rang != self._courant:
            self.choisir(rang)

    def _redire(self) -> None:
        """Say again which field is up and which were copied."""
        for rang, champ in enumerate(self._champs):
            item, copie = self.liste.item(rang), rang in self._copies
            affiche = " ".join(champ.affiche.split("\n"))
            item.setData(ROLE_CHAMP, LigneChamp(champ.label, affiche, copie=copie))
            dits = (champ.label, affiche, "copié" if copie else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(dit for dit in dits if dit))
        self.copier_courant.setEnabled(bool(self._champs))
        if not self._champs:
            return
        self.liste.blockSignals(True)
        self.liste.setCurrentRow(self._courant)
        self.liste.blockSignals(False)
        self.liste.viewport().update()
        champ = self._champs[self._courant]
        self.copier_courant.setAccessibleName(f"Copier {champ.label}\u202f: {champ.affiche}")
        set_poids(self.copier_courant, "normal" if self.tous_copies else "primary")
        role: RoleCouleur = "texte" if self.tous_copies else "sur_accent"
        self.copier_courant.setIcon(icone("copy", role, air=True))

    def _presse_papiers_change(self) -> None:
        """Stop counting once something else was copied: it is not ours to clear."""
        if self._seconde.isActive() and not self.efface.tient_encore():
            self._seconde.stop()
            self.rebours.setText("")

    def _dire_rebours(self) -> None:
        restant = self.efface.restant_s
        if not restant:
            self._seconde.stop()
        self.rebours.setText(f"Effacé du presse-papiers dans {restant}\u00a0s" if restant else "")
