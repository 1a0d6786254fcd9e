"""Applying what was checked, file after file, away from the interface thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.plan import Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.imports import ImportRefuse
from cfa_desktop.views.background import run_in_background


@dataclass(frozen=True, slots=True)
class Bilan:
    """How many plans were applied, in order, and why the next one was refused ("" = all were)."""

    appliques: int
    refus: str = ""


class Application(QObject):
    """Applies plans one after the other, all or nothing for each."""

    avance = Signal(str)
    fini = Signal(object)  # Bilan

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._bureau = bureau

    def lancer(self, plans: Sequence[Plan]) -> None:
        """Apply those plans in order, and stop at the first refused."""
        bureau, avance = self._bureau, self.avance

        def travail() -> Bilan:
            for rang, plan in enumerate(plans):
                try:
                    courant = plan if rang == 0 else _encore_vrai(bureau, plan)
                    bureau.imports.appliquer(courant, avance.emit)
                except CfaError as refus:
                    return Bilan(rang, f"{plan.extraction.fichier}\u202f: {refus}")
            return Bilan(len(plans))

        run_in_background(travail, done=self._termine, failed=self._echoue)

    def _termine(self, bilan: Bilan) -> None:
        self.fini.emit(bilan)

    def _echoue(self, erreur: Exception) -> None:
        self.fini.emit(Bilan(0, str(erreur) if isinstance(erreur, CfaError) else ""))
        if not isinstance(erreur, CfaError):
            raise erreur


def _encore_vrai(bureau: Bureau, plan: Plan) -> Plan:
    """Return the plan made again after the files before it, provided that it says the same."""
    destination = plan.destination
    refait = bureau.imports.planifier(
        plan.extraction,
        bureau.formations.trouver(destination.formation_id),
        destination.export_on,
        partiel=destination.partiel,
    )
    if _contenu(refait) != _contenu(plan):
        raise ImportRefuse("les fichiers précédents changent ce qu’il apporte. Vérifiez-le de nouveau.")
    return refait


def _contenu(plan: Plan) -> Plan:
    """Leave out what the files before it change without consequence: the version, persons now known."""
    nouveaux = tuple(replace(nouveau, candidat_connu=False) for nouveau in plan.nouveaux)
    return replace(plan, version=0, nouveaux=nouveaux)
