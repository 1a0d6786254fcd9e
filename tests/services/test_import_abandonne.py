"""« Abandonner » at each of its occasions, the verified backup included: nothing is left of the import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.services.application import ImportAbandonne
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.storage import copie, sauvegardes
from tests.factories import creer_bureau, creer_formation
from tests.services.fichiers_lus import JUIN, MAI, appliquer, fichier_lu, rangees

AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"}
HUGO = {"numero": "700124", "nom": "FAŸ", "prenom": "Hugo", "etat": "non_confirmee"}
LEA = {"numero": "700125", "nom": "ROY", "prenom": "Léa"}


class Etat(NamedTuple):
    """What an import given up must leave as it was."""

    lignes: dict[str, list[tuple[Any, ...]]]
    version: int
    wal: bytes
    sauvegardes: dict[str, int]
    autres: set[str]


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO))
    return formation


@pytest.fixture
def questions_serrees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask often enough for a small base to be given up in the middle of each part of its backup."""
    monkeypatch.setattr(copie, "PAGES", 25)
    monkeypatch.setattr(copie, "OPERATIONS", 150)


def planifier(bureau: Bureau, formation: Formation) -> Plan:
    return bureau.imports.planifier(fichier_lu("T", {**AICHA, "mail": "a@b.example"}, LEA), formation, MAI)


def etat(bureau: Bureau) -> Etat:
    version = planifier(bureau, bureau.formations.lister()[0]).version
    dossier = sauvegardes.dossier_de(bureau.path)
    fichiers = {path.name: path.stat().st_size for path in dossier.iterdir()}
    wal = bureau.path.with_name(bureau.path.name + "-wal").read_bytes()
    autres = {path.name for path in bureau.path.parent.iterdir()}
    return Etat(rangees(bureau), version, wal, fichiers, autres)


def abandonner_a(bureau: Bureau, formation: Formation, rang: int) -> bool:
    """Apply, giving up at the question of this rank and at it only; return False when there is none."""
    questions = iter(range(rang + 1))
    plan = planifier(bureau, formation)
    try:
        bureau.imports.appliquer(plan, None, lambda: next(questions, None) == rang)
    except ImportAbandonne:
        return True
    return False


def restes(avant: Etat, apres: Etat) -> list[str]:
    """Return what an import given up left behind; a backup whole and verified may stay."""
    nouvelles = apres.sauvegardes.keys() - avant.sauvegardes.keys()
    partielles = [nom for nom in nouvelles if not nom.endswith(sauvegardes.EXTENSION)]
    garde = {nom: apres.sauvegardes.get(nom) for nom in avant.sauvegardes} == avant.sauvegardes
    constats = {
        "lignes": avant.lignes == apres.lignes,
        "version": avant.version == apres.version,
        "wal": avant.wal == apres.wal,
        "sauvegardes": garde and not partielles and len(nouvelles) <= 1,
        "autres fichiers": avant.autres == apres.autres,
    }
    return [quoi for quoi, pareil in constats.items() if not pareil]


def partout(bureau: Bureau, formation: Formation) -> tuple[int, int, list[str]]:
    """Give up at each question in turn; return how many there are, how many before any backup, the rests."""
    rang, sans_copie = 0, 0
    laisses: list[str] = []
    while True:
        avant = etat(bureau)
        if not abandonner_a(bureau, formation, rang):
            return rang, sans_copie, laisses
        apres = etat(bureau)
        laisses += [f"question {rang} : {quoi}" for quoi in restes(avant, apres)]
        sans_copie += len(avant.sauvegardes) == len(apres.sauvegardes)
        rang += 1


@pytest.mark.usefixtures("questions_serrees")
def test_giving_up_at_any_point_leaves_nothing(bureau: Bureau, formation: Formation) -> None:
    avant = rangees(bureau)
    questions, pendant_la_sauvegarde, laisses = partout(bureau, formation)
    assert laisses == []
    assert pendant_la_sauvegarde >= 15
    assert questions - pendant_la_sauvegarde >= 4
    assert rangees(bureau) != avant


@pytest.mark.usefixtures("questions_serrees")
def test_the_harness_sees_a_half_copy_and_a_half_import(
    bureau: Bureau, formation: Formation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sauvegardes, "oublier", lambda cible: None)
    *_, laisses = partout(bureau, formation)
    assert {un.split(" : ")[1] for un in laisses} == {"sauvegardes"}
    avant = etat(bureau)
    appliquer(bureau, formation, fichier_lu("T", HUGO), JUIN)
    assert restes(avant, etat(bureau)) == ["lignes", "version", "wal"]


def test_one_question_is_enough_whatever_is_answered_next(bureau: Bureau, formation: Formation) -> None:
    reponses = iter([False, True])
    with pytest.raises(ImportAbandonne, match="rien n’a été changé"):
        bureau.imports.appliquer(planifier(bureau, formation), None, lambda: next(reponses, False))
    assert not list(sauvegardes.dossier_de(bureau.path).glob(".cfa-*"))


def test_a_backup_made_during_writes_is_of_one_instant(
    bureau: Bureau, formation: Formation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copie, "PAGES", 25)
    ecrites: list[int] = []

    def ecrire_entre_deux_pas() -> bool:
        if len(ecrites) < 3:
            creer_formation(bureau, f"F{len(ecrites)}")
            ecrites.append(1)
        return False

    avant = rangees(bureau)["formation"]
    faite = sauvegardes.sauvegarder(bureau.path, motif="essai", abandonner=ecrire_entre_deux_pas)
    assert len(ecrites) == 3
    assert len(rangees(bureau)["formation"]) == len(avant) + 3
    assert formations_de(faite.path) == len(avant)


def formations_de(base: Path) -> int:
    from cfa_desktop.services.bureau import ouvrir

    with ouvrir(base) as copie_ouverte:
        return len(copie_ouverte.formations.lister())


@pytest.mark.parametrize("refus", [sauvegardes.SauvegardeInvalide("essai"), OSError("essai")])
def test_a_backup_that_fails_is_not_taken_for_giving_up(
    bureau: Bureau, formation: Formation, refus: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def echouer(*_: object) -> None:
        raise refus

    monkeypatch.setattr(sauvegardes, "copier", echouer)
    avant = rangees(bureau)
    with pytest.raises(sauvegardes.SauvegardeInvalide):
        bureau.imports.appliquer(planifier(bureau, formation), None, lambda: False)
    assert rangees(bureau) == avant
