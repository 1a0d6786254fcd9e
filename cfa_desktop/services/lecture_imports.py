"""Reading files with what the officer taught once: columns of lists, labels of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.libelles_appris import avec_libelles, valeurs_possibles
from cfa_desktop.models.texte import nettoyer
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import correspondances, libelles

Lecteur = Callable[[Mapping[int, str] | None], tuple[Extraction, ...]]
APPRENABLES = ("etat", "reponse")


class LibelleRefuse(CfaError):
    """A label cannot be mapped as asked."""


def lire_fichier(
    contexte: Contexte,
    path: Path,
    correspondance: Mapping[int, str] | None = None,
    abandonner: Callable[[], bool] = lambda: False,
) -> tuple[Extraction, ...]:
    """Read a file in a child process, killed once ``abandonner`` says so: one extraction per formation.

    Raises a ``CfaError`` when it is refused.
    """
    from cfa_desktop.documents.lecture import lire_exports

    def lire(colonnes: Mapping[int, str] | None) -> tuple[Extraction, ...]:
        return lire_exports(path, correspondance=colonnes, abandonner=abandonner)

    return _lire(contexte, lire, correspondance)


def lire_colle(contexte: Contexte, texte: str, correspondance: Mapping[int, str] | None = None) -> Extraction:
    """Read a pasted table."""
    from cfa_desktop.documents.lecture import lire_texte_colle

    return _lire(contexte, lambda colonnes: (lire_texte_colle(texte, colonnes),), correspondance)[0]


def _lire(
    contexte: Contexte, lecteur: Lecteur, correspondance: Mapping[int, str] | None
) -> tuple[Extraction, ...]:
    """Read, once more when the columns of this list were matched before."""
    lues = lecteur(correspondance)
    with contexte.database.lecture() as connection:
        appris = libelles.lire(connection)
        retenue = None
        if correspondance is None and any(lue.a_faire_correspondre for lue in lues):
            retenue = correspondances.lire(connection, lues[0].signature)
    if retenue is not None:
        lues = lecteur(retenue)
    return tuple(avec_libelles(lue, appris) for lue in lues)


def retenir_correspondance(contexte: Contexte, signature: str, colonnes: Mapping[int, str]) -> None:
    """Remember the columns of a list, for the next file with the same headers."""
    with contexte.changement("Colonnes d’une liste indiquées") as (connection, changement):
        correspondances.enregistrer(changement, connection, signature, colonnes)


def apprendre_libelle(contexte: Contexte, champ: str, libelle: str, valeur: str) -> None:
    """Remember what a label of the site means (``etat`` or ``reponse``). Raises ``LibelleRefuse``."""
    net = nettoyer(libelle)
    if champ not in APPRENABLES or not net:
        raise LibelleRefuse("Seul le libellé d’un état ou d’une réponse s’apprend : choisissez-en un.")
    if valeur not in valeurs_possibles(champ):
        raise LibelleRefuse(f"« {net} » : choisissez dans la liste ce que ce libellé veut dire.")
    with contexte.changement("Libellé de Parcoursup appris") as (connection, changement):
        libelles.enregistrer(changement, connection, champ, net, valeur)
