"""One formation of a file on its way: read, matched, planned; everything slow in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.extraction import Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.parties import a_placer, est_dite
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.repris import est_sans_objet
from cfa_desktop.models.zero_perdu import rendre_les_zeros
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.imports.categories import Listes, lister
from cfa_desktop.views.imports.coches import Decochees
from cfa_desktop.views.imports.lecture import Lecture, situer
from cfa_desktop.views.imports.lignes import numeros_touches
from cfa_desktop.views.imports.textes import dire_date_a_venir

INATTENDU = "Ce fichier n’a pas pu être lu\u202f: le programme a rencontré une erreur. Rien n’a été changé."
FORMATION_TUE = "sans formation"
COLONNES = "Indiquez à quoi servent les colonnes."
DATE_EXPORT = "Indiquez la date de l’export."
DATE_LISTE = "Indiquez la date de cette liste."


class _Lu(NamedTuple):
    demande: int
    lectures: Sequence[Lecture]


class _Planifie(NamedTuple):
    demande: int
    plan: Plan
    listes: Listes


class Etude(QObject):
    """A formation of a file, what was chosen for it, and its plan; ``changee`` after every step.

    ``autres_lues`` carries the readings of the other formations of the same file.
    """

    changee = Signal()
    autres_lues = Signal(list)
    retour_lu = Signal(object)  # the Extraction of a workbook of this program: it has a plan of its own

    def __init__(self, bureau: Bureau, source: Path | str, parent: QObject, *, rang: int = 0) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self.source, self.rang = source, rang
        self.lecture: Lecture | None = None
        self.plan: Plan | None = None
        self.listes = Listes()
        self.erreur = ""
        self.formation: Formation | None = None
        self.export_on: date | None = None
        self.complet: bool | None = None
        self.correspondance: Mapping[int, str] | None = None
        self.decochees = Decochees()
        self._proposees: set[str] = set()
        self.zeros: set[str] = set()
        self.partagee = rang > 0
        self._lecture_en_cours = False
        self._abandon = Event()
        self._lecture_demandee = self._demande = 0

    @property
    def nom(self) -> str:
        """Return the file's name as the officer knows it, with the formation when it holds several."""
        nom = self.source.name if isinstance(self.source, Path) else "Tableau collé"
        if self.lecture is None or not self.partagee:
            return nom
        lue = self.lecture.extraction
        return f"{nom} – {lue.indice_formation if est_dite(lue) else FORMATION_TUE}"

    @property
    def est_colle(self) -> bool:
        """Say whether it was pasted: the site shows a page at a time."""
        return not isinstance(self.source, Path)

    @property
    def en_lecture(self) -> bool:
        """Say whether it is still being read."""
        return self._lecture_en_cours or (self.lecture is None and not self.erreur)

    @property
    def extraction(self) -> Extraction | None:
        """Return what was read, with the zeros given back by hand, None before."""
        return rendre_les_zeros(self.lecture.extraction, self.zeros) if self.lecture else None

    @property
    def a_faire_correspondre(self) -> bool:
        """Say whether it is a list whose columns nobody matched yet."""
        return self.lecture is not None and self.lecture.extraction.a_faire_correspondre

    @property
    def est_liste(self) -> bool:
        """Say whether it is a free list, whose columns are matched by hand."""
        return self.lecture is not None and self.lecture.extraction.type is TypeExport.LISTE

    @property
    def question_complet(self) -> bool:
        """Say whether « fichier complet ? » must be answered (R: more than 10 % absent, or pasted)."""
        if self.complet is not None:
            return True
        plan = self.plan
        return plan is not None and bool(plan.a_confirmer or (self.est_colle and plan.disparus))

    @property
    def date_a_venir(self) -> str:
        """Return why the day that the file says was not taken: nothing comes from tomorrow; "" otherwise."""
        dit = self.lecture.extraction.indice_date if self.lecture is not None else ""
        if not dit or self.export_on is not None:
            return ""
        jour, dernier = date.fromisoformat(dit), self._bureau.imports.dernier_jour()
        return dire_date_a_venir(jour, dernier) if dernier is not None and jour > dernier else ""

    @property
    def attente(self) -> str:
        """Return what is still missing before it can be applied, "" when nothing is."""
        manques = (
            (bool(self.erreur), self.erreur),
            (self.en_lecture, "Lecture en cours…"),
            (self.a_faire_correspondre, COLONNES),
            (self.formation is None, "Choisissez la formation."),
            (self.export_on is None, self.date_a_venir or (DATE_LISTE if self.est_liste else DATE_EXPORT)),
            (self.plan is None, "Comparaison en cours…"),
            (self.question_complet and self.complet is None, "Dites si le fichier est complet."),
        )
        return next((phrase for manque, phrase in manques if manque), "")

    @property
    def sans_objet(self) -> bool:
        """Say whether it gives nothing to import: a list of this program that says nothing new."""
        return self.plan is not None and est_sans_objet(self.plan)

    @property
    def prete(self) -> bool:
        """Say whether it can be applied as it is."""
        return not self.attente and not self.sans_objet

    @property
    def laissees(self) -> frozenset[str]:
        """Return the numbers that the plan would change and whose lines were unticked."""
        if self.plan is None or not self.decochees:
            return frozenset()
        return frozenset(numeros_touches(self.plan)) & frozenset(self.decochees)

    @property
    def occupee(self) -> bool:
        """Say whether it waits for the program, and not for a hand."""
        if self.en_lecture:
            return True
        choisie = self.formation is not None and self.export_on is not None
        return choisie and self.plan is None and not self.erreur and not self.a_faire_correspondre

    def lire(self) -> None:
        """Read the file and look for its formation, in the background."""
        bureau, source, correspondance = self._bureau, self.source, self.correspondance
        abandon = self._abandon = Event()
        self._lecture_demandee += 1
        demande = self._lecture_demandee
        self._lecture_en_cours, self.erreur, self.plan = True, "", None

        def travail() -> _Lu:
            if isinstance(source, Path):
                lues = bureau.imports.lire_tout(source, correspondance, abandonner=abandon.is_set)
            else:
                lues = (bureau.imports.lire_colle(source, correspondance),)
            return _Lu(demande, [situer(bureau, lue) for lue in a_placer(lues)])

        self.changee.emit()
        run_in_background(travail, done=self._lu, failed=self._refuse)

    def reprendre(self, lecture: Lecture) -> None:
        """Take a reading made for another formation of the same file."""
        self._prendre(lecture)

    def abandonner(self) -> None:
        """Stop reading: the child process is killed."""
        self._lecture_demandee += 1
        self._lecture_en_cours = False
        self._abandon.set()

    def faire_correspondre(self, colonnes: Mapping[int, str]) -> None:
        """Read the list again with those fields by column, which are remembered for the next time."""
        if self.lecture is not None:
            self._bureau.imports.retenir_correspondance(self.lecture.extraction.signature, colonnes)
            self.correspondance = dict(colonnes)
            self.lire()

    def choisir(self, formation: Formation | None) -> None:
        """Take a formation, by hand; the file is compared again."""
        self.formation = formation
        self.complet = None
        self.decochees.clear()
        self._proposees.clear()
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

    def rendre_zeros(self, champ: str) -> None:
        """Give their first zero back to the phones of a column, or take it away again."""
        self.zeros ^= {champ}
        self.planifier()

    def planifier(self) -> None:
        """Compare the file with the base as it is now, in the background."""
        self._demande += 1
        self.plan = None
        extraction, formation, jour = self.extraction, self.formation, self.export_on
        en_attente = self._lecture_en_cours or self.a_faire_correspondre
        if extraction is None or formation is None or jour is None or en_attente:
            self.changee.emit()
            return
        bureau, demande, partiel = self._bureau, self._demande, self.complet is False

        def travail() -> _Planifie:
            plan = bureau.imports.planifier(extraction, formation, jour, partiel=partiel)
            return _Planifie(demande, plan, lister(plan))

        self.changee.emit()
        run_in_background(travail, done=self._planifie, failed=self._refuse)

    def _lu(self, lu: _Lu) -> None:
        if lu.demande != self._lecture_demandee:
            return
        lectures = lu.lectures
        if lectures[0].extraction.type is TypeExport.ALLER_RETOUR:
            self.retour_lu.emit(lectures[0].extraction)
            return
        self.partagee = self.partagee or len(lectures) > 1
        neuve = self.lecture is None
        self._prendre(lectures[min(self.rang, len(lectures) - 1)])
        if neuve and len(lectures) > 1:
            self.autres_lues.emit(list(lectures[1:]))

    def _prendre(self, lecture: Lecture) -> None:
        self._lecture_en_cours = False
        self.lecture = lecture
        self.formation = self.formation or lecture.evidente
        if lecture.extraction.indice_date and self.export_on is None:
            self.export_on = self._permis(date.fromisoformat(lecture.extraction.indice_date))
        self.planifier()

    def _permis(self, jour: date) -> date | None:
        dernier = self._bureau.imports.dernier_jour()
        return jour if dernier is None or jour <= dernier else None

    def _planifie(self, resultat: _Planifie) -> None:
        if resultat.demande == self._demande:
            self.plan, self.listes = resultat.plan, resultat.listes
            # Unticked once: a line that the officer ticked after looking stays so when compared again.
            self.decochees |= set(resultat.plan.incertains) - self._proposees
            self._proposees |= set(resultat.plan.incertains)
            self.changee.emit()

    def _refuse(self, erreur: Exception) -> None:
        if self._abandon.is_set():
            return
        attendue = isinstance(erreur, CfaError)
        self._lecture_en_cours = False
        self.erreur = str(erreur) if attendue else INATTENDU
        self.changee.emit()
        if not attendue:
            raise erreur
