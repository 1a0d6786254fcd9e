"""The document made in the background: one at a time, the last asked for; it may be given up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.produit import Produit
from cfa_desktop.views.background import run_in_background


class Abandon(CfaError):
    """The officer changed their mind: the document stops at the page reached."""

    def __init__(self) -> None:
        super().__init__("Aperçu abandonné\u202f: rien n’a été produit.")


class Production(QObject):
    """``pret`` carries a ``Produit``; ``abandonne`` says that none came, ``echec`` why."""

    pret = Signal(object)
    abandonne = Signal()
    echec = Signal(str)
    avance = Signal(int, int)
    occupe_change = Signal(bool)

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._impressions = bureau.impressions
        self._course: Course | None = None
        self._suivante: DemandeImpression | None = None

    @property
    def occupe(self) -> bool:
        """Say whether a document is being made."""
        return self._course is not None

    def demander(self, demande: DemandeImpression) -> None:
        """Make that document; one already under way is given up for it."""
        self._suivante = demande
        if self._course is not None:
            self._course.abandonnee = True
        else:
            self._partir(demande)

    def annuler(self) -> None:
        """Give up what is under way."""
        self._suivante = None
        if self._course is not None:
            self._course.abandonnee = True

    def _partir(self, demande: DemandeImpression) -> None:
        course = self._course = Course(self.avance)
        self._suivante = None
        impressions = self._impressions
        self.occupe_change.emit(True)
        run_in_background(
            lambda: impressions.preparer(demande, course.avancer),
            done=self._fini,
            failed=self._rate,
        )

    def _fini(self, produit: Produit) -> None:
        if self._se_termine():
            self.pret.emit(produit)

    def _rate(self, erreur: Exception) -> None:
        attendu = isinstance(erreur, CfaError)
        if self._se_termine() or not attendu:
            if not attendu:
                raise erreur
            self.echec.emit(str(erreur))

    def _se_termine(self) -> bool:
        """End the run; say whether its outcome is still wanted."""
        course, self._course = self._course, None
        if self._suivante is not None:
            self._partir(self._suivante)
            return False
        self.occupe_change.emit(False)
        if course is not None and course.abandonnee:
            self.abandonne.emit()
            return False
        return True


class Course:
    """One run in its thread: a queued signal and a flag, nothing of a widget."""

    def __init__(self, avance: SignalInstance) -> None:
        self._avance = avance
        self.abandonnee = False

    def avancer(self, fait: int, total: int) -> None:
        """Count a page; raise ``Abandon`` once it is no longer wanted."""
        if self.abandonnee:
            raise Abandon
        self._avance.emit(fait, total)
