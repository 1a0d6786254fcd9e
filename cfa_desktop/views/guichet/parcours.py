"""Where one stands in the queue of the guichet: which card is up, which comes next."""

from __future__ import annotations

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.views.guichet.lot import Lot
from cfa_desktop.views.saisies.classement import Section


class Parcours:
    """The cards in typing order and the place of the one up; reading the queue again keeps that place."""

    def __init__(self) -> None:
        self._cartes: list[ASaisir] = []
        self._courante = self._rang = 0

    @property
    def carte(self) -> ASaisir | None:
        """Return the card up, None when nothing waits."""
        return self._cartes[self._rang] if self._cartes else None

    @property
    def rang(self) -> tuple[int, int]:
        """Return which card is up, from 1, and out of how many."""
        return self._rang + 1, len(self._cartes)

    def relire(self, lot: Lot) -> None:
        """Take the queue as it stands now; the card up stays as long as it may be typed or settled."""
        self._cartes = lot.cartes
        # A card that became « à régler » while it was up says why instead of vanishing under the hand.
        restee = [carte for carte in lot.classees[Section.A_REGLER] if carte.saisie.id == self._courante]
        self._cartes[self._rang : self._rang] = restee
        ids = [carte.saisie.id for carte in self._cartes]
        if self._courante in ids:
            self._rang = ids.index(self._courante)
        else:
            self._rang = self._rang if self._rang < len(ids) else 0
            self._courante = ids[self._rang] if ids else 0

    def commencer(self) -> None:
        """Begin with the first card."""
        self._rang = 0
        self._courante = self._cartes[0].saisie.id if self._cartes else 0

    def quitter(self) -> None:
        """Leave the card up, done with: the one that takes its place in the queue comes next."""
        del self._cartes[self._rang]
        self._rang = self._rang if self._rang < len(self._cartes) else 0
        self._courante = self._cartes[self._rang].saisie.id if self._cartes else 0

    def remplacer(self, carte: ASaisir) -> None:
        """Take the card up as it was just read again."""
        self._cartes[self._rang] = carte

    def revenir_a(self, saisie_id: int) -> None:
        """Put that item up when the queue is next read."""
        self._courante = saisie_id

    def aller(self, pas: int) -> None:
        """Go to the card before (-1) or after (+1), round and round."""
        if self._cartes:
            self._rang = (self._rang + pas) % len(self._cartes)
            self._courante = self._cartes[self._rang].saisie.id
