"""A list as CSV for French spreadsheets; the candidate list reads back as Parcoursup's own table (kind T)."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from cfa_desktop.documents.ecriture import ecrire_octets
from cfa_desktop.documents.liste import CelluleEtat, Liste, Valeur, texte_nombre, texte_valeur

_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")
_ILLISIBLES = re.compile("[\0\ud800-\udfff]")


def ecrire_csv(liste: Liste, path: Path) -> tuple[str, ...]:
    """Write a list as CSV: semicolons, UTF-8 with BOM, CRLF, states in Parcoursup's own words.

    A text that a spreadsheet would take for a formula gets a leading apostrophe, which reading strips.
    Return what the reader must know, as French sentences: a text that no file can hold is adapted.
    Raise EcritureError when the file cannot be written.
    """
    tampon = io.StringIO(newline="")
    sortie = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    sortie.writerow([_sans_formule(colonne.titre_csv or colonne.titre) for colonne in liste.colonnes])
    sortie.writerows([_cellule(valeur) for valeur in ligne] for ligne in liste.lignes)
    ecrire_octets(path, tampon.getvalue().encode("utf-8-sig", errors="replace"))
    textes = (texte_valeur(valeur) for ligne in liste.lignes for valeur in ligne)
    illisibles = sum(1 for texte in textes if _ILLISIBLES.search(texte))
    if not illisibles:
        return ()
    nombre = texte_nombre(illisibles, "texte contient", "textes contiennent")
    return (f"{nombre} des signes illisibles, retirés ou remplacés par un point d’interrogation.",)


def _cellule(valeur: Valeur) -> str:
    if isinstance(valeur, CelluleEtat):
        return _sans_formule(valeur.libelle if valeur.parcoursup is None else valeur.parcoursup)
    if isinstance(valeur, str):
        return _sans_formule(valeur)
    return texte_valeur(valeur)


def _sans_formule(texte: str) -> str:
    propre = texte.replace("\0", "")
    # A text that already looks escaped gets one more apostrophe, so that reading gives it back whole.
    return f"'{propre}" if propre.lstrip("'").startswith(_FORMULE) else propre
