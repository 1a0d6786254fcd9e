"""kill -9 at any moment of an import: the base is in its old state or in its new one, never between."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from cfa_desktop.cli import main
from cfa_desktop.services.bureau import ouvrir
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.journal import Action, Changement
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, RUBRIQUE
from tests.factories import DIX_JUIN, DONNEES

MORTS = 20
GRAINE = 20
# Its dossiers make it write in every table that an import touches.
EXPORT = DONNEES / "P_parametrable_2026.csv"
ANCIEN, NOUVEAU = 0, 60
RUBRIQUES = 420
RACINE = Path(__file__).resolve().parent.parent


class EtatIntermediaire(AssertionError):
    """The base holds a part of an import."""


def importer(base: Path) -> subprocess.Popen[bytes]:
    """Start the import in a process of its own."""
    arguments = ["importer", str(EXPORT), "--base", str(base), "--formation", "NDRC", "--appliquer"]
    return subprocess.Popen(
        [sys.executable, "-m", "cfa_desktop", *arguments],
        cwd=RACINE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def ecrire_la_moitie(base: Path) -> None:
    """Write half of an import, as no import ever should."""
    database = Database(base)
    with database.transaction() as connection:
        changement = Changement(connection, Action("Import à moitié fait", "essai", DIX_JUIN))
        personnes = [{"campagne": 2026, "numero": str(numero)} for numero in range(NOUVEAU // 2)]
        ids = changement.inserer_lot(CANDIDAT, personnes)
        changement.inserer_lot(
            CANDIDATURE, [{"formation_id": 1, "candidat_id": un, "export_on": "2025-04-28"} for un in ids]
        )
        changement.clore()
    database.close()


def creer_vide(base: Path) -> Path:
    """Create a base with one formation and nobody."""
    formation = ("--code", "NDRC", "--intitule", "BTS NDRC", "--examine", "oui", "--campagne", "2026")
    assert main(["formation", "--base", str(base), *formation]) == 0
    return base


def etat_de(base: Path) -> int:
    """Return how many candidatures the base holds; raise when it is neither old nor new, or not sound."""
    with ouvrir(base, ecriture=False) as bureau:
        constats = bureau.sauvegardes.verifier()
        candidatures = len(bureau.candidatures.lister())
        imports = len(bureau.imports.lister())
        with bureau.contexte.database.lecture() as connection:
            rubriques = connection.execute(select(func.count()).select_from(RUBRIQUE)).scalar_one()
    if constats or (candidatures, rubriques, imports) not in ((ANCIEN, 0, 0), (NOUVEAU, RUBRIQUES, 1)):
        dit = f"{candidatures} candidatures, {rubriques} rubriques, {imports} imports, {constats}"
        raise EtatIntermediaire(dit)
    return candidatures


@pytest.fixture(scope="module")
def vide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base with one formation and nobody."""
    return creer_vide(tmp_path_factory.mktemp("kill") / "vide.cfa")


def test_killed_twenty_times_the_base_is_old_or_new(vide: Path, tmp_path: Path) -> None:
    rng = Random(GRAINE)
    temoin = shutil.copyfile(vide, tmp_path / "temoin.cfa")
    depart = time.monotonic()
    assert importer(temoin).wait() == 0
    duree = time.monotonic() - depart
    assert etat_de(temoin) == NOUVEAU
    etats = []
    for mort in range(MORTS):
        base = shutil.copyfile(vide, tmp_path / f"mort{mort}.cfa")
        processus = importer(base)
        try:
            # Half of the deaths fall in the last third, where the base is written.
            processus.wait(rng.uniform(0, duree) if mort % 2 else rng.uniform(0.6, 1.1) * duree)
        except subprocess.TimeoutExpired:
            processus.kill()
            processus.wait()
        etats.append(etat_de(base))
    assert len(etats) == MORTS


def test_an_interrupted_import_can_be_done_again(vide: Path, tmp_path: Path) -> None:
    base = shutil.copyfile(vide, tmp_path / "reprise.cfa")
    processus = importer(base)
    processus.kill()
    processus.wait()
    assert etat_de(base) == ANCIEN
    assert importer(base).wait() == 0
    assert etat_de(base) == NOUVEAU


def test_the_checker_sees_a_half_applied_import(vide: Path, tmp_path: Path) -> None:
    base = shutil.copyfile(vide, tmp_path / "moitie.cfa")
    ecrire_la_moitie(base)
    with pytest.raises(EtatIntermediaire, match="30 candidatures, 0 rubriques, 0 imports"):
        etat_de(base)
