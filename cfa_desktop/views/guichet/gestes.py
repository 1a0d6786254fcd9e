"""What is done of the card up at the guichet: as on the page, and remembered in the session."""

from __future__ import annotations

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.views.saisies.gestes import GestesSaisie


class GestesGuichet(GestesSaisie):
    """The verbs of the guichet."""

    def noter(self, carte: ASaisir) -> None:
        """Remember in the session what was done of this card."""
        self._bureau.guichet.noter(carte)
