"""A JSON export read: one extraction per formation, its candidates recognised by their structure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cfa_desktop.documents.lecture.champs_json import campagne_de
from cfa_desktop.documents.lecture.colonnes_json import decrire_cles
from cfa_desktop.documents.lecture.contenu_json import charger_cles
from cfa_desktop.documents.lecture.dates import date_dans_un_nom
from cfa_desktop.documents.lecture.limites import ExportRefuse, Limites
from cfa_desktop.documents.lecture.objets import Objet, normaliser, objet, objets, premier
from cfa_desktop.documents.lecture.releve_json import ReleveJson
from cfa_desktop.documents.lecture.source import Source
from cfa_desktop.documents.lecture.textes import nettoyer, texte_cellule
from cfa_desktop.documents.lecture.valeurs import regrouper_demandes
from cfa_desktop.models.extraction import Doute, Extraction, TypeExport

_RACINE = "exportdedonnees"

PAS_UN_EXPORT = (
    "Ce fichier JSON n’est pas un export de données de Parcoursup : il ne contient aucune liste de candidats."
)


FORMATION_TUE = (
    "formation non précisée\u202f: prise avec les autres candidats de ce fichier, tous de cette formation. "
    "Vérifiez que c’est bien la sienne"
)


@dataclass(slots=True)
class _Formation:
    """The candidates of one formation, in the order of the file, with their rank in it.

    ``joints`` are the ranks of those who name none, taken with the only one that the others name.
    """

    libelle: str
    candidats: list[tuple[int, object]] = field(default_factory=list)
    joints: frozenset[int] = frozenset()


def lire_documents(source: Source, limites: Limites) -> tuple[Extraction, ...]:
    """Return one extraction per formation. Raises ExportRefuse (not an export, over the limits)."""
    noms: dict[str, str] = {}
    formations = _par_formation([normaliser(document, noms) for document in source.documents])
    if not formations:
        raise ExportRefuse(PAS_UN_EXPORT)
    limites.verifier_table(sum(len(une.candidats) for une in formations), 1)
    return tuple(_lire_formation(source, une, (limites, noms)) for une in formations)


def _par_formation(documents: Sequence[object]) -> list[_Formation]:
    """Return the formations: an element of the export, cut again where its candidates name several."""
    cle = charger_cles()["voeu"]["formation"]
    formations: list[_Formation] = []
    rang = 0
    for export in _exports(documents):
        par_libelle: dict[str, _Formation] = {}
        for candidat in _liste(export["candidats"]):
            rang += 1
            voeux = objet(objet(candidat).get("donneesvoeux"))
            libelle = nettoyer(texte_cellule(premier(voeux, cle)))[0]
            par_libelle.setdefault(libelle, _Formation(libelle)).candidats.append((rang, candidat))
        formations.extend(_sans_anonymes(par_libelle) or [_Formation("")])
    return formations


def _sans_anonymes(par_libelle: dict[str, _Formation]) -> list[_Formation]:
    """Return the formations; candidates whose formation is not said go with the only one that is."""
    nommees = [une for libelle, une in par_libelle.items() if libelle]
    anonymes = par_libelle.get("")
    if anonymes is None or len(nommees) != 1:
        return list(par_libelle.values())
    (nommee,) = nommees
    nommee.candidats = sorted((*nommee.candidats, *anonymes.candidats), key=lambda paire: paire[0])
    nommee.joints = frozenset(rang for rang, _candidat in anonymes.candidats)
    return nommees


def _liste(valeur: object) -> list[object]:
    return valeur if isinstance(valeur, list) else []


def _exports(documents: Sequence[object]) -> Iterator[Objet]:
    """Yield each object that lists candidates, at the usual place or, failing that, as the root."""
    for document in documents:
        for racine in objets(document):
            donnees = racine.get(_RACINE, racine)
            for export in objets(objet(donnees).get("exportcandidats", donnees)):
                if isinstance(export.get("candidats"), list):
                    yield export


def _lire_formation(
    source: Source, formation: _Formation, reglages: tuple[Limites, dict[str, str]]
) -> Extraction:
    limites, noms = reglages
    lecture = ReleveJson(limites)
    for rang, candidat in formation.candidats:
        lecture.lire(rang, candidat)
    candidats = objets([candidat for _rang, candidat in formation.candidats])
    colonnes = decrire_cles(candidats, noms)
    nom = source.extras.get("nom", "")
    cles = "\x1f".join(sorted(colonne.entete for colonne in colonnes))
    return Extraction(
        type=TypeExport.JSON,
        fichier=source.fichier,
        empreinte=source.empreinte,
        encodage=source.encodage,
        separateur="",
        signature=hashlib.sha256(cles.encode()).hexdigest(),
        lignes=len(formation.candidats),
        enregistrements=tuple(lecture.enregistrements),
        rejets=tuple(lecture.rejets),
        doutes=(*source.doutes, *_doutes_joints(formation, lecture), *regrouper_demandes(lecture.doutes)),
        colonnes_lues=tuple(colonne.entete for colonne in colonnes if colonne.champ),
        colonnes_ignorees=sum(1 for colonne in colonnes if not colonne.champ),
        colonnes=colonnes,
        campagne=campagne_de(candidats),
        indice_formation=formation.libelle or nom,
        indice_date=date_dans_un_nom(nom),
        extras={"formation": formation.libelle} if formation.libelle else {},
    )


def _doutes_joints(formation: _Formation, lecture: ReleveJson) -> list[Doute]:
    """Return what to check of those whose formation is taken from the others, in one doubt."""
    lignes = [lu.ligne for lu in lecture.enregistrements if lu.ligne in formation.joints]
    if len(lignes) > 1:
        return [Doute(0, "formation", formation.libelle, f"{FORMATION_TUE}\u202f: {len(lignes)} lignes")]
    return [Doute(ligne, "formation", formation.libelle, FORMATION_TUE) for ligne in lignes]
