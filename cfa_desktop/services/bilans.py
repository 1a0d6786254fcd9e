"""What a formation owes and shows for its re-publication: past contracts, rapport public (R22, R25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfa_desktop.models.bilan import Bilan, bilan
from cfa_desktop.models.comptage import compter_lignes
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.regles.rapport import Rapport, suivre_rapport
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer
from cfa_desktop.services.permis import Permis, exiger
from cfa_desktop.storage import bilans, formations
from cfa_desktop.storage.database import Connection


class BilanImpossible(CfaError):
    """A figure cannot be recorded as typed."""


@dataclass(frozen=True, slots=True)
class BilanFormation:
    """The contracts by campagne; ``de_la_base`` are those counted here, the others were typed."""

    bilan: Bilan
    de_la_base: frozenset[int]


@dataclass(frozen=True, slots=True)
class Bilans:
    """Contracts over three campagnes, rapport public."""

    contexte: Contexte

    def contrats(self, formation_id: int) -> BilanFormation:
        """Return the contracts of the formation over three campagnes: from the base, else typed (R25)."""
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, formation_id)
            comptes = self._de_la_base(connection, formation.code, formation.campagne)
            totaux = {**bilans.lister(connection, formation.code), **comptes}
        return BilanFormation(bilan(formation.code, formation.campagne, totaux), frozenset(comptes))

    def saisir(self, formation_id: int, campagne: int, contrats: int | None) -> None:
        """Type the contracts of a past campagne; None takes the figure back (R25)."""
        if contrats is not None and contrats < 0:
            raise BilanImpossible("Un nombre de contrats est un entier, 0 au moins.")
        if campagne in self.contrats(formation_id).de_la_base:
            raise BilanImpossible(f"Les contrats de {campagne} sont comptés dans cette base.")
        with self.contexte.changement(f"Contrats de {campagne} notés") as (connection, changement):
            formation = formations.trouver(connection, formation_id)
            bilans.enregistrer(
                changement, connection, campagne=campagne, code=formation.code, contrats=contrats
            )

    def rapport(self, formation_id: int) -> Rapport:
        """Return where the rapport public stands now (R22)."""
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, formation_id)
        calendrier = self.contexte.calendrier(formation.campagne)
        return suivre_rapport(formation, calendrier, self.contexte.maintenant())

    def examiner_rapport(self, formation_id: int) -> Verdict:
        """Say whether the rapport public may be noted as published (R22)."""
        return Permis(self.contexte).formation(formation_id)[Acte.RAPPORT]

    def publier_rapport(self, formation_id: int, le: date | None = None) -> None:
        """Note that the rapport public was published that day (today); raise ``RuleViolation`` (R22)."""
        exiger(self.examiner_rapport(formation_id))
        aujourdhui = jour_de_paris(self.contexte.maintenant())
        jour = le or aujourdhui
        if jour > aujourdhui:
            raise BilanImpossible("Ce jour est à venir\u202f: notez le rapport une fois publié.")
        self._dater_rapport("Rapport public publié", formation_id, jour)

    def oublier_rapport(self, formation_id: int) -> None:
        """Take back a publication noted by mistake."""
        self._dater_rapport("Rapport public, finalement pas publié", formation_id, None)

    def _dater_rapport(self, libelle: str, formation_id: int, jour: date | None) -> None:
        with self.contexte.changement(libelle) as (connection, changement):
            formation = formations.trouver(connection, formation_id)
            formations.enregistrer(changement, connection, formation._replace(rapport_publie_on=jour))

    def _de_la_base(self, connection: Connection, code: str, jusqu_a: int) -> dict[int, int]:
        """Return Parcoursup's counter of contracts in each campagne of the base that has this formation."""
        maintenant = self.contexte.maintenant()
        comptes: dict[int, int] = {}
        for formation in formations.lister(connection):
            if formation.code == code and formation.campagne <= jusqu_a:
                lignes = composer(self.contexte, connection, Selection(formation_id=formation.id), maintenant)
                comptes[formation.campagne] = compter_lignes(lignes).contrats
        return comptes
