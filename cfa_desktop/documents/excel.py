"""A list as an Excel workbook: typed cells, coloured states, ready to print, with a sheet « Lisez-moi »."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cfa_desktop import __version__
from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.excel_cellules import Cellules, Styles
from cfa_desktop.documents.liste import TEINTES, Liste, Progres, texte_instant, texte_nombre, texte_valeur
from cfa_desktop.models.etats import Etat

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FEUILLE = "xl/worksheets/sheet1.xml"
_INTERDITS_TITRE = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_TITRE_MAX = 31
_POLICE = "Calibri"
_JOUR = "dd/mm/yyyy"
_ECHANTILLON = 500
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
    _entetes(feuille, liste)
    derniere = f"{get_column_letter(len(liste.colonnes))}{len(liste.lignes) + 1}"
    feuille.auto_filter.ref = f"A1:{derniere}"
    feuille.freeze_panes = "C2" if len(liste.colonnes) > 4 else "A2"  # noqa: PLR2004 - number and name stay
    _impression(feuille, liste)
    return classeur, styles


def _styles(feuille: Worksheet) -> Styles:
    """Register the styles of the data lines through the cells of row 2, then forget these cells."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    filet = Side(style="hair", color="C3C9D2")
    colonnes = itertools.count(1)

    def numero(
        format_nombre: str, *, italique: bool = False, fond: str = "", bord: Side | None = None
    ) -> int:
        cellule = feuille.cell(row=2, column=next(colonnes))
        cellule.alignment = Alignment(vertical="top", horizontal="center" if format_nombre == _JOUR else None)
        cellule.font = Font(name=_POLICE, size=10, italic=italique)
        cellule.border = Border(*(bord,) * 4) if bord else Border(bottom=filet)
        cellule.fill = PatternFill("solid", fgColor=fond) if fond else PatternFill()
        cellule.number_format = format_nombre
        return int(cellule.style_id)

    etats: dict[tuple[Etat, bool, bool], int] = {}
    for etat, presume, prepare in itertools.product(TEINTES, (False, True), (False, True)):
        trait = Side(style="dashed" if presume else "thin", color=TEINTES[etat].encre[1:])
        etats[etat, presume, prepare] = numero(
            "@",
            italique=presume,
            fond="" if prepare else TEINTES[etat].fond[1:],
            bord=trait if presume or prepare else None,
        )
    styles = Styles(texte=numero("@"), date=numero(_JOUR), entier=numero("0"), etats=etats)
    feuille.delete_rows(2)
    return styles


def _largeurs(liste: Liste) -> list[int]:
    """Return the widths in characters: the wanted ones, stretched by what the first lines really hold."""
    echantillon = liste.lignes[:_ECHANTILLON]
    return [
        min(max([colonne.largeur, *(len(texte_valeur(ligne[rang])) for ligne in echantillon)]), _LARGEUR_MAX)
        for rang, colonne in enumerate(liste.colonnes)
    ]


def _entetes(feuille: Worksheet, liste: Liste) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    fond = PatternFill("solid", fgColor="22324A")
    largeurs = _largeurs(liste)
    for rang, colonne in enumerate(liste.colonnes, 1):
        cellule = _texte(feuille.cell(row=1, column=rang), colonne.titre)
        cellule.font = Font(name=_POLICE, size=10, bold=True, color="FFFFFF")
        cellule.fill = fond
        cellule.alignment = Alignment(vertical="center", wrap_text=True)
        cellule.border = Border(right=Side(style="thin", color="56657C"))
        feuille.column_dimensions[get_column_letter(rang)].width = largeurs[rang - 1] + 2
    titres = (len(colonne.titre) for colonne in liste.colonnes)
    rangs = max((-(-titre // max(largeur - 2, 1)) for titre, largeur in zip(titres, largeurs, strict=True)))
    feuille.row_dimensions[1].height = 6 + 14 * min(max(rangs, 2), 5)


def _impression(feuille: Worksheet, liste: Liste) -> None:
    """Landscape A4, one page wide, the header row on every page, « Confidentiel » and page numbers below."""
    feuille.print_title_rows = "1:1"
    feuille.page_setup.orientation = "landscape"
    feuille.page_setup.paperSize = feuille.PAPERSIZE_A4
    feuille.page_setup.fitToWidth = 1
    feuille.page_setup.fitToHeight = 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    feuille.page_margins.left = feuille.page_margins.right = 0.4
    feuille.page_margins.top, feuille.page_margins.bottom = 0.8, 0.8
    feuille.page_margins.header = feuille.page_margins.footer = 0.35
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
        ("Session", str(entete.campagne)),
        ("Filtre", entete.filtre),
        ("Nombre", texte_nombre(len(liste.lignes), *liste.mots)),
        ("Produit le", texte_instant(entete.produit_at)),
        ("Version du programme", __version__),
        ("Confidentialité", "Données personnelles, souvent de mineurs. À ne pas diffuser."),
    ]
    lignes += [("À savoir", remarque) for remarque in remarques]
    lignes += [("Démonstration", entete.mention_demo)] if entete.mention_demo else []
    feuille = classeur.create_sheet("Lisez-moi")
    feuille.sheet_view.showGridLines = False
    feuille.column_dimensions["A"].width, feuille.column_dimensions["B"].width = 24, 90
    feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight = 1, 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    for rang, (nom, valeur) in enumerate(lignes, 1):
        _texte(feuille.cell(row=rang, column=1), nom).font = Font(name=_POLICE, size=11, bold=True)
        cellule = _texte(feuille.cell(row=rang, column=2), valeur)
        cellule.font = Font(name=_POLICE, size=11)
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
