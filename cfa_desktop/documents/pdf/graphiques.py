"""Charts on paper: the gauge of places and the funnel, told by shapes and figures, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, FORT, Ou
from cfa_desktop.documents.pdf.plume import Boite, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style

_BORD = 0.8
_PAS_HACHURES = 3.4
_GRADUATION_MIN = 7.0
"""Under so many points a place, the gauge shows no separate places."""

_LEGENDE = Style(NORMAL, 8.5, GRIS)
_PARTS = ("saisi ou constaté", "préparé ici, à saisir", "place libre")
_GRANDS = Style(GRAS, 16)
_COURANT = Style(NORMAL, 10)
_NOMBRE = Style(GRAS, 12)
_COURT = Style(NORMAL, 9, GRIS)
PAS_ENTONNOIR = 18.5
"""Height of a step of the funnel."""

_NOMS = 100.0
_CHIFFRES = (46.0, 82.0, 52.0, 78.0)
_TITRES = ("Nombre", "de l’étape d’avant", "des vœux", "en plus")


class Jauge(NamedTuple):
    """Contracts against a capacity: ``pleins`` observed or typed, ``prepares`` here only; None = unknown."""

    pleins: int
    prepares: int = 0
    capacite: int | None = None

    @property
    def total(self) -> int:
        """Return the contracts that fill a place, prepared ones included (R10)."""
        return self.pleins + self.prepares

    @property
    def texte(self) -> str:
        """Return « 4/5 », « 4/? » without a capacity."""
        return f"{self.total}/{'?' if self.capacite is None else self.capacite}"


class Etape(NamedTuple):
    """A step of the funnel; ``attendus`` are presumed or prepared, beside the count, never in it."""

    nom: str
    nombre: int
    attendus: int = 0
    mot: str = ""


def dessiner_jauge(plume: Plume, ou: Ou, jauge: Jauge, couleur: str, *, grande: bool = False) -> None:
    """Draw a gauge from the baseline upwards, its figures at the right edge.

    Full = observed or typed, hatched = prepared here, blank = free; a thick mark shows the capacity that is
    exceeded; without a capacity the frame is dashed.
    """
    hauteur, chiffres = (15.0, _GRANDS) if grande else (10.0, FORT)
    mesure = plume.texte((ou.x + ou.place, ou.y), jauge.texte, chiffres, aligne="droite")
    place = ou.place - max(mesure, police.largeur("000/000", chiffres)) - 8
    echelle = place / max(jauge.capacite or 0, jauge.total, 1)
    bas = ou.y - 1
    ouverte = place if jauge.capacite is None else jauge.capacite * echelle
    plume.boites([(ou.x, bas, ouverte, hauteur)], bord=ENCRE, epaisseur=_BORD, tirets=jauge.capacite is None)
    if jauge.pleins:
        pleine = (ou.x, bas, jauge.pleins * echelle, hauteur)
        plume.boites([pleine], fond=couleur, bord=ENCRE, epaisseur=_BORD)
    if jauge.prepares:
        hachuree = (ou.x + jauge.pleins * echelle, bas, jauge.prepares * echelle, hauteur)
        _hachurer(plume, hachuree)
    if echelle >= _GRADUATION_MIN:
        graduations = [ou.x + rang * echelle for rang in range(1, max(jauge.capacite or 0, jauge.total))]
        plume.traits([(x, bas, x, bas + hauteur) for x in graduations], ENCRE, 0.4)
    if jauge.capacite is not None and jauge.total > jauge.capacite:
        plume.traits([(ou.x + ouverte, bas - 4, ou.x + ouverte, bas + hauteur + 4)], ENCRE, 2.2)


def legende_jauge(plume: Plume, ou: Ou, couleur: str) -> None:
    """Say what the parts of a gauge mean, on one line that ends at the right edge."""
    x = ou.x + ou.place - sum(33 + police.largeur(texte, _LEGENDE) for texte in _PARTS) + 16
    for rang, texte in enumerate(_PARTS):
        boite = (x, ou.y - 1.2, 13.0, 8.0)
        if rang == 1:
            _hachurer(plume, boite)
        else:
            plume.boites([boite], fond=None if rang else couleur, bord=ENCRE, epaisseur=_BORD)
        x += 17 + plume.texte((x + 17, ou.y), texte, _LEGENDE) + 16


def hauteur_entonnoir(etapes: Sequence[Etape]) -> float:
    """Return the height that a funnel takes, in points."""
    return PAS_ENTONNOIR * len(etapes) + 16


def part(nombre: int, base: int) -> str:
    """Return a share as « 62 % », « – » of nothing."""
    return f"{round(100 * nombre / base)}\u202f%" if base else "–"


def dessiner_entonnoir(plume: Plume, ou: Ou, etapes: Sequence[Etape], couleur: str) -> float:
    """Draw the funnel under ``ou.y``: a bar a step, and beside it the table of its figures.

    What is presumed or prepared continues a bar, hatched. Returns the ordinate of the bottom.
    """
    barres = ou.place - _NOMS - sum(_CHIFFRES) - 12
    plus_grand = max([etape.nombre + etape.attendus for etape in etapes] or [1])
    bords = [ou.x + _NOMS + barres + 12 + sum(_CHIFFRES[: rang + 1]) for rang in range(len(_CHIFFRES))]
    for bord, titre, large in zip(bords, _TITRES, _CHIFFRES, strict=True):
        plume.texte((bord, ou.y), titre, ETIQUETTE, place=large - 4, aligne="droite")
    y = ou.y - 6
    filets: list[Boite] = [(ou.x, y, ou.x + ou.place, y)]
    for rang, etape in enumerate(etapes):
        y -= PAS_ENTONNOIR
        base = y + 6
        plume.texte((ou.x, base), etape.nom, _COURANT, place=_NOMS - 8)
        echelle = barres / max(plus_grand, 1)
        _barre(plume, etape, (ou.x + _NOMS, y + 4, echelle, PAS_ENTONNOIR - 8), couleur)
        avant = etapes[rang - 1].nombre if rang else 0
        dits = (
            (_grouper(etape.nombre), _NOMBRE),
            (part(etape.nombre, avant) if rang else "–", _COURANT),
            (part(etape.nombre, etapes[0].nombre), _COURANT),
            (f"+ {_grouper(etape.attendus)} {etape.mot}".rstrip() if etape.attendus else "–", _COURT),
        )
        for bord, large, (texte, style) in zip(bords, _CHIFFRES, dits, strict=True):
            plume.texte((bord, base), texte, style, place=large - 4, aligne="droite")
        filets.append((ou.x, y, ou.x + ou.place, y))
    plume.traits(filets, FILET, 0.6)
    return y


def _grouper(nombre: int) -> str:
    return f"{nombre:,}".replace(",", "\u202f")


def _barre(plume: Plume, etape: Etape, ou: Boite, couleur: str) -> None:
    """Draw the bar of a step; ``ou`` = left, bottom, points for one, height."""
    x, bas, echelle, hauteur = ou
    pleine = etape.nombre * echelle
    if etape.nombre:
        plume.boites([(x, bas, pleine, hauteur)], fond=couleur, bord=ENCRE, epaisseur=_BORD)
    else:
        plume.traits([(x, bas, x, bas + hauteur)], ENCRE, 1.2)
    if etape.attendus:
        _hachurer(plume, (x + pleine, bas, etape.attendus * echelle, hauteur))


def _hachurer(plume: Plume, boite: Boite) -> None:
    """Draw a hatched box: lines that rise to the right, cut at its edges."""
    x, y, largeur, hauteur = boite
    segments = []
    depart = _PAS_HACHURES - hauteur
    while depart < largeur:
        debut, fin = max(0.0, -depart), min(hauteur, largeur - depart)
        segments.append((x + depart + debut, y + debut, x + depart + fin, y + fin))
        depart += _PAS_HACHURES
    plume.traits(segments, ENCRE, 0.6)
    plume.boites([boite], bord=ENCRE, epaisseur=_BORD)
