"""What surrounds every printed page: centre, formation, campagne, filter, count, date, page number."""

from __future__ import annotations

from typing import NamedTuple

from cfa_desktop.documents.liste import Entete, texte_instant, texte_valeur
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style

MARGE = 30.0
HAUT = 60.0
"""Height taken by the heading under the upper margin."""
BAS = 26.0
"""Height taken by the foot above the lower margin."""

_NEUTRE = "#5B6675"
_TITRES = (Style(GRAS, 15), Style(GRAS, 13), Style(GRAS, 11.5))
_SOUS_TITRE = Style(NORMAL, 9.5)
_DISCRET = Style(NORMAL, 8.5, GRIS)
_FORT = Style(GRAS, 9.5)
_PIED = Style(NORMAL, 8, GRIS)
_TITRES_ETROITS = (Style(GRAS, 12), Style(GRAS, 10.5), Style(GRAS, 9.5))
_PETIT = Style(NORMAL, 7.5, GRIS)
_PETIT_FORT = Style(GRAS, 8.5)
_DEMO = Style(GRAS, 8, "#A8432C")
_BANDE = 5.0
_LIGNES = (12, 25, 37)
"""Baselines of the heading, under the upper margin."""

_PART_DROITE = 0.4
"""Share of the heading that the centre's name, the session and the date may take."""

_PART_LOGO = 0.16
"""Share of the page's width that a logo may take."""

_ETROITE = 450.0
"""Under that width (A5 upright), the heading is one column and the demo's mention stands above the foot."""


class Cadre(NamedTuple):
    """What a page's heading and foot say of it: its document, a count, to whom it is handed ("" = kept)."""

    titre: str
    compte: str = ""
    remis_a: str = ""


class Zone(NamedTuple):
    """What a page leaves free between its heading and its foot, in points from the lower left corner."""

    gauche: float
    bas: float
    droite: float
    haut: float

    @property
    def largeur(self) -> float:
        """Return its width."""
        return self.droite - self.gauche

    @property
    def hauteur(self) -> float:
        """Return its height."""
        return self.haut - self.bas


def zone_libre(taille: tuple[float, float]) -> Zone:
    """Return what the frame leaves free on a page of that size."""
    largeur, hauteur = taille
    return Zone(MARGE, MARGE + BAS, largeur - MARGE, hauteur - MARGE - HAUT)


def dessine_cadre(plume: Plume, entete: Entete, cadre: Cadre, page: tuple[int, int]) -> Zone:
    """Draw heading and foot of one page; return the room left."""
    if plume.largeur < _ETROITE:
        _tete_etroite(plume, entete, cadre.titre, cadre.compte)
    else:
        _tete(plume, entete, cadre.titre, cadre.compte)
    _pied(plume, entete, cadre.remis_a, page)
    return zone_libre((plume.largeur, plume.hauteur))


def _tete(plume: Plume, entete: Entete, titre: str, compte: str) -> None:
    haut = plume.hauteur - MARGE
    droite = plume.largeur - MARGE
    gauche = _logo_et_bande(plume, entete, haut, 42)
    a_droite = (
        (entete.cfa, _FORT),
        (f"Session {entete.campagne}", _SOUS_TITRE),
        (f"Produit le {texte_instant(entete.produit_at)}", _DISCRET),
    )
    large = max(police.largeur(police.visible(texte), style) for texte, style in a_droite)
    reste = min(large, (droite - gauche) * _PART_DROITE)
    for (texte, style), ligne in zip(a_droite, _LIGNES, strict=True):
        plume.texte((droite, haut - ligne), texte, style, place=reste, aligne="droite")
    part = droite - gauche - reste - 14
    _dire_formation(plume, entete, (gauche, haut - _LIGNES[0]), (_TITRES, part))
    mesure = plume.texte((gauche, haut - _LIGNES[1]), titre, _FORT, place=part)
    if compte:
        place = max(part - mesure, 40)
        plume.texte((gauche + mesure, haut - _LIGNES[1]), f" · {compte}", _SOUS_TITRE, place=place)
    plume.paragraphe(
        (gauche, haut - _LIGNES[2]), entete.filtre or "Aucun filtre", _DISCRET, place=part, maximum=2
    )


