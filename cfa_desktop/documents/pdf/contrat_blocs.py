"""The blocks of a contract slip, each measured before it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, INTERLIGNE, Ou, a_remplir, titre
from cfa_desktop.documents.pdf.coche import case
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, NORMAL, Style

Point = tuple[float, float]
_NOMS = (Style(GRAS, 20), Style(GRAS, 17), Style(GRAS, 14), Style(GRAS, 12), Style(GRAS, 9))
_FORMATIONS = (Style(GRAS, 12), Style(GRAS, 10.5), Style(GRAS, 9), Style(GRAS, 8))
_LIMITE = (Style(GRAS, 15), Style(GRAS, 13))
_COURANT = Style(NORMAL, 10)
_FORT = Style(GRAS, 10)
_MARGE = 9.0
_CASE = 9.0
_RETRAIT = 17.0


class Ecrit(NamedTuple):
    """A text cut into printable lines, in its style."""

    style: Style
    lignes: tuple[str, ...]

    @property
    def pas(self) -> float:
        """Return the distance between two of its lines."""
        return self.style.taille * INTERLIGNE

    @property
    def hauteur(self) -> float:
        """Return the height from above its first line to its last baseline."""
        return self.style.taille + (len(self.lignes) - 1) * self.pas


class Bloc(NamedTuple):
    """A part of the page: its height, and what draws it under its upper left corner."""

    hauteur: float
    dessiner: Callable[[Plume, Point], object]


def bloc_identite(un: BordereauContrat, place: float, *, serre: bool) -> Bloc:
    """Return to whom the slip is handed, and where the contract stands."""
    nom = loger(un.candidat or "–", _NOMS[2 * serre :], place, 35)

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        ecrire(plume, nom, (x, y))
        y -= nom.hauteur + 16
        mesure = plume.texte((x, y), f"N° d’inscription {un.numero or '–'}", _FORT, place=place)
        plume.texte((x + mesure, y), f" · {un.suivi}", _COURANT, place=place - mesure)

    return Bloc(nom.hauteur + 20, dessiner)


def bloc_formation(un: BordereauContrat, place: float, *, serre: bool) -> Bloc:
    """Return the formation by its name and code, its colour in a bar."""
    retrait = 12.0
    nom = loger(un.formation_nom, _FORMATIONS[2 * serre :], place - retrait, 12 if serre else 30)
    hauteur = nom.hauteur + 18

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        plume.boites([(x, y - hauteur, 5, hauteur)], fond=un.formation_couleur)
        ecrire(plume, nom, (x + retrait, y))
        code = f"Code de la formation\u202f: {un.formation_code or '–'}"
        plume.texte((x + retrait, y - nom.hauteur - 14), code, _COURANT, place=place - retrait)

    return Bloc(hauteur, dessiner)


def bloc_limite(un: BordereauContrat, place: float) -> Bloc:
    """Return until when the candidate answers, or what was answered."""
    dite = loger(un.limite or "–", _LIMITE, place - 2 * _MARGE, 38)
    hauteur = 24 + dite.hauteur + (24 if un.a_noter else 0)

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        plume.boites([(x, y - hauteur, place, hauteur)], bord=ENCRE, epaisseur=0.7)
        plume.boites([(x, y - hauteur, 5, hauteur)], fond=ENCRE)
        x += _MARGE + 4
        plume.texte((x, y - 14), un.limite_titre, ETIQUETTE, place=place - 2 * _MARGE)
        ecrire(plume, dite, (x, y - 17))
        if un.a_noter:
            y -= dite.hauteur + 39
            a_remplir(plume, Ou(x, y, place - 2 * _MARGE - 4), "Notez-la ici, dès que vous la lisez\u202f:")

    return Bloc(hauteur, dessiner)


def bloc_etapes(un: BordereauContrat, place: float, style: Style) -> Bloc:
    """Return the steps in their order, each with a box, ticked when it is done."""
    rendues = [
        (etape, police.lignes(police.visible(etape.texte), style, place - _RETRAIT, 4)) for etape in un.etapes
    ]
    pas = style.taille * INTERLIGNE
    hauteur = 26 + sum(len(lignes) * pas + 5 for _, lignes in rendues) - 8

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        y = titre(plume, "Vos étapes", Ou(x, y - 9, place)) + 2
        for etape, lignes in rendues:
            case(plume, (x, y - 1.5), cote=_CASE, cochee=etape.faite)
            plume.morceaux([(x + _RETRAIT, y - r * pas, ligne) for r, ligne in enumerate(lignes)], style)
            y -= len(lignes) * pas + 5

    return Bloc(hauteur, dessiner)


def ecrire(plume: Plume, ecrit: Ecrit, coin: Point) -> None:
    """Write a text under its upper left corner."""
    x, y = coin[0], coin[1] - ecrit.style.taille
    plume.morceaux([(x, y - r * ecrit.pas, ligne) for r, ligne in enumerate(ecrit.lignes)], ecrit.style)


def loger(texte: str, styles: Sequence[Style], place: float, hauteur: float) -> Ecrit:
    """Return a text whole, in the largest style that holds in that room, else in the smallest beyond it."""
    rendu = police.visible(texte)
    for style in styles:
        lignes = police.lignes(rendu, style, place, len(rendu) + 1)
        if len(lignes) * style.taille * INTERLIGNE <= max(hauteur, style.taille * INTERLIGNE):
            break
    return Ecrit(style, lignes)
