"""What an officer has set in the window, given back to the one drawn at another text size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cfa_desktop.views.main_window import MainWindow


@runtime_checkable
class Cedable(Protocol):
    """A page that gives what is set on it to the one that takes its place."""

    def ceder(self) -> Any:
        """Return what is set, None when nothing is."""

    def reprendre(self, etat: Any) -> None:
        """Set what another page of this class gave."""


class EtatPages(NamedTuple):
    """The page on screen, where a dossier leads back, what is set on each page."""

    courante: str
    avant_dossier: str
    etats: Mapping[str, Any]


class EtatFenetre(NamedTuple):
    """What ``rendre_fenetre`` sets again; the dates being typed in a calendar are kept beside the base."""

    modifiee: bool
    campagne: int | None
    pages: EtatPages
    cherche: str
    main: tuple[str, str]
    guichet: bool


def lire_fenetre(fenetre: MainWindow) -> EtatFenetre:
    """Return what is set in a window."""
    return EtatFenetre(
        fenetre.modifiee,
        fenetre.campagne,
        fenetre.pages.ceder(),
        fenetre.haut.recherche.text(),
        _identite(fenetre.focusWidget()),
        fenetre.guichet_ouvert,
    )


def rendre_fenetre(fenetre: MainWindow, etat: EtatFenetre) -> None:
    """Set the same things in another window, before it is shown."""
    fenetre.modifiee = etat.modifiee
    if etat.campagne is not None and etat.campagne != fenetre.campagne:
        fenetre.travailler_sur(etat.campagne)
    fenetre.pages.reprendre(etat.pages)
    fenetre.haut.recherche.setText(etat.cherche)
    _rendre_la_main(fenetre, etat.main)
    if etat.guichet:
        fenetre.ouvrir_guichet()


def _identite(widget: QWidget | None) -> tuple[str, str]:
    """Return the class and the name of what has the focus: several things may be called « Candidats »."""
    return ("", "") if widget is None else (type(widget).__name__, widget.accessibleName())


def _rendre_la_main(fenetre: MainWindow, main: tuple[str, str]) -> None:
    for widget in fenetre.findChildren(QWidget) if main[1] else ():
        prend = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if prend and _identite(widget) == main and widget.isVisibleTo(fenetre):
            widget.setFocus()
            return
