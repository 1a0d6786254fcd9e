"""One row of a « bordereau de saisie »: measured, then drawn in its columns."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, INTERLIGNE
from cfa_desktop.documents.pdf.bordereau_valeurs import ChampATaper, LigneBordereau
from cfa_desktop.documents.pdf.coche import case
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style

Ecrits = list[tuple[str, Style]]
"""Printable lines one under another, each in its style."""


class Colonne(NamedTuple):
    """A column of the page: its title, its left edge from the margin, its width."""

    titre: str
    x: float
    place: float


A_FAIRE = Colonne("À faire", 44, 154)
A_TAPER = Colonne("À taper sur Parcoursup", 208, 184)
AVANT = Colonne("Avant le", 402, 62)
SAISI = Colonne("Saisi le", 472, 63)
DEVENU = Colonne("Résultat", 472, 63)

_RANG = Style(GRAS, 9, GRIS)
_VERBE = Style(NORMAL, 9.5)
_NUMERO = Style(GRAS, 13)
_NOM = Style(GRAS, 10.5)
_VALEUR = Style(GRAS, 10.5)
_SIRET = Style(GRAS, 13)
_LONG = Style(NORMAL, 9)
_JOUR = Style(GRAS, 9.5)
_ALERTE = Style(GRAS, 8.5)
_AIR = ("", Style(NORMAL, 2))
_RIEN = ("rien à taper", Style(NORMAL, 9.5, GRIS))
_COTE = 13.0
_BLANC = 7.0
_ECRIRE = 46.0
"""Least height of a row: two lines for a hand to write on."""

_LONG_DES = 90
_LARGE_DES = 250
"""Characters from which a text leaves its column for the whole row."""

_LARGE = AVANT.x + AVANT.place - A_FAIRE.x
_LIGNES_MAX = 42
"""Lines of a long text at most: a row never leaves its page."""


class Rangee(NamedTuple):
    """A row ready to draw: its rank in typing order, its columns, what stands under them, its height."""

    rang: int
    fait: bool
    colonnes: tuple[Ecrits, Ecrits, Ecrits, Ecrits]
    bas: Ecrits
    alertes: Ecrits
    corps: float
    hauteur: float


def mesurer(rang: int, ligne: LigneBordereau) -> Rangee:
    """Return a row cut to its columns."""
    a_faire = _couper(ligne.titre, _VERBE, A_FAIRE.place, 3)
    if ligne.numero:
        a_faire += _couper(ligne.numero, _NUMERO, A_FAIRE.place, 1)
    if ligne.candidat:
        a_faire += _couper(ligne.candidat, _NOM, A_FAIRE.place, 8)
    a_taper: Ecrits = []
    bas: Ecrits = []
    for champ in ligne.champs:
        if len(champ.texte) > _LARGE_DES:
            bas += _texte_large(champ)
        else:
            a_taper += [*([_AIR] if a_taper else []), *_champ(champ)]
    if bas and not a_taper:
        a_taper = [("Le texte ci-dessous", _LONG)]
    avant = _couper(ligne.avant_le, _JOUR, AVANT.place, 3) if ligne.avant_le else []
    resultat = _couper(ligne.resultat, _JOUR, DEVENU.place, 6) if ligne.resultat else []
    alertes: Ecrits = []
    for alerte in ligne.alertes:
        alertes += _couper(alerte, _ALERTE, _LARGE - 10, 8)
    corps = max(_ECRIRE, *map(_hauteur, (a_faire, a_taper, avant, resultat)))
    hauteur = corps + sum(_hauteur(un) + 3 for un in (bas, alertes) if un) + _BLANC
    return Rangee(rang, ligne.fait, (a_faire, a_taper, avant, resultat), bas, alertes, corps, hauteur)


def dessiner_rangee(plume: Plume, rangee: Rangee, coin: tuple[float, float], largeur: float) -> float:
    """Draw a row under its upper left corner, its hairline included; return the ordinate of its bottom."""
    x, haut = coin
    case(plume, (x + 2, haut - 5 - _COTE), cote=_COTE, cochee=rangee.fait)
    plume.texte((x + 36, haut - 15), str(rangee.rang), _RANG, aligne="droite")
    *colonnes, resultat = rangee.colonnes
    for colonne, ecrits in zip((A_FAIRE, A_TAPER, AVANT), colonnes, strict=True):
        _ecrire(plume, ecrits or [_RIEN if colonne is A_TAPER else ("–", _JOUR)], (x + colonne.x, haut - 4))
    if resultat:
        _ecrire(plume, resultat, (x + DEVENU.x, haut - 4))
    else:
        _a_la_main(plume, (x + SAISI.x, haut), SAISI.place)
    y = haut - rangee.corps - 3
    if rangee.bas:
        _ecrire(plume, rangee.bas, (x + A_FAIRE.x, y))
        y -= _hauteur(rangee.bas) + 3
    if rangee.alertes:
        bande = _hauteur(rangee.alertes) - 2
        plume.boites([(x + A_FAIRE.x, y - bande, 3, bande)], fond=ENCRE)
        _ecrire(plume, rangee.alertes, (x + A_FAIRE.x + 10, y))
    bas = haut - rangee.hauteur
    plume.traits([(x, bas, x + largeur, bas)], FILET, 0.7)
    return bas


def _champ(champ: ChampATaper) -> Ecrits:
    """Return a field's name above what is typed in it, a long name smaller but whole."""
    texte = champ.texte or "–"
    style = _SIRET if champ.chiffres else _VALEUR if len(texte) <= _LONG_DES else _LONG
    nom = _couper(champ.nom, ETIQUETTE, A_TAPER.place, 1)
    return [*nom, *_couper(texte, style, A_TAPER.place, 10)]


def _texte_large(champ: ChampATaper) -> Ecrits:
    """Return a text to copy, paragraph after paragraph, as wide as the row."""
    paragraphes = [un for un in champ.texte.splitlines() if un.strip()]
    lignes = [une for un in paragraphes for une in _couper(un, _LONG, _LARGE, _LIGNES_MAX + 1)]
    if len(lignes) > _LIGNES_MAX:
        lignes = [*lignes[: _LIGNES_MAX - 1], ("… la suite est à copier dans le programme.", _ALERTE)]
    return [*_couper(champ.nom, ETIQUETTE, _LARGE, 1), *lignes]


def _couper(texte: str, style: Style, place: float, maximum: int) -> Ecrits:
    return [(ligne, style) for ligne in police.lignes(police.visible(texte), style, place, maximum)]


def _hauteur(ecrits: Ecrits) -> float:
    return sum(style.taille * INTERLIGNE for _, style in ecrits) + 4


def _ecrire(plume: Plume, ecrits: Ecrits, coin: tuple[float, float]) -> None:
    x, y = coin
    for texte, style in ecrits:
        y -= style.taille
        plume.morceaux([(x, y, texte)], style)
        y -= style.taille * (INTERLIGNE - 1)


def _a_la_main(plume: Plume, coin: tuple[float, float], place: float) -> None:
    """Rule the day and the hour to write by hand."""
    x, haut = coin
    for mot, y in (("le", haut - 18), ("à", haut - 40)):
        plume.texte((x, y), mot, ETIQUETTE)
        plume.traits([(x + 12, y - 2, x + place, y - 2)], GRIS, 0.6)
