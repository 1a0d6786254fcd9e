"""The sheet « Lisez-moi » of a workbook: what it is, where it comes from, what each column means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cfa_desktop import __version__
from cfa_desktop.documents.excel_feuille import texte
from cfa_desktop.documents.excel_styles import ENCRE_ENTETE, FOND_ENTETE, FOND_OUVERT, POLICE
from cfa_desktop.documents.liste import Classeur, Colonne, texte_instant, texte_nombre

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NOM = "Lisez-moi"
_INTERLIGNE, _SIGNES = 15.5, 104  # points of a line, signs that one holds for sure
_MENTIONS = (
    "«\u00a0présumé\u00a0»\u202f: déduit ici de la date limite, à vérifier sur Parcoursup (fond blanc, bord "
    "pointillé). "
    "«\u00a0préparé\u00a0»\u202f: décidé ici, pas encore saisi sur Parcoursup (fond blanc, bord de couleur)."
)


class Rang(NamedTuple):
    """One row: a name and what it is; ``titre`` = the heading of a block, ``ouvert`` = with its ground."""

    nom: str
    dit: str = ""
    titre: bool = False
    ouvert: bool = False


def remplir(feuille: Worksheet, classeur: Classeur, noms: Sequence[str], remarques: Sequence[str]) -> None:
    """Write the sheet; ``noms`` are those of the sheets, in order."""
    from openpyxl.styles import Alignment, Font, PatternFill

    feuille.sheet_view.showGridLines = False
    feuille.column_dimensions["A"].width, feuille.column_dimensions["B"].width = 34, 92
    feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight = 1, 0
    feuille.page_setup.paperSize = feuille.PAPERSIZE_A4
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    feuille.oddFooter.right.text = "Page &P/&N"
    for numero, rang in enumerate(_rangs(classeur, noms, remarques), 1):
        # Said rather than left to the program that opens it: LibreOffice lets two wrapped rows overlap.
        feuille.row_dimensions[numero].height = _INTERLIGNE * max(1, -(-len(rang.dit) // _SIGNES))
        cellules = [
            texte(feuille.cell(row=numero, column=colonne), valeur)
            for colonne, valeur in ((1, rang.nom), (2, rang.dit))
        ]
        for cellule, gras in zip(cellules, (True, rang.titre), strict=True):
            cellule.font = Font(
                name=POLICE, size=11, bold=gras, color=ENCRE_ENTETE if rang.titre else "000000"
            )
            cellule.alignment = Alignment(vertical="top", wrap_text=True)
            if rang.titre or rang.ouvert:
                cellule.fill = PatternFill("solid", fgColor=FOND_ENTETE if rang.titre else FOND_OUVERT)


def _rangs(classeur: Classeur, noms: Sequence[str], remarques: Sequence[str]) -> list[Rang]:
    entete = classeur.entete
    formation = " – ".join(partie for partie in (entete.formation_code, entete.formation_nom) if partie)
    seule = len(classeur.feuilles) == 1
    rangs = [
        Rang("Liste" if seule else "Classeur", classeur.titre),
        Rang("Centre", entete.cfa),
        Rang("Formation", formation or "Toutes les formations"),
        Rang("Session", str(entete.campagne)),
        Rang("Filtre", entete.filtre),
    ]
    if seule:
        unique = classeur.feuilles[0]
        rangs.append(Rang("Nombre", texte_nombre(len(unique.lignes), *unique.mots)))
    rangs += [
        Rang("Produit le", texte_instant(entete.produit_at)),
        Rang("Version du programme", __version__),
        Rang("Confidentialité", "Données personnelles, souvent de mineurs. À ne pas diffuser."),
    ]
    rangs += [Rang("Démonstration", entete.mention_demo)] if entete.mention_demo else []
    rangs += [Rang("À savoir", remarque) for remarque in remarques]
    if classeur.consignes:
        rangs += [Rang(""), Rang("Mode d’emploi", titre=True)]
        rangs += [Rang(nom, dit) for nom, dit in classeur.consignes]
    if not seule:
        rangs += [Rang(""), Rang("Feuille", "Ce qu’elle contient", titre=True)]
        rangs += [
            Rang(nom, _contenu(feuille.sens, texte_nombre(len(feuille.lignes), *feuille.mots)))
            for nom, feuille in zip(noms, classeur.feuilles, strict=True)
        ]
    for colonnes, feuilles in _par_colonnes(classeur, noms).items():
        rangs += _colonnes(colonnes, [] if seule else feuilles)
    return rangs


def _contenu(sens: str, compte: str) -> str:
    return f"{sens} ({compte})" if sens else compte


def _par_colonnes(classeur: Classeur, noms: Sequence[str]) -> Mapping[tuple[Colonne, ...], list[str]]:
    """Return the sheets by the columns that they share: what these mean is said once."""
    groupes: dict[tuple[Colonne, ...], list[str]] = {}
    for nom, feuille in zip(noms, classeur.feuilles, strict=True):
        groupes.setdefault(tuple(feuille.colonnes), []).append(nom)
    return groupes


def _colonnes(colonnes: Sequence[Colonne], feuilles: Sequence[str]) -> list[Rang]:
    ou = f" – feuille{'s' if len(feuilles) > 1 else ''} {', '.join(feuilles)}" if feuilles else ""
    rangs = [Rang(""), Rang("Colonne", f"Ce qu’elle dit{ou}", titre=True)]
    rangs += [Rang(une.titre, une.aide, ouvert=une.ouverte) for une in colonnes if not une.cachee]
    if any(une.genre == "etat" for une in colonnes):
        rangs.append(Rang("Mentions de l’état", _MENTIONS))
    return rangs
