"""The looks of a workbook's cells: openpyxl numbers them once, the data lines carry the numbers."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from cfa_desktop.documents.excel_cellules import Encres, Styles
from cfa_desktop.models.couleurs import TEINTES_CLAIRES, Ton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.styles import Side
    from openpyxl.worksheet.worksheet import Worksheet

POLICE = "Calibri"
FOND_ENTETE, ENCRE_ENTETE, FILET_ENTETE = "22324A", "FFFFFF", "56657C"
FOND_OUVERT = "FFF8DC"
"""The ground of the cells that may be typed over, said in « Lisez-moi »."""
_JOUR = "dd/mm/yyyy"
_FILET = "C3C9D2"
_PLACES = {_JOUR: ("center", 0), "0": ("right", 1)}
"""Where a value stands in its cell, and how far from its edge: a number never touches the next text."""


class _Aspect(NamedTuple):
    """How a cell looks: number format, ground (RRGGBB), border around, free to be typed over, ink."""

    format: str = "@"
    fond: str = ""
    bord: Side | None = None
    ouverte: bool = False
    encre: str = "000000"


def enregistrer_styles(feuille: Worksheet) -> Styles:
    """Register the styles of the data lines through the cells of row 2, then forget these cells."""
    from openpyxl.styles import Side

    colonnes = itertools.count(1)
    etats: dict[tuple[Ton, bool, bool], int] = {}
    for ton, presume, prepare in itertools.product(Ton, (False, True), (False, True)):
        teinte = TEINTES_CLAIRES[ton]
        trait = Side(style="dashed" if presume else "thin", color=teinte.trait[1:])
        aspect = _Aspect(
            fond="" if presume or prepare else teinte.fond[1:],
            bord=trait if presume or prepare else None,
            encre=teinte.encre[1:],
        )
        etats[ton, presume, prepare] = _numero(feuille, colonnes, aspect)
    ouvert = _Aspect(fond=FOND_OUVERT, ouverte=True)
    styles = Styles(_encres(feuille, colonnes, _Aspect()), _encres(feuille, colonnes, ouvert), etats)
    feuille.delete_rows(2)
    return styles


def _encres(feuille: Worksheet, colonnes: Iterator[int], aspect: _Aspect) -> Encres:
    formats = ("@", _JOUR, "0")
    return Encres(*(_numero(feuille, colonnes, aspect._replace(format=un)) for un in formats))


def _numero(feuille: Worksheet, colonnes: Iterator[int], aspect: _Aspect) -> int:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    bord = aspect.bord
    cellule = feuille.cell(row=2, column=next(colonnes))
    place, retrait = _PLACES.get(aspect.format, (None, 0))
    cellule.alignment = Alignment(
        vertical="top", horizontal=place, indent=retrait, wrap_text=aspect.format == "@" or None
    )
    cellule.font = Font(
        name=POLICE, size=10, italic=bord is not None and bord.style == "dashed", color=aspect.encre
    )
    cellule.border = Border(*(bord,) * 4) if bord else Border(bottom=Side(style="hair", color=_FILET))
    cellule.fill = PatternFill("solid", fgColor=aspect.fond) if aspect.fond else PatternFill()
    cellule.number_format = aspect.format
    cellule.protection = Protection(locked=not aspect.ouverte)
    return int(cellule.style_id)
