"""The open base and every use case on it: what the window and the command line hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from cfa_desktop.models.calendrier import Calendrier, parse_calendrier
from cfa_desktop.paths import resource_path
from cfa_desktop.services import horloges
from cfa_desktop.services.candidatures import Candidatures
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.contrats import Contrats
from cfa_desktop.services.decisions import Decisions
from cfa_desktop.services.dossiers import Dossiers
from cfa_desktop.services.exports import Exports
from cfa_desktop.services.formations import Formations
from cfa_desktop.services.historique import Historique
from cfa_desktop.services.imports import Imports
from cfa_desktop.services.saisies import Saisies
from cfa_desktop.services.sauvegardes import Sauvegardes
from cfa_desktop.services.suivi import Suivi
from cfa_desktop.storage import parametres, schema
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.verrou import Verrou


@dataclass(slots=True)
class Bureau:
    """Every use case of one open base; close it to keep the demo's clock and release the file."""

    contexte: Contexte
    verrou: Verrou | None
    est_demo: bool
    formations: Formations
    candidatures: Candidatures
    dossiers: Dossiers
    decisions: Decisions
    contrats: Contrats
    saisies: Saisies
    suivi: Suivi
    imports: Imports
    exports: Exports
    historique: Historique
    sauvegardes: Sauvegardes

    @property
    def path(self) -> Path:
        """Return the file of the base."""
        return self.contexte.database.path

    def parametre(self, cle: str, defaut: str = "") -> str:
        """Return a setting of the centre."""
        with self.contexte.database.lecture() as connection:
            return parametres.lire(connection, cle, defaut)

    def close(self) -> None:
        """Keep the demo's clock, release the file and the right to write."""
        if self.verrou is not None:
            horloges.ranger(self.contexte)
            self.verrou.rendre()
        self.contexte.database.close()

    def __enter__(self) -> Bureau:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, valeur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def lire_calendriers() -> dict[int, Calendrier]:
    """Return the shipped calendars, by campagne."""
    lus = [
        parse_calendrier(fichier.read_text("utf-8"))
        for fichier in sorted(resource_path("calendriers").glob("*.toml"))
    ]
    return {calendrier.campagne: calendrier for calendrier in lus}


def ouvrir(path: Path, *, ecriture: bool = True) -> Bureau:
    """Open an existing base, brought to the current schema; ``ecriture`` takes the right to write.

    Raises a ``BaseError`` that says what to do: missing, foreign, damaged, newer, read-only, in use.
    """
    verrou = None
    if ecriture:
        schema.exiger_presente(path)
        verrou = Verrou(path)
        verrou.prendre()
    try:
        schema.upgrade(path)
        database = Database(path)
        return _assembler(database, verrou)
    except BaseException:
        if verrou is not None:
            verrou.rendre()
        raise


def creer(path: Path) -> Bureau:
    """Create an empty base and open it; raise ``BaseExistante`` rather than replace a file."""
    schema.create(path)
    return ouvrir(path)


def _assembler(database: Database, verrou: Verrou | None) -> Bureau:
    horloge = horloges.horloge_de(database)
    return assembler(Contexte(database, horloge, lire_calendriers()), verrou)


def assembler(contexte: Contexte, verrou: Verrou | None = None) -> Bureau:
    """Return every use case over a context (tests inject their own clock)."""
    with contexte.database.lecture() as connection:
        est_demo = bool(parametres.lire(connection, horloges.CLE_DEMO))
    return Bureau(
        contexte=contexte,
        verrou=verrou,
        est_demo=est_demo,
        formations=Formations(contexte),
        candidatures=Candidatures(contexte),
        dossiers=Dossiers(contexte),
        decisions=Decisions(contexte),
        contrats=Contrats(contexte),
        saisies=Saisies(contexte),
        suivi=Suivi(contexte),
        imports=Imports(contexte),
        exports=Exports(contexte),
        historique=Historique(contexte),
        sauvegardes=Sauvegardes(contexte),
    )
