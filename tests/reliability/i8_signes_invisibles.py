"""I8: NUL, surrogates, bidi marks, zero-width signs, cells of 1 MB: nothing invisible is kept."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from cfa_desktop.documents.lecture import textes
from cfa_desktop.documents.lecture.limites import ExportRefuse
from cfa_desktop.models.extraction import Extraction
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.lecture import ETAT, en_csv, lire

ENTETES = ("N°Inscription", "Nom", "Prénom", "Adresse mail", "Etablissement d'origine", "Etat")
INVISIBLES = (
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f",
    *"\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2064\u2066\u2067\u2068\u2069\u206a\u206f\ufeff\ufff9\ufffb",
    *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\ufe00\ufe0f\uffa0\U000e0001\U000e0041\U000e0100",
    *"\ufffe\uffff\U0001ffff\ufdd0",
)
_PERMIS = "\n"
_INVISIBLES_LISIBLES = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
ENORME = 1 << 20


def essayer(_atelier: Any, hasard: Random, rang: int) -> str:
    """Hide marks in texts of a table or of a JSON export, read it, look for them in all that is kept."""
    porteur = (_en_tableau, _en_utf16, _en_json)[rang % 3]
    textes_pieges = [
        _pieger(hasard, base) for base in ("LEFÈVRE", "Zoé", "zoe@courriel.example", "Lycée d'Aubière")
    ]
    if not rang % 10:
        textes_pieges[hasard.randrange(4)] = hasard.choice(("x", "é", "\u200b", "<b>")) * ENORME
    octets, fichier = porteur(textes_pieges)
    try:
        extractions = lire(octets, fichier)
    except ExportRefuse:
        return f"{porteur.__name__[4:]} refusé"
    for extraction in extractions:
        for texte in gardes(extraction):
            if invisibles := visibles_a_tort(texte):
                raise Faute(f"{invisibles} kept in {texte[:80]!r}")
            if len(texte) > ENORME // 2:
                raise Faute(f"a text of {len(texte)} characters was kept")
    return porteur.__name__[4:]


def gardes(extraction: Extraction) -> Iterator[str]:
    """Give every text of an extraction that is stored or shown."""
    yield from (
        extraction.fichier,
        extraction.encodage,
        *extraction.colonnes_lues,
        *extraction.extras.values(),
    )
    for colonne in extraction.colonnes:
        yield from (colonne.entete, *colonne.exemples)
    for enregistrement in extraction.enregistrements:
        yield from (enregistrement.numero, *enregistrement.champs.values(), *enregistrement.contenu.values())
    for rejet in extraction.rejets:
        yield from (rejet.raison, rejet.brut)
    for doute in extraction.doutes:
        yield from (doute.champ, doute.valeur, doute.raison)


def visibles_a_tort(texte: str) -> list[str]:
    """Return the names of the marks of a text that nobody would see."""
    return sorted(
        {
            f"U+{ord(signe):04X}"
            for signe in texte
            if signe not in _PERMIS
            and (
                unicodedata.category(signe) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")
                or signe in _INVISIBLES_LISIBLES
                or 0xFE00 <= ord(signe) <= 0xFE0F
                or 0xE0000 <= ord(signe) <= 0xE0FFF
            )
        }
    )


def _pieger(hasard: Random, base: str) -> str:
    lettres = list(base)
    for _ in range(hasard.randrange(1, 5)):
        lettres.insert(hasard.randrange(len(lettres) + 1), hasard.choice(INVISIBLES))
    return "".join(lettres)


def _en_tableau(pieges: list[str]) -> tuple[bytes, str]:
    propres = [texte.replace("\n", "").replace("\r", "") for texte in pieges]
    return en_csv([ENTETES, (910001, *propres, ETAT)]), "export.csv"


def _en_utf16(pieges: list[str]) -> tuple[bytes, str]:
    octets, nom = _en_tableau(pieges)
    seuls = "\ud800".encode("utf-16-le", "surrogatepass")
    return octets.decode().replace("Lyc", "Lyc\ue000").encode("utf-16").replace(b"\x00\xe0", seuls), nom


def _en_json(pieges: list[str]) -> tuple[bytes, str]:
    nom, prenom, mail, origine = pieges
    candidat = {
        "DonneesCandidats": {
            "NumeroDossierCandidat": "910001",
            "NomCandidat": nom + "\ud834",
            "PrenomCandidat": prenom,
            "CoordonneesAdressemail": mail,
        },
        "DonneesVoeux": {"LettreDeMotivation": f"<p>{origine}</p>", "FormationVoeuxLibelle": "BTS MCO"},
        "ActivitesCentresInteret": {"texte": origine},
        "QuestionsReponses": [{"Question": origine, "Reponse": nom}],
    }
    export = {"exportDeDonnees": {"exportCandidats": [{"candidats": [candidat]}]}}
    return io.BytesIO(json.dumps(export).encode()).getvalue(), "export.json"


def ne_rien_retirer(patch: pytest.MonkeyPatch) -> None:
    """Keep every sign of a text."""
    patch.setattr(textes, "_CATEGORIES_RETIREES", frozenset())


HARNAIS = Harnais(
    code="I8",
    titre="NUL, demi-codets, sens d’écriture, largeur nulle, cellules de 1 Mo : rien d’invisible n’est gardé",
    ci=120,
    long=10_000,
    essayer=essayer,
    sabotages={"rien n’est retiré": ne_rien_retirer},
    secondes=20.0,  # the largest texts are of 8 MB
)
