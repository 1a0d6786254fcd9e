"""What a hand fills in after a call: the result to tick, the employer, the SIRET digit by digit."""

from __future__ import annotations

from collections.abc import Sequence

from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Ou, a_remplir, case
from cfa_desktop.documents.pdf.plume import Boite, Plume
from cfa_desktop.documents.pdf.police import GRIS, Style
from cfa_desktop.models.suivi import LABELS_RESULTAT

RESULTATS = tuple(LABELS_RESULTAT.values())
"""The results in the order in which the program offers them: the paper is typed as it is read."""

_AVANT = 17.0  # the box and its blank
_GROUPES = (3, 3, 3, 5)
_CHIFFRE = 11.5
_ENTRE_GROUPES = 5.0
LARGEUR_SIRET = sum(_GROUPES) * _CHIFFRE + (len(_GROUPES) - 1) * _ENTRE_GROUPES


def cases_resultat(plume: Plume, ou: Ou, *, par_rang: int, style: Style, pas: float) -> float:
    """Draw the results to tick, each column as wide as its labels need; return the next baseline."""
    colonnes = [RESULTATS[rang::par_rang] for rang in range(par_rang)]
    larges = [_AVANT + max(police.largeur(police.visible(un), style) for un in noms) for noms in colonnes]
    blanc = max(ou.place - sum(larges), 0) / max(par_rang - 1, 1)
    x = ou.x
    for noms, large in zip(colonnes, larges, strict=True):
        for rang, nom in enumerate(noms):
            case(plume, Ou(x, ou.y - rang * pas, large + 1), nom, style=style)
        x += large + blanc
    return ou.y - len(colonnes[0]) * pas


def employeur_a_ecrire(plume: Plume, ou: Ou, style: Style, *, nom: bool) -> float:
    """Draw a line for the employer's exact ``nom`` and fourteen boxes for the SIRET; return the ordinate."""
    gauche = ou.x + ou.place - LARGEUR_SIRET
    siret = police.largeur("SIRET", ETIQUETTE)
    if nom:
        a_remplir(plume, Ou(ou.x, ou.y, gauche - siret - 18 - ou.x), "Employeur, nom exact", style=style)
    plume.texte((gauche - 6, ou.y), "SIRET", ETIQUETTE, aligne="droite")
    plume.boites(_chiffres((gauche, ou.y - 4), 15), bord=GRIS, epaisseur=0.6)
    return ou.y


def _chiffres(coin: tuple[float, float], hauteur: float) -> Sequence[Boite]:
    """Return fourteen boxes, 3-3-3-5."""
    boites = []
    x, y = coin
    for combien in _GROUPES:
        boites += [(x + rang * _CHIFFRE, y, _CHIFFRE, hauteur) for rang in range(combien)]
        x += combien * _CHIFFRE + _ENTRE_GROUPES
    return boites
