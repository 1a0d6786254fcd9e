"""The formations on the « Feuille du lundi »: gauge of places and items to type, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf.blocs import Ou, titre
from cfa_desktop.documents.pdf.graphiques import dessiner_jauge, legende_jauge
from cfa_desktop.documents.pdf.lundi_valeurs import FormationSemaine
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import GRAS, GRIS, NORMAL, Style
from cfa_desktop.documents.pdf.tableau import Colonne, Tableau, dessiner, hauteur_titres, hauteurs

FORMATIONS_MAX = 12
_AISEES = 6
"""Up to so many formations, each says its situation under its name."""

_PAS, _PAS_SERRE = 24.0, 17.5
_NOM, _JAUGE = 92.0, 132.0
_COLONNES = (
    Colonne("Formation, contrats et places", _NOM + _JAUGE),
    *(Colonne(nom, part, "centre") for nom, part in (("Décisions", 45), ("Contrats", 43))),
    *(Colonne(nom, part, "centre") for nom, part in (("I.A.", 24), ("Autres", 34))),
    Colonne("Le plus ancien", 68),
    Colonne("À saisir avant", 62, gras=True),
)
_STYLE = Style(GRAS, 10)
_SITUATION = Style(NORMAL, 8, GRIS)
_DISCRET = Style(NORMAL, 9, GRIS)
_HAUT = 14.0
_SUITE = 15.0


def hauteur_formations(formations: Sequence[FormationSemaine], place: float) -> float:
    """Return the height that the formations take, in points."""
    if not formations:
        return 0
    tableau = _tableau(formations[:FORMATIONS_MAX])
    suite = _SUITE if len(formations) > FORMATIONS_MAX else 0
    return _HAUT + hauteur_titres(tableau, place) + sum(hauteurs(tableau, place)) + suite


def dessiner_formations(plume: Plume, formations: Sequence[FormationSemaine], ou: Ou) -> float:
    """Draw a row a formation; beyond twelve, those where nothing waits are left out first.

    Returns the ordinate under them.
    """
    if not formations:
        return ou.y
    montrees = formations
    if len(formations) > FORMATIONS_MAX:
        montrees = sorted(formations, key=lambda une: not une.a_saisir.total)[:FORMATIONS_MAX]
    titre(plume, "Places et saisies en ligne", ou._replace(y=ou.y - 10))
    legende_jauge(plume, ou._replace(y=ou.y - 10), GRIS)
    tableau = _tableau(montrees)
    bas = dessiner(plume, tableau, ou._replace(y=ou.y - _HAUT))
    y = ou.y - _HAUT - hauteur_titres(tableau, ou.place)
    for une, hauteur in zip(montrees, hauteurs(tableau, ou.place), strict=True):
        x = ou.x + 4
        plume.texte((x, y - 11), une.nom, _STYLE, place=_NOM - 6)
        if len(montrees) <= _AISEES:
            plume.texte((x, y - 20), une.situation, _SITUATION, place=_NOM - 6)
        dessiner_jauge(plume, Ou(x + _NOM, y - 11.5, _JAUGE), une.jauge, une.couleur)
        y -= hauteur
    reste = len(formations) - len(montrees)
    if not reste:
        return bas
    dit = f"et {texte_nombre(reste, 'autre formation', 'autres formations')}, dans le programme"
    plume.texte((ou.x, bas - 11), dit, _DISCRET, place=ou.place)
    return bas - _SUITE


def _tableau(formations: Sequence[FormationSemaine]) -> Tableau:
    lignes = [
        (
            "",
            *(str(nombre) if nombre else "–" for nombre in une.a_saisir[:4]),
            une.a_saisir.depuis or "–",
            une.a_saisir.avant or "–",
        )
        for une in formations
    ]
    return Tableau(_COLONNES, lignes, ecrire=_PAS if len(formations) <= _AISEES else _PAS_SERRE)
