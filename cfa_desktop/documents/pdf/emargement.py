"""The attendance sheet of a session: names, formation, room to sign, and nothing else about anybody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cfa_desktop.documents.liste import Entete, texte_nombre
from cfa_desktop.documents.pdf import police
from cfa_desktop.documents.pdf.blocs import COURANT, ETIQUETTE, Ou, a_remplir
from cfa_desktop.documents.pdf.cadre import Zone, zone_libre
from cfa_desktop.documents.pdf.ouvrage import Ouvrage, Page
from cfa_desktop.documents.pdf.plume import A4, Plume
from cfa_desktop.documents.pdf.police import ENCRE, FILET, GRAS, GRIS, Style
from cfa_desktop.documents.pdf.tableau import (
    Colonne,
    Tableau,
    abscisses,
    dessiner,
    hauteur_titres,
    hauteurs,
    partager,
)

TITRE = "Feuille d’émargement"
LIGNE = 1.2 * 72 / 2.54
"""Height of a row, in points: room to sign."""

LIGNES_AJOUTEES = 5
_SEANCE = Style(GRAS, 17)
_VALEUR = Style(GRAS, 11.5)
_SIGNATURE = ("Signature",)
_DEMI_JOURNEES = ("Signature, matin", "Signature, après-midi")
_TETE, _PIED = 74.0, 64.0


class Seance(NamedTuple):
    """What is typed of a session; an empty value leaves a line to write on."""

    titre: str = ""
    jour: str = ""
    heure: str = ""
    lieu: str = ""


class Feuille(NamedTuple):
    """A sheet: the session, (name, formation) of each person, and how it is signed.

    ``lignes_ajoutees`` leaves rows for people nobody expected.
    """

    seance: Seance
    inscrits: Sequence[tuple[str, str]]
    demi_journees: bool = False
    lignes_ajoutees: bool = False


def ouvrage_emargement(feuille: Feuille, entete: Entete) -> Ouvrage:
    """Return the sheet, its header row on every page, its last row with who led the session."""
    zone = zone_libre(A4)
    tableau = _tableau(feuille)
    morceaux = partager(tableau, zone.largeur, zone.hauteur - _TETE, zone.hauteur)
    if _hauteur(morceaux[-1], zone) + _PIED > zone.hauteur - (_TETE if len(morceaux) == 1 else 0):
        entier = morceaux.pop()
        lignes = entier.lignes
        morceaux += [entier._replace(lignes=lignes[:-1]), entier._replace(lignes=lignes[-1:])]
    compte = texte_nombre(len(feuille.inscrits), "inscrit", "inscrits")
    pages = [
        Page(
            entete,
            TITRE,
            partial(_dessiner, feuille, morceau, (rang, len(morceaux))),
            compte,
            TITRE if rang == 0 else "",
        )
        for rang, morceau in enumerate(morceaux)
    ]
    return Ouvrage(TITRE, entete, pages, pieces=len(feuille.inscrits))


def _tableau(feuille: Feuille) -> Tableau:
    signatures = _DEMI_JOURNEES if feuille.demi_journees else _SIGNATURE
    colonnes = (
        Colonne("N°", 0.4, "droite"),
        Colonne("Nom et prénom", 2.9, gras=True, entiere=True),
        Colonne("Formation", 1.2),
        *(Colonne(titre, 4.2 / len(signatures)) for titre in signatures),
    )
    vides = ("",) * len(signatures)
    inscrits = [*feuille.inscrits, *[("", "")] * (LIGNES_AJOUTEES if feuille.lignes_ajoutees else 0)]
    lignes = [(str(rang), nom, sigle, *vides) for rang, (nom, sigle) in enumerate(inscrits, 1)]
    return Tableau(colonnes, lignes, taille=12, lignes_max=4, ecrire=LIGNE, au_milieu=True)


def _hauteur(tableau: Tableau, zone: Zone) -> float:
    return hauteur_titres(tableau, zone.largeur) + sum(hauteurs(tableau, zone.largeur))


def _dessiner(feuille: Feuille, tableau: Tableau, page: tuple[int, int], plume: Plume, zone: Zone) -> None:
    haut = zone.haut
    if page[0] == 0:
        _dire_seance(plume, feuille.seance, Ou(zone.gauche, haut - 20, zone.largeur))
        haut -= _TETE
    ou = Ou(zone.gauche, haut, zone.largeur)
    bas = dessiner(plume, tableau, ou)
    if tableau.lignes:
        _encadrer(plume, tableau, ou, bas)
    if page[0] == page[1] - 1:
        _conclure(plume, len(feuille.inscrits), Ou(zone.gauche, bas - 34, zone.largeur))


def _dire_seance(plume: Plume, seance: Seance, ou: Ou) -> None:
    if seance.titre:
        plume.texte((ou.x, ou.y), seance.titre, _SEANCE, place=ou.place)
    else:
        a_remplir(plume, ou, "Séance", style=ETIQUETTE)
    part = ou.place / 10
    x, y = ou.x, ou.y - 28
    for nom, texte, parts in (
        ("Date", seance.jour, 3.6),
        ("Heure", seance.heure, 2.4),
        ("Lieu", seance.lieu, 4.4),
    ):
        place = min(parts * part - 14, ou.x + ou.place - x)
        libelle = plume.texte((x, y), nom, ETIQUETTE) + 6
        if texte:
            _ajuster(plume, Ou(x + libelle, y, place - libelle), texte)
        else:
            plume.traits([(x + libelle, y - 2, x + place, y - 2)], GRIS)
        x += parts * part


def _ajuster(plume: Plume, ou: Ou, texte: str) -> None:
    """Write on one line, smaller on two when it is too long."""
    if police.largeur(police.visible(texte), _VALEUR) <= ou.place:
        plume.texte((ou.x, ou.y), texte, _VALEUR)
    else:
        plume.paragraphe((ou.x, ou.y + 4), texte, Style(GRAS, 9), place=ou.place, maximum=3)


def _encadrer(plume: Plume, tableau: Tableau, ou: Ou, bas: float) -> None:
    """Draw the boxes to sign in: the table alone has no upright line."""
    signatures = abscisses(tableau, ou)[3:]
    droits = [(x - 4, ou.y, x - 4, bas) for x, _ in signatures]
    plume.traits(
        [*droits, (ou.x, ou.y, ou.x, bas), (ou.x + ou.place, ou.y, ou.x + ou.place, bas)], FILET, 0.7
    )
    plume.traits([(ou.x, bas, ou.x + ou.place, bas)], ENCRE, 0.7)


def _conclure(plume: Plume, inscrits: int, ou: Ou) -> None:
    tiers = ou.place / 3
    a_remplir(plume, Ou(ou.x, ou.y, tiers * 2 - 24), "Séance animée par", style=COURANT)
    a_remplir(plume, Ou(ou.x, ou.y - 24, tiers - 24), f"Présents, sur {inscrits}", style=COURANT)
    a_remplir(plume, Ou(ou.x + tiers, ou.y - 24, tiers - 24), "Absents", style=COURANT)
    a_remplir(plume, Ou(ou.x + 2 * tiers, ou.y, tiers), "Signature", style=COURANT)
