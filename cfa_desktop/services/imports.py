"""Importing an export: read it, plan, apply exactly that plan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cfa_desktop.models.comparaison import etablir_plan
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Doute, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.models.libelles_appris import avec_libelles
from cfa_desktop.models.plan import Connu, Destination, ImportApplique, Plan
from cfa_desktop.models.rapport import AUTRES, rapport_du_plan
from cfa_desktop.models.repris import est_sans_objet, jour_repris, plan_de_repris
from cfa_desktop.models.texte import fold
from cfa_desktop.services import application, doublons, lecture_imports, rapprochement
from cfa_desktop.services.application import ImportAbandonne, Progression
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.horloges import HorlogeDemo
from cfa_desktop.storage import candidats, candidatures, historique, imports, libelles, rubriques, sauvegardes
from cfa_desktop.storage import formations as formations_storage
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement

PERSONNES_DETAILLEES = 200  # of « autres modifications »: the others are in their dossiers


class ImportRefuse(CfaError):
    """A file cannot be imported as asked."""


class ColonnesInconnues(ImportRefuse):
    """A free list whose columns nobody matched."""

    def __init__(self, fichier: str) -> None:
        super().__init__(
            f"« {fichier} » est une liste dont personne n’a dit à quoi servent les colonnes : rien ne "
            "peut en être repris. Indiquez-les dans la page Import ; elles seront retenues."
        )


class ClasseurModifie(ImportRefuse):
    """A workbook exported to be modified was given as an export of Parcoursup."""

    def __init__(self, fichier: str) -> None:
        super().__init__(
            f"«\u00a0{fichier}\u00a0» est un classeur exporté d’ici pour être modifié\u202f: ses changements "
            "se vérifient un par un, ce n’est pas un export de Parcoursup."
        )


class RienAImporter(ImportRefuse):
    """A list of this program repeats what the base holds: nothing is recorded of it."""

    def __init__(self, fichier: str) -> None:
        super().__init__(
            f"Rien à importer\u202f: «\u00a0{fichier}\u00a0» vient de CFA Recrutement et ne dit rien de "
            "nouveau. Importez l’export téléchargé sur Parcoursup."
        )


class ExportFutur(ImportRefuse):
    """An export is said to come from a day that is not there yet."""

    def __init__(self, jour: date, aujourdhui: date) -> None:
        super().__init__(
            f"Le {jour:%d/%m/%Y} est dans l’avenir\u202f: un export ne peut pas dater d’après aujourd’hui "
            f"({aujourdhui:%d/%m/%Y}). Indiquez le jour où Parcoursup l’a produit\u202f; tous les exports "
            "suivants seraient sinon pris pour plus anciens."
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
        """Read the only formation of a file; raise a ``CfaError`` when it is refused or holds several."""
        lues = self.lire_tout(path)
        if len(lues) != 1:
            raise ImportRefuse(
                f"« {path.name} » contient plusieurs formations : importez-le depuis la fenêtre, une à une."
            )
        return lues[0]

    def lire_tout(
        self,
        path: Path,
        correspondance: Mapping[int, str] | None = None,
        *,
        abandonner: Callable[[], bool] = lambda: False,
    ) -> tuple[Extraction, ...]:
        """Read a file in a child process: one extraction per formation, with what was taught applied.

        Raises a ``CfaError`` when it is refused, ``ImportAbandonne`` when the officer gave up meanwhile.
        """
        try:
            return lecture_imports.lire_fichier(self.contexte, path, correspondance, abandonner)
        except CfaError as refus:
            if abandonner():
                raise ImportAbandonne from refus
            raise

    def lire_colle(self, texte: str, correspondance: Mapping[int, str] | None = None) -> Extraction:
        """Read a pasted table: that of the site, or any list."""
        return lecture_imports.lire_colle(self.contexte, texte, correspondance)

    def retenir_correspondance(self, signature: str, colonnes: Mapping[int, str]) -> None:
        """Remember the columns of a list (rank -> field), for the next file with the same headers."""
        lecture_imports.retenir_correspondance(self.contexte, signature, colonnes)

    def apprendre_libelle(self, champ: str, libelle: str, valeur: str) -> None:
        """Remember what a label of the site means: readings and plans to come understand it."""
        lecture_imports.apprendre_libelle(self.contexte, champ, libelle, valeur)

    def exiger_importable(self, extraction: Extraction) -> None:
        """Raise ``ColonnesInconnues`` when nobody said what the columns of this list are."""
        muette = extraction.type is TypeExport.LISTE and not extraction.enregistrements
        if extraction.a_faire_correspondre or muette:
            raise ColonnesInconnues(extraction.fichier)

    def dernier_jour(self) -> date | None:
        """Return the last day an export may come from, today; None in a demo base, whose clock is its own."""
        if isinstance(self.contexte.horloge, HorlogeDemo):
            return None
        return jour_de_paris(self.contexte.maintenant())

    def exiger_passe(self, export_on: date) -> None:
        """Raise ``ExportFutur`` for a day after today: every later export would be taken for an older one."""
        dernier = self.dernier_jour()
        if dernier is not None and export_on > dernier:
            raise ExportFutur(export_on, dernier)

    def proposer(self, extraction: Extraction, campagne: int | None = None) -> list[Proposition]:
        """Return the formations of the base, the likeliest first: by shared numbers, then by file name."""
        numeros = {enregistrement.numero for enregistrement in extraction.enregistrements}
        with self.contexte.database.lecture() as connection:
            propositions = [
                Proposition(formation, len(numeros & imports.numeros(connection, formation.id)))
                for formation in formations_storage.lister(connection, campagne)
            ]
        propositions.sort(key=lambda une: (une.communs, _est_nommee(une.formation, extraction)), reverse=True)
        return propositions

    def nommee(self, extraction: Extraction, campagne: int | None = None) -> Formation | None:
        """Return the only formation that the file's name or content names, or None."""
        with self.contexte.database.lecture() as connection:
            trouvees = [
                formation
                for formation in formations_storage.lister(connection, campagne)
                if _est_nommee(formation, extraction)
            ]
        return trouvees[0] if len(trouvees) == 1 else None

    def planifier(
        self, extraction: Extraction, formation: Formation, export_on: date, *, partiel: bool = False
    ) -> Plan:
        """Return what importing the file would change; write nothing.

        A free list whose columns are not matched gives its doubts only: it has no record to plan.
        A list that this program wrote is dated by what it repeats, whatever is said.
        Raises ``ClasseurModifie`` for a workbook of this program, which has a plan of its own.
        """
        if extraction.type is TypeExport.ALLER_RETOUR:
            raise ClasseurModifie(extraction.fichier)
        if extraction.repris:
            export_on, partiel = self._jour_repris(extraction, export_on), True
        destination = Destination(formation.id, formation.code, formation.campagne, export_on, partiel)
        with self.contexte.database.lecture() as connection:
            comprise = avec_libelles(extraction, libelles.lire(connection))
            connus = _connus(
                connection, formation, contenu=any(lu.contenu for lu in comprise.enregistrements)
            )
            anterieurs = imports.anterieurs(connection, formation.id)
            etablir = plan_de_repris if comprise.repris else etablir_plan
            plan = etablir(comprise, destination, connus, anterieurs)
            return replace(
                plan,
                version=historique.derniere_version(connection),
                ecarts=rapprochement.constats(self.contexte, connection, plan),
                doutes=(
                    *plan.doutes,
                    *doublons.doutes_du_plan(connection, plan, connus),
                    *_doutes_du_plan(plan, anterieurs.dernier),
                ),
            )

    def _jour_repris(self, extraction: Extraction, dit: date) -> date:
        jour = jour_repris(extraction)
        if jour is not None:
            self.exiger_passe(jour)
        return jour or dit

    def appliquer(
        self,
        plan: Plan,
        avancement: Callable[[str], None] | None = None,
        abandonner: Callable[[], bool] | None = None,
    ) -> int:
        """Apply exactly this plan, all or nothing, after a verified backup; return the import's id.

        Lines that only a name brings to a person are left aside unless the plan accepts them.
        Raises ``ImportRefuse`` (``RienAImporter`` for a list of this program that says nothing new), or
        ``ImportAbandonne`` once ``abandonner`` says so: nothing is written.
        """
        self.contexte.exiger_le_present()
        self.exiger_importable(plan.extraction)
        plan = plan.a_appliquer
        if est_sans_objet(plan):
            raise RienAImporter(plan.extraction.fichier)
        progression = Progression(avancement or (lambda _: None), abandonner or (lambda: False))
        progression.etape("Sauvegarde de la base…")
        _sauvegarder(self.contexte.database.path, progression)
        source = f"export du {plan.destination.export_on:%d/%m/%Y}"
        libelle = f"Import {plan.destination.formation_code}"
        with self.contexte.changement(libelle, source=source, annulable=False) as (connection, changement):
            if plan.version != historique.version_avant(connection, changement.id):
                raise ImportRefuse("La base a changé depuis que ce plan a été préparé. Relancez la lecture.")
            application.appliquer(connection, changement, plan, progression)
            rapprochement.appliquer(changement, plan.ecarts, plan.destination.export_on)
            import_id = _enregistrer(changement, plan, texte_instant(self.contexte.maintenant()) or "")
            progression.etape("Fin de l’enregistrement…")
        return import_id

    def annulable(self, import_id: int) -> str:
        """Return why an import can no longer be undone, naming what later touched it; "" when it can."""
        from cfa_desktop.services import annulation_import

        return annulation_import.empechement(self.contexte, import_id)

    def annuler(self, import_id: int) -> None:
        """Give back every row that an import wrote, after a verified backup. Raises ``ImportRefuse``."""
        from cfa_desktop.services import annulation_import

        annulation_import.annuler(self.contexte, import_id)

    def lister(self) -> list[ImportApplique]:
        """Return the latest imports, the newest first."""
        with self.contexte.database.lecture() as connection:
            return imports.lister(connection)

    def autres_modifications(self, applique: ImportApplique) -> list[LigneHistorique]:
        """Return what an import changed of the persons whom its report only counts, the first ones.

        Of a workbook of this program, all that it changed: its report counts everybody.
        """
        retour = applique.est_un_retour
        rubriques = applique.rapport if retour else (AUTRES,)
        numeros = list(dict.fromkeys(un for cle in rubriques for un in applique.rapport.get(cle, ())))
        if not numeros:
            return []
        with self.contexte.database.lecture() as connection:
            return historique.lignes_de_personnes(
                connection, applique.changement_id, numeros[:PERSONNES_DETAILLEES], creees=retour
            )


