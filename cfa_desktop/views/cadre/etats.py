"""What an officer has set in the window, given back to the one drawn at another text size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cfa_desktop.views.candidats.etat import lire_candidats, rendre_candidats

if TYPE_CHECKING:
    from cfa_desktop.views.calendrier_page import CalendrierPage
    from cfa_desktop.views.dossier_page import DossierPage, PlaceDossier
    from cfa_desktop.views.echeances.lignes import Filtre
    from cfa_desktop.views.echeances_page import EcheancesPage
    from cfa_desktop.views.import_page import ImportPage
    from cfa_desktop.views.imports.etat import EtatImport
    from cfa_desktop.views.main_window import MainWindow
    from cfa_desktop.views.saisies_page import SaisiesPage


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


def lire_page(cle: str, page: QWidget) -> Any:
    """Return what is set on a page, None when nothing can be."""
    return _LIRE[cle](page) if cle in _LIRE else None


def rendre_page(cle: str, page: QWidget, etat: Any) -> None:
    """Set it on another page of that key."""
    if etat is not None:
        _RENDRE[cle](page, etat)


def _identite(widget: QWidget | None) -> tuple[str, str]:
    """Return the class and the name of what has the focus: several things may be called « Candidats »."""
    return ("", "") if widget is None else (type(widget).__name__, widget.accessibleName())


def _rendre_la_main(fenetre: MainWindow, main: tuple[str, str]) -> None:
    for widget in fenetre.findChildren(QWidget) if main[1] else ():
        prend = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if prend and _identite(widget) == main and widget.isVisibleTo(fenetre):
            widget.setFocus()
            return


def _lire_dossier(page: DossierPage) -> PlaceDossier | None:
    return page.place


def _rendre_dossier(page: DossierPage, place: PlaceDossier) -> None:
    page.revenir(place)


def _lire_saisies(page: SaisiesPage) -> int:
    return page.courante


def _rendre_saisies(page: SaisiesPage, courante: int) -> None:
    page.montrer(courante)


def _lire_echeances(page: EcheancesPage) -> tuple[Filtre, frozenset[str], str]:
    ligne = page.liste.courante
    return page.filtres.filtre, page.deplies, ligne.cle if ligne is not None else ""


def _rendre_echeances(page: EcheancesPage, etat: tuple[Filtre, frozenset[str], str]) -> None:
    page.revenir(*etat)


def _lire_import(page: ImportPage) -> EtatImport:
    return page.ceder()


def _rendre_import(page: ImportPage, etat: EtatImport) -> None:
    page.reprendre(etat)


def _lire_calendrier(page: CalendrierPage) -> tuple[int, str, float]:
    return page.campagne, page.sections.courante, page.sections.decalage


def _rendre_calendrier(page: CalendrierPage, etat: tuple[int, str, float]) -> None:
    campagne, section, decalage = etat
    page.montrer(campagne)
    page.sections.aller(section, decalage)


_LIRE: dict[str, Callable[[Any], Any]] = {
    "candidats": lire_candidats,
    "dossier": _lire_dossier,
    "saisies": _lire_saisies,
    "echeances": _lire_echeances,
    "import": _lire_import,
    "calendrier": _lire_calendrier,
}
_RENDRE: dict[str, Callable[[Any, Any], None]] = {
    "candidats": rendre_candidats,
    "dossier": _rendre_dossier,
    "saisies": _rendre_saisies,
    "echeances": _rendre_echeances,
    "import": _rendre_import,
    "calendrier": _rendre_calendrier,
}
