"""The text of a letter cut in lines, and in pages: the signature is never alone on the last one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.police import Style

MM = 72 / 25.4
PAS = 15.0
"""Distance between two lines of text, in points."""

_BLANC = 8.0
"""Room between two paragraphs, in points."""

_LISTE, _TIRET = 10.0, "– "


class LignePosee(NamedTuple):
    """A line at its place: how far right of the margin and under the first line."""

    texte: str
    retrait: float
    y: float


class Feuille(NamedTuple):
    """What a page holds of the text, and how far down its last line stands."""

    lignes: tuple[LignePosee, ...]

    @property
    def hauteur(self) -> float:
        """Return the ordinate of the last line under the first one."""
        return self.lignes[-1].y if self.lignes else 0


class _Ligne(NamedTuple):
    texte: str
    retrait: float
    avant: float
    debut: bool


def couper(
    corps: str, style: Style, place: float, hauteurs: tuple[float, float], signature: float
) -> list[Feuille]:
    """Return the pages of a text: the first and the following ones offer ``hauteurs``, in points.

    The signature needs so much more on the last page; the last paragraph goes there with it.
    """
    lignes = _lignes(corps, style, place)
    paquets: list[list[_Ligne]] = [[]]
    y, reste = 0.0, hauteurs[0]
    for ligne in lignes:
        pas = ligne.avant if paquets[-1] else 0
        if paquets[-1] and y + pas > reste:
            paquets.append([])
            y, reste, pas = 0, hauteurs[1], 0
        paquets[-1].append(ligne)
        y += pas
    if y + signature > reste and paquets[-1]:
        paquets += _avec_la_signature(paquets.pop())
    return [_poser(paquet) for paquet in paquets]


def _avec_la_signature(lignes: list[_Ligne]) -> list[list[_Ligne]]:
    """Cut a page that has no room left to sign before its last paragraph, or inside an only one."""
    seul = max(len(lignes) - 2, 1)
    rang = max((rang for rang, ligne in enumerate(lignes) if ligne.debut and rang), default=seul)
    return [lignes[:rang], lignes[rang:]]


def _poser(lignes: list[_Ligne]) -> Feuille:
    posees, y = [], 0.0
    for rang, ligne in enumerate(lignes):
        y += ligne.avant if rang else 0
        posees.append(LignePosee(ligne.texte, ligne.retrait, y))
    return Feuille(tuple(posees))


def _lignes(corps: str, style: Style, place: float) -> list[_Ligne]:
    rendues: list[_Ligne] = []
    neuf = True
    for brute in corps.strip().split("\n"):
        texte = police.visible(brute.strip())
        if not texte:
            neuf = True
            continue
        liste = texte.startswith(_TIRET)
        suite = _LISTE + police.largeur(_TIRET, style) if liste else 0.0
        morceaux = _couper_mots(texte.removeprefix(_TIRET), style, place - suite)
        for rang, morceau in enumerate(morceaux):
            tiret = liste and rang == 0
            avant = PAS + (_BLANC if neuf and rang == 0 else 0)
            ecrit = _TIRET + morceau if tiret else morceau
            rendues.append(_Ligne(ecrit, _LISTE if tiret else suite, avant, neuf and rang == 0))
        neuf = False
    return rendues


@lru_cache(maxsize=512)
def _couper_mots(texte: str, style: Style, place: float) -> tuple[str, ...]:
    """Return a paragraph in lines as full as they can be; a word wider than its line is cut.

    Remembered: most paragraphs are those of every letter.
    """
    rendues = [""]
    for mot in texte.split(" "):
        suite = f"{rendues[-1]} {mot}" if rendues[-1] else mot
        if police.largeur(suite, style) <= place:
            rendues[-1] = suite
            continue
        rendues = [ligne for ligne in rendues if ligne] + list(police.lignes(mot, style, place, len(mot)))
    return tuple(rendues)
