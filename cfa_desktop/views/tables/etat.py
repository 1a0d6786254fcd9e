"""What an officer has set in a list: columns and sort, filters, search, selection, place."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from cfa_desktop.views.tables.disposition import appliquer_disposition, lire_disposition
from cfa_desktop.views.tables.filtres import FiltreColonne
from cfa_desktop.views.tables.vue import TableVue


class EtatListe(NamedTuple):
    """Worth giving to another view of the same lines."""

    disposition: str
    filtres: Mapping[str, FiltreColonne]
    choisies: tuple[Hashable, ...]
    courante: Hashable | None
    colonne: int
    premiere: int


def lire_etat(vue: TableVue) -> EtatListe:
    """Return what is set in a list."""
    return EtatListe(
        lire_disposition(vue),
        dict(vue.modele.moteur.filtres),
        tuple(vue.ids_selectionnes()),
        vue.id_courant(),
        max(0, vue.currentIndex().column()),
        max(0, vue.rowAt(0)),
    )


def rendre_etat(vue: TableVue, etat: EtatListe) -> None:
    """Set the same things in a list that holds its lines."""
    appliquer_disposition(vue, etat.disposition)
    for cle, filtre in etat.filtres.items():
        vue.filtrer(cle, filtre)
    vue.choisir(etat.choisies, etat.courante, etat.colonne)
    vue.verticalScrollBar().setValue(etat.premiere)
