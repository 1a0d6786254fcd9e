"""The files on their way, one row each, when there are several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cfa_desktop.views.icones import RoleCouleur, icone
from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.nom_elide import NomDelegate
from cfa_desktop.views.imports.textes import resumer
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme

RIEN = "rien à importer"


class FichiersEnCours(QListWidget):
    """Name, formation and state of each file; ``choisi`` carries its ``Etude``."""

    choisi = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Fichiers à importer")
        self.setIconSize(QSize(theme().px(18), theme().px(18)))
        self.setItemDelegate(NomDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._etudes: list[Etude] = []
        self.currentRowChanged.connect(self._annoncer)

    def montrer(self, etudes: Sequence[Etude], courante: Etude | None) -> None:
        """Show those files."""
        self.blockSignals(True)
        self.clear()
        self._etudes = list(etudes)
        for etude in etudes:
            nom, role = _marque(etude)
            item = QListWidgetItem(icone(nom, role), f"{etude.nom}\n{etat(etude)}")
            item.setToolTip(infobulle(f"{etude.nom}\n{etat(etude)}"))
            item.setSizeHint(QSize(100, theme().px(52)))
            self.addItem(item)
        if courante in self._etudes:
            self.setCurrentRow(self._etudes.index(courante))
        self.blockSignals(False)
        self.setVisible(len(self._etudes) > 1)

    def _annoncer(self, rang: int) -> None:
        if 0 <= rang < len(self._etudes):
            self.choisi.emit(self._etudes[rang])


def etat(etude: Etude) -> str:
    """Return where a file stands, in a few words."""
    if etude.erreur:
        return "Refusé"
    if not etude.attente and etude.plan is not None and etude.formation is not None:
        dit = RIEN if etude.sans_objet else resumer(etude.plan)
        return f"{etude.formation.nom_court} · {dit}"
    return etude.attente


def _marque(etude: Etude) -> tuple[str, RoleCouleur]:
    if etude.erreur:
        return "circle-x", "brique"
    if not etude.attente:
        return "circle-check", "vert"
    return ("hourglass", "discret") if etude.en_lecture else ("triangle-alert", "ambre")
