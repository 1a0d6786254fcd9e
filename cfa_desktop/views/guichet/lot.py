"""What waits at the guichet, and what must be known before one starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import instant_complet, jour_court
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.saisies.classement import Section, classer, echeance
from cfa_desktop.views.saisies.gestes import sujet
from cfa_desktop.views.widgets.bandeau import TonBandeau

_CHANGES_MONTRES = 3
_DE_TOUTES = "R12"  # the night hour is that of Parcoursup, not of a formation


@dataclass(frozen=True, slots=True)
class Lot:
    """The queue as it stands: cards by part, formations, the instant, what changed since (by item)."""

    classees: Mapping[Section, Sequence[ASaisir]]
    formations: Mapping[int, Formation]
    maintenant: datetime
    simulee: datetime | None
    changes: Mapping[int, str]
    ecarts: int = 0

    @property
    def cartes(self) -> list[ASaisir]:
        """Return the cards to type, in typing order."""
        return list(self.classees[Section.A_SAISIR])

    def ailleurs(self) -> str:
        """Return « 2 à régler, 1 reportée : page « À saisir en ligne » », "" when all is here."""
        a_regler, reportees = len(self.classees[Section.A_REGLER]), len(self.classees[Section.REPORTEES])
        dits = [f"{a_regler}\u00a0à régler"] if a_regler else []
        if reportees:
            dits.append(f"{reportees}\u00a0reportée{'s' if reportees > 1 else ''}")
        if self.ecarts:
            dits.append(f"{self.ecarts}\u00a0écart{'s' if self.ecarts > 1 else ''} avec l’export")
        return f"{', '.join(dits)}\u202f: voir la page «\u00a0À saisir en ligne\u00a0»" if dits else ""

    def par_formation(self) -> list[tuple[Formation, str]]:
        """Return each formation in typing order, with « 4 saisies, dans 3 j »."""
        lignes = []
        for formation_id, groupe in groupby(self.cartes, key=lambda carte: carte.formation_id):
            suite = list(groupe)
            limites = [carte for carte in suite if carte.avant_le is not None]
            reste = echeance(limites[0], self.maintenant)[0] if limites else ""
            dits = (nombre_de_saisies(len(suite)), reste)
            lignes.append((self.formations[formation_id], ", ".join(dit for dit in dits if dit)))
        return lignes

    def gardes(self) -> list[tuple[str, TonBandeau]]:
        """Return what must be known before one starts, the gravest first."""
        dits: list[tuple[str, TonBandeau]] = []
        if self.simulee is not None:
            quand = instant_complet(self.simulee)
            dits.append(
                (f"Simulation au {quand}\u202f: rien ne s’enregistre. Revenez au présent d’abord.", "danger")
            )
        dits += [(dit, "danger") for dit in _regroupes(self.classees[Section.A_REGLER], fin=" à régler")]
        dits += [(dit, "attention") for dit in _regroupes(self.cartes)]
        dits += [(dit, "attention") for dit in self._pas_encore()]
        dits += [(dit, "attention") for dit in self._changes_dits()]
        return dits

    def _pas_encore(self) -> list[str]:
        attendent = [
            carte
            for carte in self.cartes
            if carte.saisie.pas_avant and carte.saisie.pas_avant > self.maintenant
        ]
        if not attendent or any(carte.garde.avertissements for carte in attendent):
            return []
        jour = min(carte.saisie.pas_avant for carte in attendent if carte.saisie.pas_avant)
        return [f"{nombre_de_saisies(len(attendent))} pas avant le {jour_court(jour.date())}."]

    def _changes_dits(self) -> list[str]:
        changees = [carte for carte in self.cartes if carte.saisie.id in self.changes]
        dits = [f"{sujet(carte)} – {self.changes[carte.saisie.id]}" for carte in changees[:_CHANGES_MONTRES]]
        if reste := len(changees) - len(dits):
            autres = "autre saisie a changé" if reste == 1 else "autres saisies ont changé"
            dits.append(f"{reste}\u00a0{autres} depuis la préparation\u202f: c’est dit sur chaque carte.")
        return dits


def lire_lot(bureau: Bureau) -> Lot:
    """Return the queue of the guichet as it stands now."""
    maintenant = bureau.contexte.maintenant()
    cartes = bureau.saisies.lister(statuts=(Statut.PREPAREE, Statut.ECART))
    preparees = [carte for carte in cartes if carte.saisie.statut is Statut.PREPAREE]
    classees = classer(preparees, maintenant)
    formations = {formation.id: formation for formation in bureau.formations.lister()}
    changes = bureau.guichet.changes(classees[Section.A_SAISIR])
    ecarts = len(cartes) - len(preparees)
    return Lot(classees, formations, maintenant, bureau.simulee, changes, ecarts)


def nombre_de_saisies(nombre: int) -> str:
    """Return « 1 saisie », « 12 saisies »."""
    return f"{nombre}\u00a0saisie{'s' if nombre > 1 else ''}"


def _regroupes(cartes: Iterable[ASaisir], fin: str = "") -> list[str]:
    """Return each warning of those cards once, with its formations and how many items it is about."""
    par_message: dict[tuple[str, str], list[ASaisir]] = {}
    for carte in cartes:
        for avertissement in carte.garde.avertissements:
            par_message.setdefault((avertissement.code, avertissement.message), []).append(carte)
    dits = []
    for (code, message), concernees in par_message.items():
        noms = ", ".join(dict.fromkeys(carte.formation_nom for carte in concernees))
        debut = "" if code == _DE_TOUTES else f"{noms}\u202f: "
        dits.append(f"{debut}{message} ({nombre_de_saisies(len(concernees))}{fin})")
    return dits
