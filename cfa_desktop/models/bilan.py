"""The contracts of a formation over three campagnes: what its re-publication looks at (R25)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cfa_desktop.models.verdict import Avertissement

CAMPAGNES_REGARDEES = 3
_SOURCE = "S1"


class Bilan(NamedTuple):
    """Contracts by campagne, the oldest first; None = total unknown here, to be typed."""

    code: str
    contrats: tuple[tuple[int, int | None], ...]

    @property
    def total(self) -> int:
        """Return the contracts that are known."""
        return sum(nombre or 0 for _, nombre in self.contrats)

    @property
    def manquantes(self) -> tuple[int, ...]:
        """Return the campagnes whose total is unknown here."""
        return tuple(annee for annee, nombre in self.contrats if nombre is None)

    @property
    def phrase(self) -> str:
        """Return « 2023 : 4 · 2024 : inconnu · 2025 : 6 — 10 contrats connus » in French."""
        par_an = " · ".join(
            f"{annee} : {'inconnu' if nombre is None else nombre}" for annee, nombre in self.contrats
        )
        pluriel = "s" if self.total > 1 else ""
        connus = f" connu{pluriel}" if self.manquantes else ""
        return f"{par_an} – {self.total} contrat{pluriel}{connus}"


def bilan(code: str, campagne: int, totaux: Mapping[int, int]) -> Bilan:
    """Return the contracts of the campagne and of the two before it, from totals by campagne (R25, S1)."""
    annees = range(campagne - CAMPAGNES_REGARDEES + 1, campagne + 1)
    return Bilan(code, tuple((annee, totaux.get(annee)) for annee in annees))


def avertissements_bilan(un: Bilan) -> tuple[Avertissement, ...]:
    """Return what threatens the re-publication: no contract at all, or totals unknown here (R25)."""
    avertissements: list[Avertissement] = []
    if un.manquantes:
        annees = ", ".join(map(str, un.manquantes))
        message = f"Contrats inconnus ici pour {annees} : saisissez-les pour savoir où en est la formation."
        avertissements.append(Avertissement("R25", message, source=_SOURCE))
    elif un.total == 0:
        message = (
            f"Aucun contrat sur {CAMPAGNES_REGARDEES} sessions : la formation peut ne pas être publiée de "
            "nouveau."
        )
        avertissements.append(Avertissement("R25", message, source=_SOURCE))
    return tuple(avertissements)
