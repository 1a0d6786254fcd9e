"""F10: saving a decision or a contract in a base of 10,000, beside a bare WAL+FULL commit."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks import donnees
from benchmarks.mesures import Mesure, centile95, chronometre
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.saisie import Decision
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.storage.connexion import open_engine


def mesurer(dossier: Path, fois: int) -> list[Mesure]:
    """Measure each save through the services; judge the 95th centile of each kind."""
    base = donnees.creer_base(dossier / "f10.cfa", 10_000)
    nombre = 40 * fois
    with donnees.ouvrir_base(base) as bureau:
        formation = bureau.formations.par_code("F001", donnees.CAMPAGNE)
        lignes = bureau.candidatures.lister(formation_id=formation.id)
        libres = [ligne for ligne in lignes if ligne.etat is Etat.CONFIRMEE]
        decisions = [chronometre(partial(_decider, bureau, c.id)) for c in libres[:nombre]]
        contrats = [
            chronometre(partial(_contracter, bureau, formation.id, c.numero))
            for c in libres[nombre : 2 * nombre]
        ]
    nu = centile95(_commits(dossier / "nu.cfa", nombre)) * 1000
    pair = "bare WAL+FULL commit (p95)"
    return [
        Mesure(
            "F10",
            f"saving a {nom}, p95 of {len(temps)}",
            pair,
            centile95(temps) * 1000,
            nu,
            10,
            "ms",
            absolue=True,
        )
        for nom, temps in (("decision", decisions), ("contract", contrats))
    ]


def _decider(bureau: Bureau, candidature_id: int) -> None:
    demande = DemandeDecision(candidature_id=candidature_id, decision=Decision.RECHERCHE, confirme=True)
    bureau.decisions.preparer(demande)


def _contracter(bureau: Bureau, formation_id: int, numero: str) -> None:
    saisie = SaisieContrat(
        formation_id=formation_id,
        numero=numero,
        employeur="DUPONT & FILS",
        siret=donnees.SIRET,
        confirme=True,
    )
    bureau.contrats.preparer(saisie)


def _commits(path: Path, nombre: int) -> list[float]:
    moteur = open_engine(path, creer=True)
    with moteur.connect() as connection:
        brute = connection.connection.cursor()
        brute.execute("CREATE TABLE t (n INTEGER)")

        def commit() -> None:
            brute.execute("BEGIN IMMEDIATE")
            brute.execute("INSERT INTO t VALUES (1)")
            brute.execute("COMMIT")

        temps = [chronometre(commit) for _ in range(nombre)]
    moteur.dispose()
    return temps
