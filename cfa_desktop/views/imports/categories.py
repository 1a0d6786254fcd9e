"""The categories of a plan: their titles, how their lines are made, and the columns that show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cfa_desktop.models.extraction import Doute
from cfa_desktop.models.plan import Plan
from cfa_desktop.views.imports import lignes
from cfa_desktop.views.imports.lignes import LigneDifference
from cfa_desktop.views.tables.colonne import Column, GenreFiltre

Colonne = Column[LigneDifference]


class Categorie(NamedTuple):
    """One list of a plan; ``cochable`` = its lines can be left aside; not ``permanente``, it hides empty.

    ``compter`` says how many things it holds when they are not its lines.
    """

    cle: str
    titre: str
    lister: Callable[[Plan], list[LigneDifference]]
    colonnes: tuple[Colonne, ...]
    mots: tuple[str, str] = ("candidature", "candidatures")
    cochable: bool = False
    permanente: bool = True
    compter: Callable[[Plan], int] | None = None


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
ETAT = _colonne("apres", "État", 265, lambda une: une.apres, "choix")
ORIGINE = _colonne("avant", "Établissement d’origine", 275, lambda une: une.avant)
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


def _personnes_modifiees(plan: Plan) -> int:
    return len(plan.modifies)


_CHAMPS = ("changement", "changements")
_ITEMS = ("saisie", "saisies")
CATEGORIES: tuple[Categorie, ...] = (
    Categorie(
        "nouveaux",
        "Nouveaux",
        lignes.nouveaux,
        (NUMERO, CANDIDAT, ETAT, ORIGINE, REMARQUE),
        cochable=True,
    ),
    Categorie(
        "modifies",
        "Modifiés",
        lignes.modifies,
        (NUMERO, CANDIDAT, PARTIE, CHAMP, AVANT, APRES),
        _CHAMPS,
        cochable=True,
        compter=_personnes_modifiees,
    ),
    Categorie("inchanges", "Inchangés", lignes.inchanges, (NUMERO, CANDIDAT)),
    Categorie(
        "absents",
        "Absents",
        lignes.absents,
        (NUMERO, CANDIDAT),
        cochable=True,
    ),
    Categorie(
        "ecarts",
        "Écarts",
        lignes.ecarts,
        (NUMERO, CANDIDAT, ITEM, EXPORT),
        _ITEMS,
        permanente=False,
    ),
    Categorie(
        "confirmes",
        "Confirmés",
        lignes.confirmes,
        (NUMERO, CANDIDAT, ITEM, EXPORT),
        _ITEMS,
        permanente=False,
    ),
    Categorie(
        "corriges",
        "Corrigés ici",
        lignes.corriges,
        (NUMERO, CANDIDAT, CHAMP, ICI, PARCOURSUP),
        ("valeur", "valeurs"),
        permanente=False,
    ),
    Categorie(
        "ecartees",
        "Lignes écartées",
        lignes.ecartees,
        (LIGNE, RAISON, TEXTE),
        ("ligne", "lignes"),
    ),
    Categorie(
        "doutes",
        "À vérifier",
        lignes.doutes,
        (OU, QUOI, LUE, POURQUOI),
        ("point", "points"),
    ),
)


class Listes(NamedTuple):
    """The lines of each category, how many things each one counts, and the doubts that say the same."""

    lignes: Mapping[str, list[LigneDifference]] = {}
    comptes: Mapping[str, int] = {}
    doutes: Sequence[list[Doute]] = ()

    @property
    def est_vide(self) -> bool:
        """Say whether there is nothing to show at all."""
        return not any(self.comptes.values())


def lister(plan: Plan) -> Listes:
    """Return the lines of every category; slow on a large file, so made in the background."""
    toutes = {categorie.cle: categorie.lister(plan) for categorie in CATEGORIES}
    comptes = {
        categorie.cle: categorie.compter(plan) if categorie.compter else len(toutes[categorie.cle])
        for categorie in CATEGORIES
    }
    return Listes(toutes, comptes, lignes.grouper_doutes(lignes.doutes_a_verifier(plan)))
