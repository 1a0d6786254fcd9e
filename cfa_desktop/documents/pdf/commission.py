"""The list of the commission: one row per examination sheet, boxes to tick and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cfa_desktop.documents.liste import Entete, texte_nombre
from cfa_desktop.documents.pdf.blocs import ETIQUETTE, Ou, a_remplir
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.criteres import Gabarit, Loges, loger
from cfa_desktop.documents.pdf.examen_textes import DISCRET
from cfa_desktop.documents.pdf.examen_valeurs import lettre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import A4, Boite, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, NORMAL, Style
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
_ATTENTE = Style(NORMAL, 8, GRIS)
_APRES_LETTRE = 13.0
_TAILLES_CRITERE = (9.0, 8.0, 7.5, 7.0)
_CRITERES_MAX, _CRITERES_HAUTEUR = 12, 140.0
_PAR_RANG = 2
_TETE_CRITERES, _SOUS_CRITERES = 12.0, 8.0
_SIGNATURES = 62.0
_NON_EXAMINEE = "Cette formation n’examine pas les dossiers\u202f: elle ne prend pas de décision."
_ORPHELINES = 3
"""Rows that go with the signatures to a last page rather than leave them alone there."""

_COURANT = Style(NORMAL, 10)


class LigneCommission(NamedTuple):
    """One candidature; ``fiche`` is the number of its sheet.

    ``decider`` is False when there is no decision left to take; ``attente`` is what must come before one:
    in both cases, nothing to tick.
    """

    fiche: int
    candidat: str
    numero: str
    origine: str = ""
    serie: str = ""
    etat: str = ""
    limite: str = ""
    decider: bool = True
    attente: str = ""


class Commission(NamedTuple):
    """The rows of one formation in the order of the list, and its published criteria.

    ``formation`` is (code, name, "#RRGGBB"), None for that of the heading. ``examine`` is False when it takes
    no decision; ``large`` leaves more room to write.
    """

    lignes: Sequence[LigneCommission]
    criteres: Sequence[str] = ()
    examine: bool | None = None
    large: bool = False
    formation: tuple[str, str, str | None] | None = None


def ouvrage_commission(commissions: Sequence[Commission], entete: Entete) -> Ouvrage:
    """Return the lists on A4 pages in landscape, one formation after another, each with its criteria.

    Header and criteria come back on each page: the letter of a criterion is that of its formation.
    """
    pages = [
        page
        for commission in commissions
        for page in _pages(commission, entete, plusieurs=len(commissions) > 1)
    ]
    vide = "Aucun candidat pour ce filtre."
    pieces = sum(len(commission.lignes) for commission in commissions)
    return Ouvrage(_TITRE, entete, pages, _PAYSAGE, vide, pieces=pieces)


def _pages(commission: Commission, entete: Entete, *, plusieurs: bool) -> list[Page]:
    """Return the pages of one formation; its bookmark when there are several."""
    tete = entete.de_formation(*commission.formation) if commission.formation else entete
    zone = zone_libre(_PAYSAGE)
    hauteur = zone.hauteur - _hauteur_criteres(commission, zone.largeur)
    morceaux = partager(_tableau(commission), zone.largeur, hauteur, hauteur) if commission.lignes else []
    if morceaux:
        morceaux = _avec_signatures(morceaux, zone.largeur, hauteur - _SIGNATURES)
    compte = texte_nombre(len(commission.lignes), "candidature", "candidatures")
    return [
        Page(
            tete,
            _TITRE,
            partial(_dessiner, commission, morceau, rang == len(morceaux)),
            compte=f"{compte}, dans l’ordre des fiches d’examen",
            signet=tete.formation_code if plusieurs and rang == 1 else "",
        )
        for rang, morceau in enumerate(morceaux, 1)
    ]


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
    decider = commission.examine is not False
    colonnes = [
        Colonne("Fiche", 30, "centre"),
        Colonne("Candidat", 128, gras=True, entiere=True),
        Colonne("N°", 46),
    ]
    colonnes += [Colonne("Établissement d’origine", 112), Colonne("Série", 92), Colonne("État", 96)]
    colonnes += [Colonne("Limite d’examen", 66)]
    if decider:
        colonnes += [Colonne(_RECHERCHE, 34, "centre"), Colonne(_REFUS, 30, "centre"), Colonne("Critère", 36)]
    colonnes += [Colonne("Remarque", 124 if decider else 230)]
    lignes = [
        (
            str(ligne.fiche),
            ligne.candidat,
            ligne.numero,
            ligne.origine or "–",
            ligne.serie or "–",
            ligne.etat,
            ligne.limite or "–",
            *(("", "", "") if decider else ()),
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
        if colonne.titre == _RECHERCHE:
            axes = (gauche + place / 2, places[rang + 1][0] + places[rang + 1][1] / 2)
            _a_cocher(plume, commission, tableau, (ou, axes))
        if colonne.titre in (_RECHERCHE, "Critère", "Remarque"):
            filets.append((gauche - 4, haut, gauche - 4, bas))
    plume.traits(filets, FILET, 0.6)
    if derniere:
        _signer(plume, Ou(zone.gauche, bas - 34, zone.largeur), commission.examine is not False)


def _a_cocher(
    plume: Plume, commission: Commission, tableau: Tableau, ou: tuple[Ou, tuple[float, float]]
) -> None:
    """Draw two boxes in each row, on their axes, or what stands for them where nothing can be ticked."""
    table, axes = ou
    par_fiche = {str(ligne.fiche): ligne for ligne in commission.lignes}
    y = table.y - hauteur_titres(tableau, table.place)
    boites: list[Boite] = []
    for textes, hauteur in zip(tableau.lignes, hauteurs(tableau, table.place), strict=True):
        ligne, milieu = par_fiche[textes[0]], y - hauteur / 2
        y -= hauteur
        if not ligne.decider:
            for axe in axes:
                plume.texte((axe, milieu - 3), "–", _CRITERE, aligne="centre")
        elif ligne.attente:
            mots = ligne.attente.split(" ")
            for rang, mot in enumerate(mots):
                base = milieu + _ATTENTE.taille * (len(mots) / 2 - rang - 0.8)
                plume.texte((sum(axes) / 2, base), mot, _ATTENTE, aligne="centre")
        else:
            boites += [(axe - _COTE / 2, milieu - _COTE / 2, _COTE, _COTE) for axe in axes]
    plume.boites(boites, bord=ENCRE, epaisseur=0.9)


def _loges(commission: Commission, place: float) -> Loges:
    utile = place / _PAR_RANG - _APRES_LETTRE - 12
    gabarit = Gabarit(_TAILLES_CRITERE, utile, _CRITERES_HAUTEUR, 2, _PAR_RANG)
    return loger(commission.criteres[:_CRITERES_MAX], gabarit)


def _hauteur_criteres(commission: Commission, place: float) -> float:
    if commission.examine is False:
        return _TETE_CRITERES + _SOUS_CRITERES
    if not commission.criteres:
        return 0
    return _TETE_CRITERES + _loges(commission, place).hauteur + _SOUS_CRITERES


def _criteres(plume: Plume, commission: Commission, zone: Zone) -> float:
    """Draw the letters of the criteria above the table; return the height taken."""
    hauteur = _hauteur_criteres(commission, zone.largeur)
    y = zone.haut - 8
    if commission.examine is False:
        plume.texte((zone.gauche, y), _NON_EXAMINEE, _CRITERE, place=zone.largeur)
    if commission.examine is False or not hauteur:
        return hauteur
    loges = _loges(commission, zone.largeur)
    montres = len(loges.lignes)
    suite = f", les {montres} premiers" if len(commission.criteres) > montres else ""
    dit = f"Critères publiés{suite}\u202f: un refus en cite un, par sa lettre"
    plume.texte((zone.gauche, y), dit, ETIQUETTE, place=zone.largeur)
    pas = zone.largeur / _PAR_RANG
    y -= _TETE_CRITERES
    for rang, lignes in enumerate(loges.lignes):
        x = zone.gauche + rang % _PAR_RANG * pas
        plume.texte((x, y), lettre(rang), _LETTRE)
        x += _APRES_LETTRE
        plume.morceaux([(x, y - saut * loges.pas, un) for saut, un in enumerate(lignes)], loges.style)
        if rang % _PAR_RANG == _PAR_RANG - 1:
            y -= loges.rangs[rang // _PAR_RANG]
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
