"""What exports proved or contradicted: listed, counted, measured; each contradiction settled by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cfa_desktop.models.delais import Delais, delais
from cfa_desktop.models.ecarts import EcartLu, lire_ecart
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import ACTES_ECART, Acte, permis_item
from cfa_desktop.models.saisie import Saisie, Statut
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.permis import exiger, lire_item
from cfa_desktop.storage import candidatures, formations, saisies
from cfa_desktop.storage.conversions import texte_jour
from cfa_desktop.storage.database import Connection

REGLES: Mapping[Acte, str] = {
    Acte.REMETTRE: "Écart réglé\u202f: remis à saisir",
    Acte.ATTENDRE_EXPORT: "Écart réglé\u202f: attend le prochain export",
    Acte.DONNER_RAISON: "Écart réglé\u202f: Parcoursup a raison",
    Acte.ABANDONNER_ECART: "Écart réglé\u202f: saisie abandonnée",
}
_SANS_ECART: Mapping[str, Any] = {"ecart": "", "ecart_on": None}


@dataclass(frozen=True, slots=True)
class Rapprochee:
    """A proved or contradicted item with its formation and person; ``candidature_id`` opens the dossier."""

    saisie: Saisie
    formation: Formation
    candidat_id: int
    candidature_id: int
    numero: str
    candidat: str


@dataclass(frozen=True, slots=True)
class EcartARegler:
    """A contradiction in French, and what may be done of it."""

    rapprochee: Rapprochee
    lu: EcartLu
    permis: Mapping[Acte, Verdict]


@dataclass(frozen=True, slots=True)
class Rapprochement:
    """Items that met the exports."""

    contexte: Contexte

    def compter(self, campagne: int | None = None) -> int:
        """Return how many contradictions are to be settled."""
        with self.contexte.database.lecture() as connection:
            voulues = {formation.id for formation in formations.lister(connection, campagne)}
            items = saisies.avec_statut(connection, [Statut.ECART])
        return sum(item.formation_id in voulues for item in items)

    def ecarts(self, campagne: int | None = None) -> list[EcartARegler]:
        """Return the contradictions to settle, the latest export first."""
        maintenant = self.contexte.maintenant()
        with self.contexte.database.lecture() as connection:
            trouvees = _avec_personne(connection, saisies.avec_statut(connection, [Statut.ECART]), campagne)
            regles = []
            for une in trouvees:
                permis = permis_item(lire_item(self.contexte, connection, une.saisie.id), maintenant)
                admis = {acte: self.contexte.sans_simulation(permis[acte]) for acte in ACTES_ECART}
                regles.append(EcartARegler(une, lire_ecart(une.saisie, une.formation.campagne), admis))
        regles.sort(key=lambda un: (un.rapprochee.formation.code, un.rapprochee.candidat))
        return sorted(regles, key=lambda un: str(un.rapprochee.saisie.ecart_on), reverse=True)

    def confirmees(self, campagne: int | None = None) -> list[Rapprochee]:
        """Return what exports proved, the latest first."""
        with self.contexte.database.lecture() as connection:
            items = [
                item
                for item in saisies.avec_statut(connection, [Statut.CONSTATEE])
                if item.constatee_on is not None
            ]
            trouvees = _avec_personne(connection, items, campagne)
        return sorted(
            trouvees, key=lambda une: (str(une.saisie.constatee_on), une.saisie.preparee_at), reverse=True
        )

    def delais(self, campagne: int | None = None) -> tuple[Delais, ...]:
        """Return how long items waited, by nature."""
        with self.contexte.database.lecture() as connection:
            voulues = {formation.id for formation in formations.lister(connection, campagne)}
            items = saisies.avec_statut(connection, [Statut.SAISIE, Statut.CONSTATEE, Statut.ECART])
        return delais(item for item in items if item.formation_id in voulues)

    def remettre(self, saisie_id: int, *, confirme: bool = False) -> None:
        """Put a contradicted item back among those to type; raise ``RuleViolation`` when it may not be."""
        valeurs = {"statut": Statut.PREPAREE.value, "saisie_at": None, "refus_parcoursup": ""}
        self._regler(saisie_id, Acte.REMETTRE, valeurs, confirme=confirme)

    def attendre(self, saisie_id: int) -> None:
        """Take a contradicted item as typed until a later export; raise ``RuleViolation`` (R10)."""
        self._regler(saisie_id, Acte.ATTENDRE_EXPORT, {})

    def donner_raison(self, saisie_id: int) -> None:
        """Drop a contradicted item: the facts of Parcoursup stand."""
        self._regler(saisie_id, Acte.DONNER_RAISON, {})

    def abandonner(self, saisie_id: int, raison: str) -> None:
        """Give a contradicted item up, with its reason."""
        if not raison.strip():
            raise CfaError("Dites pourquoi cette saisie est abandonnée.")
        valeurs = {"statut": Statut.ABANDONNEE.value, "raison_abandon": raison.strip()}
        self._regler(saisie_id, Acte.ABANDONNER_ECART, valeurs)

    def _regler(
        self, saisie_id: int, acte: Acte, valeurs: Mapping[str, Any], *, confirme: bool = True
    ) -> None:
        with self.contexte.changement(REGLES[acte]) as (connection, changement):
            sujet = lire_item(self.contexte, connection, saisie_id)
            exiger(permis_item(sujet, self.contexte.maintenant())[acte], confirme=confirme)
            saisie = sujet.saisie
            if acte is Acte.ATTENDRE_EXPORT:
                attend = texte_jour(saisie.ecart_on)
                valeurs = {"statut": Statut.SAISIE.value, "attend_apres_on": attend}
            elif acte is Acte.DONNER_RAISON:
                raison = f"Parcoursup a raison\u202f: {lire_ecart(saisie, sujet.formation.campagne).phrase}"
                valeurs = {"statut": Statut.ABANDONNEE.value, "raison_abandon": raison}
            saisies.modifier(changement, saisie_id, **{**_SANS_ECART, **valeurs})


def _avec_personne(connection: Connection, items: Iterable[Saisie], campagne: int | None) -> list[Rapprochee]:
    voulues = {formation.id: formation for formation in formations.lister(connection, campagne)}
    trouvees = []
    for item in items:
        if item.candidature_id is None or item.formation_id not in voulues:
            continue
        stockee = candidatures.trouver(connection, item.candidature_id)
        trouvees.append(
            Rapprochee(
                saisie=item,
                formation=voulues[item.formation_id],
                candidat_id=stockee.candidat_id,
                candidature_id=stockee.id,
                numero=stockee.numero,
                candidat=f"{stockee.nom} {stockee.prenom}".strip(),
            )
        )
    return trouvees
