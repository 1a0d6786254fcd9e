"""The parts of a dossier in a JSON export, under the same paths as in tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from cfa_desktop.documents.lecture.balises import sans_balises
from cfa_desktop.documents.lecture.contenus import ANNEE_INCONNUE, repetee
from cfa_desktop.documents.lecture.motifs import annee_en_clair
from cfa_desktop.documents.lecture.objets import Objet, cle_json, feuilles, objet, objets, premier, scalaire
from cfa_desktop.documents.lecture.source import Signaler
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.documents.lecture.valeurs import lecteur_de, lire_note
from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.paths import resource_path

Cles = Mapping[str, Sequence[str]]

PERIODE_INCONNUE = "Période non précisée"
ENSEIGNANTS = "Enseignants"
_TITRES = ("objet", "annee", "code")
_PAR_OBJET = (
    Rubrique.BAC,
    Rubrique.FICHE_AVENIR,
    Rubrique.PROJET,
    Rubrique.ACTIVITES,
    Rubrique.GROUPE,
    Rubrique.VOEU,
    Rubrique.AMENAGEMENT,
)


@lru_cache(maxsize=1)
def charger_cles() -> Mapping[str, Cles]:
    """Return, part by part, the keys that feed each measure (table J of ``contenus.toml``)."""
    donnees = tomllib.loads(resource_path("imports", "contenus.toml").read_text(encoding="utf-8"))
    return {
        partie: {mesure: tuple(map(cle_json, cles)) for mesure, cles in mesures.items()}
        for partie, mesures in donnees["J"].items()
    }


def lire_contenu(candidat: Objet, signaler: Signaler) -> dict[str, str]:
    """Return path -> text of what a candidate's object holds, filled values only."""
    contenu: dict[str, str] = {}
    for rubrique in _PAR_OBJET:
        cles = charger_cles()[rubrique.value]
        for nom in cles["objet"]:
            _lire_mesures(objet(candidat.get(nom)), cles, (rubrique,), (contenu, signaler))
    annees = _lire_scolarite(candidat, (contenu, signaler))
    _lire_bulletins(candidat, annees, contenu)
    _lire_appreciations(candidat, (contenu, signaler))
    _lire_questions(candidat, (contenu, signaler))
    return contenu


def _lire_mesures(
    un: Objet, cles: Cles, ou: tuple[Rubrique, *tuple[str, ...]], vers: tuple[dict[str, str], Signaler]
) -> None:
    contenu, signaler = vers
    for mesure, possibles in cles.items():
        if mesure in _TITRES:
            continue
        texte = _texte(ou[0], mesure, premier(un, possibles), signaler)
        if texte:
            contenu[chemin(*ou, mesure)] = texte


def _texte(rubrique: Rubrique, mesure: str, valeur: object, signaler: Signaler) -> str:
    if valeur == "":
        return ""
    return lecteur_de(rubrique, mesure)(sans_balises(valeur) if isinstance(valeur, str) else valeur, signaler)


def _lire_scolarite(candidat: Objet, vers: tuple[dict[str, str], Signaler]) -> dict[str, str]:
    """Read each school year; return code -> heading of the years, by which the averages name them."""
    cles = charger_cles()[Rubrique.SCOLARITE.value]
    titres: dict[str, str] = {}
    pris: set[str] = set()
    for annee in objets(candidat.get("scolarite")):
        code = _ligne(premier(annee, cles["code"]))
        lue = annee_en_clair(premier(annee, cles["annee"]))
        titre = repetee(lue or _annee_de_code(code), pris)
        pris.add(titre)
        if code and lue:
            titres.setdefault(code, lue)
        _lire_mesures(annee, cles, (Rubrique.SCOLARITE, titre), vers)
    return titres


def _lire_bulletins(candidat: Objet, annees: Mapping[str, str], contenu: dict[str, str]) -> None:
    cles = charger_cles()[Rubrique.BULLETINS.value]
    mesures = ("moyenne", "moyenne_classe")
    voulues = frozenset(cle for mesure in mesures for cle in cles[mesure])
    pris: dict[tuple[str, str], set[str]] = {}
    for moyenne in feuilles(candidat.get("bulletinsscolaires"), voulues):
        code = _ligne(premier(moyenne, cles["code"]))
        annee = annee_en_clair(premier(moyenne, cles["annee"])) or annees.get(code) or _annee_de_code(code)
        matiere = _ligne(premier(moyenne, cles["matiere"]))
        lue = _ligne(premier(moyenne, cles["periode"])) or PERIODE_INCONNUE
        periodes = pris.setdefault((annee, matiere), set())
        periode = repetee(lue, periodes)
        periodes.add(periode)
        for mesure in mesures:
            note = lire_note(premier(moyenne, cles[mesure]))
            if note:
                contenu[chemin(Rubrique.BULLETINS, annee, periode, matiere, mesure)] = note


def _lire_appreciations(candidat: Objet, vers: tuple[dict[str, str], Signaler]) -> None:
    contenu, signaler = vers
    cles = charger_cles()["appreciations"]
    voulues = frozenset(cles["appreciation"])
    pris: set[str] = set()
    for nom in cles["objet"]:
        section = candidat.get(nom)
        lues = [section] if scalaire(section) else feuilles(section, voulues)
        for lue in lues:
            valeur = premier(lue, cles["appreciation"]) if isinstance(lue, dict) else lue
            matiere = _ligne(premier(objet(lue), cles["matiere"])) or ENSEIGNANTS
            texte = _texte(Rubrique.FICHE_AVENIR, "appreciation", scalaire(valeur), signaler)
            if texte:
                titre = repetee(matiere, pris)
                pris.add(titre)
                contenu[chemin(Rubrique.FICHE_AVENIR, titre, "appreciation")] = texte


def _lire_questions(candidat: Objet, vers: tuple[dict[str, str], Signaler]) -> None:
    contenu, signaler = vers
    cles = charger_cles()[Rubrique.QUESTIONS.value]
    pris: set[str] = set()
    for nom in cles["objet"]:
        for question in objets(candidat.get(nom)):
            titre = _ligne(premier(question, cles["question"]))
            texte = _texte(Rubrique.QUESTIONS, "reponse", premier(question, cles["reponse"]), signaler)
            if titre and texte:
                unique = repetee(titre, pris)
                pris.add(unique)
                contenu[chemin(Rubrique.QUESTIONS, unique)] = texte


def _annee_de_code(code: str) -> str:
    return f"Année (code {code})" if code else ANNEE_INCONNUE


def _ligne(valeur: object) -> str:
    return nettoyer(sans_balises(texte_cellule(valeur)))[0]
