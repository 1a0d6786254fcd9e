"""The cell « NOM Prénom » split on its capitals, without ever guessing a surname in lower case."""

from __future__ import annotations

import re

_PARTICULES = frozenset(
    {
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "di",
        "da",
        "do",
        "dos",
    }
    | {"del", "della", "el", "al", "ben", "bin", "ibn", "abd", "st", "ste"}
)
_PREFIXES = re.compile(r"^(?:Mc|Mac|Fitz|[dlDL]['’]|[dD]e|[lL][ae])(?=[^\W\d_a-z]{2})")
_INATTENDU = re.compile(r"[^\w\s'’\-.·]|[\d_]")
_INITIALE = re.compile(r"^[^\W\d_]\.?$")

MINUSCULES = "nom de famille sans majuscules : le nom et le prénom n’ont pas été séparés"
MAJUSCULES = "tout est en majuscules : le nom et le prénom n’ont pas été séparés"
INATTENDU = "caractères inattendus dans un nom : texte gardé tel quel"
MELANGE = "majuscules après le prénom : vérifiez la séparation du nom et du prénom"
SANS_PRENOM = "prénom absent"


def separer_nom(texte: str) -> tuple[str, str, str]:
    """Return (nom, prénom, reason of a doubt or ""); a doubtful text stays whole in the nom when need be."""
    mots = texte.split()
    fin = _fin_du_nom(mots)
    if not fin:
        return texte, "", (INATTENDU if _INATTENDU.search(texte) else MINUSCULES) if texte else ""
    if fin == len(mots):
        if fin == 1:
            return texte, "", SANS_PRENOM
        if not _INITIALE.match(mots[-1]):
            return texte, "", MAJUSCULES
        fin -= 1
    nom, prenom = " ".join(mots[:fin]), " ".join(mots[fin:])
    if _INATTENDU.search(texte):
        return nom, prenom, INATTENDU
    melange = any(_est_majuscule(mot) and not _INITIALE.match(mot) for mot in mots[fin:])
    return nom, prenom, MELANGE if melange else ""


def _fin_du_nom(mots: list[str]) -> int:
    """Return how many leading words are the surname: capitals, with the particles between them."""
    fin = 0
    for rang, mot in enumerate(mots, start=1):
        if _est_majuscule(mot):
            fin = rang
        elif mot not in _PARTICULES:
            break
    return fin


def _est_majuscule(mot: str) -> bool:
    if mot.isupper():
        return True
    reste = _PREFIXES.sub("", mot)
    return reste != mot and reste.isupper()
