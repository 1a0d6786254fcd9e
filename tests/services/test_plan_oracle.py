"""Random bases and random later exports: the plan, what it writes and its undo, beside a plain oracle."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from cfa_desktop.models import comparaison
from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.contenu_texte import de_texte
from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.imports import Imports
from cfa_desktop.storage import sauvegardes
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, FORMATION, RUBRIQUE
from tests.factories import creer_bureau, creer_formation
from tests.services.fichiers_lus import rangees
from tests.services.oracle_imports import FAITS, PERSONNE, Comptes, Fichier, Ligne, Oracle

CAS = int(os.environ.get("CFA_CAS", "100"))
LOT = 10
CODES = ("MCO", "GEA")
JOURS = [date(2025, 4, 28) + timedelta(days=ecart) for ecart in (0, 3, 7, 7, 10)]
VALEURS: dict[str, tuple[str, ...]] = {
    "ine": ("", "0123456789A", "1234567890B"),
    "mail": ("", "a@b.example", "c@d.example"),
    "telephone_portable": ("", "0639980001", "0639980002"),
    "naissance_on": ("", "2007-03-02", "2008-01-01"),
    "commune": ("", "Riom", "Vichy"),
    "etat": ("", "non_confirmee", "confirmee", "en_recherche", "refusee", "contrat_saisi", "demission"),
    "etat_brut": ("", "Dossier suspendu"),
    "reponse": ("", "en_attente", "oui_definitif"),
    "reponse_brute": ("", "Peut-être"),
    "inscription": ("", "effectuee"),
    "limite_importee_on": ("", "2025-05-28", "2025-06-20"),
}
CHEMINS = [
    chemin(Rubrique.BAC, "serie"),
    chemin(Rubrique.BULLETINS, "2024-2025", "T1", "Maths", "moyenne"),
    chemin(Rubrique.PROJET, "lettre"),
    chemin(Rubrique.GROUPE, "nom"),
]


def tirer_fichier(rng: Random) -> Fichier:
    """Return an invented file: any kind, some columns, some persons."""
    lettre = rng.choice("TTTPDAJLL")
    portes = [champ for champ in VALEURS if rng.random() < 0.6]
    lignes = []
    for rang in rng.sample(range(1, 11), rng.randint(0, 8)):
        champs = {"nom": f"NOM{rang}", "prenom": f"Prénom{rang}"}
        for champ in portes:
            possibles = VALEURS[champ]
            if champ == "etat" and lettre in "PDJA":
                possibles = possibles[:3]
            champs[champ] = rng.choice(possibles)
        contenu = {un: rng.choice("abc") for un in CHEMINS if lettre in "PDJ" and rng.random() < 0.5}
        numero = "" if lettre == "L" and rng.random() < 0.5 else str(rang)
        lignes.append(Ligne(numero, champs, contenu))
    return Fichier(lettre, rng.choice(JOURS), rng.random() < 0.3, lignes)


def extraction_de(fichier: Fichier) -> Extraction:
    """Return the file as reading would give it."""
    return Extraction(
        type=TypeExport(fichier.type),
        fichier="essai.csv",
        empreinte="",
        encodage="UTF-8",
        separateur=";",
        signature="",
        lignes=len(fichier.lignes),
        enregistrements=tuple(
            Enregistrement(rang, ligne.numero, ligne.champs, ligne.contenu)
            for rang, ligne in enumerate(fichier.lignes, 2)
        ),
    )


def compter(plan: Plan) -> Comptes:
    return Comptes(len(plan.nouveaux), len(plan.modifies), len(plan.inchanges), len(plan.disparus))


def sans_lignes(plan: Plan) -> tuple[object, ...]:
    """Return what a plan says, whatever the order of the rows and their line numbers."""
    listes = (plan.nouveaux, plan.modifies)
    lignes = [sorted(repr(replace(une, ligne=0)) for une in liste) for liste in listes]
    doutes = sorted(repr(replace(doute, ligne=0)) for doute in plan.doutes)
    return (*lignes, sorted(plan.inchanges), sorted(map(repr, plan.disparus)), doutes, plan.ecarts)


def octets(bureau: Bureau) -> bytes:
    """Return the bytes of the base and of its journal."""
    wal = bureau.path.with_name(bureau.path.name + "-wal")
    return bureau.path.read_bytes() + (wal.read_bytes() if wal.exists() else b"")


def etat_lu(bureau: Bureau) -> dict[str, Any]:
    """Return what the base stores, in the oracle's words."""
    with bureau.contexte.database.lecture() as connection:
        personnes = {ligne["id"]: ligne for ligne in connection.execute(select(CANDIDAT)).mappings()}
        codes = dict(connection.execute(select(FORMATION.c.id, FORMATION.c.code)).all())
        voeux: dict[str, Any] = {}
        for ligne in connection.execute(select(CANDIDATURE)).mappings():
            faits = {champ: ligne[champ] or "" for champ in FAITS}
            dit = (faits, bool(ligne["sans_voeu"]), ligne["disparue_on"] is not None)
            voeux.setdefault(codes[ligne["formation_id"]], {})[personnes[ligne["candidat_id"]]["numero"]] = (
                dit
            )
        contenus: dict[tuple[str, str], dict[str, str]] = {}
        du_voeu = dict(connection.execute(select(CANDIDATURE.c.id, CANDIDATURE.c.formation_id)).all())
        for ligne in connection.execute(select(RUBRIQUE)).mappings():
            voeu = ligne["candidature_id"]
            cle = (personnes[ligne["candidat_id"]]["numero"], codes[du_voeu[voeu]] if voeu else "")
            contenus.setdefault(cle, {}).update(de_texte(ligne["donnees"]))
    lues = {un["numero"]: {champ: un[champ] or "" for champ in PERSONNE} for un in personnes.values()}
    return {"personnes": lues, "voeux": voeux, "contenus": contenus}


