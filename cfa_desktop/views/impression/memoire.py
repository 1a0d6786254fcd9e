"""What this machine remembers of the last print: document, boxes, zoom, printer, copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSettings

from cfa_desktop.models.impression import Document, Saisie, Sujet

COPIES_MAX = 99


class Memoire:
    """The last choices, kept from one day to the next."""

    def __init__(self, reglages: QSettings) -> None:
        self._reglages = reglages

    def document(self, ou: str, sujet: Sujet) -> str:
        """Return the last document printed from a place about something, "" before any."""
        return self._texte(f"documents/{ou}/{sujet}")

    def retenir_document(self, ou: str, document: Document) -> None:
        """Keep the document chosen in a place: the last of those that speak of the same thing."""
        self._garder(f"documents/{ou}/{document.sujet}", document.cle)

    def options(self, document: Document) -> frozenset[str]:
        """Return the boxes ticked last for a document, those of the catalogue before any choice."""
        cle = f"impression/options/{document.cle}"
        if not self._reglages.contains(cle):
            return frozenset(option.cle for option in document.options if option.defaut)
        return frozenset(self._texte(f"options/{document.cle}").split("+")) & document.cles_options

    def retenir_options(self, document: Document, options: frozenset[str]) -> None:
        """Keep the boxes ticked for a document, but for those chosen anew each time."""
        oubliees = {option.cle for option in document.options if not option.retenue}
        self._garder(f"options/{document.cle}", "+".join(sorted(options - oubliees)))

    def textes(self, saisies: Sequence[Saisie]) -> dict[str, str]:
        """Return what was last typed, by key; a place typed for a document is offered for another."""
        return {
            saisie.cle: self._texte(f"textes/{saisie.cle}")
            for saisie in saisies
            if saisie.retenue and self._reglages.contains(f"impression/textes/{saisie.cle}")
        }

    def retenir_textes(self, saisies: Sequence[Saisie], textes: Mapping[str, str]) -> None:
        """Keep what was typed, but for what changes each time (a date)."""
        for saisie in saisies:
            if saisie.retenue and saisie.cle in textes:
                self._garder(f"textes/{saisie.cle}", textes[saisie.cle])

    @property
    def zoom(self) -> str:
        """Return the zoom: « largeur », « page », or a percentage."""
        return self._texte("zoom", "page")

    def retenir_zoom(self, zoom: str) -> None:
        """Keep the zoom of the preview."""
        self._garder("zoom", zoom)

    @property
    def imprimante(self) -> str:
        """Return the last printer used, "" before any."""
        return self._texte("imprimante")

    @property
    def copies(self) -> int:
        """Return how many copies were asked for last."""
        lues = self._texte("copies", "1")
        return max(1, min(COPIES_MAX, int(lues))) if lues.isdigit() else 1

    @property
    def recto_verso(self) -> bool:
        """Say whether the last print was on both sides."""
        return self._texte("recto_verso") == "oui"

    def retenir_tirage(self, imprimante: str, copies: int, *, recto_verso: bool) -> None:
        """Keep how a document was printed."""
        self._garder("imprimante", imprimante)
        self._garder("copies", str(copies))
        self._garder("recto_verso", "oui" if recto_verso else "non")

    def _texte(self, cle: str, defaut: str = "") -> str:
        return str(self._reglages.value(f"impression/{cle}", defaut))

    def _garder(self, cle: str, valeur: str) -> None:
        self._reglages.setValue(f"impression/{cle}", valeur)
