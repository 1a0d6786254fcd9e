"""The life of a formation's capacity: set, ask for more, close; what Parcoursup answered (R8-R11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfa_desktop.models.dates_fr import jour_court, jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.permis import Acte, SujetFormation, permis_formation
from cfa_desktop.models.saisie import Nature, Saisie, Statut
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.permis import exiger, lire_formation
from cfa_desktop.services.saisies import Saisies
from cfa_desktop.storage import formations, saisies
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.tables import FORMATION

_MESSAGES = {
    Destinataires.RECHERCHE: Acte.MESSAGE_RECHERCHE,
    Destinataires.ACCEPTATION: Acte.MESSAGE_ACCEPTATION,
}
_EN_COURS = (Statut.PREPAREE, Statut.SAISIE)


class DemandeImpossible(CfaError):
    """A request about a formation cannot be answered as asked."""


@dataclass(frozen=True, slots=True)
class Demandes:
    """Capacity, increase, closing, messages: what is typed or asked for a whole formation."""

    contexte: Contexte

    def en_cours(self, formation_id: int) -> list[Saisie]:
        """Return what is prepared or awaits an answer for the formation itself, the oldest first."""
        with self.contexte.database.lecture() as connection:
            return [
                item
                for item in saisies.vivantes(connection, formation_id)
                if item.candidature_id is None and item.statut in _EN_COURS
            ]

    def preparer_capacite(self, formation_id: int, valeur: int) -> int:
        """Prepare a new capacity to type online; return the item's id or raise ``RuleViolation`` (R9)."""
        sujet = self._sujet(formation_id)._replace(capacite=valeur)
        exiger(permis_formation(sujet, self.contexte.maintenant())[Acte.CAPACITE])
        return self._preparer(formation_id, Nature.CAPACITE, str(valeur))

    def examiner_augmentation(self, formation_id: int, souhaitee: int | None = None) -> Verdict:
        """Say whether more places may be asked for (R11)."""
        sujet = self._sujet(formation_id)._replace(souhaitee=souhaitee)
        return permis_formation(sujet, self.contexte.maintenant())[Acte.AUGMENTATION]

    def demander_augmentation(self, formation_id: int, souhaitee: int) -> int:
        """Prepare the request for more places; return the item's id or raise ``RuleViolation`` (R11)."""
        exiger(self.examiner_augmentation(formation_id, souhaitee))
        return self._preparer(formation_id, Nature.AUGMENTATION, str(souhaitee))

    def accorder(self, saisie_id: int, places: int, le: date | None = None) -> None:
        """Note that an increase was granted that day (today): the capacity goes up."""
        with self.contexte.changement("Augmentation accordée") as (connection, changement):
            item = _demande_envoyee(connection, saisie_id, Nature.AUGMENTATION)
            formation = formations.trouver(connection, item.formation_id)
            if places <= (formation.capacite or 0):
                raise DemandeImpossible(
                    f"Une augmentation porte la capacité au-delà de {formation.capacite}\u202f: "
                    "vérifiez le nombre."
                )
            jour = jour_court(self._jour(le, item), formation.campagne)
            motif = f"accordée le {jour}\u202f: {places} places"
            saisies.modifier(changement, saisie_id, statut=Statut.CONSTATEE.value, motif=motif)
            changement.modifier(FORMATION, formation.id, capacite=places)

    def refuser(self, saisie_id: int, raison: str, le: date | None = None) -> None:
        """Note that an increase was refused that day (today), with the reason given."""
        if not raison.strip():
            raise DemandeImpossible("Dites pourquoi l’augmentation est refusée.")
        with self.contexte.changement("Augmentation refusée") as (connection, changement):
            item = _demande_envoyee(connection, saisie_id, Nature.AUGMENTATION)
            campagne = formations.trouver(connection, item.formation_id).campagne
            dite = f"refusée le {jour_court(self._jour(le, item), campagne)}\u202f: {raison.strip()}"
            saisies.modifier(changement, saisie_id, statut=Statut.ABANDONNEE.value, raison_abandon=dite)

    def examiner_cloture(self, formation_id: int) -> Verdict:
        """Say whether the closing may be asked for (R11)."""
        return self._verdict(formation_id, Acte.CLOTURE)

    def demander_cloture(self, formation_id: int) -> int:
        """Prepare the request to close; return the item's id or raise ``RuleViolation`` (R11)."""
        exiger(self.examiner_cloture(formation_id))
        return self._preparer(formation_id, Nature.CLOTURE, "")

    def noter_cloture(self, formation_id: int, le: date | None = None) -> None:
        """Note that the recruitment is closed since that day (today): the situation follows."""
        jour = le or jour_de_paris(self.contexte.maintenant())
        with self.contexte.changement("Recrutement clôturé") as (connection, changement):
            sujet = lire_formation(self.contexte, connection, formation_id)
            exiger(permis_formation(sujet, self.contexte.maintenant())[Acte.NOTER_CLOTURE])
            if jour > jour_de_paris(self.contexte.maintenant()):
                raise DemandeImpossible("Ce jour est à venir\u202f: notez la clôture une fois constatée.")
            changement.modifier(FORMATION, formation_id, cloturee_on=jour.isoformat())
            for item in saisies.vivantes(connection, formation_id):
                if item.nature is Nature.CLOTURE:
                    saisies.modifier(changement, item.id, statut=Statut.CONSTATEE.value)

    def examiner_reouverture(self, formation_id: int) -> Verdict:
        """Say why a closed recruitment does not open again: no public source describes it (R11)."""
        return self._verdict(formation_id, Acte.ROUVRIR)

    def preparer_message(self, formation_id: int, pour: Destinataires) -> int:
        """Prepare the typing of a message as it is written here; raise ``RuleViolation`` when empty (R20)."""
        sujet = self._sujet(formation_id)
        exiger(permis_formation(sujet, self.contexte.maintenant())[_MESSAGES[pour]])
        textes = {
            Destinataires.RECHERCHE: sujet.formation.message_recherche,
            Destinataires.ACCEPTATION: sujet.formation.message_acceptation,
        }
        return self._preparer(formation_id, Nature.MESSAGE, textes[pour], motif=pour.value)

    def _preparer(self, formation_id: int, nature: Nature, valeur: str, motif: str = "") -> int:
        return Saisies(self.contexte).preparer_formation(formation_id, nature, valeur, motif=motif)

    def _sujet(self, formation_id: int) -> SujetFormation:
        with self.contexte.database.lecture() as connection:
            return lire_formation(self.contexte, connection, formation_id)

    def _verdict(self, formation_id: int, acte: Acte) -> Verdict:
        return permis_formation(self._sujet(formation_id), self.contexte.maintenant())[acte]

    def _jour(self, le: date | None, item: Saisie) -> date:
        aujourdhui = jour_de_paris(self.contexte.maintenant())
        jour = le or aujourdhui
        envoyee = jour_de_paris(item.saisie_at) if item.saisie_at else jour
        if not envoyee <= jour <= aujourdhui:
            raise DemandeImpossible(
                "La réponse se date entre l’envoi de la demande et aujourd’hui\u202f: vérifiez le jour."
            )
        return jour


def _demande_envoyee(connection: Connection, saisie_id: int, nature: Nature) -> Saisie:
    item = saisies.trouver(connection, saisie_id)
    if item.nature is not nature or item.statut is not Statut.SAISIE:
        raise DemandeImpossible("Cette demande n’est pas notée comme envoyée\u202f: cochez-la d’abord.")
    return item
