"""The keys of a JSON export, shown as columns: its path, the field it feeds, and a few of its values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from cfa_desktop.documents.lecture.champs_json import chemins_des_champs
from cfa_desktop.documents.lecture.contenu_json import charger_cles
from cfa_desktop.documents.lecture.exemples import exemples_de
from cfa_desktop.documents.lecture.objets import Objet
from cfa_desktop.documents.lecture.textes import nettoyer
from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.extraction import Colonne

_APERCU = 50
_SECTIONS = {Rubrique.BULLETINS.value: "bulletinsscolaires", Rubrique.SCOLARITE.value: "scolarite"}
_RUBRIQUES = {"appreciations": Rubrique.FICHE_AVENIR.value}
_PROFONDES = (Rubrique.BULLETINS.value, "appreciations")


def decrire_cles(candidats: Sequence[Objet], noms: Mapping[str, str]) -> tuple[Colonne, ...]:
    """Return each key met in the first candidates, as the file spells it; values of those that are read."""
    valeurs: dict[str, list[object]] = {}
    for candidat in islice(candidats, _APERCU):
        _parcourir(candidat, "", valeurs)
    champs = {chemin: champ for champ, chemins in chemins_des_champs().items() for chemin in chemins}
    colonnes = []
    for rang, (chemin, lues) in enumerate(valeurs.items()):
        champ = _champ_de(chemin, champs)
        entete, _raison = nettoyer(".".join(noms.get(cle, cle) for cle in chemin.split(".")))
        colonnes.append(Colonne(rang, entete, champ, exemples_de(lues, champ) if champ else ()))
    return tuple(colonnes)


def _parcourir(valeur: object, chemin: str, valeurs: dict[str, list[object]]) -> None:
    """Gather the scalars under each dotted path, the items of a list under one path."""
    if isinstance(valeur, dict):
        for cle, une in valeur.items():
            _parcourir(une, f"{chemin}.{cle}" if chemin else cle, valeurs)
    elif isinstance(valeur, list):
        for une in valeur:
            _parcourir(une, chemin, valeurs)
    else:
        valeurs.setdefault(chemin, []).append(valeur)


def _champ_de(chemin: str, champs: Mapping[str, str]) -> str:
    """Return the field or the part of a dossier that a path feeds, "" when it is read past."""
    if chemin in champs:
        return champs[chemin]
    debut, _point, fin = chemin.partition(".")
    derniere = fin.rpartition(".")[2]
    for partie, cles in charger_cles().items():
        sections = cles.get("objet") or (_SECTIONS[partie],)
        lues = {cle for mesure, possibles in cles.items() if mesure != "objet" for cle in possibles}
        if debut in sections and derniere in lues and (fin == derniere or partie in _PROFONDES):
            return _RUBRIQUES.get(partie, partie)
    return ""
