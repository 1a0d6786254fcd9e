"""One file on its way: read, matched with a formation, planned; everything slow in the background."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.imports import Proposition
from cfa_desktop.views.background import run_in_background

INATTENDU = "Ce fichier n’a pas pu être lu\u202f: le programme a rencontré une erreur. Rien n’a été changé."


@dataclass(frozen=True, slots=True)
class Lecture:
    """What reading gave, with the formations it may belong to."""

    extraction: Extraction
    propositions: tuple[Proposition, ...]
    nommee: Formation | None

    @property
    def meilleure(self) -> Proposition | None:
        """Return the formation that already holds the most of its numbers, or None without any."""
        premiere = self.propositions[0] if self.propositions else None
        return premiere if premiere is not None and premiere.communs else None

    @property
    def evidente(self) -> Formation | None:
        """Return the formation to propose; None when name and numbers disagree, or say nothing."""
        meilleure = self.meilleure
        if meilleure is None:
            return self.nommee
        if self.nommee is not None and self.nommee.id != meilleure.formation.id:
            return None
        ex_aequo = [une for une in self.propositions if une.communs == meilleure.communs]
        return meilleure.formation if len(ex_aequo) == 1 or self.nommee else None

    def communs(self, formation: Formation) -> int:
        """Return how many of its numbers the formation already holds."""
        return next((p.communs for p in self.propositions if p.formation.id == formation.id), 0)


@dataclass(frozen=True, slots=True)
class _Planifie:
    demande: int
    plan: Plan


class Etude(QObject):
    """A file, what was chosen for it, and its plan; ``changee`` after every step."""

    changee = Signal()

    def __init__(self, bureau: Bureau, source: Path | str, parent: QObject) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self.source = source
        self.lecture: Lecture | None = None
        self.plan: Plan | None = None
        self.erreur = ""
        self.formation: Formation | None = None
        self.export_on: date | None = None
        self.complet: bool | None = None
        self._demande = 0

    @property
    def nom(self) -> str:
        """Return the file's name, as the officer knows it."""
        return self.source.name if isinstance(self.source, Path) else "Tableau collé"

    @property
    def est_colle(self) -> bool:
        """Say whether it was pasted: the site shows a page at a time."""
        return not isinstance(self.source, Path)

    @property
    def en_lecture(self) -> bool:
        """Say whether it is still being read."""
        return self.lecture is None and not self.erreur

    @property
    def question_complet(self) -> bool:
        """Say whether « fichier complet ? » must be answered (R: more than 10 % absent, or pasted)."""
        if self.complet is not None:
            return True
        plan = self.plan
        return plan is not None and bool(plan.a_confirmer or (self.est_colle and plan.disparus))

    @property
    def attente(self) -> str:
        """Return what is still missing before it can be applied, "" when nothing is."""
        manques = (
            (bool(self.erreur), self.erreur),
            (self.en_lecture, "Lecture en cours…"),
            (self.formation is None, "Choisissez la formation."),
            (self.export_on is None, "Indiquez la date de l’export."),
            (self.plan is None, "Comparaison en cours…"),
            (self.question_complet and self.complet is None, "Dites si le fichier est complet."),
        )
        return next((phrase for manque, phrase in manques if manque), "")

    def lire(self) -> None:
        """Read the file and look for its formation, in the background."""
        bureau, source = self._bureau, self.source

        def travail() -> Lecture:
            if isinstance(source, Path):
                extraction = bureau.imports.lire(source)
            else:
                extraction = bureau.imports.lire_colle(source)
            bureau.imports.exiger_importable(extraction)
            propositions = tuple(bureau.imports.proposer(extraction, extraction.campagne))
            return Lecture(extraction, propositions, bureau.imports.nommee(extraction, extraction.campagne))

        run_in_background(travail, done=self._lu, failed=self._refuse)

    def choisir(self, formation: Formation | None) -> None:
        """Take a formation, by hand; the file is compared again."""
        self.formation = formation
        self.complet = None
        self.planifier()

    def dater(self, jour: date | None) -> None:
        """Take the day of the export; the file is compared again."""
        if jour != self.export_on:
            self.export_on = jour
            self.planifier()

    def dire_complet(self, complet: bool) -> None:
        """Answer « fichier complet ? »: a partial one makes nobody absent."""
        if complet is not self.complet:
            self.complet = complet
            self.planifier()

    def planifier(self) -> None:
        """Compare the file with the base as it is now, in the background."""
        self._demande += 1
        self.plan = None
        if self.lecture is None or self.formation is None or self.export_on is None:
            self.changee.emit()
            return
        bureau, demande = self._bureau, self._demande
        extraction, formation, jour = self.lecture.extraction, self.formation, self.export_on
        partiel = self.complet is False

        def travail() -> _Planifie:
            return _Planifie(demande, bureau.imports.planifier(extraction, formation, jour, partiel=partiel))

        self.changee.emit()
        run_in_background(travail, done=self._planifie, failed=self._refuse)

    def _lu(self, lecture: Lecture) -> None:
        self.lecture = lecture
        self.formation = lecture.evidente
        if lecture.extraction.indice_date:
            self.export_on = date.fromisoformat(lecture.extraction.indice_date)
        self.planifier()

    def _planifie(self, resultat: _Planifie) -> None:
        if resultat.demande == self._demande:
            self.plan = resultat.plan
            self.changee.emit()

    def _refuse(self, erreur: Exception) -> None:
        attendue = isinstance(erreur, CfaError)
        self.erreur = str(erreur) if attendue else INATTENDU
        self.changee.emit()
        if not attendue:
            raise erreur
