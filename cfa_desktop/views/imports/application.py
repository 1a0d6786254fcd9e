"""Applying what was checked, file after file, away from the interface thread; given up at any point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cfa_desktop.models.constat import Constat
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.plan import Ecart, Modifie, Nouveau, Plan
from cfa_desktop.services.application import ImportAbandonne
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.imports import ImportRefuse, RienAImporter
from cfa_desktop.views.background import run_in_background

ABANDONNE = "Import abandonné\u202f: rien n’a été changé dans la base."
PLUS_VRAI = "les fichiers précédents changent ce qu’il apporte. Vérifiez-le de nouveau."


class Demande(NamedTuple):
    """A plan as it was shown, and the numbers whose lines were unticked."""

    plan: Plan
    decochees: frozenset[str] = frozenset()

    def voulu(self, plan: Plan) -> Plan:
        """Return that plan, or the one made again after the files before it, as the officer ticked it."""
        coches = frozenset(self.plan.incertains) - self.decochees
        voulu = plan.acceptant(coches) if coches else plan
        return voulu.sans(self.decochees) if self.decochees else voulu


class Bilan(NamedTuple):
    """How many plans were applied, in order, their imports, and why the next one was not ("" = all were)."""

    appliques: int
    imports: tuple[int, ...] = ()
    refus: str = ""
    abandonne: bool = False


class Application(QObject):
    """Applies plans one after the other, all or nothing for each."""

    avance = Signal(str)
    fini = Signal(object)  # Bilan

    def __init__(self, bureau: Bureau, parent: QObject) -> None:
        super().__init__(parent)
        self._bureau = bureau
        self._abandon = Event()

    def lancer(self, demandes: Sequence[Demande]) -> None:
        """Apply those plans in order, and stop at the first refused."""
        abandon = self._abandon = Event()
        bureau, dire = self._bureau, _dire(self.avance.emit, demandes)

        def travail() -> Bilan:
            faits: list[int] = []
            for rang, demande in enumerate(demandes):
                try:
                    plan = demande.plan if rang == 0 else _ce_qui_reste(bureau, demande.plan)
                    faits.append(bureau.imports.appliquer(demande.voulu(plan), dire(rang), abandon.is_set))
                except RienAImporter:
                    continue  # the files before it said all that this list repeats
                except ImportAbandonne:
                    return Bilan(rang, tuple(faits), abandonne=True)
                except CfaError as refus:
                    return Bilan(rang, tuple(faits), f"{plan_dit(demande.plan)}\u202f: {refus}")
            return Bilan(len(demandes), tuple(faits))

        run_in_background(travail, done=self._termine, failed=self._echoue)

    def abandonner(self) -> None:
        """Stop as soon as possible: the import under way leaves nothing."""
        self._abandon.set()

    def _termine(self, bilan: Bilan) -> None:
        self.fini.emit(bilan)

    def _echoue(self, erreur: Exception) -> None:
        self.fini.emit(Bilan(0, refus=str(erreur) if isinstance(erreur, CfaError) else ""))
        if not isinstance(erreur, CfaError):
            raise erreur


def dire_abandon(restes: Sequence[Plan], *, faits: bool) -> str:
    """Say what giving up left undone, and what was already done."""
    if not faits:
        return ABANDONNE
    non_faits = ", ".join(map(plan_dit, restes))
    return (
        f"Import abandonné\u202f: {non_faits} n’a rien changé. Les fichiers d’avant sont importés\u202f; "
        "chacun s’annule depuis «\u00a0Imports déjà faits\u00a0»."
    )


def plan_dit(plan: Plan) -> str:
    """Return how a message names a file on its way to a formation."""
    return f"{plan.extraction.fichier} ({plan.destination.formation_code})"


def _dire(
    emettre: Callable[[str], None], demandes: Sequence[Demande]
) -> Callable[[int], Callable[[str], None]]:
    """Return, for each rank, what says the progress, with the formation when there are several."""

    def pour(rang: int) -> Callable[[str], None]:
        if len(demandes) == 1:
            return emettre
        code = demandes[rang].plan.destination.formation_code
        return lambda texte: emettre(f"{code}, {rang + 1} sur {len(demandes)}  ·  {texte}")

    return pour


def _ce_qui_reste(bureau: Bureau, plan: Plan) -> Plan:
    """Return the plan made again after the files before it, if it brings nothing that was not shown.

    A person whom a file before it already wrote leaves less to do, never anything else.
    """
    destination = plan.destination
    refait = bureau.imports.planifier(
        plan.extraction,
        bureau.formations.trouver(destination.formation_id),
        destination.export_on,
        partiel=destination.partiel,
    )
    if not est_contenu(refait, plan):
        raise ImportRefuse(PLUS_VRAI)
    return refait


def est_contenu(refait: Plan, montre: Plan) -> bool:
    """Say whether a plan made again writes nothing, and settles no item, that was not shown."""
    ajouts = {_ajout(une) for une in montre.nouveaux}
    absents = {un.numero for un in montre.disparus}
    changements = {un.numero: set(_changements(un)) for un in montre.modifies}
    constats = {_constate(un) for un in montre.ecarts}
    return (
        all(_ajout(une) in ajouts for une in refait.nouveaux)
        and all(un.numero in absents for un in refait.disparus)
        and all(set(_changements(un)) <= changements.get(un.numero, set()) for un in refait.modifies)
        and all(_constate(un) in constats for un in refait.ecarts if un.est_decisif)
    )


def _ajout(nouveau: Nouveau) -> tuple[object, ...]:
    return nouveau.numero, tuple(nouveau.champs.items()), nouveau.disparue_on


def _constate(constat: Constat) -> tuple[object, ...]:
    return constat.numero, constat.saisie.id, constat.conclusion


def _changements(modifie: Modifie) -> tuple[Ecart, ...]:
    return (*modifie.candidat, *modifie.candidature, *modifie.contenu)
