"""Lists and counters of candidatures, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cfa_desktop.models.comptage import compter_lignes
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.recherche import correspond, mots_cherches
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.lignes import Selection, composer

if TYPE_CHECKING:
    from cfa_desktop.models.echeances.liste import Echeance


@dataclass(frozen=True, slots=True)
class Candidatures:
    """Candidatures as lists."""

    contexte: Contexte

    def lister(
        self,
        *,
        formation_id: int | None = None,
        campagne: int | None = None,
        au: datetime | None = None,
        au_plus: int | None = None,
    ) -> list[CandidatureLine]:
        """Return the lines of a formation or a campagne at an instant, by name; disparues included.

        ``au_plus`` keeps the first ones only: the first screenful of a long list.
        """
        with self.contexte.database.lecture() as connection:
            selection = Selection(campagne=campagne, formation_id=formation_id, au_plus=au_plus)
            return composer(self.contexte, connection, selection, self.contexte.maintenant(au))

    def trouver(self, candidature_id: int, au: datetime | None = None) -> CandidatureLine | None:
        """Return one line, or None when it does not show any more."""
        with self.contexte.database.lecture() as connection:
            selection = Selection(candidature_ids=(candidature_id,))
            lignes = composer(self.contexte, connection, selection, self.contexte.maintenant(au))
            return lignes[0] if lignes else None

    def compter(
        self,
        *,
        formation_id: int | None = None,
        campagne: int | None = None,
        au: datetime | None = None,
    ) -> Compteurs:
        """Return Parcoursup's counters of a formation, or their sums."""
        return compter_lignes(self.lister(formation_id=formation_id, campagne=campagne, au=au))

    def rechercher(self, texte: str, campagne: int, *, limite: int = 50) -> list[CandidatureLine]:
        """Return the vœux whose name, number, phone, mail or lycée holds the text."""
        mots = mots_cherches(texte)
        lignes = self.lister(campagne=campagne)
        return [ligne for ligne in lignes if correspond(ligne.cle, mots)][:limite]

    def echeances(
        self,
        *,
        campagne: int,
        formation_id: int | None = None,
        au: datetime | None = None,
        deja_lues: Sequence[CandidatureLine] | None = None,
    ) -> list[Echeance]:
        """Return what is due, the nearest first; ``deja_lues`` spares reading the lines again."""
        from cfa_desktop.services.echeances import Echeances

        tableau = Echeances(self.contexte).lire(
            campagne, formation_id=formation_id, au=au, deja_lues=deja_lues
        )
        return list(tableau.dues)
