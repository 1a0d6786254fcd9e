"""Documents for paper: composed, previewed, printed or saved, each of them noted in the history."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import Progres, texte_nombre
from cfa_desktop.models.impression import document
from cfa_desktop.services import sorties
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.demande import DemandeImpression

_PAGE = re.compile(rb"/Type /Page\b")

if TYPE_CHECKING:
    from cfa_desktop.documents.pdf.ouvrage import Ouvrage


@dataclass(frozen=True, slots=True)
class Impressions:
    """What the officer prints or hands over as PDF."""

    contexte: Contexte

    def composer(self, demande: DemandeImpression) -> Ouvrage:
        """Return the document asked for, its pages not drawn yet."""
        from cfa_desktop.services.impression.catalogue import COMPOSEURS

        return COMPOSEURS[demande.document](self.contexte, demande)

    def produire(self, demande: DemandeImpression, progres: Progres | None = None) -> bytes:
        """Return the PDF; ``progres`` counts its pages, raising inside it gives up."""
        from cfa_desktop.documents.pdf.ouvrage import relier

        return relier(self.composer(demande), progres)

    def enregistrer(self, demande: DemandeImpression, pdf: bytes, path: Path) -> None:
        """Write a PDF already produced, and note it; raise ``EcritureError`` when it cannot be written."""
        ecrire_octets(path, pdf)
        self._noter("enregistré", demande, len(_PAGE.findall(pdf)))

    def noter_impression(self, demande: DemandeImpression, feuilles: int) -> None:
        """Note that so many pages went to a printer."""
        self._noter("imprimé", demande, feuilles)

    def _noter(self, geste: str, demande: DemandeImpression, feuilles: int) -> None:
        pages = texte_nombre(feuilles, "page", "pages")
        sorties.noter(self.contexte, f"Document {geste} – {dire(demande)}, {pages}")


def dire(demande: DemandeImpression) -> str:
    """Return what a document is and how many it counts, « Fiches de suivi, 24 fiches »."""
    imprime = document(demande.document)
    if imprime.sujet != "candidats" or not demande.lignes:
        return imprime.titre
    return f"{imprime.titre}, {texte_nombre(len(demande.lignes), *imprime.mots)}"
