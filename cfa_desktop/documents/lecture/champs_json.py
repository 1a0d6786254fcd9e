"""The fields of a record in a JSON export: those whose keys a candidate has, in canonical text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cfa_desktop.documents.lecture.champs import champs_produits, convertisseur
from cfa_desktop.documents.lecture.contenu_json import charger_cles
from cfa_desktop.documents.lecture.motifs import annee_en_clair
from cfa_desktop.documents.lecture.objets import Objet, au_bout, objets, premier
from cfa_desktop.documents.lecture.raisons import NUMERO_ILLISIBLE, SANS_NUMERO
from cfa_desktop.documents.lecture.regles import annee_scolaire, charger_regles
from cfa_desktop.documents.lecture.source import Signaler
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.models.extraction import TypeExport

_NUMERO = re.compile(r"(\d{1,20})(?:\.0{1,2})?", re.ASCII)
_SCOLARITE = "scolarite"


class LecteurChamps:
    """Reads the fields of one candidate after another, by the rules of kind J."""

    def __init__(self) -> None:
        regle = charger_regles()[TypeExport.JSON]
        self._plusieurs = regle.plusieurs
        self._chemins = chemins_des_champs()
        self._convertisseurs = {champ: convertisseur(champ) for champ in self._chemins if champ != "numero"}

    def lire(self, candidat: Objet, signaler: Signaler) -> dict[str, str]:
        """Return field -> text; a key that is there and empty gives an empty text."""
        racine = {**candidat, _SCOLARITE: scolarite_courante(candidat)}
        champs: dict[str, str] = {}
        for champ, convertir in self._convertisseurs.items():
            trouvees = [au_bout(racine, chemin) for chemin in self._chemins[champ]]
            if not any(present for present, _valeur in trouvees):
                continue
            champs.update(dict.fromkeys(champs_produits(champ), ""))
            remplies = [valeur for _present, valeur in trouvees if valeur not in ("", None)]
            for valeur in remplies if champ in self._plusieurs else remplies[:1]:
                convertir(valeur, champs, signaler)
        return champs


def chemins_des_champs() -> dict[str, list[str]]:
    """Return field -> dotted paths of the keys that feed it."""
    chemins: dict[str, list[str]] = {}
    for (cle, _occurrence), champ in charger_regles()[TypeExport.JSON].champs.items():
        chemins.setdefault(champ, []).append(cle.replace(" ", "."))
    return chemins


def lire_numero(candidat: Objet) -> tuple[str, str]:
    """Return the number, or "" and why the candidate has none."""
    for chemin in chemins_des_champs()["numero"]:
        texte = nettoyer(texte_cellule(au_bout(candidat, chemin)[1]))[0]
        trouve = _NUMERO.fullmatch(texte)
        if texte:
            return (trouve[1], "") if trouve else ("", NUMERO_ILLISIBLE)
    return "", SANS_NUMERO


def scolarite_courante(candidat: Objet) -> Objet:
    """Return the most recent school year, or the only one; nothing when they cannot be told apart."""
    annees = objets(candidat.get(_SCOLARITE))
    if len(annees) == 1:
        return annees[0]
    datees = [(fin, rang) for rang, annee in enumerate(annees) if (fin := _fin(annee)) is not None]
    return annees[max(datees, key=lambda datee: datee[0])[1]] if datees else {}


def campagne_de(candidats: Sequence[Objet]) -> int | None:
    """Return the year in which the most recent school year ends, or None."""
    fins = [
        fin
        for candidat in candidats
        for annee in objets(candidat.get(_SCOLARITE))
        if (fin := _fin(annee)) is not None
    ]
    return max(fins, default=None)


def _fin(annee: Objet) -> int | None:
    return annee_scolaire(annee_en_clair(premier(annee, charger_cles()[_SCOLARITE]["annee"])))
