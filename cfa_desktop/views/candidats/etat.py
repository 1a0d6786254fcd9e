"""What an officer has set on the Candidats page: formation, counter, search, and the list itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cfa_desktop.views.tables.etat import EtatListe, lire_etat, rendre_etat

if TYPE_CHECKING:
    from cfa_desktop.views.candidats_page import CandidatsPage


class EtatCandidats(NamedTuple):
    """Given by a page to the one that takes its place."""

    formation_id: int | None
    campagne: int | None
    categorie: str
    numeros: frozenset[str]
    recherche: str
    liste: EtatListe


def lire_candidats(page: CandidatsPage) -> EtatCandidats:
    """Return what is set on the page."""
    liste, formation = page.liste, page.formation
    return EtatCandidats(
        formation.id if formation else None,
        page.annee,
        liste.filtre,
        liste.numeros,
        page.entete.recherche.text(),
        lire_etat(liste.vue),
    )


def rendre_candidats(page: CandidatsPage, etat: EtatCandidats) -> None:
    """Set the same things on another page."""
    page.set_campagne(etat.campagne)
    page.montrer(etat.formation_id, etat.categorie, tuple(etat.numeros))
    page.refresh()  # every line: a chosen one may be far down
    page.entete.recherche.setText(etat.recherche)
    rendre_etat(page.liste.vue, etat.liste)
