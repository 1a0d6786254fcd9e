"""The « bordereau de saisie »: items to type online, grouped by formation, each with its box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cfa_desktop.documents.liste import Entete, texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import INTERLIGNE
from cfa_desktop.documents.pdf.bordereau_lignes import (
    A_FAIRE,
    A_TAPER,
    AVANT,
    DEVENU,
    SAISI,
    Rangee,
    dessiner_rangee,
    mesurer,
)
from cfa_desktop.documents.pdf.bordereau_valeurs import BordereauSaisie, GroupeBordereau
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import ENCRE, GRAS, NORMAL, Style

TITRE = "Bordereau de saisie"
_MOTS = ("saisie", "saisies")
_TITRES = 20.0
_GROUPE = 30.0
_APRES_GROUPE = 12.0
_COLONNE = Style(GRAS, 8.5)
_CODE = Style(GRAS, 13)
_NOM = Style(NORMAL, 10.5)
_MENTION = Style(GRAS, 9.5)
_RETRAIT = 11.0


class Suite(NamedTuple):
    """Rows of one formation on one page; ``suite`` = the formation began on a page before."""

    groupe: GroupeBordereau
    suite: bool
    rangees: list[Rangee]


def ouvrage_bordereau(bordereau: BordereauSaisie, entete: Entete) -> Ouvrage:
    """Return the bordereau: no row is cut between two pages, no formation's band ends one."""
    mentions = _mentions(bordereau.mentions)
    premiere = _hauteur_mentions(mentions)
    nombre = sum(len(groupe.lignes) for groupe in bordereau.groupes)
    compte = texte_nombre(nombre, *_MOTS)
    pages = [
        Page(
            entete,
            TITRE,
            partial(_dessiner, suites, [] if rang else mentions, fini=bordereau.fini),
            compte,
            ", ".join(dict.fromkeys(une.groupe.code for une in suites if not une.suite)),
        )
        for rang, suites in enumerate(_partager(bordereau.groupes, premiere))
    ]
    return Ouvrage(TITRE, entete, pages, vide="Rien à saisir en ligne.", pieces=nombre)


def _partager(groupes: Sequence[GroupeBordereau], premiere: float) -> list[list[Suite]]:
    """Share the rows between pages by their heights; ``premiere`` = what the first page keeps for itself."""
    libre = zone_libre(A4).hauteur - _TITRES
    pages: list[list[Suite]] = []
    reste, rang = 0.0, 0
    for groupe in groupes:
        nouveau = True
        for ligne in groupe.lignes:
            rang += 1
            rangee = mesurer(rang, ligne)
            if not pages or rangee.hauteur + (_GROUPE if nouveau else 0) > reste:
                reste = libre - (0 if pages else premiere)
                pages.append([Suite(groupe, not nouveau, [])])
                reste -= _GROUPE
            elif nouveau:
                pages[-1].append(Suite(groupe, False, []))
                reste -= _GROUPE
            nouveau = False
            pages[-1][-1].rangees.append(rangee)
            reste -= rangee.hauteur
        reste -= _APRES_GROUPE
    return pages


def _dessiner(
    suites: Sequence[Suite], mentions: Sequence[tuple[str, ...]], plume: Plume, zone: Zone, *, fini: bool
) -> None:
    y = _dessiner_mentions(plume, mentions, zone)
    for colonne in (A_FAIRE, A_TAPER, AVANT, DEVENU if fini else SAISI):
        plume.texte((zone.gauche + colonne.x, y - 12), colonne.titre, _COLONNE, place=colonne.place)
    y -= _TITRES
    plume.traits([(zone.gauche, y + 2, zone.droite, y + 2)], ENCRE, 0.9)
    for une in suites:
        _bande(plume, une, zone, y)
        y -= _GROUPE
        for rangee in une.rangees:
            y = dessiner_rangee(plume, rangee, (zone.gauche, y), zone.largeur)
        y -= _APRES_GROUPE


def _bande(plume: Plume, une: Suite, zone: Zone, haut: float) -> None:
    """Draw the band of a formation: its colour, its code, its name, how many items."""
    bas = haut - _GROUPE + 4
    plume.boites([(zone.gauche, bas, 7, _GROUPE - 10)], fond=une.groupe.couleur)
    x, y = zone.gauche + 15, bas + 6
    compte = texte_nombre(len(une.groupe.lignes), *_MOTS)
    dit = f"suite – {compte}" if une.suite else compte
    droite = plume.texte((zone.droite, y), dit, _NOM, aligne="droite")
    x += plume.texte((x, y), une.groupe.code, _CODE, place=160) + 10
    plume.texte((x, y), une.groupe.nom, _NOM, place=zone.droite - droite - 12 - x)
    plume.traits([(zone.gauche, bas - 3, zone.droite, bas - 3)], ENCRE, 0.6)


def _mentions(mentions: Sequence[str]) -> list[tuple[str, ...]]:
    zone = zone_libre(A4)
    place = zone.largeur - 2 * _RETRAIT
    return [police.lignes(police.visible(mention), _MENTION, place, 3) for mention in mentions]


def _hauteur_mentions(mentions: Sequence[tuple[str, ...]]) -> float:
    if not mentions:
        return 0
    return sum(map(len, mentions)) * _MENTION.taille * INTERLIGNE + 4 * (len(mentions) - 1) + 22


def _dessiner_mentions(plume: Plume, mentions: Sequence[tuple[str, ...]], zone: Zone) -> float:
    if not mentions:
        return zone.haut
    hauteur = _hauteur_mentions(mentions)
    pas = _MENTION.taille * INTERLIGNE
    plume.boites([(zone.gauche, zone.haut - hauteur + 8, zone.largeur, hauteur - 8)], bord=ENCRE, epaisseur=1)
    y = zone.haut - 7 - _MENTION.taille * 0.85
    for lignes in mentions:
        for ligne in lignes:
            plume.morceaux([(zone.gauche + _RETRAIT, y, ligne)], _MENTION)
            y -= pas
        y -= 4
    return zone.haut - hauteur
