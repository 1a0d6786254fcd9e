"""What may be done, asked of the base: the same answer for the window, the services and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.numero import est_provisoire
from cfa_desktop.models.permis import (
    Acte,
    SujetCandidature,
    SujetFormation,
    SujetItem,
    permis_candidature,
    permis_demande,
    permis_formation,
    permis_item,
)
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.faits import lire_faits
from cfa_desktop.storage import candidatures, formations, motifs, saisies
from cfa_desktop.storage.candidatures import CandidatureStockee
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
            sujet = lire_formation(self.contexte, connection, formation_id)
        return permis_formation(sujet, self.contexte.maintenant(au))

    def saisie(self, saisie_id: int, au: datetime | None = None) -> Mapping[Acte, Verdict]:
        """Return the verdict of each act on an item of the queue."""
        with self.contexte.database.lecture() as connection:
            sujet = lire_item(self.contexte, connection, saisie_id)
        return permis_item(sujet, self.contexte.maintenant(au))

    def demande_motifs(
        self, demande_id: int, au: datetime | None = None, *, repondue_on: date | None = None
    ) -> Mapping[Acte, Verdict]:
        """Return the verdict of each act on a request for reasons, answered that day when it is said."""
        with self.contexte.database.lecture() as connection:
            demande = motifs.trouver(connection, demande_id)
        return permis_demande(demande, self.contexte.maintenant(au), repondue_on)


def exiger(verdict: Verdict, *, confirme: bool = True) -> None:
    """Raise ``RuleViolation`` unless the verdict lets the act be done."""
    if not verdict.accepte(confirme=confirme):
        raise RuleViolation(verdict)


def lire_sujet(contexte: Contexte, connection: Connection, candidature_id: int) -> SujetCandidature:
    """Return a candidature with all that the rules look at: contracts and namesakes around it included."""
    stockee, sujet = lire_candidature(contexte, connection, candidature_id)
    sujet = sujet._replace(contrats_comptes=candidatures.compter_contrats(connection, sujet.formation.id))
    return avec_personne(
        connection, sujet, stockee.numero, (stockee.nom, stockee.prenom), candidat_id=stockee.candidat_id
    )


def lire_candidature(
    contexte: Contexte, connection: Connection, candidature_id: int
) -> tuple[CandidatureStockee, SujetCandidature]:
    """Return a candidature as it is stored, and as decisions, replies and reasons look at it.

    Counting contracts is dear: the verdict of a contract means nothing on this subject (``lire_sujet``).
    """
    stockee, faits = lire_faits(connection, candidature_id)
    formation = formations.trouver(connection, stockee.formation_id)
    calendrier = contexte.calendrier(formation.campagne)
    return stockee, SujetCandidature(faits, formation, calendrier, contrats_comptes=0)


def avec_personne(
    connection: Connection,
    sujet: SujetCandidature,
    numero: str,
    nom_prenom: tuple[str, str],
    *,
    candidat_id: int | None,
) -> SujetCandidature:
    """Return the subject with the person: known here or not, contracts elsewhere, namesakes (R15, R16)."""
    nom, prenom = nom_prenom
    entier, campagne = f"{nom} {prenom}".strip(), sujet.formation.campagne
    homonymes: list[str] = []
    if nom:
        homonymes = candidatures.homonymes(
            connection, campagne=campagne, nom=nom, prenom=prenom, numero=numero
        )
    ailleurs: list[str] = []
    if candidat_id is not None:
        ailleurs = candidatures.contrats_ailleurs(connection, candidat_id, sujet.formation.id)
    return sujet._replace(
        numero_connu=candidat_id is not None,
        nom=entier,
        contrats_ailleurs=tuple(ailleurs),
        numero_provisoire=est_provisoire(numero),
        homonymes=tuple(f"{entier}, n° {autre}" for autre in homonymes),
    )


def lire_formation(contexte: Contexte, connection: Connection, formation_id: int) -> SujetFormation:
    """Return a formation with its counted contracts and the requests that await an answer."""
    formation = formations.trouver(connection, formation_id)
    items = [item for item in saisies.vivantes(connection, formation_id) if item.candidature_id is None]
    return SujetFormation(
        formation=formation,
        calendrier=contexte.calendrier(formation.campagne),
        contrats_comptes=candidatures.compter_contrats(connection, formation_id),
        envoyees=frozenset(item.nature for item in items if item.statut is Statut.SAISIE),
        preparees=tuple(
            item
            for item in items
            if item.statut is Statut.PREPAREE and item.nature in (Nature.CLOTURE, Nature.AUGMENTATION)
        ),
    )


def lire_item(contexte: Contexte, connection: Connection, saisie_id: int) -> SujetItem:
    """Return an item of the queue with its formation and its candidature."""
    item = saisies.trouver(connection, saisie_id)
    formation = formations.trouver(connection, item.formation_id)
    faits, autour = None, None
    if item.candidature_id is not None:
        _, faits = lire_faits(connection, item.candidature_id)
        if item.statut is Statut.ECART:
            autour = lire_sujet(contexte, connection, item.candidature_id)
    return SujetItem(
        saisie=item,
        formation=formation,
        calendrier=contexte.calendrier(formation.campagne),
        contrats_comptes=sans_lui(item, candidatures.compter_contrats(connection, formation.id)),
        faits=faits,
        contrats_ailleurs=autour.contrats_ailleurs if autour else (),
        homonymes=autour.homonymes if autour else (),
    )


def sans_lui(item: Saisie, comptes: int) -> int:
    """Return the counted contracts without this item."""
    return comptes - int(item.nature is Nature.CONTRAT and item.est_vivante)
