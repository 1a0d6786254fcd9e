"""The categories of a plan: their titles, how their lines are made, and the columns that show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cfa_desktop.models.plan import Plan
from cfa_desktop.views.imports import lignes
from cfa_desktop.views.imports.lignes import LigneDifference
from cfa_desktop.views.tables.colonne import Column, GenreFiltre

Listes = Mapping[str, list[LigneDifference]]
Colonne = Column[LigneDifference]


class Categorie(NamedTuple):
    """One list of a plan; ``cochable`` = its lines can be left aside; not ``permanente``, it hides empty."""

    cle: str
    titre: str
    lister: Callable[[Plan], list[LigneDifference]]
    compter: Callable[[Plan], int]
    colonnes: tuple[Colonne, ...]
    mots: tuple[str, str] = ("candidature", "candidatures")
    cochable: bool = False
    permanente: bool = True


def _colonne(
    cle: str,
    titre: str,
    largeur: int,
    lire: Callable[[LigneDifference], str],
    filtre: GenreFiltre = "texte",
) -> Colonne:
    return Column(titre, cle, lire, largeur=largeur, filtre=filtre, infobulle=lire)


NUMERO = _colonne("numero", "N° inscription", 100, lambda une: une.numero)
CANDIDAT = _colonne("candidat", "Candidat", 160, lambda une: une.candidat)
LIGNE = Column[LigneDifference](
    "Ligne",
    "ligne",
    lambda une: str(une.ligne) if une.ligne else lignes.FICHIER,
    sort_key=lambda une: une.ligne,
    largeur=70,
)
PARTIE = _colonne("partie", "Rubrique", 112, lambda une: une.partie, "choix")
CHAMP = _colonne("champ", "Champ", 150, lambda une: une.champ, "choix")
AVANT = _colonne("avant", "Avant", 160, lambda une: une.avant)
APRES = _colonne("apres", "Après", 170, lambda une: une.apres)
ETAT = _colonne("apres", "État", 250, lambda une: une.apres, "choix")
ORIGINE = _colonne("avant", "Établissement d’origine", 290, lambda une: une.avant)
REMARQUE = _colonne("detail", "Remarque", 190, lambda une: une.detail, "choix")
RAISON = _colonne("raison", "Raison", 420, lambda une: une.champ, "choix")
TEXTE = _colonne("detail", "Texte de la ligne", 640, lambda une: une.detail)
OU = Column[LigneDifference](
    "Lignes", "ou", lambda une: une.apres, sort_key=lambda une: une.ligne, largeur=130, filtre="texte"
)
QUOI = _colonne("champ", "Champ", 170, lambda une: une.champ, "choix")
LUE = _colonne("avant", "Valeur lue", 240, lambda une: une.avant)
POURQUOI = _colonne("detail", "Pourquoi", 460, lambda une: une.detail)
ITEM = _colonne("champ", "Noté ici", 300, lambda une: une.champ, "choix")
EXPORT = _colonne("apres", "Ce que dit l’export", 300, lambda une: une.apres, "choix")
ICI = _colonne("avant", "Corrigé ici (gardé)", 220, lambda une: une.avant)
PARCOURSUP = _colonne("apres", "Parcoursup", 220, lambda une: une.apres)

_CHAMPS = ("changement", "changements")
_ITEMS = ("saisie", "saisies")
CATEGORIES: tuple[Categorie, ...] = (
    Categorie(
        "nouveaux",
        "Nouveaux",
        lignes.nouveaux,
        lambda plan: len(plan.nouveaux),
        (NUMERO, CANDIDAT, ETAT, ORIGINE, REMARQUE),
        cochable=True,
    ),
    Categorie(
        "modifies",
        "Modifiés",
        lignes.modifies,
        lambda plan: len(plan.modifies),
        (NUMERO, CANDIDAT, PARTIE, CHAMP, AVANT, APRES),
        _CHAMPS,
        cochable=True,
    ),
    Categorie(
        "inchanges", "Inchangés", lignes.inchanges, lambda plan: len(plan.inchanges), (NUMERO, CANDIDAT)
    ),
    Categorie(
        "absents",
        "Absents",
        lignes.absents,
        lambda plan: len(plan.disparus),
        (NUMERO, CANDIDAT),
        cochable=True,
    ),
    Categorie(
        "ecarts",
        "Écarts",
        lignes.ecarts,
        lambda plan: sum(1 for constat in plan.ecarts if constat.est_ecart),
        (NUMERO, CANDIDAT, ITEM, EXPORT),
        _ITEMS,
        permanente=False,
    ),
    Categorie(
        "confirmes",
        "Confirmés",
        lignes.confirmes,
        lambda plan: sum(1 for constat in plan.ecarts if constat.est_decisif and not constat.est_ecart),
        (NUMERO, CANDIDAT, ITEM, EXPORT),
        _ITEMS,
        permanente=False,
    ),
    Categorie(
        "corriges",
        "Corrigés ici",
        lignes.corriges,
        lambda plan: len(plan.corriges),
        (NUMERO, CANDIDAT, CHAMP, ICI, PARCOURSUP),
        ("valeur", "valeurs"),
        permanente=False,
    ),
    Categorie(
        "ecartees",
        "Lignes écartées",
        lignes.ecartees,
        lambda plan: len(plan.rejets),
        (LIGNE, RAISON, TEXTE),
        ("ligne", "lignes"),
    ),
    Categorie(
        "doutes",
        "À vérifier",
        lignes.doutes,
        lambda plan: len(lignes.grouper_doutes(plan.doutes)),
        (OU, QUOI, LUE, POURQUOI),
        ("point", "points"),
    ),
)
PAR_CLE: Mapping[str, Categorie] = {categorie.cle: categorie for categorie in CATEGORIES}


def lister(plan: Plan) -> Listes:
    """Return the lines of every category; slow on a large file, so made in the background."""
    return {categorie.cle: categorie.lister(plan) for categorie in CATEGORIES}
