"""The frame to copy on a contract slip: the employer's exact name, whole at any length, and the SIRET."""

from __future__ import annotations

from cfa_desktop.documents.pdf.blocs import ETIQUETTE
from cfa_desktop.documents.pdf.code_qr import dessine_qr
from cfa_desktop.documents.pdf.contrat_blocs import Bloc, Ecrit, Point, ecrire, loger
from cfa_desktop.documents.pdf.contrat_valeurs import BordereauContrat
from cfa_desktop.documents.pdf.fiche_valeurs import epeler_siret
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, Style

_NOMS = (Style(GRAS, 16), Style(GRAS, 13), Style(GRAS, 11), Style(GRAS, 9))
_HAUTEUR_NOM = 66.0
_SIRET = Style(GRAS, 18)
_CHIFFRES = Style(GRAS, 10)
_EXACT = Style(GRAS, 8.5)
_MARGE, _QR = 9.0, 92.0
_AUTOUR, _AUTOUR_SUITE = 94.0, 30.0
"""What the frame holds beside the name, on its first page and on the following ones."""


def nom_employeur(un: BordereauContrat, place: float) -> Ecrit:
    """Return the employer's name, whole: smaller first, then on as many lines as it needs."""
    return loger(un.employeur or "–", _NOMS, place - _QR - 3 * _MARGE, _HAUTEUR_NOM)


def couper_nom(nom: Ecrit, premiere: float, suivantes: float) -> list[Ecrit]:
    """Cut a name too long for one page between frames of those heights."""
    morceaux, lignes, hauteur = [], nom.lignes, premiere - _AUTOUR
    while lignes:
        nombre = max(1, int((hauteur - nom.style.taille) / nom.pas) + 1)
        morceaux.append(nom._replace(lignes=lignes[:nombre]))
        lignes, hauteur = lignes[nombre:], suivantes - _AUTOUR_SUITE
    return morceaux


def bloc_employeur(un: BordereauContrat, place: float, nom: Ecrit, *, suivi: bool = False) -> Bloc:
    """Return the framed name and SIRET to copy, the same number as a code for a phone beside.

    ``suivi`` = the name goes on, on the next page.
    """
    gauche = place - _QR - 2 * _MARGE
    hauteur = max(nom.hauteur + _AUTOUR, _QR + 30)
    titre = "Nom ou dénomination de l’employeur"

    def dessiner(plume: Plume, coin: Point) -> None:
        x, haut = coin
        plume.boites([(x, haut - hauteur, place, hauteur)], bord=ENCRE, epaisseur=1.4)
        x, y = x + _MARGE, haut - 16
        plume.texte((x, y), "À écrire exactement ainsi sur Parcoursup", _EXACT, place=gauche)
        dit = f"{titre} (suite page suivante)" if suivi else titre
        plume.texte((x, y - 19), dit, ETIQUETTE, place=gauche)
        ecrire(plume, nom, (x, y - 23))
        y = haut - hauteur + 32
        plume.texte((x, y), "Numéro SIRET de l’employeur (14 chiffres)", ETIQUETTE, place=gauche)
        plume.texte((x, y - 21), epeler_siret(un.siret) or "–", _SIRET, place=gauche)
        if un.siret:
            coin_qr = (coin[0] + place - _QR - 3, haut - _QR - 4)
            dessine_qr(plume, un.siret, coin_qr, _QR)
            plume.texte((coin_qr[0] + _QR / 2, coin_qr[1] - 6), un.siret, _CHIFFRES, aligne="centre")

    return Bloc(hauteur, dessiner)


def bloc_suite(place: float, nom: Ecrit) -> Bloc:
    """Return what goes on of a name, in a frame of its own."""
    hauteur = nom.hauteur + _AUTOUR_SUITE

    def dessiner(plume: Plume, coin: Point) -> None:
        x, haut = coin
        plume.boites([(x, haut - hauteur, place, hauteur)], bord=ENCRE, epaisseur=1.4)
        plume.texte((x + _MARGE, haut - 16), "Nom ou dénomination de l’employeur (suite)", ETIQUETTE)
        ecrire(plume, nom, (x + _MARGE, haut - 20))

    return Bloc(hauteur, dessiner)
