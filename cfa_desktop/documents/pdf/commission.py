"""The list of the commission: one row per examination sheet, boxes to tick and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cfa_desktop.documents.liste import Entete, texte_nombre
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Ou, a_remplir
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.examen_textes import DISCRET
from cfa_desktop.documents.pdf.examen_valeurs import lettre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import A4, Boite, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, NORMAL, Style
from cfa_desktop.documents.pdf.tableau import (
    Colonne,
    Tableau,
    abscisses,
    dessiner,
    hauteur_titres,
    hauteurs,
    partager,
)

_TITRE = "Liste de la commission"
_PAYSAGE = (A4[1], A4[0])
_RECHERCHE, _REFUS = "En rech.", "Refus"
_COTE = 12.0
_BASSE, _HAUTE = 28.0, 44.0
_TAILLE, _LIGNES_MAX = 9.0, 6
_CRITERE = Style(NORMAL, 9)
_LETTRE = Style(GRAS, 9)
_PAS_CRITERE = 12.0
_CRITERES_MAX = 12
_PAR_RANG = 2
_SIGNATURES = 62.0
_NON_EXAMINEE = "Cette formation n’examine pas les dossiers\u202f: elle ne prend pas de décision."
_ORPHELINES = 3
"""Rows that go with the signatures to a last page rather than leave them alone there."""

_COURANT = Style(NORMAL, 10)


class LigneCommission(NamedTuple):
    """One candidature; ``fiche`` is the number of its sheet, ``formation`` is "" when all are of one.

    ``decider`` is False when there is no decision left to take: nothing to tick.
    """

    fiche: int
    candidat: str
    numero: str
    origine: str = ""
    serie: str = ""
    etat: str = ""
    limite: str = ""
    formation: str = ""
    decider: bool = True


class Commission(NamedTuple):
    """The rows in the order of the list, the published criteria when all are of one formation.

    ``examine`` is False when that formation takes no decision; ``large`` leaves more room to write.
    """

    lignes: Sequence[LigneCommission]
    criteres: Sequence[str] = ()
    examine: bool | None = None
    large: bool = False


def ouvrage_commission(commission: Commission, entete: Entete) -> Ouvrage:
    """Return the list on A4 pages in landscape; header and criteria come back on each of them."""
    zone = zone_libre(_PAYSAGE)
    hauteur = zone.hauteur - _hauteur_criteres(commission)
    morceaux = partager(_tableau(commission), zone.largeur, hauteur, hauteur) if commission.lignes else []
    if morceaux:
        morceaux = _avec_signatures(morceaux, zone.largeur, hauteur - _SIGNATURES)
    compte = texte_nombre(len(commission.lignes), "candidature", "candidatures")
    pages = [
        Page(
            entete,
            _TITRE,
            partial(_dessiner, commission, morceau, rang == len(morceaux)),
            compte=f"{compte}, dans l’ordre des fiches d’examen",
        )
        for rang, morceau in enumerate(morceaux, 1)
    ]
    vide = "Aucun candidat pour ce filtre."
    return Ouvrage(_TITRE, entete, pages, _PAYSAGE, vide, pieces=len(commission.lignes))


def _avec_signatures(morceaux: list[Tableau], place: float, hauteur: float) -> list[Tableau]:
    """Return the pages, a last one added when the last one has no room to sign under its rows."""
    dernier = morceaux[-1]
    if hauteur_titres(dernier, place) + sum(hauteurs(dernier, place)) <= hauteur:
        return morceaux
    coupe = max(len(dernier.lignes) - _ORPHELINES, 1)
    debut, fin = dernier.lignes[:coupe], dernier.lignes[coupe:]
    return [*morceaux[:-1], dernier._replace(lignes=debut), dernier._replace(lignes=fin)]


def _tableau(commission: Commission) -> Tableau:
    """Return the table, its cells to tick and to write in left empty."""
    plusieurs = any(ligne.formation for ligne in commission.lignes)
    decider = commission.examine is not False
    colonnes = [Colonne("Fiche", 30, "centre"), Colonne("Candidat", 128, gras=True), Colonne("N°", 46)]
    colonnes += [Colonne("Formation", 52)] if plusieurs else []
    colonnes += [Colonne("Établissement d’origine", 112), Colonne("Série", 92), Colonne("État", 96)]
    colonnes += [Colonne("Limite d’examen", 66)]
    if decider:
        colonnes += [Colonne(_RECHERCHE, 34, "centre"), Colonne(_REFUS, 30, "centre"), Colonne("Critère", 36)]
    colonnes += [Colonne("Remarque", 124 if decider else 230)]
    a_cocher = {True: ("", "", ""), False: ("–", "–", "")}
    lignes = [
        (
            str(ligne.fiche),
            ligne.candidat,
            ligne.numero,
            *((ligne.formation,) if plusieurs else ()),
            ligne.origine or "–",
            ligne.serie or "–",
            ligne.etat,
            ligne.limite or "–",
            *(a_cocher[ligne.decider] if decider else ()),
            "",
        )
        for ligne in commission.lignes
    ]
    ecrire = _HAUTE if commission.large else _BASSE
    return Tableau(colonnes, lignes, taille=_TAILLE, lignes_max=_LIGNES_MAX, ecrire=ecrire)


def _dessiner(commission: Commission, tableau: Tableau, derniere: bool, plume: Plume, zone: Zone) -> None:
    ou = Ou(zone.gauche, zone.haut - _criteres(plume, commission, zone), zone.largeur)
    bas = dessiner(plume, tableau, ou)
    haut = ou.y - hauteur_titres(tableau, ou.place)
    filets = []
    places = abscisses(tableau, ou)
    for rang, colonne in enumerate(tableau.colonnes):
        gauche, place = places[rang]
        if colonne.titre in (_RECHERCHE, _REFUS):
            plume.boites(_cases(tableau, ou, (rang, gauche + place / 2)), bord=ENCRE, epaisseur=0.9)
        if colonne.titre in (_RECHERCHE, "Critère", "Remarque"):
            filets.append((gauche - 4, haut, gauche - 4, bas))
    plume.traits(filets, FILET, 0.6)
    if derniere:
        _signer(plume, Ou(zone.gauche, bas - 34, zone.largeur), commission.examine is not False)


def _cases(tableau: Tableau, ou: Ou, colonne: tuple[int, float]) -> list[Boite]:
    """Return a box in the middle of each cell left empty in a column, given by its rank and its axis."""
    rang, axe = colonne
    boites = []
    y = ou.y - hauteur_titres(tableau, ou.place)
    for ligne, hauteur in zip(tableau.lignes, hauteurs(tableau, ou.place), strict=True):
        if not ligne[rang]:
            boites.append((axe - _COTE / 2, y - (hauteur + _COTE) / 2, _COTE, _COTE))
        y -= hauteur
    return boites


def _hauteur_criteres(commission: Commission) -> float:
    if commission.examine is False:
        return _PAS_CRITERE + 8
    montres = min(len(commission.criteres), _CRITERES_MAX)
    return (1 + -(-montres // _PAR_RANG)) * _PAS_CRITERE + 10 if montres else 0


def _criteres(plume: Plume, commission: Commission, zone: Zone) -> float:
    """Draw the letters of the criteria above the table; return the height taken."""
    hauteur = _hauteur_criteres(commission)
    y = zone.haut - 8
    if commission.examine is False:
        plume.texte((zone.gauche, y), _NON_EXAMINEE, _CRITERE, place=zone.largeur)
        return hauteur
    if not hauteur:
        return 0
    reste = len(commission.criteres) - _CRITERES_MAX
    suite = f", les {_CRITERES_MAX} premiers" if reste > 0 else ""
    dit = f"Critères publiés{suite}\u202f: un refus en cite un, par sa lettre"
    plume.texte((zone.gauche, y), dit, ETIQUETTE, place=zone.largeur)
    pas = zone.largeur / _PAR_RANG
    for rang, critere in enumerate(commission.criteres[:_CRITERES_MAX]):
        x, base = zone.gauche + rang % _PAR_RANG * pas, y - (1 + rang // _PAR_RANG) * _PAS_CRITERE
        plume.texte((x, base), lettre(rang), _LETTRE)
        plume.texte((x + 13, base), critere, _CRITERE, place=pas - 25)
    return hauteur


def _signer(plume: Plume, ou: Ou, decider: bool) -> None:
    """Draw under the table the counts to fill in, the date and who signs."""
    x = ou.x
    libelles = (("En recherche\u202f:", 108), ("Refus\u202f:", 76)) if decider else ()
    for libelle, place in (*libelles, ("Le", 96)):
        a_remplir(plume, Ou(x, ou.y, place), libelle, style=_COURANT)
        x += place + 14
    pas = (ou.x + ou.place - x) / 3
    for rang in range(3):
        a_remplir(plume, Ou(x + rang * pas, ou.y, pas - (0 if rang == 2 else 12)), "", style=_COURANT)  # noqa: PLR2004
        plume.texte((x + rang * pas + 5, ou.y - 13), "Nom et signature", DISCRET)
