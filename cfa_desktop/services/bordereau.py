"""The « bordereau » as a file: what is to be typed online, or what was typed in a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cfa_desktop.documents.liste import texte_nombre
from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.seance import BilanSeance
from cfa_desktop.services import sorties
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.formations import Formations

if TYPE_CHECKING:
    from cfa_desktop.documents.pdf.ouvrage import Ouvrage


@dataclass(frozen=True, slots=True)
class Bordereau:
    """Lists of items written as PDF, each of them noted in the history."""

    contexte: Contexte

    def a_saisir(self, cartes: Sequence[ASaisir], path: Path) -> None:
        """Write those items in their order, with room to tick and write by hand.

        Raises ``EcritureError`` when the file cannot be written.
        """
        from cfa_desktop.services.impression.bordereau import A_SAISIR, bordereau_a_saisir

        tete = entete(self.contexte, None, self._campagne(), A_SAISIR)
        self._ecrire(bordereau_a_saisir(self.contexte, cartes, tete), len(cartes), path)

    def seance(self, bilan: BilanSeance, path: Path) -> None:
        """Write what became of each item of a session.

        Raises ``EcritureError`` when the file cannot be written.
        """
        from cfa_desktop.services.impression.bordereau import bordereau_seance

        ouvrage = bordereau_seance(self.contexte, bilan, self._campagne())
        self._ecrire(ouvrage, len(bilan.lignes), path)

    def _campagne(self) -> int:
        return Formations(self.contexte).campagne_habitee()

    def _ecrire(self, ouvrage: Ouvrage, nombre: int, path: Path) -> None:
        from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage

        ecrire_ouvrage(ouvrage, path)
        saisies = texte_nombre(nombre, "saisie", "saisies")
        sorties.noter(self.contexte, f"Document enregistré – {ouvrage.titre}, {saisies}")
