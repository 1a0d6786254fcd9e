"""Files as reading gives them, invented for the tests of imports; and the rows of a base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from cfa_desktop.models.extraction import Doute, Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.storage.tables import METADATA

AVRIL, MAI, JUIN = date(2025, 4, 28), date(2025, 5, 12), date(2025, 6, 2)
Ligne = Mapping[str, str]


def fichier_lu(
    lettre: str,
    *lignes: Ligne,
    contenus: Mapping[int, Mapping[str, str]] | None = None,
    doutes: tuple[Doute, ...] = (),
) -> Extraction:
    """Return a file of that kind; ``contenus`` gives the dossier's content of some lines, by rank."""
    return Extraction(
        type=TypeExport(lettre),
        fichier=f"essai_{lettre}.csv",
        empreinte="",
        encodage="UTF-8",
        separateur=";",
        signature="entetes",
        lignes=len(lignes),
        enregistrements=tuple(
            Enregistrement(
                rang + 2,
                ligne.get("numero", ""),
                {champ: valeur for champ, valeur in ligne.items() if champ != "numero"},
                (contenus or {}).get(rang, {}),
            )
            for rang, ligne in enumerate(lignes)
        ),
        doutes=doutes,
    )


def appliquer(bureau: Bureau, formation: Formation, lu: Extraction, jour: date = AVRIL) -> Plan:
    """Plan and apply a file; return its plan."""
    plan = bureau.imports.planifier(lu, formation, jour)
    bureau.imports.appliquer(plan)
    return plan


def rangees(bureau: Bureau) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the base, the history of what was done left out."""
    with bureau.contexte.database.lecture() as connection:
        return {
            table.name: [tuple(ligne) for ligne in connection.execute(select(table).order_by("id"))]
            for table in METADATA.sorted_tables
            if "id" in table.c and not table.name.startswith("changement")
        }
