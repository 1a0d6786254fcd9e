"""Examination sheets: one page per candidature, facts above, what the commission decides below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cfa_desktop.documents.liste import TEINTES, Entete
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Ou, reglure, titre
from cfa_desktop.documents.pdf.cadre import Zone
from cfa_desktop.documents.pdf.examen_bulletins import dessine_bulletins
from cfa_desktop.documents.pdf.examen_decision import dessine_decision, hauteur_decision
from cfa_desktop.documents.pdf.examen_parcours import dessine_parcours
from cfa_desktop.documents.pdf.examen_textes import HAUTEUR_ABSENT, dessine_textes, hauteur_textes
from cfa_desktop.documents.pdf.examen_valeurs import FicheExamen
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, GRIS, NORMAL, Style

_TITRE = "Fiche d’examen"
_NOMS = (Style(GRAS, 22), Style(GRAS, 18), Style(GRAS, 15), Style(GRAS, 13))
_NUMERO = Style(NORMAL, 12)
_ORIGINE = Style(NORMAL, 10.5)
_MINEUR = Style(GRAS, 10)
_ETAT = Style(GRAS, 10.5)
_LIMITES = (Style(GRAS, 12), Style(GRAS, 10), Style(GRAS, 9))
_DROITE = 200.0
"""Width of the right column, in points."""

_GOUTTIERE = 18.0
_NOTES_MIN = 75.0  # a thin dossier leaves room to write
_TEXTES_MIN = 175.0
"""Height that long averages leave to the projet and the activities, when there is that much to read."""


def ouvrage_examen(fiches: Sequence[FicheExamen], entete: Entete, *, avec_projet: bool = True) -> Ouvrage:
    """Return one A4 page per candidature, in order, with a bookmark each.

    The formation of each sheet replaces that of the heading. The number of a sheet is its place in the
    list, which the list of the commission repeats; it orders nobody.
    """
    pages = [
        Page(
            entete.de_formation(fiche.formation_code, fiche.formation_nom, fiche.formation_couleur),
            _TITRE,
            partial(_dessiner, fiche, avec_projet),
            compte=f"fiche {rang} sur {len(fiches)}, dans l’ordre de la liste",
            signet=f"{fiche.candidat} – {fiche.formation_code}",
        )
        for rang, fiche in enumerate(fiches, 1)
    ]
    return Ouvrage(_TITRE, entete, pages, vide="Aucun candidat pour ce filtre.")


def _dessiner(fiche: FicheExamen, avec_projet: bool, plume: Plume, zone: Zone) -> None:
    bas = zone.bas + hauteur_decision(fiche, zone.largeur)
    dessine_decision(plume, fiche, Ou(zone.gauche, bas, zone.largeur))
    plancher = bas + 12
    gauche = zone.largeur - _DROITE - _GOUTTIERE
    x = zone.gauche + gauche + _GOUTTIERE
    y = min(
        _identite(plume, fiche, Ou(zone.gauche, zone.haut, gauche)),
        _etat(plume, fiche, Ou(x, zone.haut, _DROITE)),
    )
    dessine_parcours(plume, fiche, Ou(x, y, _DROITE), plancher)
    _dossier(plume, fiche, Ou(zone.gauche, y, gauche), (plancher, avec_projet))


def _dossier(plume: Plume, fiche: FicheExamen, ou: Ou, choix: tuple[float, bool]) -> None:
    """Draw the left column: averages, projet, activities; each leaves room for those under it."""
    plancher, avec_projet = choix
    activites = hauteur_textes(fiche.activites, ou.place)
    projet = (hauteur_textes(fiche.projet, ou.place) or HAUTEUR_ABSENT) if avec_projet else 0.0
    reserve = min(projet + activites, _TEXTES_MIN)
    y = dessine_bulletins(plume, fiche.bulletins, ou, plancher + reserve)
    if avec_projet:
        sol = plancher + min(activites, (y - plancher) / 3)
        y = dessine_textes(plume, "Projet de formation", fiche.projet, Ou(ou.x, y, ou.place), sol) - 4
    if fiche.activites:
        dessous = Ou(ou.x, y, ou.place)
        y = dessine_textes(plume, "Activités et centres d’intérêt", fiche.activites, dessous, plancher) - 4
    if y - plancher > _NOTES_MIN:
        reglure(plume, Ou(ou.x, titre(plume, "Notes", Ou(ou.x, y - 6, ou.place)) + 6, ou.place), plancher)


def _identite(plume: Plume, fiche: FicheExamen, ou: Ou) -> float:
    """Draw the name as large as it fits, the number, « mineur », the school; return the next ordinate."""
    nom = police.visible(fiche.candidat)
    y = plume.paragraphe((ou.x, ou.y - 17), nom, _style_du_nom(nom, ou.place), place=ou.place, maximum=9) - 17
    numero = f"n°\u00a0{fiche.numero}"
    detail = " · ".join(bout for bout in (numero if nom != numero else "nom inconnu", fiche.civilite) if bout)
    mesure = plume.texte((ou.x, y), detail, _NUMERO, place=ou.place - 70)
    if fiche.mineur:
        x, largeur = ou.x + mesure + 10, police.largeur("MINEUR", _MINEUR) + 10
        plume.boites([(x, y - 3.5, largeur, 14)], bord=ENCRE, epaisseur=1.1)
        plume.texte((x + 5, y), "MINEUR", _MINEUR)
    origine = " · ".join(bout for bout in (fiche.origine, fiche.profil) if bout)
    y = plume.paragraphe((ou.x, y - 16), origine or "–", _ORIGINE, place=ou.place, maximum=3)
    return y - 20


def _style_du_nom(nom: str, place: float) -> Style:
    """Return the largest style that holds the name on one line, else on two or three, else the smallest."""
    for lignes in (1, 2, 3):
        for style in _NOMS[lignes - 1 :]:
            if not police.lignes(nom, style, place, lignes)[-1].endswith("…"):
                return style
    return _NOMS[-1]


def _etat(plume: Plume, fiche: FicheExamen, ou: Ou) -> float:
    """Draw the framed state and until when it may be examined; return the next ordinate."""
    etat = fiche.etat
    lignes = police.lignes(police.visible(etat.texte or "État à préciser"), _ETAT, ou.place - 18, 2)
    hauteur = 12 + 13 * len(lignes) + 31
    haut = ou.y
    encre = TEINTES[etat.etat].encre if etat.etat is not None else GRIS
    plume.boites([(ou.x, haut - hauteur, ou.place, hauteur)], bord=encre, tirets=etat.presume)
    plume.boites([(ou.x, haut - hauteur, 5, hauteur)], fond=encre)
    x = ou.x + 12
    plume.morceaux([(x, haut - 15 - 13 * rang, ligne) for rang, ligne in enumerate(lignes)], _ETAT)
    plume.texte((x, haut - hauteur + 24), "Limite d’examen", ETIQUETTE)
    limite = police.visible(fiche.limite or "–")
    style = next((un for un in _LIMITES if police.largeur(limite, un) <= ou.place - 18), _LIMITES[-1])
    plume.texte((x, haut - hauteur + 9), limite, style, place=ou.place - 18)
    return haut - hauteur - 20
