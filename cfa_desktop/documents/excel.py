"""A list as an Excel workbook: typed cells, coloured states, ready to print, with a sheet « Lisez-moi »."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cfa_desktop import __version__
from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.excel_cellules import Cellules, Styles
from cfa_desktop.documents.liste import TEINTES, Colonne, Liste, Progres, texte_instant, texte_nombre
from cfa_desktop.models.etats import Etat

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FEUILLE = "xl/worksheets/sheet1.xml"
_INTERDITS_TITRE = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_TITRE_MAX = 31
_LARGEUR_MAX = 60
_COMPRESSION = 3  # a third of the time of the default level, files a tenth larger


def ecrire_excel(liste: Liste, path: Path, progres: Progres | None = None) -> tuple[str, ...]:
    """Write a list as a workbook and return what the reader must know of it, as French sentences.

    Texts stay texts (numbers with zeros, SIRET, phones), nothing of the data is ever a formula.
    Raise EcritureError when the file cannot be written.
    """
    classeur, styles = _modele(liste)
    cellules = Cellules(liste, styles)
    lignes = cellules.xml(progres)
    remarques = cellules.remarques()
    _lisez_moi(classeur, liste, remarques)
    ecrire_octets(path, _avec_lignes(_enregistre(classeur), lignes))
    return remarques


def _modele(liste: Liste) -> tuple[Workbook, Styles]:
    """Return the workbook without its data lines, and the style numbers these lines use."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    classeur = Workbook()
    classeur.properties.creator = liste.entete.cfa
    classeur.properties.title = Cellules.propre(liste.titre)
    feuille = classeur.active
    feuille.title = _titre_feuille(liste.titre)
    styles = _styles(feuille)
    _entetes(feuille, liste.colonnes)
    derniere = f"{get_column_letter(len(liste.colonnes))}{len(liste.lignes) + 1}"
    feuille.auto_filter.ref = f"A1:{derniere}"
    feuille.freeze_panes = "C2" if len(liste.colonnes) > 4 else "A2"  # noqa: PLR2004 - number and name stay
    _impression(feuille, liste)
    return classeur, styles


