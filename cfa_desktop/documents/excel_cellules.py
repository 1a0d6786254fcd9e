"""The data lines of a sheet as SpreadsheetML: every text an inline string, dates and counts as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cfa_desktop.documents.excel_largeurs import hauteurs
from cfa_desktop.documents.liste import (
    CelluleEtat,
    Genre,
    Liste,
    Progres,
    Valeur,
    texte_nombre,
    texte_valeur,
)
from cfa_desktop.models.couleurs import Ton

TEXTE_MAX = 32_767
"""The most UTF-16 units a cell of Excel holds."""

_COUPE = " […] (texte coupé\u202f: trop long pour Excel, à lire dans le programme)"
_EPOQUE = date(1899, 12, 30)
_PREMIER_JOUR = date(1900, 3, 1)  # before it, Excel counts a 29 February 1900 that never was
_ENTIER_MAX = 10**15  # beyond, a cell keeps 15 digits only
_ILLEGAUX = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ECHAPPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PROGRES_TOUS_LES = 500


class Encres(NamedTuple):
    """Style numbers of the values of a column."""

    texte: int
    date: int
    entier: int

    def vide(self, genre: Genre) -> int:
        """Return the style of an empty cell: what is typed there later is read as the column says."""
        return self.date if genre == "date" else self.entier if genre == "entier" else self.texte


class Styles(NamedTuple):
    """Style numbers of the workbook: ``ouvertes`` where one may type, one per (tone, présumé, préparé)."""

    fermees: Encres
    ouvertes: Encres
    etats: Mapping[tuple[Ton, bool, bool], int]


class Cellules:
    """The lines of one list as XML, and what had to be changed for Excel to accept them."""

    def __init__(self, liste: Liste, styles: Styles) -> None:
        self._liste = liste
        self._styles = styles
        self._encres = [styles.ouvertes if une.ouverte else styles.fermees for une in liste.colonnes]
        self._vides = [
            encres.vide(une.genre) for encres, une in zip(self._encres, liste.colonnes, strict=True)
        ]
        self._connus: dict[str, str] = {}
        self._coupes = 0
        self._illisibles = 0

    @staticmethod
    def propre(texte: str) -> str:
        """Return a text that XML accepts: no control character, U+FFFD for what is no character."""
        unifie = texte.replace("\r\n", "\n").replace("\r", "\n")
        return _ILLEGAUX.sub(lambda signe: "" if signe[0] < " " else "\ufffd", unifie)

    def xml(self, progres: Progres | None = None) -> bytes:
        """Return every line after the header, as the inside of ``sheetData``."""
        from openpyxl.utils import get_column_letter

        lettres = [get_column_letter(rang) for rang in range(1, len(self._liste.colonnes) + 1)]
        total = len(self._liste.lignes)
        hauteur = hauteurs(self._liste)
        lignes = []
        for rang, ligne in enumerate(self._liste.lignes, 2):
            points = hauteur(ligne)
            haute = f' ht="{points:g}" customHeight="1"' if points else ""
            lignes.append(f'<row r="{rang}"{haute}>{self._cellules(lettres, rang, ligne)}</row>')
            if progres is not None and rang % _PROGRES_TOUS_LES == 0:
                progres(rang - 1, total)
        if progres is not None:
            progres(total, total)
        return "".join(lignes).encode()

    def remarques(self) -> tuple[str, ...]:
        """Return what the reader must know, as French sentences; empty when nothing was changed."""
        dites = []
        if self._coupes:
            nombre = texte_nombre(self._coupes, "texte dépasse", "textes dépassent")
            dites.append(f"{nombre} ce qu’une cellule d’Excel contient et y est coupé, avec une mention.")
        if self._illisibles:
            nombre = texte_nombre(self._illisibles, "texte contient", "textes contiennent")
            dites.append(f"{nombre} des signes illisibles, retirés ou remplacés par \ufffd.")
        return tuple(dites)

    def _cellules(self, lettres: Sequence[str], rang: int, ligne: Sequence[Valeur]) -> str:
        connus = self._connus
        morceaux = []
        for lettre, encres, vide, valeur in zip(lettres, self._encres, self._vides, ligne, strict=True):
            if valeur is None or valeur == "":
                style, contenu = vide, "/>"
            elif isinstance(valeur, str):
                style, contenu = encres.texte, connus.get(valeur) or self._inline(valeur)
            elif isinstance(valeur, CelluleEtat):
                texte = valeur.texte
                style = self._style_etat(valeur)
                contenu = connus.get(texte) or self._inline(texte)
            elif isinstance(valeur, date) and valeur >= _PREMIER_JOUR:
                style, contenu = encres.date, f"><v>{(valeur - _EPOQUE).days}</v></c>"
            elif isinstance(valeur, int) and abs(valeur) < _ENTIER_MAX:
                style, contenu = encres.entier, f"><v>{valeur:d}</v></c>"
            else:
                style, contenu = encres.texte, self._inline(texte_valeur(valeur))
            morceaux.append(f'<c r="{lettre}{rang}" s="{style}"{contenu}')
        return "".join(morceaux)

    def _style_etat(self, valeur: CelluleEtat) -> int:
        return self._styles.etats[valeur.ton, valeur.presume, valeur.prepare]

    def _inline(self, texte: str) -> str:
        """Return the end of a text cell; remembered, since most values of a list come back."""
        propre = self.propre(texte)
        self._illisibles += _ILLEGAUX.search(texte) is not None
        if len(propre) > TEXTE_MAX // 2:
            propre = self._coupe(propre)
        espace = ' xml:space="preserve"' if propre != propre.strip() or "\n" in propre else ""
        brut = propre.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        contenu = f' t="inlineStr"><is><t{espace}>{_ECHAPPE.sub("_x005F_", brut)}</t></is></c>'
        self._connus[texte] = contenu
        return contenu

    def _coupe(self, texte: str) -> str:
        unites = texte.encode("utf-16-le")
        if len(unites) // 2 <= TEXTE_MAX:
            return texte
        self._coupes += 1
        garde = unites[: 2 * (TEXTE_MAX - len(_COUPE))]
        return garde.decode("utf-16-le", errors="ignore") + _COUPE
