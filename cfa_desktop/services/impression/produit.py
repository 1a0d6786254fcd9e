"""A document made: its pages, what it holds, and how a part of it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.models.impression import document
from cfa_desktop.models.rendez_vous import refus_de_seance
from cfa_desktop.services.impression.demande import DemandeImpression

if TYPE_CHECKING:
    from cfa_desktop.documents.pdf.ouvrage import Ouvrage

_A_VOIR = ("page à voir", "pages à voir")


class Produit(NamedTuple):
    """A document ready to be shown, printed or saved: what it answers, its pages, drawn in ``pdf``."""

    demande: DemandeImpression
    ouvrage: Ouvrage
    pdf: bytes

    @property
    def titre(self) -> str:
        """Return its name in the catalogue."""
        return document(self.demande.document).titre

    @property
    def nombre(self) -> int:
        """Return how many pages it has."""
        return self.ouvrage.nombre

    @property
    def alertes(self) -> tuple[str, ...]:
        """Return why it should not go as it is, the gravest first."""
        return self.ouvrage.alertes

    @property
    def refus(self) -> dict[str, str]:
        """Return why what was typed is refused, by field: the document leaves room there instead."""
        return refus_de_seance(self.demande.textes, self.demande.campagne)

    def entier(self, choisies: Sequence[int] | None) -> bool:
        """Say whether those pages (from 0) are all of them."""
        return choisies is None or len(set(choisies)) == self.nombre

    def compte(self, choisies: Sequence[int] | None = None) -> str:
        """Return what those pages hold, « 12 lettres + 1 page à voir »; "" when it is not counted.

        Of a table, nobody knows which rows a page holds: some of its pages are said to be a part of it.
        """
        pieces, mots = self.ouvrage.compter(choisies), document(self.demande.document).mots
        premiere = self.nombre - self.ouvrage.a_voir
        pages = range(self.nombre) if choisies is None else choisies
        a_voir = sum(page >= premiere for page in pages)
        if not pieces and not a_voir:
            return ""
        dites = texte_nombre(pieces, *mots)
        if self.ouvrage.pieces is not None and pieces > 1 and not self.entier(choisies):
            dites = f"une partie des {dites}"
        return f"{dites} + {texte_nombre(a_voir, *_A_VOIR)}" if a_voir else dites

    def dire(self, choisies: Sequence[int] | None, feuilles: int) -> str:
        """Return what went out, « Fiches de suivi, 3 fiches, 3 pages (1-3) d’un document de 24 »."""
        pages = texte_nombre(feuilles, "page", "pages")
        if choisies is not None and not self.entier(choisies):
            pages += f" ({dire_etendue(choisies)}) d’un document de {self.nombre}"
        return ", ".join(un for un in (self.titre, self.compte(choisies), pages) if un)


def dire_etendue(pages: Sequence[int]) -> str:
    """Return pages counted from 0 as one types them, « 1-3, 7 »."""
    suites: list[list[int]] = []
    for page in pages:
        if suites and page == suites[-1][-1] + 1:
            suites[-1].append(page)
        else:
            suites.append([page])
    return ", ".join(f"{une[0] + 1}-{une[-1] + 1}" if len(une) > 1 else f"{une[0] + 1}" for une in suites)