def _tete_etroite(plume: Plume, entete: Entete, titre: str, compte: str) -> None:
    """Draw the same heading one thing under another: half a sheet is too narrow for two columns of it."""
    haut = plume.hauteur - MARGE
    droite = plume.largeur - MARGE
    gauche = _logo_et_bande(plume, entete, haut, 46)
    place = droite - gauche
    campagne = plume.texte((droite, haut - 8), f"Session {entete.campagne}", _PETIT, aligne="droite")
    plume.texte((gauche, haut - 8), entete.cfa, _PETIT_FORT, place=place - campagne - 8)
    _dire_formation(plume, entete, (gauche, haut - 22), (_TITRES_ETROITS, place))
    produit = f"Produit le {texte_instant(entete.produit_at)}"
    place -= plume.texte((droite, haut - 34), produit, _PETIT, aligne="droite") + 8
    dit = f"{titre} · {compte}" if compte else titre
    plume.texte((gauche, haut - 34), dit, _PETIT_FORT, place=place)
    filtre = entete.filtre or "Aucun filtre"
    plume.texte((gauche, haut - 45), filtre, _PETIT, place=droite - gauche)


def _logo_et_bande(plume: Plume, entete: Entete, haut: float, hauteur: float) -> float:
    """Draw the centre's logo, when it has one, and the formation's colour; return where texts begin."""
    gauche = MARGE
    if entete.logo:
        large, _ = plume.image(entete.logo, (MARGE, haut), (plume.largeur * _PART_LOGO, hauteur))
        gauche += large + 8
    plume.boites([(gauche, haut - hauteur, _BANDE, hauteur)], fond=entete.formation_couleur or _NEUTRE)
    return gauche + _BANDE + 8


def _dire_formation(
    plume: Plume, entete: Entete, ou: tuple[float, float], choix: tuple[tuple[Style, ...], float]
) -> None:
    """Write the formation in the largest style that holds in its place, cut in the smallest."""
    styles, place = choix
    bouts = (entete.formation_code, entete.formation_nom)
    formation = police.visible(" – ".join(bout for bout in bouts if bout) or "Toutes les formations")
    tient = (style for style in styles if police.largeur(formation, style) <= place)
    plume.texte(ou, formation, next(tient, styles[-1]), place=place)


def _pied(plume: Plume, entete: Entete, remis_a: str, page: tuple[int, int]) -> None:
    """Draw the foot; what is handed to someone is theirs, so nothing says when to destroy it."""
    droite = plume.largeur - MARGE
    y = MARGE
    plume.traits([(MARGE, y + 11, droite, y + 11)], FILET)
    if remis_a:
        plume.texte((MARGE, y), f"Document remis {remis_a}", Style(GRAS, 8, GRIS))
    else:
        mesure = plume.texte((MARGE, y), "Confidentiel", Style(GRAS, 8, GRIS))
        a_detruire = f" – à détruire le {texte_valeur(entete.a_detruire_on)}" if entete.a_detruire_on else ""
        plume.texte((MARGE + mesure, y), a_detruire or " – données personnelles, à ne pas diffuser", _PIED)
    plume.texte((droite, y), f"Page {page[0]}/{page[1]}", Style(GRAS, 8, ENCRE), aligne="droite")
    if entete.mention_demo:
        centre = plume.largeur / 2 + 40
        if plume.largeur < _ETROITE:
            centre, y = plume.largeur / 2, y + 17
        mention = police.ajuste(police.visible(entete.mention_demo), _DEMO, 190)
        demi = police.largeur(mention, _DEMO) / 2 + 5
        plume.boites([(centre - demi, y - 4, 2 * demi, 12.5)], bord=_DEMO.encre, epaisseur=0.8)
        plume.texte((centre, y), mention, _DEMO, aligne="centre")
