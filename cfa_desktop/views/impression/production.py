"""The document made in the background: one at a time, the last asked for; it may be given up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.produit import Produit
from cfa_desktop.views.background import run_in_background

_PALIERS = 200
"""How many counts the window hears of at most: ten thousand of them would keep it from answering."""


class Abandon(CfaError):
    """The officer changed their mind: the document stops at the page reached."""

    def __init__(self) -> None:
        super().__init__("Aperçu abandonné\u202f: rien n’a été produit.")


class Production(QObject):
    """``pret`` carries a ``Produit``; ``abandonne`` says that none will come, ``echec`` why.

    ``compose`` counts those of whom the document speaks, then ``avance`` its pages.
    """

    pret = Signal(object)
    abandonne = Signal()
    echec = Signal(str)
    compose = Signal(int, int)
    avance = Signal(int, int)
    occupe_change = Signal(bool)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._impressions = bureau.impressions
        self._pages: Course | None = None
        self._lues: Course | None = None
        self._suivante: DemandeImpression | None = None

    @property
    def occupe(self) -> bool:
        """Say whether a document is being made."""
        return self._pages is not None

    def demander(self, demande: DemandeImpression) -> None:
        """Make that document; one already under way is given up for it."""
        self._suivante = demande
        if self._pages is None:
            self._partir(demande)
        else:
            self._abandonner()

    def annuler(self) -> None:
        """Give up what is under way, at once: its thread stops by itself, and nobody waits for it."""
        self._suivante = None
        if self._pages is not None:
            self._abandonner()
            self._pages = None
            self.occupe_change.emit(False)
            self.abandonne.emit()

    def _abandonner(self) -> None:
        for course in (self._lues, self._pages):
            if course is not None:
                course.abandonnee = True

    def _partir(self, demande: DemandeImpression) -> None:
        lues, pages = Course(self.compose), Course(self.avance)
        self._lues, self._pages, self._suivante = lues, pages, None
        impressions = self._impressions

        def preparer() -> tuple[Course, Produit | CfaError]:
            try:
                return pages, impressions.preparer(demande, pages.avancer, lues.avancer)
            except CfaError as refus:
                return pages, refus

        self.occupe_change.emit(True)
        run_in_background(preparer, done=self._fini, failed=self._rate)

    def _fini(self, issue: tuple[Course, Produit | CfaError]) -> None:
        course, resultat = issue
        if course is not self._pages or not self._se_termine():
            return
        if isinstance(resultat, CfaError):
            self.echec.emit(str(resultat))
        else:
            self.pret.emit(resultat)

    def _rate(self, erreur: Exception) -> None:
        if self._pages is not None:
            self._se_termine()
        raise erreur

    def _se_termine(self) -> bool:
        """End the run; say whether its outcome is still wanted."""
        self._pages = None
        if self._suivante is not None:
            self._partir(self._suivante)
            return False
        self.occupe_change.emit(False)
        return True


class Course:
    """One run in its thread: a queued signal and a flag, nothing of a widget."""

    def __init__(self, avance: SignalInstance) -> None:
        self._avance = avance
        self._palier = -1
        self.abandonnee = False

    def avancer(self, fait: int, total: int) -> None:
        """Count what is done; raise ``Abandon`` once it is no longer wanted."""
        if self.abandonnee:
            raise Abandon
        palier = fait * _PALIERS // total if total else self._palier
        if palier != self._palier:
            self._palier = palier
            self._avance.emit(fait, total)
