"""Published criteria on paper: whole in a smaller body rather than cut, for a cut one looks like another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import INTERLIGNE
from cfa_desktop.documents.pdf.police import NORMAL, Style


class Gabarit(NamedTuple):
    """The room for criteria: sizes from the best to the least, width of a text, height, blank after each.

    ``au_plus`` is the height that the least size may take to show them whole, ``hauteur`` unless more.
    ``par_rang`` of them stand side by side. ``coupes`` = cut rather than left out when nothing else holds.
    """

    tailles: Sequence[float]
    place: float
    hauteur: float
    entre: float
    par_rang: int = 1
    au_plus: float = 0
    coupes: bool = True


class Loges(NamedTuple):
    """The criteria shown, each in its lines; ``rangs`` = the height of each row, blank included."""

    style: Style
    lignes: tuple[tuple[str, ...], ...] = ()
    rangs: tuple[float, ...] = ()

    @property
    def hauteur(self) -> float:
        """Return the height of all rows."""
        return sum(self.rangs)

    @property
    def pas(self) -> float:
        """Return the distance between two lines of a criterion."""
        return self.style.taille * INTERLIGNE


def loger(criteres: Sequence[str], gabarit: Gabarit) -> Loges:
    """Return every criterion whole in the largest size that holds; else as many lines of each as hold.

    When one line of each is still too much, or none is to be cut, those that hold: the first ones.
    """
    textes = [police.visible(critere) for critere in criteres]
    entier = max(map(len, textes), default=1)
    au_plus, moindre = max(gabarit.hauteur, gabarit.au_plus), gabarit.tailles[-1]
    essais = [(taille, entier, gabarit.hauteur) for taille in gabarit.tailles]
    essais += [(moindre, entier, au_plus)]
    essais += [(moindre, maximum, au_plus) for maximum in range(9 * gabarit.coupes, 0, -1)]
    for taille, maximum, hauteur in essais:
        loges = _essayer(textes, taille, maximum, gabarit)
        if loges.hauteur <= hauteur:
            return loges
    while loges.lignes and loges.hauteur > au_plus:
        loges = Loges(
            loges.style, loges.lignes[: (len(loges.rangs) - 1) * gabarit.par_rang], loges.rangs[:-1]
        )
    return loges


def _essayer(textes: Sequence[str], taille: float, maximum: int, gabarit: Gabarit) -> Loges:
    style = Style(NORMAL, taille)
    lignes = tuple(police.lignes(texte, style, gabarit.place, maximum) for texte in textes)
    pas = gabarit.par_rang
    rangees = [lignes[rang : rang + pas] for rang in range(0, len(lignes), pas)]
    hauteurs = [max(map(len, rangee)) * taille * INTERLIGNE + gabarit.entre for rangee in rangees]
    return Loges(style, lignes, tuple(hauteurs))
