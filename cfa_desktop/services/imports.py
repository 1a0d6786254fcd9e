"""Importing an export: read it, plan, apply exactly that plan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Doute, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Connu, Destination, ImportApplique, Plan, etablir_plan
from cfa_desktop.models.rapport import rapport_du_plan
from cfa_desktop.models.texte import fold
from cfa_desktop.services import application
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import candidats, candidatures, historique, imports, sauvegardes
from cfa_desktop.storage import formations as formations_storage
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection

TYPES_IMPORTABLES = (TypeExport.TABLEAU, TypeExport.PARAMETRABLE)


class ImportRefuse(CfaError):
    """A file cannot be imported as asked."""


class TypeNonImportable(ImportRefuse):
    """A kind of file that is recognised, but not imported yet."""

    def __init__(self, fichier: str) -> None:
        super().__init__(
            f"« {fichier} » a été lu, mais ce type de fichier ne s’importe pas encore. "
            "Utilisez le tableau de « Gérer le recrutement » ou l’export de données paramétrable."
        )


@dataclass(frozen=True, slots=True)
class Proposition:
    """A formation that may be the file's, and how many of its numbers are already there."""

    formation: Formation
    communs: int


@dataclass(frozen=True, slots=True)
class Imports:
    """Exports of Parcoursup."""

    contexte: Contexte

    def lire(self, path: Path) -> Extraction:
        """Read a file in a child process; raise a ``CfaError`` when it is refused."""
        from cfa_desktop.documents.lecture import lire_export

        return lire_export(path)

    def lire_colle(self, texte: str) -> Extraction:
        """Read the table of the site, pasted."""
        from cfa_desktop.documents.lecture import lire_texte_colle

        return lire_texte_colle(texte)

    def exiger_importable(self, extraction: Extraction) -> None:
        """Raise ``ImportRefuse`` when this kind of file is read but not imported."""
        if extraction.type not in TYPES_IMPORTABLES:
            raise TypeNonImportable(extraction.fichier)

    def proposer(self, extraction: Extraction, campagne: int | None = None) -> list[Proposition]:
        """Return the formations of the base, the likeliest first: by shared numbers, then by file name."""
        numeros = {enregistrement.numero for enregistrement in extraction.enregistrements}
        mots = _mots_du_nom(extraction)
        with self.contexte.database.lecture() as connection:
            propositions = [
                Proposition(formation, len(numeros & imports.numeros(connection, formation.id)))
                for formation in formations_storage.lister(connection, campagne)
            ]
        propositions.sort(key=lambda une: (une.communs, _est_nommee(une.formation, mots)), reverse=True)
        return propositions

    def nommee(self, extraction: Extraction, campagne: int | None = None) -> Formation | None:
        """Return the only formation whose code or sigle is in the file's name or content, or None."""
        mots = _mots_du_nom(extraction)
        with self.contexte.database.lecture() as connection:
            trouvees = [
                formation
                for formation in formations_storage.lister(connection, campagne)
                if _est_nommee(formation, mots)
            ]
        return trouvees[0] if len(trouvees) == 1 else None

    def planifier(
        self, extraction: Extraction, formation: Formation, export_on: date, *, partiel: bool = False
    ) -> Plan:
        """Return what importing the file would change; write nothing.

        A free list (kind L) gives its doubts only: it has no record to plan.
        """
        if extraction.type is not TypeExport.LISTE:
            self.exiger_importable(extraction)
        destination = Destination(formation.id, formation.code, formation.campagne, export_on, partiel)
        with self.contexte.database.lecture() as connection:
            connus = _connus(connection, formation)
            dernier = imports.dernier_export(connection, formation.id)
            version = historique.derniere_version(connection)
        plan = etablir_plan(extraction, destination, connus, dernier)
        return replace(plan, version=version, doutes=plan.doutes + _doutes_du_plan(plan, dernier))

    def appliquer(self, plan: Plan, avancement: Callable[[str], None] | None = None) -> int:
        """Apply exactly this plan, all or nothing, after a verified backup; return the import's id."""
        self.contexte.exiger_le_present()
        self.exiger_importable(plan.extraction)
        dire = avancement or (lambda _: None)
        dire("Sauvegarde de la base…")
        sauvegardes.sauvegarder(self.contexte.database.path, motif="avant-import")
        dire("Enregistrement…")
        source = f"export du {plan.destination.export_on:%d/%m/%Y}"
        libelle = f"Import {plan.destination.formation_code}"
        with self.contexte.changement(libelle, source=source, annulable=False) as (connection, changement):
            if plan.version != historique.version_avant(connection, changement.id):
                raise ImportRefuse("La base a changé depuis que ce plan a été préparé. Relancez la lecture.")
            application.appliquer(connection, changement, plan)
            return imports.enregistrer(
                changement,
                formation_id=plan.destination.formation_id,
                type=plan.extraction.type.value,
                fichier=plan.extraction.fichier,
                empreinte=plan.extraction.empreinte,
                signature=plan.extraction.signature,
                export_on=plan.destination.export_on.isoformat(),
                applique_at=texte_instant(self.contexte.maintenant()),
                partiel=int(plan.destination.partiel),
                lignes=plan.extraction.lignes,
                rapport=json.dumps(rapport_du_plan(plan), ensure_ascii=False),
            )

    def lister(self) -> list[ImportApplique]:
        """Return the latest imports, the newest first."""
        with self.contexte.database.lecture() as connection:
            return imports.lister(connection)


def _mots_du_nom(extraction: Extraction) -> set[str]:
    return set(re.split(r"[^a-z0-9]+", fold(extraction.indice_formation))) - {""}


def _est_nommee(formation: Formation, mots: set[str]) -> bool:
    return bool({fold(formation.code), fold(formation.sigle)} & mots)


def _connus(connection: Connection, formation: Formation) -> dict[str, Connu]:
    faits = candidatures.lire_bruts(connection, formation.id)
    return {
        numero: Connu(connu, faits.get(connu["id"]))
        for numero, connu in candidats.lire_bruts(connection, formation.campagne).items()
    }


def _doutes_du_plan(plan: Plan, dernier: date | None) -> tuple[Doute, ...]:
    doutes = []
    if plan.ancien and dernier is not None:
        doutes.append(
            Doute(
                0,
                "date de l’export",
                plan.destination.export_on.isoformat(),
                f"Ce fichier est plus ancien que le dernier export importé ({dernier:%d/%m/%Y}) : il "
                "complète ce qui manque, ne change aucun fait connu et ne signale aucun absent.",
            )
        )
    annee = plan.extraction.campagne
    if annee is not None and annee != plan.destination.campagne:
        doutes.append(
            Doute(
                0,
                "session",
                str(annee),
                f"Les en-têtes annoncent la session {annee} ; la formation est de "
                f"{plan.destination.campagne}.",
            )
        )
    return tuple(doutes)
