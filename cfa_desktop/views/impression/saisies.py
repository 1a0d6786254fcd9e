"""What is typed for a document before printing: one field each, the preview follows a moment later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cfa_desktop.models.impression import Saisie
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette

DELAI_MS = 350


class SaisiesEdit(QWidget):
    """``change`` comes once the hand rests, or leaves the field; ``textes`` is what stands in it now."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.champs: dict[str, QLineEdit] = {}
        self._repos = QTimer(self)
        self._repos.setSingleShot(True)
        self._repos.setInterval(DELAI_MS)
        self._repos.timeout.connect(self.change)
        self._blocs: list[QWidget] = []
        self._erreurs: dict[str, QLabel] = {}
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(6))
        self.hide()

    @property
    def textes(self) -> dict[str, str]:
        """Return what is typed, by key."""
        return {cle: champ.text().strip() for cle, champ in self.champs.items()}

    @property
    def refus(self) -> dict[str, str]:
        """Return why what is typed is refused, as last said, by key."""
        return {cle: erreur.text() for cle, erreur in self._erreurs.items() if erreur.text()}

    def refuser(self, refus: Mapping[str, str]) -> None:
        """Say under each field why what is typed there is refused; nothing under the others."""
        for cle, erreur in self._erreurs.items():
            erreur.setText(refus.get(cle, ""))
            erreur.setVisible(cle in refus)

    def montrer(self, saisies: Sequence[Saisie], textes: Mapping[str, str]) -> None:
        """Offer those fields, filled with what was typed last, else with what the catalogue says."""
        self._repos.stop()
        for bloc in self._blocs:
            self._boite.removeWidget(bloc)
            bloc.hide()
            bloc.deleteLater()
        self.champs, self._blocs, self._erreurs = {}, [], {}
        for rangee in _rangees(saisies):
            bloc = QWidget()
            cote_a_cote = QHBoxLayout(bloc)
            cote_a_cote.setContentsMargins(0, 0, 0, 0)
            cote_a_cote.setSpacing(theme().px(8))
            for rang, saisie in enumerate(rangee):
                cote_a_cote.addLayout(self._sous_son_nom(saisie, textes), 2 if rang else 3)
            self._blocs.append(bloc)
            self._boite.addWidget(bloc)
        self.setVisible(bool(saisies))

    def _sous_son_nom(self, saisie: Saisie, textes: Mapping[str, str]) -> QVBoxLayout:
        """Return a field under its name, so that it has the whole width."""
        champ = self.champs[saisie.cle] = QLineEdit(textes.get(saisie.cle, saisie.defaut))
        champ.setAccessibleName(saisie.libelle)
        champ.setCursorPosition(0)
        champ.setMinimumWidth(theme().px(40))
        champ.textEdited.connect(self._attendre)
        champ.editingFinished.connect(self._finir)
        boite = QVBoxLayout()
        boite.setSpacing(theme().px(2))
        boite.addWidget(etiquette(saisie.libelle, "compte", retour=True))
        boite.addWidget(champ)
        erreur = self._erreurs[saisie.cle] = etiquette("", "erreur", retour=True)
        erreur.hide()
        boite.addWidget(erreur)
        boite.addStretch(1)
        return boite

    def _attendre(self, *_: object) -> None:
        self._repos.start()

    def _finir(self) -> None:
        if self._repos.isActive():
            self._repos.stop()
            self.change.emit()


def _rangees(saisies: Sequence[Saisie]) -> list[list[Saisie]]:
    """Return the fields by row: two short ones that follow each other share one."""
    rangees: list[list[Saisie]] = []
    for saisie in saisies:
        if saisie.courte and rangees and len(rangees[-1]) == 1 and rangees[-1][0].courte:
            rangees[-1].append(saisie)
        else:
            rangees.append([saisie])
    return rangees
