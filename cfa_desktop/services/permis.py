"""What may be done, asked of the base: the same answer for the window, the services and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cfa_desktop.models.permis import (
    Acte,
    SujetCandidature,
    SujetFormation,
    SujetItem,
    permis_candidature,
    permis_formation,
    permis_item,
)
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import lire_faits
from cfa_desktop.storage import candidatures, formations, saisies
from cfa_desktop.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Permis:
    """The verdict of every act, now or at a given instant."""

    contexte: Contexte

    def candidature(self, candidature_id: int, au: datetime | None = None) -> Mapping[Acte, Verdict]:
        """Return the verdict of each act on a candidature."""
        with self.contexte.database.lecture() as connection:
            sujet = lire_sujet(self.contexte, connection, candidature_id)
        return permis_candidature(sujet, self.contexte.maintenant(au))

    def formation(self, formation_id: int, au: datetime | None = None) -> Mapping[Acte, Verdict]:
        """Return the verdict of each act on a formation."""
        with self.contexte.database.lecture() as connection:
            formation = formations.trouver(connection, formation_id)
            comptes = candidatures.compter_contrats(connection, formation_id)
        calendrier = self.contexte.calendrier(formation.campagne)
        sujet = SujetFormation(formation=formation, calendrier=calendrier, contrats_comptes=comptes)
        return permis_formation(sujet, self.contexte.maintenant(au))

    def saisie(self, saisie_id: int, au: datetime | None = None) -> Mapping[Acte, Verdict]:
        """Return the verdict of each act on an item of the queue."""
        with self.contexte.database.lecture() as connection:
            item = saisies.trouver(connection, saisie_id)
            formation = formations.trouver(connection, item.formation_id)
            faits = None
            if item.candidature_id is not None:
                _, faits = lire_faits(connection, item.candidature_id)
            sujet = SujetItem(
                saisie=item,
                formation=formation,
                calendrier=self.contexte.calendrier(formation.campagne),
                contrats_comptes=_sans_lui(item, candidatures.compter_contrats(connection, formation.id)),
                faits=faits,
            )
        return permis_item(sujet, self.contexte.maintenant(au))


def lire_sujet(contexte: Contexte, connection: Connection, candidature_id: int) -> SujetCandidature:
    """Return a candidature with all that the rules look at around it."""
    stockee, faits = lire_faits(connection, candidature_id)
    formation = formations.trouver(connection, stockee.formation_id)
    nom = f"{stockee.nom} {stockee.prenom}".strip()
    homonymes: list[str] = []
    if stockee.nom:
        homonymes = candidatures.homonymes(
            connection,
            campagne=formation.campagne,
            nom=stockee.nom,
            prenom=stockee.prenom,
            numero=stockee.numero,
        )
    return SujetCandidature(
        faits=faits,
        formation=formation,
        calendrier=contexte.calendrier(formation.campagne),
        contrats_comptes=candidatures.compter_contrats(connection, formation.id),
        nom=nom,
        contrats_ailleurs=tuple(
            candidatures.contrats_ailleurs(connection, stockee.candidat_id, formation.id)
        ),
        homonymes=tuple(f"{nom}, n° {numero}" for numero in homonymes),
    )


def _sans_lui(item: Saisie, comptes: int) -> int:
    compte = item.nature is Nature.CONTRAT and item.statut in (Statut.PREPAREE, Statut.SAISIE)
    return comptes - 1 if compte else comptes
