"""The cells of the filter row: what the officer types or picks under a header."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.tables.colonne import GenreFiltre
from cfa_desktop.views.tables.filtres import (
    FiltreChoix,
    FiltreColonne,
    FiltreDates,
    FiltreTexte,
    FiltreVide,
    resume,
)
from cfa_desktop.views.tables.popups import PopupChoix, PopupDates

Valeurs = Callable[[], list[tuple[str, int]]]
Bornes = Callable[[], tuple[date, date] | None]


class CelluleFiltre(QWidget):
    """One cell of the filter row; ``change`` carries a FiltreColonne or None."""

    change = Signal(object)

    def __init__(self, titre: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("celluleFiltre")
        self.titre = titre
        self.filtre: FiltreColonne | None = None
        self.boite = QHBoxLayout(self)
        self.boite.setContentsMargins(3, 1, 3, 3)
        self.boite.setSpacing(0)

    def poser(self, filtre: FiltreColonne | None) -> None:
        """Show that filter without announcing it."""
        self.filtre = filtre
        self._afficher()
        self._marquer()

    def annoncer(self, filtre: FiltreColonne | None) -> None:
        """Take the filter the officer just made, and announce it."""
        if filtre == self.filtre:
            return
        self.filtre = filtre
        self._marquer()
        self.change.emit(filtre)

    def champ(self) -> QWidget:
        """Return the part that takes focus."""
        raise NotImplementedError

    def _afficher(self) -> None:
        raise NotImplementedError

    def _marquer(self) -> None:
        champ = self.champ()
        self.setProperty("actif", self.filtre is not None)
        for widget in (self, champ):
            self.style().unpolish(widget)
            self.style().polish(widget)
        texte = f"Filtre de la colonne {self.titre}"
        champ.setAccessibleName(texte if self.filtre is None else f"{texte}, actif")
        champ.setAccessibleDescription("" if self.filtre is None else resume(self.filtre))


class CelluleTexte(CelluleFiltre):
    """Text contained, or not (« sauf »), or nothing in the column, or something."""

    _MODES = (("contient", "Contient"), ("sauf", "Sauf"), ("vide", "Vide"), ("non_vide", "Non vide"))

    def __init__(self, titre: str, parent: QWidget) -> None:
        super().__init__(titre, parent)
        self._mode = "contient"
        self._edit = _Saisie(self)
        self._edit.setPlaceholderText("Filtrer")
        self._edit.textChanged.connect(self._lire)
        self._action = QAction(icone("list-filter", "discret"), "Sauf, vide, non vide", self)
        self._action.triggered.connect(self._ouvrir_menu)
        self._edit.addAction(self._action, QLineEdit.ActionPosition.TrailingPosition)
        self._action.setVisible(False)
        self._edit.survol_change.connect(self._montrer_menu)
        self.boite.addWidget(self._edit)
        self.menu = self._construire_menu()
        self._marquer()

    def champ(self) -> QWidget:
        return self._edit

    def _construire_menu(self) -> QMenu:
        menu = QMenu(self)
        groupe = QActionGroup(menu)
        for mode, libelle in self._MODES:
            action = QAction(libelle, menu, checkable=True)
            action.setData(mode)
            action.setChecked(mode == self._mode)
            groupe.addAction(action)
            menu.addAction(action)
        groupe.triggered.connect(self._choisir_mode)
        return menu

    def _montrer_menu(self, visible: bool) -> None:
        self._action.setVisible(visible or self._mode != "contient")

    def _ouvrir_menu(self) -> None:
        self.menu.popup(self._edit.mapToGlobal(QPoint(0, self._edit.height())))

    def _choisir_mode(self, action: QAction) -> None:
        self._mode = str(action.data())
        self._adapter()
        self._lire()

    def _adapter(self) -> None:
        sans_texte = self._mode in ("vide", "non_vide")
        self._edit.setReadOnly(sans_texte)
        libelles = {"contient": "Filtrer", "sauf": "Sauf…", "vide": "(vide)", "non_vide": "(non vide)"}
        if sans_texte:
            self._edit.blockSignals(True)
            self._edit.clear()
            self._edit.blockSignals(False)
        self._edit.setPlaceholderText(libelles[self._mode])
        self._action.setIcon(icone("list-filter", "discret" if self._mode == "contient" else "accent"))
        self._montrer_menu(self._edit.hasFocus())

    def _lire(self) -> None:
        texte = self._edit.text().strip()
        if self._mode in ("vide", "non_vide"):
            self.annoncer(FiltreVide(sauf=self._mode == "non_vide"))
        else:
            self.annoncer(FiltreTexte(texte, sauf=self._mode == "sauf") if texte else None)

    def _afficher(self) -> None:
        filtre = self.filtre
        texte = ""
        if isinstance(filtre, FiltreVide):
            self._mode = "non_vide" if filtre.sauf else "vide"
        else:
            self._mode = "contient"
            if isinstance(filtre, FiltreTexte):
                texte, self._mode = filtre.texte, "sauf" if filtre.sauf else "contient"
        for action in self.menu.actions():
            action.setChecked(action.data() == self._mode)
        self._edit.blockSignals(True)
        self._edit.setText(texte)
        self._edit.blockSignals(False)
        self._adapter()


class _Saisie(QLineEdit):
    """A line edit that says when it is worth showing its options, and empties on Escape."""

    survol_change = Signal(bool)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusInEvent(event)
        self.survol_change.emit(True)

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusOutEvent(event)
        self.survol_change.emit(self.underMouse())

    def enterEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().enterEvent(event)
        self.survol_change.emit(True)

    def leaveEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().leaveEvent(event)
        self.survol_change.emit(self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class CelluleListe(CelluleFiltre):
    """A cell that sums its filter up and opens a popup to change it (choices or dates)."""

    def __init__(self, titre: str, parent: QWidget, *, valeurs: Valeurs, bornes: Bornes, dates: bool) -> None:
        super().__init__(titre, parent)
        self._valeurs, self._bornes, self._dates = valeurs, bornes, dates
        self._bouton = QPushButton(self)
        self._bouton.setMinimumWidth(0)
        self._bouton.clicked.connect(self.ouvrir)
        self.boite.addWidget(self._bouton)
        self.popup: PopupChoix | PopupDates | None = None
        self._afficher()
        self._marquer()

    def champ(self) -> QWidget:
        return self._bouton

    def ouvrir(self) -> None:
        """Open the popup under the cell."""
        if self._dates:
            self.popup = PopupDates(self.titre, self.filtre, self._bornes(), self)
        else:
            self.popup = PopupChoix(self.titre, self.filtre, self._valeurs(), self)
        self.popup.change.connect(self._prendre)
        self.popup.ouvrir_sous(self)

    def _prendre(self, filtre: object) -> None:
        if filtre is None or isinstance(filtre, FiltreChoix | FiltreDates | FiltreVide):
            self.annoncer(filtre)
            self._afficher()

    def _afficher(self) -> None:
        texte = "Tous" if self.filtre is None else resume(self.filtre)
        if self._dates and self.filtre is None:
            texte = "Toutes"
        self._bouton.setText(texte.replace("&", "&&"))
        self._bouton.setIcon(icone("chevron-down", "discret" if self.filtre is None else "accent"))
        self._bouton.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def creer_cellule(
    genre: GenreFiltre, titre: str, parent: QWidget, *, valeurs: Valeurs, bornes: Bornes
) -> CelluleFiltre:
    """Return the cell that suits a column."""
    if genre == "texte":
        return CelluleTexte(titre, parent)
    return CelluleListe(titre, parent, valeurs=valeurs, bornes=bornes, dates=genre == "date")
