"""Follow-up: note an event, close a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from cfa_desktop.models.suivi import (
    ETAPES_PAR_DEFAUT,
    LABELS_TYPE,
    Evenement,
    Resultat,
    TypeEvenement,
)
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.storage import evenements
from cfa_desktop.storage.conversions import texte_instant


@dataclass(frozen=True, slots=True)
class Suivi:
    """The follow-up of persons."""

    contexte: Contexte

    def proposer(
        self,
        candidat_id: int,
        type_: TypeEvenement,
        *,
        resultat: Resultat | None = None,
        texte: str = "",
        formation_id: int | None = None,
    ) -> Evenement:
        """Return the event as it would be noted now, with the default next step of its result."""
        maintenant = self.contexte.maintenant()
        defaut = ETAPES_PAR_DEFAUT.get(resultat) if resultat else None
        return Evenement(
            id=0,
            candidat_id=candidat_id,
            formation_id=formation_id,
            at=maintenant,
            type=type_,
            resultat=resultat,
            texte=texte,
            etape=defaut.texte if defaut else "",
            etape_on=maintenant.date() + timedelta(days=defaut.jours) if defaut else None,
        )

    def noter(self, evenement: Evenement) -> int:
        """Record an event; the step left open before it is closed."""
        return self.noter_pour(evenement, [evenement.candidat_id])[0]

    def noter_pour(self, evenement: Evenement, candidats: Sequence[int]) -> list[int]:
        """Record the same event for several persons, as one action."""
        libelle = f"Suivi : {LABELS_TYPE[evenement.type]}"
        if len(candidats) > 1:
            libelle += f" ({len(candidats)} candidats)"
        with self.contexte.changement(libelle) as (connection, changement):
            return [
                evenements.ajouter(changement, connection, evenement._replace(candidat_id=candidat_id))
                for candidat_id in candidats
            ]

    def fermer_etape(self, evenement_id: int) -> None:
        """Mark a next step as done."""
        with self.contexte.changement("Étape faite") as (_, changement):
            at = texte_instant(self.contexte.maintenant()) or ""
            evenements.fermer_etape(changement, evenement_id, at)

    def de_candidat(self, candidat_id: int) -> list[Evenement]:
        """Return a person's events, the newest first."""
        with self.contexte.database.lecture() as connection:
            return evenements.de_candidat(connection, candidat_id)
