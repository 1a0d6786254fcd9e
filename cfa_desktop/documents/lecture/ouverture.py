"""Bytes to a Source: what a file is, from its content rather than from its name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import PurePath

from cfa_desktop.documents.lecture import (
    archive,
    assemblage,
    classeur,
    decodage,
    nature,
    ouverture_json,
    repris,
    separe,
)
from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites
from cfa_desktop.documents.lecture.source import Rangee, Source
from cfa_desktop.models.extraction import Doute

_APERCU = 20


def ouvrir(fichier: str, octets: bytes, limites: Limites) -> Source:
    """Return the rows of a file. Raises ExportRefuse (empty, binary, oversized, damaged, not read yet)."""
    if not octets.strip():
        raise ExportRefuse(assemblage.VIDE)
    if len(octets) > limites.octets:
        raise ExportRefuse(TROP_LOURD)
    nom = PurePath(fichier)
    nature.refuser_autre_nature(octets)
    if octets.startswith(archive.ZIP):
        entrees = archive.verifier_zip(octets, limites)
        nature.refuser_zip_etranger(entrees)
        if not any(entree in ("[Content_Types].xml", "content.xml") for entree in entrees):
            if any(entree.lower().endswith(".json") for entree in entrees):
                return ouverture_json.source_archive(nom, octets, empreinte_de(octets), entrees)
            raise ExportRefuse(nature.ARCHIVE)
        return _source_classeur(nom, octets, limites)
    if octets.startswith(nature.OLE):
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
    annonce = nature.annonce_un_classeur(nom)
    try:
        texte, encodage, doutes = decodage.decoder(octets)
    except ExportRefuse as erreur:
        raise (ExportRefuse(archive.PAS_UN_CLASSEUR) if annonce else erreur) from erreur
    debut = texte.lstrip("\ufeff \t\r\n")[:200].lower()
    if not debut:
        raise ExportRefuse(assemblage.VIDE)
    if ouverture_json.est_json(debut):
        return ouverture_json.source_json(nom, empreinte_de(octets), [texte])
    nature.refuser_page_web(texte, nom)
    source = source_texte(nom.name, texte, empreinte_de(octets))
    source.encodage = encodage
    source.extras["nom"] = nom.stem
    source.doutes.extend(doutes)
    if annonce:
        raison = "le nom annonce un classeur, le contenu est un texte : il a été lu comme un CSV"
        source.doutes.append(Doute(0, "fichier", nom.name, raison))
    return source


def _source_classeur(nom: PurePath, octets: bytes, limites: Limites) -> Source:
    feuille, rangees = _choisir_feuille(nom.name, octets, limites)
    genre = "ODS" if nom.suffix.lower() == ".ods" else "XLSX" if octets.startswith(archive.ZIP) else "XLS"
    source = Source(nom.name, empreinte_de(octets), genre, "", rangees, comptee=False)
    if nom.suffix.lower() in (".csv", ".txt"):
        raison = "le nom annonce un texte, le contenu est un classeur : il a été lu comme tel"
        source.doutes.append(Doute(0, "fichier", nom.name, raison))
    if genre == "XLSX":
        source.doutes.extend(archive.douter_du_classeur(nom.name, octets))
    source.extras.update(nom=nom.stem, feuille=feuille)
    return source


def _choisir_feuille(fichier: str, octets: bytes, limites: Limites) -> tuple[str, Iterator[Rangee]]:
    """Return the first sheet of a known kind, else the first that is not empty.

    Of a workbook that this program wrote, only the one made to come back. Raises ExportRefuse.
    """
    premiere: tuple[str, Iterator[Rangee]] | None = None
    notre = False
    for feuille, rangees in classeur.ouvrir_classeur(octets, limites):
        apercu = list(islice(rangees, _APERCU))
        if repris.est_notice(feuille, apercu):
            notre = True
            continue
        toutes = chain(apercu, rangees)
        if assemblage.reconnait_entetes(apercu, retour_seul=notre):
            return feuille, toutes
        if premiere is None or premiere[0] == repris.reperes()["notice"]:
            premiere = feuille, toutes
    if notre:
        raise ExportRefuse(repris.NOTRE_CLASSEUR.format(nom=fichier))
    if premiere is None:
        raise ExportRefuse(assemblage.VIDE)
    return premiere