def _styles(feuille: Worksheet) -> Styles:
    """Register the styles of the data lines through one cell, then forget that cell."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cellule = feuille.cell(row=2, column=1)
    filet = Side(style="hair", color="C3C9D2")
    cellule.alignment = Alignment(vertical="top")
    cellule.border = Border(bottom=filet)
    cellule.font = Font(name="Calibri", size=10)
    numeros = {}
    for genre, format_nombre in (("texte", "@"), ("date", "dd/mm/yyyy"), ("entier", "0")):
        cellule.number_format = format_nombre
        numeros[genre] = cellule.style_id
    cellule.number_format = "@"
    etats: dict[tuple[Etat, bool, bool], int] = {}
    for etat, teinte in TEINTES.items():
        encre = teinte.encre[1:]
        for presume in (False, True):
            for prepare in (False, True):
                cellule.font = Font(name="Calibri", size=10, italic=presume)
                cellule.fill = PatternFill() if prepare else PatternFill("solid", fgColor=teinte.fond[1:])
                bord = Side(style="dashed" if presume else "thin", color=encre)
                cellule.border = (
                    Border(left=bord, right=bord, top=bord, bottom=bord)
                    if presume or prepare
                    else Border(bottom=filet)
                )
                etats[etat, presume, prepare] = cellule.style_id
    feuille.delete_rows(2)
    return Styles(texte=numeros["texte"], date=numeros["date"], entier=numeros["entier"], etats=etats)


def _entetes(feuille: Worksheet, colonnes: Sequence[Colonne]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    fond = PatternFill("solid", fgColor="22324A")
    for rang, colonne in enumerate(colonnes, 1):
        cellule = _texte(feuille.cell(row=1, column=rang), colonne.titre)
        cellule.font = Font(name="Calibri", size=10, bold=True, color="FFFFFF")
        cellule.fill = fond
        cellule.alignment = Alignment(vertical="center", wrap_text=True)
        cellule.border = Border(right=Side(style="thin", color="56657C"))
        feuille.column_dimensions[get_column_letter(rang)].width = min(colonne.largeur + 2, _LARGEUR_MAX)
    feuille.row_dimensions[1].height = 30


def _impression(feuille: Worksheet, liste: Liste) -> None:
    """Landscape A4, one page wide, the header row on every page, « Confidentiel » and page numbers below."""
    feuille.print_title_rows = "1:1"
    feuille.page_setup.orientation = "landscape"
    feuille.page_setup.paperSize = feuille.PAPERSIZE_A4
    feuille.page_setup.fitToWidth = 1
    feuille.page_setup.fitToHeight = 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    feuille.page_margins.left = feuille.page_margins.right = 0.4
    feuille.page_margins.top, feuille.page_margins.bottom = 0.7, 0.6
    entete = liste.entete
    gauche = " – ".join(partie for partie in (entete.cfa, entete.formation_code, liste.titre) if partie)
    feuille.oddHeader.left.text = Cellules.propre(gauche).replace("&", "&&")
    feuille.oddHeader.right.text = Cellules.propre(entete.mention_demo).replace("&", "&&")
    feuille.oddFooter.left.text = "Confidentiel"
    feuille.oddFooter.right.text = "Page &P/&N"


def _lisez_moi(classeur: Workbook, liste: Liste, remarques: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    entete = liste.entete
    formation = " – ".join(partie for partie in (entete.formation_code, entete.formation_nom) if partie)
    lignes = [
        ("Liste", liste.titre),
        ("Centre", entete.cfa),
        ("Formation", formation or "Toutes les formations"),
        ("Campagne", str(entete.campagne)),
        ("Filtre", entete.filtre),
        ("Nombre", texte_nombre(len(liste.lignes), "ligne", "lignes")),
        ("Produit le", texte_instant(entete.produit_at)),
        ("Version du programme", __version__),
        ("Confidentialité", "Données personnelles, souvent de mineurs. À ne pas diffuser."),
    ]
    lignes += [("À savoir", remarque) for remarque in remarques]
    lignes += [("Démonstration", entete.mention_demo)] if entete.mention_demo else []
    feuille = classeur.create_sheet("Lisez-moi")
    feuille.sheet_view.showGridLines = False
    feuille.column_dimensions["A"].width, feuille.column_dimensions["B"].width = 24, 90
    for rang, (nom, valeur) in enumerate(lignes, 1):
        _texte(feuille.cell(row=rang, column=1), nom).font = Font(name="Calibri", size=11, bold=True)
        cellule = _texte(feuille.cell(row=rang, column=2), valeur)
        cellule.font = Font(name="Calibri", size=11)
        cellule.alignment = Alignment(vertical="top", wrap_text=True)
    feuille.page_setup.paperSize = feuille.PAPERSIZE_A4


def _texte(cellule: Cell, texte: str) -> Cell:
    cellule.value = Cellules.propre(texte)
    cellule.data_type = "s"  # openpyxl reads "=..." as a formula and "#N/A" as an error
    cellule.number_format = "@"
    return cellule


def _titre_feuille(titre: str) -> str:
    propre = _INTERDITS_TITRE.sub(" ", titre)[:_TITRE_MAX].strip(" '")
    return propre if propre and propre.casefold() != "lisez-moi" else "Liste"


def _enregistre(classeur: Workbook) -> bytes:
    tampon = io.BytesIO()
    classeur.save(tampon)
    return tampon.getvalue()


def _avec_lignes(modele: bytes, lignes: bytes) -> bytes:
    """Return the workbook with its data lines, which openpyxl would take four times as long to write."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(modele)) as avant, zipfile.ZipFile(tampon, "w") as apres:
        for element in avant.infolist():
            contenu = avant.read(element)
            if element.filename == _FEUILLE:
                contenu = contenu.replace(b"</sheetData>", lignes + b"</sheetData>")
            apres.writestr(element, contenu, zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION)
    return tampon.getvalue()
