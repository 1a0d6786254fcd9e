"""Documents for paper: composed, previewed, printed or saved, each of them noted in the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Progres
from cfa_desktop.services import sorties
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.avance import Avance
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.produit import Produit

if TYPE_CHECKING:
    from cfa_desktop.documents.pdf.ouvrage import Ouvrage


@dataclass(frozen=True, slots=True)
class Impressions:
    """What the officer prints or hands over as PDF."""

    contexte: Contexte

    def composer(self, demande: DemandeImpression, progres: Progres | None = None) -> Ouvrage:
        """Return the document asked for, its pages not drawn yet.

        ``progres`` counts those of whom it speaks; raising inside it gives up.
        """
        from cfa_desktop.services.impression.catalogue import COMPOSEURS

        return COMPOSEURS[demande.document](self.contexte, demande._replace(avance=Avance(progres)))

    def preparer(
        self,
        demande: DemandeImpression,
        progres: Progres | None = None,
        composition: Progres | None = None,
    ) -> Produit:
        """Return the document made; ``composition`` counts as ``composer`` does, then ``progres`` its pages.

        Raising inside either gives up.
        """
        from cfa_desktop.documents.pdf.ouvrage import relier

        ouvrage = self.composer(demande, composition)
        return Produit(demande, ouvrage, relier(ouvrage, progres))

    def produire(self, demande: DemandeImpression, progres: Progres | None = None) -> bytes:
        """Return the PDF alone."""
        return self.preparer(demande, progres).pdf

    def enregistrer(
        self,
        produit: Produit,
        path: Path,
        choisies: Sequence[int] | None = None,
        progres: Progres | None = None,
    ) -> None:
        """Write a document, or only those of its pages (from 0), and note it.

        A part is drawn again from what the preview shows, never from the base, and its pages keep their
        numbers. Raises ``EcritureError`` when it cannot be written.
        """
        from cfa_desktop.documents.pdf.ouvrage import relier

        toutes = choisies is None or list(choisies) == list(range(produit.nombre))
        ecrire_octets(path, produit.pdf if toutes else relier(produit.ouvrage, progres, choisies))
        self._noter("enregistré", produit, choisies, produit.nombre if choisies is None else len(choisies))

    def noter_impression(
        self, produit: Produit, feuilles: int, choisies: Sequence[int] | None = None
    ) -> None:
        """Note that so many pages went to a printer, copies included; ``choisies`` = which, None = all."""
        self._noter("imprimé", produit, choisies, feuilles)

    def _noter(self, geste: str, produit: Produit, choisies: Sequence[int] | None, feuilles: int) -> None:
        sorties.noter(self.contexte, f"Document {geste} – {produit.dire(choisies, feuilles)}")
