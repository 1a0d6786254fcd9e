"""How a sheet is printed: on as many pages across as it takes for its words to be read."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cfa_desktop.documents.excel_cellules import Cellules
from cfa_desktop.documents.liste import Liste, texte_instant, texte_nombre

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ECHELLE_MIN = 0.70
"""Below it, words of ten points would be hard to read on paper."""

_CARACTERE = 6.3  # points of a column's unit: 5.25 with Calibri, 7 where another font stands in for it
_POINTS_PAR_POUCE = 72
_MARGE = 0.4  # inches


class Papier(NamedTuple):
    """How a sheet is printed: turned or not, on how many pages across."""

    orientation: str
    pages: int


def choisir_papier(total: int, repetees: int) -> Papier:
    """Return how a sheet of that many characters across is printed on A4: upright, turned, or cut.

    ``repetees`` is the width of the columns that each further page repeats.
    """
    debout, couchee = (
        (cote - 2 * _MARGE) * _POINTS_PAR_POUCE / ECHELLE_MIN / _CARACTERE for cote in (8.27, 11.69)
    )
    if total <= debout:
        return Papier("portrait", 1)
    # What is repeated leaves less room for the rest; never less than half a page.
    suivantes = max(couchee - repetees, couchee / 2)
    return Papier("landscape", 1 + max(0, ceil((total - couchee) / suivantes)))


def preparer_impression(feuille: Worksheet, liste: Liste, voulues: Sequence[int]) -> None:
    """Set up the pages: A4, the header row on each, what the list is above and below.

    A sheet too wide for one page goes on across several, whom it is about on each.
    """
    from openpyxl.utils import get_column_letter

    visibles = [
        0 if colonne.cachee else largeur for colonne, largeur in zip(liste.colonnes, voulues, strict=True)
    ]
    papier = choisir_papier(sum(visibles), sum(visibles[: liste.figees]))
    feuille.print_title_rows = "1:1"
    feuille.print_title_cols = f"A:{get_column_letter(min(liste.figees, len(visibles)))}"
    feuille.page_setup.orientation = papier.orientation
    feuille.page_setup.paperSize = feuille.PAPERSIZE_A4
    feuille.page_setup.pageOrder = "overThenDown"
    feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight = papier.pages, 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    marges = feuille.page_margins
    marges.left = marges.right = _MARGE
    marges.top, marges.bottom = 0.8, 0.8
    marges.header = marges.footer = 0.35
    _entourer(feuille, liste)


def _entourer(feuille: Worksheet, liste: Liste) -> None:
    entete = liste.entete
    gauche = (entete.cfa, entete.formation_code, liste.titre, f"session {entete.campagne}")
    feuille.oddHeader.left.text = _pour_excel(" – ".join(partie for partie in gauche if partie))
    feuille.oddHeader.right.text = _pour_excel(entete.mention_demo)
    feuille.oddFooter.left.text = "Confidentiel"
    compte = texte_nombre(len(liste.lignes), *liste.mots)
    feuille.oddFooter.center.text = _pour_excel(f"{compte}, {texte_instant(entete.produit_at)}")
    feuille.oddFooter.right.text = "Page &P/&N"


def _pour_excel(valeur: str) -> str:
    """Return a heading: what follows « & » is a command there, and 255 signs are all it takes."""
    return Cellules.propre(valeur)[:70].replace("&", "&&")
