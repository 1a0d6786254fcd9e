"""What is due: read it, mark it as done, explain it, hand it to an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.echeances.echeance import NATURES, Echeance, Quoi, SansDate
from cfa_desktop.models.echeances.liste import echeances, sans_date
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.temps import debut_du_jour
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.storage import echeances as stockees
from cfa_desktop.storage import formations
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement

if TYPE_CHECKING:
    from cfa_desktop.models.explication import Explication


class PasMarquable(CfaError):
    """This cannot be marked as done, or not that day."""


class Tableau(NamedTuple):
    """Everything due at an instant: dated, done, and waiting for a date; dated ones nearest first."""

    dues: tuple[Echeance, ...]
    faites: tuple[Echeance, ...]
    sans_date: tuple[SansDate, ...]
    formations: tuple[Formation, ...]
    calendrier: Calendrier
    maintenant: datetime


@dataclass(frozen=True, slots=True)
class Echeances:
    """What is due in a campagne; ``noter`` is False over a base opened to be read only."""

    contexte: Contexte
    noter: bool = True

    def lire(
        self,
        campagne: int,
        *,
        formation_id: int | None = None,
        au: datetime | None = None,
        deja_lues: Sequence[CandidatureLine] | None = None,
    ) -> Tableau:
        """Return what is due, of one formation when said; ``deja_lues`` spares reading the lines again."""
        maintenant, calendrier = self.contexte.maintenant(au), self.contexte.calendrier(campagne)
        with self.contexte.database.lecture() as connection:
            selection = Selection(campagne=campagne, formation_id=formation_id)
            lignes = deja_lues
            if lignes is None:
                lignes = composer(self.contexte, connection, selection, maintenant)
            autour = stockees.autour(connection, campagne)
            concernees = tuple(
                f for f in formations.lister(connection, campagne) if formation_id in (None, f.id)
            )
        if formation_id is not None:
            attendus = tuple(b for b in autour.brouillons if b.formation_id == formation_id)
            autour = autour._replace(brouillons=attendus)
        toutes = echeances(lignes, concernees, calendrier, maintenant, autour)
        return Tableau(
            dues=tuple(due for due in toutes if due.faite_on is None),
            faites=tuple(due for due in toutes if due.faite_on is not None),
            sans_date=sans_date(lignes, concernees, calendrier, maintenant),
            formations=concernees,
            calendrier=calendrier,
            maintenant=maintenant,
        )

    def marquer_faites(self, dues: Sequence[Echeance], campagne: int, le: date | None = None) -> None:
        """Mark things as done that day (today): one recorded change, which Ctrl+Z undoes.

        A step is closed, a report published, a request answered: the fact itself is noted. Raises
        ``PasMarquable`` when Parcoursup alone proves it, or when the day is to come.
        """
        aujourdhui = jour_de_paris(self.contexte.maintenant())
        jour = le or aujourdhui
        for due in dues:
            if due.pas_fait:
                raise PasMarquable(due.pas_fait)
        if jour > aujourdhui:
            dit = jour_court(jour, campagne)
            raise PasMarquable(f"Le {dit} est à venir : marquez fait ce qui l’est déjà.")
        with self.contexte.changement(_libelle("Marqué fait", dues)) as (connection, changement):
            for due in dues:
                self._noter(connection, changement, due, jour, campagne)

    def demarquer(self, dues: Sequence[Echeance], campagne: int) -> None:
        """Put back things marked as done."""
        with self.contexte.changement(_libelle("Remis à faire", dues)) as (connection, changement):
            for due in dues:
                self._noter(connection, changement, due, None, campagne)

    def expliquer(self, due: Echeance, tableau: Tableau) -> Explication:
        """Return the answer to « Pourquoi ? »: the candidature's own when it has one."""
        from cfa_desktop.models.echeances.explications import expliquer_echeance
        from cfa_desktop.services.pourquoi import Pourquoi, lire_recueil

        if due.candidature_id and due.regle in ("R2", "R5", "R6"):
            return Pourquoi(self.contexte).limite(due.candidature_id)
        if due.candidature_id and due.quoi is Quoi.REPONSE:
            return Pourquoi(self.contexte).reponse(due.candidature_id)
        formation = next((f for f in tableau.formations if f.id == due.formation_id), None)
        return expliquer_echeance(due, formation, tableau.calendrier.campagne, lire_recueil())

    def exporter_agenda(self, path: Path, tableau: Tableau, *, avec_noms: bool = False) -> int:
        """Write what is due as an .ics file that agendas import, and note it; return the number of events.

        Names of persons leave only when asked for: by default formations and counts (RGPD).
        """
        from cfa_desktop.documents.agenda import ecrire_agenda
        from cfa_desktop.documents.liste import texte_nombre
        from cfa_desktop.models.echeances.agenda import rendez_vous
        from cfa_desktop.services import sorties

        evenements = rendez_vous(tableau.dues, tableau.formations, avec_noms=avec_noms)
        ecrire_agenda(path, evenements, self.contexte.horloge.maintenant())
        if self.noter:
            noms = "avec les noms" if avec_noms else "sans aucun nom"
            compte = texte_nombre(len(evenements), "rendez-vous", "rendez-vous")
            sorties.noter(self.contexte, f"Fichier exporté – Agenda {noms}, {compte}")
        return len(evenements)

    def _noter(
        self,
        connection: Connection,
        changement: Changement,
        due: Echeance,
        jour: date | None,
        campagne: int,
    ) -> None:
        if due.quoi is Quoi.RAPPORT:
            stockees.dire_rapport(changement, due.formation_id, jour)
            return
        if due.quoi is Quoi.MOTIFS:
            stockees.dire_demandes(changement, connection, due.candidature_id, jour)
            return
        if due.quoi is Quoi.SUIVI:
            close_at = None if jour is None else self._instant_de(jour)
            personne, etape_on = (campagne, due.numero), jour_de_paris(due.le)
            stockees.dire_etapes(changement, connection, personne, etape_on=etape_on, close_at=close_at)
        stockees.demarquer(changement, connection, due.cle)
        if jour is not None:
            stockees.marquer(changement, due.cle, jour)

    def _instant_de(self, jour: date) -> datetime:
        maintenant = self.contexte.maintenant()
        return maintenant if jour == jour_de_paris(maintenant) else debut_du_jour(jour)


def _libelle(verbe: str, dues: Sequence[Echeance]) -> str:
    nature = NATURES[dues[0].quoi]
    return f"{verbe} : {nature.une if len(dues) == 1 else f'{len(dues)} {nature.plusieurs}'}"
