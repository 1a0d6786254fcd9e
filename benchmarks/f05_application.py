"""F5: applying the plan of 10,000 new candidatures, beside a bare executemany of the same rows."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from benchmarks import donnees
from benchmarks.mesures import Mesure, alterner
from cfa_desktop.documents.lecture import lire_export
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.storage.connexion import open_engine

_TABLES = ("candidat", "candidature", "changement", "changement_ligne", "import")


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure applying a plan, its backup excluded."""
    extraction = lire_export(donnees.ecrire_tableau(dossier / "T_recrutement_F000.xlsx", 10_000))
    rang = iter(range(1000))
    modele = dossier / "modele.cfa"

    def nous() -> float:
        path = donnees.creer_base(dossier / f"nous{next(rang)}.cfa", 0)
        with donnees.ouvrir_base(path) as bureau:
            formation = donnees.creer_formation(bureau, "F000")
            plan = bureau.imports.planifier(extraction, formation, donnees.EXPORT_ON)
            etapes: list[float] = []
            bureau.imports.appliquer(plan, lambda _: etapes.append(time.perf_counter()))
            duree = time.perf_counter() - etapes[1]  # the backup is said first, then the writing itself
        path.replace(modele)
        return duree

    nous()
    lignes = _lignes(modele)
    notre, plancher = alterner(nous, lambda: _brut(dossier / f"brut{next(rang)}.cfa", lignes), fois)
    travail = "applying that plan, journal included, backup excluded"
    return [Mesure("F5", travail, "raw executemany of the same rows", notre, plancher, 6)]


def _lignes(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    moteur = open_engine(path)
    with moteur.connect() as connection:
        lues = {
            table: [tuple(ligne) for ligne in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
            for table in _TABLES
        }
    moteur.dispose()
    return lues


def _brut(path: Path, lignes: dict[str, list[tuple[Any, ...]]]) -> float:
    bureaux.creer(path).close()
    moteur = open_engine(path)
    brute: Any = moteur.raw_connection()
    curseur = brute.cursor()
    curseur.execute("PRAGMA foreign_keys = OFF")  # the formation is not among the rows compared
    debut = time.perf_counter()
    curseur.execute("BEGIN IMMEDIATE")
    for table in ("changement", *(nom for nom in _TABLES if nom != "changement")):
        marques = ", ".join("?" * len(lignes[table][0]))
        curseur.execute(f'DELETE FROM "{table}"')
        curseur.executemany(f'INSERT INTO "{table}" VALUES ({marques})', lignes[table])
    curseur.execute("COMMIT")
    duree = time.perf_counter() - debut
    brute.close()
    moteur.dispose()
    return duree
