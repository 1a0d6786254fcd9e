"""An Extraction as JSON between the child process and its parent, field names written once."""

from __future__ import annotations

import json
from typing import Any

from cfa_desktop.models.extraction import Doute, Enregistrement, Extraction, Rejet, TypeExport

_SIMPLES = (
    "fichier",
    "empreinte",
    "encodage",
    "separateur",
    "signature",
    "lignes",
    "colonnes_ignorees",
    "campagne",
    "indice_formation",
    "indice_date",
)


def en_json(extraction: Extraction) -> bytes:
    """Return the extraction as ASCII JSON."""
    champs = list(extraction.enregistrements[0].champs) if extraction.enregistrements else []
    donnees = {nom: getattr(extraction, nom) for nom in _SIMPLES} | {
        "type": extraction.type.value,
        "champs": champs,
        "enregistrements": [[e.ligne, e.numero, *e.champs.values()] for e in extraction.enregistrements],
        "rejets": [[rejet.ligne, rejet.raison, rejet.brut] for rejet in extraction.rejets],
        "doutes": [[doute.ligne, doute.champ, doute.valeur, doute.raison] for doute in extraction.doutes],
        "colonnes_lues": extraction.colonnes_lues,
        "extras": dict(extraction.extras),
    }
    return json.dumps({"extraction": donnees}).encode("ascii")


def refus_en_json(phrase: str) -> bytes:
    """Return a refusal as ASCII JSON."""
    return json.dumps({"refus": phrase}).encode("ascii")


def depuis_json(donnees: dict[str, Any]) -> Extraction:
    """Return the extraction that ``en_json`` wrote (its ``extraction`` object)."""
    champs = donnees["champs"]
    return Extraction(
        **{nom: donnees[nom] for nom in _SIMPLES},
        type=TypeExport(donnees["type"]),
        enregistrements=tuple(
            Enregistrement(ligne, numero, dict(zip(champs, valeurs, strict=True)))
            for ligne, numero, *valeurs in donnees["enregistrements"]
        ),
        rejets=tuple(Rejet(*rejet) for rejet in donnees["rejets"]),
        doutes=tuple(Doute(*doute) for doute in donnees["doutes"]),
        colonnes_lues=tuple(donnees["colonnes_lues"]),
        extras=donnees["extras"],
    )
