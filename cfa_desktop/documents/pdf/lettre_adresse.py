"""The addressee in the window: every line of an address, smaller when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.lettre_texte import MM
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import NORMAL, Style

ADRESSE_GAUCHE, ADRESSE_LARGE = 110 * MM, 79 * MM
_PREMIERE, _HAUT, _BAS = 55 * MM, 46.5 * MM, 78 * MM
"""Where it begins under the top of the sheet, how far up it may climb, where it ends."""

_TAILLES = (10.5, 9.5, 8.5, 7.5)
_INTERLIGNE = 1.19
TROP_LONGUE = (
    "L’adresse ne tient pas entière dans la fenêtre\u202f: des lignes manquent, complétez l’enveloppe."
)


class Adresse(NamedTuple):
    """An address as the window shows it; ``entiere`` is False when some of it could not be."""

    style: Style
    lignes: tuple[str, ...]
    entiere: bool = True

    @property
    def pas(self) -> float:
        """Return the distance between two lines."""
        return self.style.taille * _INTERLIGNE


def adresse(lignes: Sequence[str]) -> Adresse:
    """Return the lines of an addressee, cut to the window in the largest size that shows them all.

    When none does, whoever it is for and the town stay whole, and « … » stands for what is missing.
    """
    rendues = [police.visible(ligne) for ligne in lignes if ligne]
    for taille in _TAILLES:
        style = Style(NORMAL, taille)
        coupees = [police.lignes(ligne, style, ADRESSE_LARGE, len(ligne)) for ligne in rendues]
        tout = tuple(morceau for ligne in coupees for morceau in ligne)
        maximum = int((_BAS - _HAUT) / (taille * _INTERLIGNE))
        if len(tout) <= maximum:
            return Adresse(style, tout)
    bas = coupees[-1][-maximum // 2 :] if len(coupees) > 1 else ()
    return Adresse(style, (*tout[: maximum - len(bas) - 1], "…", *bas), entiere=False)


def dessine_adresse(plume: Plume, dite: Adresse) -> None:
    """Draw an address where the window shows it; it ends above the lower edge, it climbs when it is long."""
    y = A4[1] - min(_PREMIERE, _BAS - len(dite.lignes) * dite.pas)
    for rang, ligne in enumerate(dite.lignes, 1):
        plume.morceaux([(ADRESSE_GAUCHE, y - rang * dite.pas + 1, ligne)], dite.style)
