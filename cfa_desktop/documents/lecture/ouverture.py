"""Bytes to a Source: what a file is, from its content rather than from its name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import PurePath

from cfa_desktop.documents.lecture import assemblage, classeur, decodage, separe
from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.regles import charger_regles
from cfa_desktop.documents.lecture.source import Rangee, Source
from cfa_desktop.models.extraction import Doute, TypeExport

_CLASSEURS = {".xlsx", ".xlsm", ".xls", ".ods"}
_APERCU = 20


def ouvrir(fichier: str, octets: bytes, limites: Limites) -> Source:
    """Return the rows of a file. Raises ExportRefuse (empty, binary, oversized, damaged, not read yet)."""
    if not octets.strip():
        raise ExportRefuse(assemblage.VIDE)
    if len(octets) > limites.octets:
        raise ExportRefuse(TROP_LOURD)
    nom = PurePath(fichier)
    if octets.startswith(classeur.ZIP):
        entrees = classeur.verifier_zip(octets, limites)
        if not any(entree in ("[Content_Types].xml", "content.xml") for entree in entrees):
            if any(entree.lower().endswith(".json") for entree in entrees):
                _refuser_json()
            raise ExportRefuse(classeur.PAS_UN_CLASSEUR)
        return _source_classeur(nom, octets, limites)
    if octets.startswith(classeur.OLE):
        return _source_classeur(nom, octets, limites)
    return _source_texte(nom, octets)


def source_texte(fichier: str, texte: str, empreinte: str) -> Source:
    """Return the rows of a text already decoded."""
    lignes = separe.couper_lignes(texte)
    separateur = separe.trouver_separateur(lignes)
    rangees = separe.couper_rangees(lignes, separateur)
    return Source(fichier, empreinte, "", separateur, rangees, comptee=True)


def empreinte_de(octets: bytes) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(octets).hexdigest()


def _source_texte(nom: PurePath, octets: bytes) -> Source:
    annonce = nom.suffix.lower() in _CLASSEURS
    try:
        texte, encodage, doutes = decodage.decoder(octets)
    except ExportRefuse as erreur:
        raise (ExportRefuse(classeur.PAS_UN_CLASSEUR) if annonce else erreur) from erreur
    debut = texte.lstrip("\ufeff \t\r\n")[:200].lower()
    if not debut:
        raise ExportRefuse(assemblage.VIDE)
    if debut.startswith(("{", "[{")):
        _refuser_json()
    if debut.startswith(("<!doctype", "<html", "<?xml", "<table")):
        raise ExportRefuse(
            "Ce fichier est une page web, pas un export. Copiez le tableau dans la page et collez-le, ou "
            "téléchargez l’export (CSV ou XLSX)."
        )
    source = source_texte(nom.name, texte, empreinte_de(octets))
    source.encodage = encodage
    source.extras["nom"] = nom.stem
    source.doutes.extend(doutes)
    if annonce:
        raison = "le nom annonce un classeur, le contenu est un texte : il a été lu comme un CSV"
        source.doutes.append(Doute(0, "fichier", nom.name, raison))
    return source


def _source_classeur(nom: PurePath, octets: bytes, limites: Limites) -> Source:
    feuille, rangees = _choisir_feuille(octets, limites)
    genre = "ODS" if nom.suffix.lower() == ".ods" else "XLSX" if octets.startswith(classeur.ZIP) else "XLS"
    source = Source(nom.name, empreinte_de(octets), genre, "", rangees, comptee=False)
    source.extras.update(nom=nom.stem, feuille=feuille)
    return source


def _choisir_feuille(octets: bytes, limites: Limites) -> tuple[str, Iterator[Rangee]]:
    """Return the first sheet of a known kind, else the first that is not empty."""
    premiere: tuple[str, Iterator[Rangee]] | None = None
    for feuille, rangees in classeur.ouvrir_classeur(octets, limites):
        apercu = list(islice(rangees, _APERCU))
        toutes = chain(apercu, rangees)
        if assemblage.reconnait_entetes(apercu):
            return feuille, toutes
        premiere = premiere or (feuille, toutes)
    if premiere is None:
        raise ExportRefuse(assemblage.VIDE)
    return premiere


def _refuser_json() -> None:
    regle = charger_regles()[TypeExport.JSON]
    assemblage.refuser_type(regle.type, regle.titre)
