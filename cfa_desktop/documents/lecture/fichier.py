"""The file chosen by the officer, opened and measured: what cannot be read is said in its own words."""

from __future__ import annotations

import stat
from pathlib import Path

from cfa_desktop.documents.lecture.limites import TROP_LOURD, ExportRefuse, Limites

_TEMOINS = ("~$", ".~lock.")
_INACHEVES = {".crdownload", ".part", ".partial", ".download", ".opdownload"}

DOSSIER = "« {nom} » est un dossier. Ouvrez-le et choisissez l’export qu’il contient."
TEMOIN = (
    "« {nom} » n’est pas l’export : c’est le témoin que le tableur pose à côté d’un classeur ouvert. Fermez "
    "le tableur, puis choisissez le classeur lui-même."
)
INACHEVE = (
    "Le téléchargement de « {nom} » n’est pas terminé. Attendez sa fin dans le navigateur, puis recommencez."
)
PAS_UN_FICHIER = (
    "« {nom} » n’est pas un fichier ordinaire : il n’a pas été ouvert. Choisissez l’export téléchargé sur "
    "Parcoursup (CSV ou XLSX)."
)
ABSENT = (
    "Le fichier « {nom} » ne peut pas être ouvert : il n’existe plus à cet endroit. Vérifiez qu’il n’a pas "
    "été déplacé ou renommé, puis recommencez."
)
OCCUPE = (
    "Le fichier « {nom} » ne peut pas être ouvert : un autre programme l’utilise, ou vous n’avez pas le "
    "droit de le lire. Fermez-le dans le tableur, ou enregistrez-en une copie, puis recommencez."
)
ILLISIBLE = (
    "Le fichier « {nom} » ne peut pas être ouvert. S’il est sur une clé, un réseau ou un espace en ligne, "
    "copiez-le d’abord sur ce poste, puis recommencez."
)


def lire_octets(chemin: Path, limites: Limites) -> bytes:
    """Return what a regular file holds. Raises ExportRefuse (folder, device, missing, locked, too big)."""
    nom = chemin.name
    try:
        etat = chemin.stat()
        if stat.S_ISDIR(etat.st_mode):
            raise ExportRefuse(DOSSIER.format(nom=nom))
        # A pipe would be waited for, a device never ends.
        if not stat.S_ISREG(etat.st_mode):
            raise ExportRefuse(PAS_UN_FICHIER.format(nom=nom))
        if nom.startswith(_TEMOINS):
            raise ExportRefuse(TEMOIN.format(nom=nom))
        if chemin.suffix.lower() in _INACHEVES:
            raise ExportRefuse(INACHEVE.format(nom=nom))
        if etat.st_size > limites.octets:
            raise ExportRefuse(TROP_LOURD)
        with chemin.open("rb") as flux:
            octets = flux.read(limites.octets + 1)  # it may have grown since it was measured
    except FileNotFoundError as erreur:
        raise ExportRefuse(ABSENT.format(nom=nom)) from erreur
    except PermissionError as erreur:
        raise ExportRefuse(OCCUPE.format(nom=nom)) from erreur
    except (OSError, ValueError) as erreur:
        raise ExportRefuse(ILLISIBLE.format(nom=nom)) from erreur
    if len(octets) > limites.octets:
        raise ExportRefuse(TROP_LOURD)
    return octets
