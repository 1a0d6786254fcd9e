"""Extractions as JSON between the child process and its parent, names of fields written once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cfa_desktop.models.extraction import Colonne, Doute, Enregistrement, Extraction, Rejet, TypeExport

_SIMPLES = (
    "fichier",
    "empreinte",
    "encodage",
    "separateur",
    "signature",
    "lignes",
    "colonnes_ignorees",
    "a_faire_correspondre",
    "campagne",
    "indice_formation",
    "indice_date",
    "repris",
)


def en_json(extractions: Sequence[Extraction]) -> bytes:
    """Return the extractions of one file as ASCII JSON."""
    return json.dumps({"extractions": [_donnees(une) for une in extractions]}).encode("ascii")


def refus_en_json(phrase: str) -> bytes:
    """Return a refusal as ASCII JSON."""
    return json.dumps({"refus": phrase}).encode("ascii")


def depuis_json(donnees: Sequence[Mapping[str, Any]]) -> tuple[Extraction, ...]:
    """Return the extractions that ``en_json`` wrote (its ``extractions`` list)."""
    return tuple(_extraction(une) for une in donnees)


class _Schemas:
    """The lists of keys that records share: a table of 2,000 lines has few of them."""

    def __init__(self) -> None:
        self._rangs: dict[tuple[str, ...], int] = {}

    def rang(self, valeurs: Mapping[str, str]) -> int:
        """Return the rank of these keys."""
        return self._rangs.setdefault(tuple(valeurs), len(self._rangs))

    def en_liste(self) -> list[tuple[str, ...]]:
        """Return each list of keys, by rank."""
        return list(self._rangs)


def _donnees(extraction: Extraction) -> dict[str, Any]:
    schemas = _Schemas()
    enregistrements = [
        [
            un.ligne,
            un.numero,
            schemas.rang(un.champs),
            list(un.champs.values()),
            schemas.rang(un.contenu),
            list(un.contenu.values()),
        ]
        for un in extraction.enregistrements
    ]
    return {nom: getattr(extraction, nom) for nom in _SIMPLES} | {
        "type": extraction.type.value,
        "schemas": schemas.en_liste(),
        "enregistrements": enregistrements,
        "rejets": [[rejet.ligne, rejet.raison, rejet.brut] for rejet in extraction.rejets],
        "doutes": [[doute.ligne, doute.champ, doute.valeur, doute.raison] for doute in extraction.doutes],
        "colonnes_lues": extraction.colonnes_lues,
        "colonnes": [[une.rang, une.entete, une.champ, une.exemples] for une in extraction.colonnes],
        "extras": dict(extraction.extras),
    }


def _extraction(donnees: Mapping[str, Any]) -> Extraction:
    schemas = donnees["schemas"]
    return Extraction(
        **{nom: donnees[nom] for nom in _SIMPLES},
        type=TypeExport(donnees["type"]),
        enregistrements=tuple(
            Enregistrement(
                ligne,
                numero,
                dict(zip(schemas[champs], valeurs, strict=True)),
                dict(zip(schemas[chemins], textes, strict=True)),
            )
            for ligne, numero, champs, valeurs, chemins, textes in donnees["enregistrements"]
        ),
        rejets=tuple(Rejet(*rejet) for rejet in donnees["rejets"]),
        doutes=tuple(Doute(*doute) for doute in donnees["doutes"]),
        colonnes_lues=tuple(donnees["colonnes_lues"]),
        colonnes=tuple(
            Colonne(rang, entete, champ, tuple(exemples))
            for rang, entete, champ, exemples in donnees["colonnes"]
        ),
        extras=donnees["extras"],
    )
