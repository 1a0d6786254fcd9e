"""I5: encoding x separator x line end x quoting: exact, or a doubt shown."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from itertools import product
from random import Random
from typing import Any

import pytest

from cfa_desktop.documents.lecture import decodage, separe
from cfa_desktop.documents.lecture.limites import ExportRefuse
from cfa_desktop.models.extraction import Extraction
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.lecture import ETAT, lire

CODECS = (
    "utf-8",
    "utf-8-sig",
    "cp1252",
    "utf-16",
    "utf-16-be-bom",
    "utf-16-le",
    "utf-16-be",
    "mac_roman",
    "cp850",
)
SEPARATEURS = (";", ",", "\t")
FINS = ("\r\n", "\n", "\r")
CITATIONS = ("aucune", "toutes", "séparateur", "guillemets", "retour")
MATRICE = tuple(product(CODECS, SEPARATEURS, FINS, CITATIONS))
ENTETES = ("N°Inscription", "Candidat", "Adresse mail", "Etablissement d'origine", "Etat")
NOMS = (
    "LEFÈVRE Zoé",
    "ÉLIAS Chloë",
    "GARÇON Maël",
    "DUPONT Jean",
    "ROÜX Aïcha",
    "MAÎTRE Inès",
    "NOËL Océane",
)
ORIGINES = (
    "Lycée d'Aubière",
    "LYCEE ROGER CLAUSTRES",
    "Collège À. Crémieux (63)",
    "MFR Gelles",
    "Lycée Œcuménique",
)


def essayer(_atelier: Any, hasard: Random, rang: int) -> str:
    """Write a table in one cell of the matrix, read it, compare."""
    codec, sep, fin, citation = MATRICE[rang % len(MATRICE)]
    lignes = [_ligne(hasard, sep, citation, codec) for _ in range(hasard.choice((1, 3, 20)))]
    octets = _encoder(_ecrire(lignes, sep, fin, citation), codec)
    try:
        (extraction,) = lire(octets)
    except ExportRefuse as refus:
        raise Faute(f"{(codec, sep, fin, citation)}: refused, {refus}") from refus
    return f"{codec} {_juger(extraction, lignes, (codec, sep, fin, citation))}"


def _ligne(hasard: Random, sep: str, citation: str, codec: str) -> tuple[str, str, str]:
    nom, origine = hasard.choice(NOMS), hasard.choice(ORIGINES)
    if codec in ("mac_roman", "cp850"):
        origine = origine.replace("Œ", "Oe")
    ajout = {"séparateur": f" {sep} annexe", "guillemets": ' dit "le Grand"', "retour": "\nannexe"}
    return nom, f"{hasard.randrange(1000)}@courriel.example", origine + ajout.get(citation, "")


def _ecrire(lignes: list[tuple[str, str, str]], sep: str, fin: str, citation: str) -> str:
    flux = io.StringIO(newline="")
    mode = csv.QUOTE_ALL if citation == "toutes" else csv.QUOTE_MINIMAL
    plume = csv.writer(flux, delimiter=sep, lineterminator="\n", quoting=mode)
    plume.writerow(ENTETES)
    for numero, (nom, mail, origine) in enumerate(lignes, start=910001):
        plume.writerow((numero, nom, mail, origine, ETAT))
    return flux.getvalue().replace("\n", fin)


def _encoder(texte: str, codec: str) -> bytes:
    if codec == "utf-16-be-bom":
        return codecs.BOM_UTF16_BE + texte.encode("utf-16-be")
    return texte.encode(codec)


def _juger(extraction: Extraction, lignes: list[tuple[str, str, str]], case: tuple[str, ...]) -> str:
    if any(not doute.ligne for doute in extraction.doutes):
        return "douteux"
    attendus = [(nom, mail, " ".join(origine.split())) for nom, mail, origine in lignes]
    lus = [
        (f"{un.champs['nom']} {un.champs['prenom']}", un.champs["mail"], un.champs["etablissement_origine"])
        for un in extraction.enregistrements
    ]
    douteuses = {doute.ligne for doute in extraction.doutes} | {rejet.ligne for rejet in extraction.rejets}
    if not douteuses and lus != [
        tuple(unicodedata.normalize("NFC", texte) for texte in un) for un in attendus
    ]:
        ecart = next(
            ((lu, vrai) for lu, vrai in zip(lus, attendus, strict=False) if lu != vrai), (lus, attendus)
        )
        raise Faute(f"{case}: {ecart[0]} instead of {ecart[1]}")
    return "douteux" if douteuses else "exact"


def tout_en_cp1252(patch: pytest.MonkeyPatch) -> None:
    """Decode everything as a Western European Windows would."""
    patch.setattr(
        decodage, "decoder", lambda octets: (octets.decode("cp1252", "replace"), "Windows-1252", [])
    )


def sans_guillemets(patch: pytest.MonkeyPatch) -> None:
    """Cut fields on every separator, quoted or not."""
    patch.setattr(separe, "_lire_cite", lambda texte, separateur: texte.split(separateur))


HARNAIS = Harnais(
    code="I5",
    titre="encodages, séparateurs, fins de ligne, guillemets, tous croisés : exact, ou doute affiché",
    ci=len(MATRICE),
    long=len(MATRICE) * 20,
    essayer=essayer,
    sabotages={"tout en Windows-1252": tout_en_cp1252, "guillemets ignorés": sans_guillemets},
    controle=len(MATRICE),
)
