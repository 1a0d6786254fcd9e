"""One sheet of a workbook around its data lines: name, headers, widths, filter, print setup, protection."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from cfa_desktop.documents import excel_largeurs, excel_papier
from cfa_desktop.documents.excel_cellules import Cellules
from cfa_desktop.documents.excel_styles import ENCRE_ENTETE, FILET_ENTETE, FOND_ENTETE, POLICE
from cfa_desktop.documents.liste import Liste

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_INTERDITS = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NOM_MAX = 31
_RESERVES = frozenset(("history", "historique"))  # names that Excel keeps for itself
_PEU = 4  # up to this many columns, nobody scrolls aside
_DATE_FAUSSE = "Tapez une date, par exemple 15/06, ou laissez la cellule vide."


def nom_de_feuille(titre: str, pris: Collection[str]) -> str:
    """Return a sheet name that every spreadsheet accepts, unlike those taken (case aside)."""
    propre = _utf16(_INTERDITS.sub(" ", titre), _NOM_MAX).strip(" '") or "Liste"
    if propre.casefold() in _RESERVES:
        propre = f"{propre} "[:_NOM_MAX].replace(" ", "_")
    deja = {nom.casefold() for nom in pris}
    nom, rang = propre, 2
    while nom.casefold() in deja:
        suffixe = f" ({rang})"
        nom, rang = _utf16(propre, _NOM_MAX - len(suffixe)).rstrip() + suffixe, rang + 1
    return nom


def preparer(feuille: Worksheet, liste: Liste) -> None:
    """Give a sheet everything but its data lines."""
    from openpyxl.utils import get_column_letter

    voulues = excel_largeurs.largeurs(liste)
    _entetes(feuille, liste, voulues)
    derniere = f"{get_column_letter(len(liste.colonnes))}{len(liste.lignes) + 1}"
    feuille.auto_filter.ref = f"A1:{derniere}"
    figees = liste.figees if len(liste.colonnes) > _PEU else 0
    feuille.freeze_panes = f"{get_column_letter(figees + 1)}2"
    excel_papier.preparer_impression(feuille, liste, voulues)
    if any(une.ouverte for une in liste.colonnes):
        _proteger(feuille, liste)


def texte(cellule: Cell, valeur: str) -> Cell:
    """Put a text in a cell, never a formula; return the cell."""
    cellule.value = Cellules.propre(valeur)
    cellule.data_type = "s"  # openpyxl reads "=..." as a formula and "#N/A" as an error
    cellule.number_format = "@"
    return cellule


def _utf16(valeur: str, unites: int) -> str:
    """Return the beginning of a text that fits in so many UTF-16 units: how Excel counts."""
    return valeur.encode("utf-16-le", "replace")[: 2 * unites].decode("utf-16-le", "ignore")


def _entetes(feuille: Worksheet, liste: Liste, voulues: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    fond = PatternFill("solid", fgColor=FOND_ENTETE)
    for rang, colonne in enumerate(liste.colonnes, 1):
        cellule = texte(feuille.cell(row=1, column=rang), colonne.titre)
        cellule.font = Font(name=POLICE, size=10, bold=True, color=ENCRE_ENTETE)
        cellule.fill = fond
        cellule.alignment = Alignment(vertical="center", wrap_text=True)
        cellule.border = Border(right=Side(style="thin", color=FILET_ENTETE))
        dimension = feuille.column_dimensions[get_column_letter(rang)]
        dimension.width, dimension.hidden = voulues[rang - 1], colonne.cachee
    feuille.row_dimensions[1].height = excel_largeurs.hauteur_des_titres(liste.colonnes, voulues)


def _proteger(feuille: Worksheet, liste: Liste) -> None:
    """Lock what is not the officer's, without any password: sorting, filtering, widths stay free."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    protection = feuille.protection
    protection.enable()
    # In the file format « False » is what allows.
    protection.sort = protection.autoFilter = protection.formatColumns = protection.formatRows = False
    protection.formatCells = protection.deleteRows = protection.insertColumns = False
    for rang, colonne in enumerate(liste.colonnes, 1):
        if not (colonne.ouverte and colonne.genre == "date" and liste.lignes):
            continue
        regle = DataValidation(
            type="date", operator="greaterThan", formula1="36526", allow_blank=True, showErrorMessage=True
        )
        regle.errorTitle, regle.error = "Date", _DATE_FAUSSE
        lettre = get_column_letter(rang)
        regle.add(f"{lettre}2:{lettre}{len(liste.lignes) + 1}")
        feuille.add_data_validation(regle)
