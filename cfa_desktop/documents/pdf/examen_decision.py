"""The foot of an examination sheet: the two decisions, the published criteria to tick, who signs."""

from __future__ import annotations

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import Ou, a_remplir, case, reglure
from cfa_desktop.documents.pdf.criteres import Gabarit, Loges, loger
from cfa_desktop.documents.pdf.examen_textes import DISCRET
from cfa_desktop.documents.pdf.examen_valeurs import FicheExamen, lettre
from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style

SANS_CRITERE = "aucun critère publié n’est enregistré"

_MARGE, _GOUTTIERE = 10.0, 20.0
_PART_GAUCHE = 0.34
_CASE = Style(NORMAL, 10)
_LETTRE = Style(GRAS, 10)
_DECISION = Style(GRAS, 12)
_TITRE = Style(GRAS, 8.5)
_TAILLES, _ENTRE_CRITERES, _SUITE = (10.0, 9.0, 8.0, 7.5), 4.0, 12.5
_RETRAIT, _APRES_LETTRE = 17.0, 13.0
_CRITERES_MAX, _HAUTEUR, _AU_PLUS = 8, 165.0, 262.0
_SIGNATURES, _PAS_SIGNATURE = 3, 22.0
_HAUTEUR_SIGNATURES = 37 + _SIGNATURES * _PAS_SIGNATURE
_TETE, _REMARQUES = 45.0, 56.0
_MENTION = Style(GRAS, 8.5, GRIS)


def hauteur_decision(fiche: FicheExamen, place: float) -> float:
    """Return the height of the frame, in points."""
    if not fiche.decider:
        return 40 + _REMARQUES
    return _TETE + max(_hauteur_criteres(fiche, place), _HAUTEUR_SIGNATURES) + _REMARQUES


def dessine_decision(plume: Plume, fiche: FicheExamen, ou: Ou) -> None:
    """Draw the frame under ``ou.y``."""
    hauteur = hauteur_decision(fiche, ou.place)
    plume.boites([(ou.x, ou.y - hauteur, ou.place, hauteur)], bord=ENCRE, epaisseur=1)
    x, place = ou.x + _MARGE, ou.place - 2 * _MARGE
    plume.texte((x, ou.y - 15), "DÉCISION DE LA COMMISSION", _TITRE)
    _remarques(plume, Ou(x, ou.y - hauteur + _REMARQUES - 10, place))
    if not fiche.decider:
        plume.texte((x, ou.y - 31), fiche.mention, _CASE, place=place)
        return
    mesure = police.largeur("DÉCISION DE LA COMMISSION", _TITRE) + 14
    plume.texte((x + place, ou.y - 15), fiche.mention, _MENTION, place=place - mesure, aligne="droite")
    y = ou.y - 36
    gauche = place * _PART_GAUCHE
    case(plume, Ou(x, y, gauche), "En recherche de contrat", style=_DECISION)
    _signatures(plume, Ou(x, y - 24, gauche))
    x += gauche + _GOUTTIERE
    reste = place - gauche - _GOUTTIERE
    milieu = x - _GOUTTIERE / 2
    plume.traits([(milieu, y + 12, milieu, ou.y - hauteur + _REMARQUES + 6)], FILET, 0.7)
    case(plume, Ou(x, y, reste), "Refus", style=_DECISION)
    mesure = _RETRAIT + police.largeur("Refus", _DECISION) + 8
    mention = "en raison du critère publié\u202f:" if fiche.criteres else SANS_CRITERE
    plume.texte((x + mesure, y), mention, _CASE, place=reste - mesure)
    _criteres(plume, fiche, Ou(x, y - 20, reste), _loges(fiche, ou.place))


def _criteres(plume: Plume, fiche: FicheExamen, ou: Ou, loges: Loges) -> None:
    """Draw the published criteria, each with its box and its letter."""
    y = ou.y
    for rang, lignes in enumerate(loges.lignes):
        plume.boites([(ou.x, y - 1.5, 10, 10)], bord=ENCRE, epaisseur=0.9)
        plume.texte((ou.x + _RETRAIT, y), lettre(rang), _LETTRE)
        gauche = ou.x + _RETRAIT + _APRES_LETTRE
        plume.morceaux([(gauche, y - saut * loges.pas, un) for saut, un in enumerate(lignes)], loges.style)
        y -= loges.rangs[rang]
    reste = len(fiche.criteres) - len(loges.lignes)
    if reste:
        autres = texte_nombre(reste, "autre critère", "autres critères")
        plume.texte((ou.x, y), f"et {autres}, à lire dans le programme", DISCRET, place=ou.place)
    elif not loges.lignes:
        a_remplir(plume, Ou(ou.x, y, ou.place), "Motif", style=_CASE)


def _loges(fiche: FicheExamen, place: float) -> Loges:
    """Return the criteria as they stand beside the boxes."""
    utile = (place - 2 * _MARGE) * (1 - _PART_GAUCHE) - _GOUTTIERE - _RETRAIT - _APRES_LETTRE
    gabarit = Gabarit(_TAILLES, utile, _HAUTEUR, _ENTRE_CRITERES, au_plus=_AU_PLUS)
    return loger(fiche.criteres[:_CRITERES_MAX], gabarit)


def _hauteur_criteres(fiche: FicheExamen, place: float) -> float:
    loges = _loges(fiche, place)
    return loges.hauteur + (_SUITE if len(fiche.criteres) > len(loges.lignes) else 0)


def _remarques(plume: Plume, ou: Ou) -> None:
    """Draw lines to write on; what is written of a candidate may be read by him or her (CNIL)."""
    plume.texte((ou.x, ou.y), "Remarque", _CASE)
    rappel = "Le candidat peut demander à lire ces remarques."
    plume.texte((ou.x + ou.place, ou.y), rappel, DISCRET, aligne="droite")
    reglure(plume, Ou(ou.x, ou.y + 1, ou.place), ou.y - 40, pas=19)


def _signatures(plume: Plume, ou: Ou) -> None:
    """Draw the date and a line per member of the commission."""
    a_remplir(plume, Ou(ou.x, ou.y, ou.place), "Le", style=_CASE)
    y = ou.y - 13
    plume.texte((ou.x, y), "Noms et signatures", DISCRET)
    for _ in range(_SIGNATURES):
        y -= _PAS_SIGNATURE
        plume.traits([(ou.x, y, ou.x + ou.place, y)], ENCRE)
