"""What may be chosen for a document before printing: boxes to tick, and one thing among several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cfa_desktop.models.impression import Choix, Document
from cfa_desktop.views.impression.case_longue import CaseLongue
from cfa_desktop.views.theme import theme
from cfa_desktop.views.widgets.etiquette import etiquette


class OptionsEdit(QWidget):
    """``change`` says that something else was chosen; ``options`` is what the composer reads."""

    change = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cases: dict[str, CaseLongue] = {}
        self.listes: dict[str, QComboBox] = {}
        self._blocs: list[QWidget] = []
        self._boite = QVBoxLayout(self)
        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(theme().px(6))

    @property
    def options(self) -> frozenset[str]:
        """Return the boxes ticked and the options chosen."""
        cochees = {cle for cle, case in self.cases.items() if case.isChecked()}
        choisies = {str(liste.currentData()) for liste in self.listes.values()}
        return frozenset(cochees | choisies) - {""}

    def montrer(self, document: Document, options: frozenset[str]) -> None:
        """Offer what the document lets choose, those options already chosen."""
        for bloc in self._blocs:
            self._boite.removeWidget(bloc)
            bloc.hide()
            bloc.deleteLater()
        self.cases, self.listes, self._blocs = {}, {}, []
        for choix in document.choix:
            self._proposer(choix, options)
        for option in document.options:
            case = self.cases[option.cle] = CaseLongue(option.libelle)
            case.setChecked(option.cle in options)
            case.toggled.connect(self._annoncer)
            self._poser(case)
        self.setVisible(bool(self._blocs))

    def _proposer(self, choix: Choix, options: frozenset[str]) -> None:
        liste = self.listes[choix.libelle] = QComboBox()
        liste.setAccessibleName(choix.libelle)
        for cle, mots in choix.possibles:
            liste.addItem(mots, cle)
        choisis = [rang for rang, (cle, _) in enumerate(choix.possibles) if cle in options]
        liste.setCurrentIndex(choisis[0] if len(choisis) == 1 else 0)
        liste.currentIndexChanged.connect(self._annoncer)
        mot = etiquette(choix.libelle, "compte", retour=True)
        mot.setBuddy(liste)
        self._poser(mot)
        self._poser(liste)

    def _poser(self, bloc: QWidget) -> None:
        self._blocs.append(bloc)
        self._boite.addWidget(bloc)

    def _annoncer(self, *_: object) -> None:
        self.change.emit()