def _sauvegarder(base: Path, progression: Progression) -> None:
    """Make the verified backup, given up like the rest. Raises ``ImportAbandonne``."""
    try:
        sauvegardes.sauvegarder(base, motif="avant-import", abandonner=progression.abandonner)
    except sauvegardes.SauvegardeAbandonnee as abandon:
        raise ImportAbandonne from abandon


def _est_nommee(formation: Formation, extraction: Extraction) -> bool:
    """Say whether a file names a formation: its code or sigle as a word, or its whole intitulé."""
    indice = fold(extraction.indice_formation)
    mots = set(re.split(r"[^a-z0-9]+", indice)) - {""}
    intitule = fold(formation.intitule)
    return bool({fold(formation.code), fold(formation.sigle)} & mots) or bool(intitule and intitule in indice)


def _connus(connection: Connection, formation: Formation, *, contenu: bool) -> dict[str, Connu]:
    """Return what is known of each number; the content of the dossiers is read for a file that has some."""
    faits = candidatures.lire_bruts(connection, formation.id)
    corriges = candidats.corrections(connection)
    ailleurs = candidatures.vues_ailleurs(connection, formation.campagne, formation.id)
    contenus = rubriques.contenus(connection, formation.campagne, formation.id) if contenu else {}
    return {
        numero: Connu(
            connu,
            faits.get(connu["id"]),
            contenus.get(connu["id"], {}),
            corriges.get(connu["id"], {}),
            ailleurs.get(connu["id"], ""),
        )
        for numero, connu in candidats.lire_bruts(connection, formation.campagne).items()
    }


def _enregistrer(changement: Changement, plan: Plan, applique_at: str) -> int:
    return imports.enregistrer(
        changement,
        formation_id=plan.destination.formation_id,
        type=plan.extraction.type.value,
        fichier=plan.extraction.fichier,
        empreinte=plan.extraction.empreinte,
        signature=plan.extraction.signature,
        export_on=plan.destination.export_on.isoformat(),
        applique_at=applique_at,
        partiel=int(plan.destination.partiel),
        lignes=plan.extraction.lignes,
        rapport=json.dumps(rapport_du_plan(plan), ensure_ascii=False),
    )


def _doutes_du_plan(plan: Plan, dernier: date | None) -> tuple[Doute, ...]:
    doutes = []
    if plan.ancien and dernier is not None and not plan.extraction.repris:
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
