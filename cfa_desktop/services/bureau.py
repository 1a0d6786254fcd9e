"""The open base and every use case on it: what the window and the command line hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from cfa_desktop.models.calendrier.dates import Calendrier, parse_calendrier
from cfa_desktop.paths import resource_path
from cfa_desktop.services import horloges
from cfa_desktop.services.calendriers_lus import CalendriersLus
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import parametres, schema
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.verrou import Verrou

if TYPE_CHECKING:
    from cfa_desktop.models.calendrier.edition import Retouche
    from cfa_desktop.services.aller_retour import AllerRetours
    from cfa_desktop.services.bilans import Bilans
    from cfa_desktop.services.calendriers import Calendriers
    from cfa_desktop.services.candidatures import Candidatures
    from cfa_desktop.services.centre import Centres
    from cfa_desktop.services.classeurs import Classeurs
    from cfa_desktop.services.contrats import Contrats
    from cfa_desktop.services.courriels import Courriels
    from cfa_desktop.services.decisions import Decisions
    from cfa_desktop.services.demandes import Demandes
    from cfa_desktop.services.dossiers import Dossiers
    from cfa_desktop.services.doublons import Doublons
    from cfa_desktop.services.ecarts import Rapprochement
    from cfa_desktop.services.echeances import Echeances
    from cfa_desktop.services.exports import Exports
    from cfa_desktop.services.formations import Formations
    from cfa_desktop.services.guichet import Guichet
    from cfa_desktop.services.historique import Historique
    from cfa_desktop.services.imports import Imports
    from cfa_desktop.services.impressions import Impressions
    from cfa_desktop.services.modeles import Modeles
    from cfa_desktop.services.motifs import Motifs
    from cfa_desktop.services.permis import Permis
    from cfa_desktop.services.pourquoi import Pourquoi
    from cfa_desktop.services.reponses import Reponses
    from cfa_desktop.services.saisies import Saisies
    from cfa_desktop.services.sauvegardes import Sauvegardes
    from cfa_desktop.services.simulation import Simulations
    from cfa_desktop.services.suivi import Suivi


class Bureau:
    """Every use case of one open base, each loaded when first used; close it to release the file."""

    def __init__(self, contexte: Contexte, verrou: Verrou | None, *, est_demo: bool) -> None:
        self.contexte, self.verrou, self.est_demo = contexte, verrou, est_demo
        self.calendriers_en_cours: dict[int, Retouche] = {}  # typed, not recorded: outlives a window

    @cached_property
    def formations(self) -> Formations:
        """Return the formations of the centre."""
        from cfa_desktop.services.formations import Formations

        return Formations(self.contexte)

    @cached_property
    def calendriers(self) -> Calendriers:
        """Return the calendars of the sessions."""
        from cfa_desktop.services.calendriers import Calendriers

        return Calendriers(self.contexte)

    @cached_property
    def candidatures(self) -> Candidatures:
        """Return the candidatures as lists."""
        from cfa_desktop.services.candidatures import Candidatures

        return Candidatures(self.contexte)

    @cached_property
    def dossiers(self) -> Dossiers:
        """Return one candidature in full."""
        from cfa_desktop.services.dossiers import Dossiers

        return Dossiers(self.contexte)

    @cached_property
    def doublons(self) -> Doublons:
        """Return the doubts about persons: the same twice, namesakes."""
        from cfa_desktop.services.doublons import Doublons

        return Doublons(self.contexte)

    @cached_property
    def decisions(self) -> Decisions:
        """Return what is decided of a candidature."""
        from cfa_desktop.services.decisions import Decisions

        return Decisions(self.contexte)

    @cached_property
    def contrats(self) -> Contrats:
        """Return the contracts."""
        from cfa_desktop.services.contrats import Contrats

        return Contrats(self.contexte)

    @cached_property
    def saisies(self) -> Saisies:
        """Return what waits to be typed online."""
        from cfa_desktop.services.saisies import Saisies

        return Saisies(self.contexte)

    @cached_property
    def guichet(self) -> Guichet:
        """Return the session of typing beside the browser."""
        from cfa_desktop.services.guichet import Guichet

        return Guichet(self.contexte)

    @cached_property
    def rapprochement(self) -> Rapprochement:
        """Return what exports proved or contradicted."""
        from cfa_desktop.services.ecarts import Rapprochement

        return Rapprochement(self.contexte)

    @cached_property
    def reponses(self) -> Reponses:
        """Return the propositions d'admission and their replies."""
        from cfa_desktop.services.reponses import Reponses

        return Reponses(self.contexte)

    @cached_property
    def permis(self) -> Permis:
        """Return what may be done, and why not."""
        from cfa_desktop.services.permis import Permis

        return Permis(self.contexte)

    @cached_property
    def demandes(self) -> Demandes:
        """Return capacity, increase, closing and messages of formations."""
        from cfa_desktop.services.demandes import Demandes

        return Demandes(self.contexte)

    @cached_property
    def bilans(self) -> Bilans:
        """Return past contracts and the rapport public of formations."""
        from cfa_desktop.services.bilans import Bilans

        return Bilans(self.contexte)

    @cached_property
    def motifs(self) -> Motifs:
        """Return the register of requests for reasons."""
        from cfa_desktop.services.motifs import Motifs

        return Motifs(self.contexte)

    @cached_property
    def echeances(self) -> Echeances:
        """Return what is due."""
        from cfa_desktop.services.echeances import Echeances

        return Echeances(self.contexte, noter=self.verrou is not None)

    @cached_property
    def suivi(self) -> Suivi:
        """Return the follow-up of candidates."""
        from cfa_desktop.services.suivi import Suivi

        return Suivi(self.contexte)

    @cached_property
    def imports(self) -> Imports:
        """Return the imports of exports."""
        from cfa_desktop.services.imports import Imports

        return Imports(self.contexte)

    @cached_property
    def exports(self) -> Exports:
        """Return the files to write."""
        from cfa_desktop.services.exports import Exports

        return Exports(self.contexte, noter=self.verrou is not None)

    @cached_property
    def classeurs(self) -> Classeurs:
        """Return the workbooks of several sheets."""
        from cfa_desktop.services.classeurs import Classeurs

        return Classeurs(self.contexte, noter=self.verrou is not None)

    @cached_property
    def aller_retours(self) -> AllerRetours:
        """Return the workbooks modified elsewhere that come back."""
        from cfa_desktop.services.aller_retour import AllerRetours

        return AllerRetours(self.contexte, noter=self.verrou is not None)

    @cached_property
    def centre(self) -> Centres:
        """Return the centre's own details."""
        from cfa_desktop.services.centre import Centres

        return Centres(self.contexte)

    @cached_property
    def modeles(self) -> Modeles:
        """Return the ready texts."""
        from cfa_desktop.services.modeles import Modeles

        return Modeles(self.contexte)

    @cached_property
    def impressions(self) -> Impressions:
        """Return the documents to print."""
        from cfa_desktop.services.impressions import Impressions

        return Impressions(self.contexte)

    @cached_property
    def courriels(self) -> Courriels:
        """Return the e-mails to prepare."""
        from cfa_desktop.services.courriels import Courriels

        return Courriels(self.contexte)

    @cached_property
    def historique(self) -> Historique:
        """Return undo, redo and what was done."""
        from cfa_desktop.services.historique import Historique

        return Historique(self.contexte)

    @cached_property
    def pourquoi(self) -> Pourquoi:
        """Return the answers to « Pourquoi ? »."""
        from cfa_desktop.services.pourquoi import Pourquoi

        return Pourquoi(self.contexte)

    @cached_property
    def sauvegardes(self) -> Sauvegardes:
        """Return the backups."""
        from cfa_desktop.services.sauvegardes import Sauvegardes

        return Sauvegardes(self.contexte)

    @property
    def simulee(self) -> datetime | None:
        """Return the simulated instant, None in the present."""
        return self.contexte.simulee.instant

    def simuler(self, instant: datetime | None) -> None:
        """Pretend to be at an aware instant, or come back to the present (None); nothing is written then."""
        self.contexte.simulee.instant = instant

    @cached_property
    def simulations(self) -> Simulations:
        """Return « et si je ne fais rien ? »."""
        from cfa_desktop.services.simulation import Simulations

        return Simulations(self.contexte)

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


def libre(path: Path) -> bool:
    """Say whether a base is there and nobody has it open."""
    return path.exists() and not Verrou(path).est_pris()


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
    lus = CalendriersLus(contexte.database, contexte.calendriers)
    contexte = replace(contexte, calendriers=lus)
    return Bureau(contexte, verrou, est_demo=est_demo)
