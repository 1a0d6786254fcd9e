"""The calendar of a session: read, changed here, brought back, prepared for the year after."""

from __future__ import annotations

from dataclasses import dataclass

from cfa_desktop.models.calendrier.champs import Manquant, manquants
from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.calendrier.edition import Edition, Retouche, en_ordre, fusionner, reprendre, retoucher
from cfa_desktop.models.calendrier.phrases import libelle_modification
from cfa_desktop.models.calendrier.validation import Anomalie, examiner_calendrier, verdict_calendrier
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.services.calendriers_lus import CalendriersLus
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import calendriers, parametres


class SessionDejaPreparee(CfaError):
    """The calendar of the year after is there already."""

    def __init__(self, campagne: int) -> None:
        super().__init__(
            f"La session {campagne} est déjà préparée\u202f: choisissez-la en haut à droite, puis ouvrez son "
            "calendrier."
        )


class AucuneDateLivree(CfaError):
    """No date of that session came with the program."""

    def __init__(self, campagne: int) -> None:
        super().__init__(
            f"Aucune date n’est livrée pour la session {campagne}\u202f: corrigez-les une à une."
        )


@dataclass(frozen=True, slots=True)
class Calendriers:
    """Calendars as the officer changes them."""

    contexte: Contexte

    def lire(self, campagne: int) -> Calendrier:
        """Return the calendar that every rule works with, each value with its origin."""
        return self.contexte.calendrier(campagne)

    def manquants(self, campagne: int) -> list[Manquant]:
        """Return the dates that are missing, with why they matter."""
        return manquants(self.lire(campagne))

    def apercu(self, campagne: int, retouche: Retouche) -> Calendrier:
        """Return the calendar as it would be, writing nothing."""
        return fusionner(self._lus.livre(campagne), self._edition(campagne, retouche))

    def examiner(self, campagne: int, retouche: Retouche) -> list[Anomalie]:
        """Return everything wrong with the calendar as it would be."""
        return examiner_calendrier(self.apercu(campagne, retouche))

    def modifier(self, campagne: int, retouche: Retouche) -> str:
        """Record what was typed and confirmed, as one change; return its name, "" when nothing changed.

        Raises ``RuleViolation`` when the dates do not hold together.
        """
        verdict = verdict_calendrier(self.examiner(campagne, retouche))
        if verdict.blocages:
            raise RuleViolation(verdict)
        retouche = en_ordre(retouche)
        avant, apres = self.lire(campagne), self.apercu(campagne, retouche)
        if apres == avant:
            return ""
        return self._ecrire(campagne, self._edition(campagne, retouche), libelle_modification(avant, apres))

    def est_modifie(self, campagne: int) -> bool:
        """Say whether something was changed here of that calendar."""
        return bool(self._lus.edition(campagne))

    def est_livre(self, campagne: int) -> bool:
        """Say whether dates of that session came with the program."""
        return campagne in self._lus.livres

    def revenir(self, campagne: int) -> str:
        """Forget what was changed here and return to the shipped dates; return the name of the change.

        Raises ``AucuneDateLivree`` when there is none to return to.
        """
        if not self.est_livre(campagne):
            raise AucuneDateLivree(campagne)
        return self._ecrire(campagne, {}, f"Calendrier {campagne}\u202f: retour aux dates livrées")

    def a_preparer(self) -> int:
        """Return the first session after those that the base works with and that have a calendar."""
        with self.contexte.database.lecture() as connection:
            campagnes = parametres.campagnes(connection)
        datees = [annee for annee in campagnes if annee in self._lus]
        return max(datees or [jour_de_paris(self.contexte.maintenant()).year - 1]) + 1

    def preparer_suivante(self, campagne: int) -> int:
        """Create the session after that one and return its year: its shipped dates, else those of this one.

        Dates taken over move by one year, are all to confirm, and what is missing stays missing.
        Raises ``SessionDejaPreparee`` when the base has it with its calendar.
        """
        suivante = campagne + 1
        with self.contexte.database.lecture() as connection:
            connue = suivante in parametres.campagnes(connection)
        if connue and suivante in self._lus:
            raise SessionDejaPreparee(suivante)
        edition = {} if self.est_livre(suivante) else reprendre(self.lire(campagne), suivante)
        self._ecrire(suivante, edition, f"Session {suivante} préparée d’après {campagne}")
        return suivante

    @property
    def _lus(self) -> CalendriersLus:
        lus = self.contexte.calendriers
        if not isinstance(lus, CalendriersLus):
            raise TypeError("the context was not assembled")
        return lus

    def _edition(self, campagne: int, retouche: Retouche) -> Edition:
        aujourdhui = jour_de_paris(self.contexte.horloge.maintenant())
        return retoucher(self._lus.livre(campagne), self._lus.edition(campagne), retouche, aujourdhui)

    def _ecrire(self, campagne: int, edition: Edition, libelle: str) -> str:
        with self.contexte.changement(libelle) as (connection, changement):
            calendriers.ajouter_campagne(changement, connection, campagne)
            calendriers.enregistrer(changement, connection, campagne, edition)
        return libelle
