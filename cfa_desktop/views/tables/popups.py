"""The popups of the filter row: choices with their counts, a range of days."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cfa_desktop.models.texte import fold
from cfa_desktop.views.tables.filtres import FiltreChoix, FiltreColonne, FiltreDates, FiltreVide
from cfa_desktop.views.theme import theme

_RECHERCHE_DES = 9
_LIGNES_MAX = 12


class PopupFiltre(QFrame):
    """A small frame under a cell; every change applies at once, Escape or a click outside closes it."""

    change = Signal(object)

    def __init__(self, titre: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popupFiltre")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"Filtre de la colonne {titre}")
        px = theme().px
        self.boite = QVBoxLayout(self)
        self.boite.setContentsMargins(px(12), px(12), px(12), px(12))
        self.boite.setSpacing(px(8))
        self.effacer = QPushButton("Effacer ce filtre")
        self.effacer.setProperty("poids", "quiet")
        self.effacer.clicked.connect(self._tout_effacer)

    def ouvrir_sous(self, cellule: QWidget) -> None:
        """Show the popup under the cell, within the screen."""
        self.adjustSize()
        coin = cellule.mapToGlobal(QPoint(0, cellule.height()))
        ecran = cellule.screen().availableGeometry()
        x = max(ecran.left(), min(coin.x(), ecran.right() - self.width()))
        y = max(ecran.top(), min(coin.y(), ecran.bottom() - self.height()))
        self.move(x, y)
        self.show()

    def _tout_effacer(self) -> None:
        self.change.emit(None)
        self.close()


class PopupChoix(PopupFiltre):
    """Checkable values, with how many lines each has; « (vide) » is one of them."""

    def __init__(
        self, titre: str, filtre: FiltreColonne | None, valeurs: list[tuple[str, int]], parent: QWidget
    ) -> None:
        super().__init__(titre, parent)
        coches = filtre.valeurs if isinstance(filtre, FiltreChoix) else frozenset()
        self.recherche = QLineEdit(placeholderText="Chercher une valeur", clearButtonEnabled=True)
        self.recherche.setAccessibleName("Chercher une valeur")
        self.recherche.textChanged.connect(self._restreindre)
        self.recherche.setVisible(len(valeurs) >= _RECHERCHE_DES)
        self.liste = QListWidget()
        self.liste.setAccessibleName(f"Valeurs de la colonne {titre}")
        self.liste.setUniformItemSizes(True)
        for valeur, nombre in valeurs:
            self.liste.addItem(_ligne(valeur, nombre, valeur in coches))
        self.liste.itemChanged.connect(self._lire)
        self.liste.itemActivated.connect(self._basculer)
        self.sauf = QCheckBox("Sauf les valeurs cochées")
        self.sauf.setChecked(bool(filtre and filtre.sauf))
        self.sauf.toggled.connect(self._lire)
        hauteur = theme().px(28) * min(max(len(valeurs), 3), _LIGNES_MAX)
        self.liste.setFixedHeight(hauteur + theme().px(4))
        self.liste.setMinimumWidth(
            min(max(theme().px(220), self.liste.sizeHintForColumn(0) + theme().px(24)), theme().px(420))
        )
        for widget in (self.recherche, self.liste, self.sauf, self.effacer):
            self.boite.addWidget(widget)
        self.setFocusProxy(self.recherche if len(valeurs) >= _RECHERCHE_DES else self.liste)

    def _lire(self) -> None:
        lignes = (self.liste.item(i) for i in range(self.liste.count()))
        valeurs = frozenset(
            str(ligne.data(Qt.ItemDataRole.UserRole))
            for ligne in lignes
            if ligne.checkState() == Qt.CheckState.Checked
        )
        self.change.emit(FiltreChoix(valeurs, sauf=self.sauf.isChecked()) if valeurs else None)

    def _basculer(self, ligne: QListWidgetItem) -> None:
        coche = ligne.checkState() == Qt.CheckState.Checked
        ligne.setCheckState(Qt.CheckState.Unchecked if coche else Qt.CheckState.Checked)

    def _restreindre(self, texte: str) -> None:
        aiguille = fold(texte)
        for i in range(self.liste.count()):
            ligne = self.liste.item(i)
            ligne.setHidden(aiguille not in fold(ligne.text()))


def _ligne(valeur: str, nombre: int, coche: bool) -> QListWidgetItem:
    ligne = QListWidgetItem(f"{valeur or '(vide)'}  ·  {nombre}")
    ligne.setData(Qt.ItemDataRole.UserRole, valeur)
    ligne.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
    ligne.setCheckState(Qt.CheckState.Checked if coche else Qt.CheckState.Unchecked)
    return ligne


class PopupDates(PopupFiltre):
    """From a day, to a day, both included; or without any date, or with one."""

    def __init__(
        self, titre: str, filtre: FiltreColonne | None, bornes: tuple[date, date] | None, parent: QWidget
    ) -> None:
        super().__init__(titre, parent)
        plage = filtre if isinstance(filtre, FiltreDates) else FiltreDates()
        vide = filtre if isinstance(filtre, FiltreVide) else None
        self.du, self.jour_du = self._borne("À partir du", plage.du, bornes[0] if bornes else None)
        self.au, self.jour_au = self._borne("Jusqu’au", plage.au, bornes[1] if bornes else None)
        self.sauf = _case("Sauf cette période", plage.sauf)
        self.vide = _case("Sans date", vide is not None and not vide.sauf)
        self.non_vide = _case("Avec une date", vide is not None and vide.sauf)
        grille = QGridLayout()
        grille.setSpacing(theme().px(8))
        for rang, (case, jour) in enumerate(((self.du, self.jour_du), (self.au, self.jour_au))):
            grille.addWidget(case, rang, 0)
            grille.addWidget(jour, rang, 1)
        self.boite.addLayout(grille)
        if bornes is None:
            self.boite.addWidget(QLabel("Aucune date dans cette colonne."))
        for widget in (self.sauf, self.vide, self.non_vide, self.effacer):
            self.boite.addWidget(widget)
        for case in (self.du, self.au, self.sauf):
            case.toggled.connect(self._lire_plage)
        self.vide.toggled.connect(self._lire_vide)
        self.non_vide.toggled.connect(self._lire_non_vide)
        self.setFocusProxy(self.du)

    def _borne(self, libelle: str, jour: date | None, defaut: date | None) -> tuple[QCheckBox, QDateEdit]:
        case = _case(libelle, jour is not None)
        edit = QDateEdit()
        edit.setDisplayFormat("dd/MM/yyyy")
        edit.setAccessibleName(libelle)
        montre = jour or defaut
        if montre is not None:
            edit.setDate(QDate(montre.year, montre.month, montre.day))
        edit.dateChanged.connect(partial(self._cocher, case))
        return case, edit

    def _cocher(self, case: QCheckBox, _jour: QDate) -> None:
        if case.isChecked():
            self._lire_plage()
        else:
            case.setChecked(True)

    def _lire_plage(self) -> None:
        self._decocher(self.vide, self.non_vide)
        du = _jour(self.jour_du) if self.du.isChecked() else None
        au = _jour(self.jour_au) if self.au.isChecked() else None
        self.change.emit(FiltreDates(du, au, sauf=self.sauf.isChecked()) if du or au else None)

    def _lire_vide(self) -> None:
        self._decocher(self.du, self.au, self.non_vide)
        self.change.emit(FiltreVide() if self.vide.isChecked() else None)

    def _lire_non_vide(self) -> None:
        self._decocher(self.du, self.au, self.vide)
        self.change.emit(FiltreVide(sauf=True) if self.non_vide.isChecked() else None)

    def _decocher(self, *cases: QCheckBox) -> None:
        for case in cases:
            case.blockSignals(True)
            case.setChecked(False)
            case.blockSignals(False)


def _case(libelle: str, coche: bool) -> QCheckBox:
    case = QCheckBox(libelle)
    case.setChecked(coche)
    return case


def _jour(edit: QDateEdit) -> date:
    jour = edit.date()
    return date(jour.year(), jour.month(), jour.day())
