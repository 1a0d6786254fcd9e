"""Marking things due as done from the command line, each by its key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cfa_desktop.cli.choix import Choix
from cfa_desktop.models.dates_fr import avec_point, jour_court, jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau


class EcheanceInconnue(CfaError):
    """Nothing due has this key."""

    def __init__(self, cle: str) -> None:
        super().__init__(
            f"Aucune échéance n’a la clé «\u00a0{cle}\u00a0»\u202f: lisez les clés avec "
            "«\u00a0echeances --json\u00a0»."
        )


class DejaFaite(CfaError):
    """It is marked as done already."""


def marquer_faites(bureau: Bureau, choix: Choix, cles: Sequence[str], au: datetime | None) -> None:
    """Mark what has those keys as done today, or the day of ``au``: all of it or nothing.

    Raises ``EcheanceInconnue``, ``DejaFaite``, or ``PasMarquable`` when Parcoursup alone proves it.
    """
    lu = bureau.echeances.lire(choix.campagne, formation_id=choix.formation_id, au=au)
    dues = {due.cle: due for due in lu.dues if due.cle}
    faites = {due.cle: due.faite_on for due in lu.faites}
    for cle in cles:
        if (jour := faites.get(cle)) is not None:
            raise DejaFaite(
                avec_point(f"Échéance déjà marquée faite le {jour_court(jour, choix.campagne)}\u202f: {cle}")
            )
        if cle not in dues:
            raise EcheanceInconnue(cle)
    voulues = [dues[cle] for cle in dict.fromkeys(cles)]
    bureau.echeances.marquer_faites(voulues, choix.campagne, jour_de_paris(au) if au else None)