def etat_attendu(oracle: Oracle) -> dict[str, Any]:
    """Return what the oracle holds, in the same shape."""
    voeux = {
        code: {numero: (voeu.faits, voeu.sans_voeu, voeu.disparu) for numero, voeu in ceux.items()}
        for code, ceux in oracle.voeux.items()
        if ceux
    }
    contenus = {cle: contenu for cle, contenu in oracle.contenus.items() if contenu}
    return {"personnes": oracle.personnes, "voeux": voeux, "contenus": contenus}


def verifier_plan(bureau: Bureau, fichier: Fichier, formation: Formation, rng: Random) -> Plan:
    """Plan a file: nothing is written, and the order of its rows says nothing."""
    avant = octets(bureau)
    extraction = extraction_de(fichier)
    plan = bureau.imports.planifier(extraction, formation, fichier.jour, partiel=fichier.partiel)
    melees = rng.sample(fichier.lignes, len(fichier.lignes))
    autre = extraction_de(fichier._replace(lignes=melees))
    melange = bureau.imports.planifier(autre, formation, fichier.jour, partiel=fichier.partiel)
    assert sans_lignes(melange) == sans_lignes(plan)
    assert octets(bureau) == avant, "planning wrote in the base"
    return plan


def importer(
    bureau: Bureau, oracle: Oracle, fichier: Fichier, formation: Formation, rng: Random
) -> int | None:
    """Plan and apply one file beside the oracle; the same file again then changes nothing."""
    plan = verifier_plan(bureau, fichier, formation, rng)
    attendu = oracle.importer(formation.code, fichier)
    assert compter(plan) == attendu
    if fichier.type == "L" and not fichier.lignes:
        return None
    import_id = bureau.imports.appliquer(plan.acceptant(plan.incertains))
    assert etat_lu(bureau) == etat_attendu(oracle)
    encore = bureau.imports.planifier(plan.extraction, formation, fichier.jour, partiel=fichier.partiel)
    assert encore.acceptant(encore.incertains).est_vide
    return import_id


def verifier(dossier: Path, graine: int, fichiers: int = 3) -> None:
    """Run one case: a few files one after the other, then the last one undone."""
    rng, oracle = Random(graine), Oracle()
    dossier.mkdir()
    with creer_bureau(dossier) as bureau:
        formations = [creer_formation(bureau, code) for code in CODES]
        for _ in range(fichiers):
            formation = formations[0] if rng.random() < 0.75 else formations[1]
            avant = rangees(bureau)
            import_id = importer(bureau, oracle, tirer_fichier(rng), formation, rng)
        if import_id is not None:
            assert bureau.imports.annulable(import_id) == ""
            bureau.imports.annuler(import_id)
            assert rangees(bureau) == avant
    for reste in dossier.rglob("*"):
        if reste.is_file():
            reste.unlink()


def verifier_tous(dossier: Path, graines: Iterable[int]) -> None:
    """Run many cases, each in its own base."""
    for graine in graines:
        verifier(dossier / str(graine), graine)


@contextmanager
def sans_sauvegardes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave out the backup made before each import: it has its own tests, and takes half of the time."""
    with monkeypatch.context() as contexte:
        contexte.setattr(sauvegardes, "sauvegarder", lambda *_, **__: None)
        yield


@pytest.mark.parametrize("lot", range(-(-CAS // LOT)))
def test_plans_count_apply_and_undo_as_the_oracle_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lot: int
) -> None:
    with sans_sauvegardes(monkeypatch):
        verifier_tous(tmp_path, range(lot * LOT, min(CAS, (lot + 1) * LOT)))


def test_the_oracle_sees_an_empty_cell_that_erases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparaison, "JAMAIS_EFFACES", frozenset())
    with sans_sauvegardes(monkeypatch), pytest.raises(AssertionError):
        verifier_tous(tmp_path, range(CAS))


def test_the_oracle_sees_a_plan_that_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planifier = Imports.planifier

    def indiscret(self: Imports, *args: Any, **kwargs: Any) -> Plan:
        self.apprendre_libelle("etat", "Essai", "confirmee")
        return planifier(self, *args, **kwargs)

    monkeypatch.setattr(Imports, "planifier", indiscret)
    with sans_sauvegardes(monkeypatch), pytest.raises(AssertionError, match="wrote in the base"):
        verifier(tmp_path / "indiscret", 0)


def test_the_oracle_sees_an_undo_that_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Imports, "annuler", lambda *_: None)
    with sans_sauvegardes(monkeypatch), pytest.raises(AssertionError):
        verifier_tous(tmp_path, range(CAS))
