"""The blocks of a contract slip, each measured before it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, INTERLIGNE, Ou, a_remplir, titre
from cfa_desktop.documents.pdf.coche import case
from cfa_desktop.documents.pdf.code_qr import dessine_qr
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat
from cfa_desktop.documents.pdf.fiche_valeurs import epeler_siret
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, NORMAL, Style

Point = tuple[float, float]
_NOMS = (Style(GRAS, 20), Style(GRAS, 17), Style(GRAS, 14), Style(GRAS, 12))
_FORMATIONS = (Style(GRAS, 12), Style(GRAS, 10.5), Style(GRAS, 9))
_EMPLOYEURS = (Style(GRAS, 16), Style(GRAS, 13), Style(GRAS, 11), Style(GRAS, 9), Style(GRAS, 7.5))
_SIRET = Style(GRAS, 18)
_CHIFFRES = Style(GRAS, 10)
_LIMITE = (Style(GRAS, 15), Style(GRAS, 13))
_COURANT = Style(NORMAL, 10)
_FORT = Style(GRAS, 10)
_ETAPE = Style(NORMAL, 9.5)
_EXACT = Style(GRAS, 8.5)
_MARGE = 9.0
_QR = 92.0
_CASE = 9.0
_RETRAIT = 17.0


class Bloc(NamedTuple):
    """A part of the page: its height, and what draws it under its upper left corner."""

    hauteur: float
    dessiner: Callable[[Plume, Point], object]


def bloc_identite(un: BordereauContrat, place: float) -> Bloc:
    """Return to whom the slip is handed, and where the contract stands."""
    style, lignes = _loger(un.candidat or "–", _NOMS, place, 35)
    pas = style.taille * INTERLIGNE

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin[0], coin[1] - style.taille
        plume.morceaux([(x, y - rang * pas, ligne) for rang, ligne in enumerate(lignes)], style)
        y -= (len(lignes) - 1) * pas + 16
        mesure = plume.texte((x, y), f"N° d’inscription {un.numero or '–'}", _FORT, place=place)
        plume.texte((x + mesure, y), f" · {un.suivi}", _COURANT, place=place - mesure)

    return Bloc(style.taille + (len(lignes) - 1) * pas + 20, dessiner)


def bloc_formation(un: BordereauContrat, place: float) -> Bloc:
    """Return the formation by its name and code, its colour in a bar."""
    retrait = 12.0
    style, lignes = _loger(un.formation_nom, _FORMATIONS, place - retrait, 30)
    pas = style.taille * INTERLIGNE
    hauteur = style.taille + (len(lignes) - 1) * pas + 18

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        plume.boites([(x, y - hauteur, 5, hauteur)], fond=un.formation_couleur)
        y -= style.taille
        plume.morceaux([(x + retrait, y - rang * pas, ligne) for rang, ligne in enumerate(lignes)], style)
        y -= (len(lignes) - 1) * pas + 14
        code = f"Code de la formation\u202f: {un.formation_code or '–'}"
        plume.texte((x + retrait, y), code, _COURANT, place=place - retrait)

    return Bloc(hauteur, dessiner)


def bloc_employeur(un: BordereauContrat, place: float) -> Bloc:
    """Return the framed name and SIRET to copy, the same number as a code for a phone beside."""
    gauche = place - _QR - 2 * _MARGE
    style, lignes = _loger(un.employeur or "–", _EMPLOYEURS, gauche - _MARGE, 66)
    pas = style.taille * INTERLIGNE
    nom = style.taille + (len(lignes) - 1) * pas
    hauteur = max(nom + 94, _QR + 30)

    def dessiner(plume: Plume, coin: Point) -> None:
        x, haut = coin
        plume.boites([(x, haut - hauteur, place, hauteur)], bord=ENCRE, epaisseur=1.4)
        x, y = x + _MARGE, haut - 16
        plume.texte((x, y), "À écrire exactement ainsi sur Parcoursup", _EXACT, place=gauche)
        y -= 19
        plume.texte((x, y), "Nom ou dénomination de l’employeur", ETIQUETTE, place=gauche)
        y -= 4 + style.taille
        plume.morceaux([(x, y - rang * pas, ligne) for rang, ligne in enumerate(lignes)], style)
        y = haut - hauteur + 32
        plume.texte((x, y), "Numéro SIRET de l’employeur (14 chiffres)", ETIQUETTE, place=gauche)
        plume.texte((x, y - 21), epeler_siret(un.siret) or "–", _SIRET, place=gauche)
        if un.siret:
            coin_qr = (coin[0] + place - _QR - 3, haut - _QR - 4)
            dessine_qr(plume, un.siret, coin_qr, _QR)
            plume.texte((coin_qr[0] + _QR / 2, coin_qr[1] - 6), un.siret, _CHIFFRES, aligne="centre")

    return Bloc(hauteur, dessiner)


def bloc_limite(un: BordereauContrat, place: float) -> Bloc:
    """Return until when the candidate answers, or what was answered."""
    style, lignes = _loger(un.limite or "–", _LIMITE, place - 2 * _MARGE, 38)
    pas = style.taille * INTERLIGNE
    hauteur = 24 + style.taille + (len(lignes) - 1) * pas + (24 if un.a_noter else 0)

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        plume.boites([(x, y - hauteur, place, hauteur)], bord=ENCRE, epaisseur=0.7)
        plume.boites([(x, y - hauteur, 5, hauteur)], fond=ENCRE)
        x += _MARGE + 4
        plume.texte((x, y - 14), un.limite_titre, ETIQUETTE, place=place - 2 * _MARGE)
        y -= 17 + style.taille
        plume.morceaux([(x, y - rang * pas, ligne) for rang, ligne in enumerate(lignes)], style)
        if un.a_noter:
            y -= (len(lignes) - 1) * pas + 22
            a_remplir(plume, Ou(x, y, place - 2 * _MARGE - 4), "Notez-la ici, dès que vous la lisez\u202f:")

    return Bloc(hauteur, dessiner)


def bloc_etapes(un: BordereauContrat, place: float) -> Bloc:
    """Return the steps in their order, each with a box, ticked when it is done."""
    rendues = [
        (etape, police.lignes(police.visible(etape.texte), _ETAPE, place - _RETRAIT, 4))
        for etape in un.etapes
    ]
    pas = _ETAPE.taille * INTERLIGNE
    hauteur = 26 + sum(len(lignes) * pas + 5 for _, lignes in rendues) - 8

    def dessiner(plume: Plume, coin: Point) -> None:
        x, y = coin
        y = titre(plume, "Vos étapes", Ou(x, y - 9, place)) + 2
        for etape, lignes in rendues:
            case(plume, (x, y - 1.5), cote=_CASE, cochee=etape.faite)
            plume.morceaux([(x + _RETRAIT, y - r * pas, ligne) for r, ligne in enumerate(lignes)], _ETAPE)
            y -= len(lignes) * pas + 5

    return Bloc(hauteur, dessiner)


def _loger(
    texte: str, styles: Sequence[Style], place: float, hauteur: float
) -> tuple[Style, tuple[str, ...]]:
    """Return the largest style in which the whole text fits that room, and its lines.

    The last line is cut only when no style is small enough.
    """
    rendu = police.visible(texte)
    for style in styles:
        maximum = max(1, int(hauteur // (style.taille * INTERLIGNE)))
        lignes = police.lignes(rendu, style, place, maximum + 1)
        if len(lignes) <= maximum:
            return style, lignes
    return styles[-1], police.lignes(rendu, styles[-1], place, maximum)
