"""What reading an export gives: canonical values, set-aside lines and doubts, before any plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TypeExport(StrEnum):
    """Kinds of files a CFA downloads (letters of the specification)."""

    TABLEAU = "T"
    PARAMETRABLE = "P"
    DOSSIERS = "D"
    ADMISSIONS = "A"
    JSON = "J"
    LISTE = "L"
    ALLER_RETOUR = "R"  # no download: a workbook of this program, modified elsewhere


COMPLETS = frozenset((TypeExport.TABLEAU, TypeExport.PARAMETRABLE, TypeExport.DOSSIERS))
"""Only these say all there is of a formation: admissions, dossiers and free lists hold whom one asked for."""
TEXTE_COLLE = "texte collé"
"""The name of what was pasted: the site shows a page at a time."""

REPRIS_ON, FORMATION_DITE = "repris_on", "formation_dite"
"""In a list that this program wrote: the day of the export that a line repeats (ISO), its formation."""


@dataclass(frozen=True, slots=True)
class Rejet:
    """A line set aside: its number in the file (header = line 1), why, and its raw text."""

    ligne: int
    raison: str
    brut: str = ""


@dataclass(frozen=True, slots=True)
class Doute:
    """A value that was not guessed: where it stands, and why the officer should look."""

    ligne: int
    champ: str
    valeur: str
    raison: str


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column of a file: its header, the field it feeds ("" = read past), and a few of its values.

    ``exemples`` are given for the columns that are read, and for every column of a free list (kind L).
    """

    rang: int
    entete: str
    champ: str = ""
    exemples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enregistrement:
    """One data line: ``champs`` holds only the fields this file carries, in canonical text.

    ``contenu`` maps paths of ``models/contenu`` to texts, filled cells only: the parts of the dossier.
    ``numero`` is "" on the lines of a free list that has no such column.
    Candidat fields: civilite, nom, prenom, ine, naissance_on (ISO), telephone_fixe, telephone_portable, mail,
    adresse, code_postal, commune, etablissement_origine, origine_uai, origine_commune, origine_departement,
    profil, serie. Candidature fields: etat, etat_brut, confirmee_at (ISO), limite_importee_on (ISO), reponse,
    reponse_brute, inscription, statut_contrat, date_reponse_on (ISO). Values are stored enum values or text;
    "" = the cell was empty.
    """

    ligne: int
    numero: str
    champs: Mapping[str, str]
    contenu: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extraction:
    """A whole file read: what it is, and what it says line by line.

    ``campagne`` is the year deduced from the school year of the headers (2025/2026 -> 2026), or None.
    ``indice_formation`` and ``indice_date`` (ISO) come from the file's name or content, "" when unknown.
    ``lignes`` counts the data lines read, set-aside ones included.
    ``a_faire_correspondre`` = a free list whose columns nobody matched yet: it has no record to plan.
    ``repris`` = a list that this program wrote: its lines repeat older exports (``models/repris``).
    """

    type: TypeExport
    fichier: str
    empreinte: str
    encodage: str
    separateur: str
    signature: str
    lignes: int
    enregistrements: tuple[Enregistrement, ...] = ()
    rejets: tuple[Rejet, ...] = ()
    doutes: tuple[Doute, ...] = ()
    colonnes_lues: tuple[str, ...] = ()
    colonnes_ignorees: int = 0
    colonnes: tuple[Colonne, ...] = ()
    a_faire_correspondre: bool = False
    campagne: int | None = None
    indice_formation: str = ""
    indice_date: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)
    repris: bool = False
