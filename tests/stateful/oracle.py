"""The procedure in plain Python, written apart from the program: what the stateful test expects of it.

It knows one formation that examines, the calendar of 2025 and the rules as the trade's table words them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cfa_desktop.models.temps import PARIS

VALIDE = "73282932000074"
PREMIER_JUIN_D_ADMISSION = date(2025, 6, 2)
FIN_DU_PIVOT = date(2025, 5, 28)
FENETRE = (date(2025, 3, 17), date(2025, 10, 13))
PHASE_PRINCIPALE = (date(2025, 6, 2), date(2025, 7, 10))
FIN_DU_PARAMETRAGE = date(2025, 7, 10)
OUI = ("oui_definitif", "oui_voeux_en_attente")
PARTIS = ("renonciation", "demission")


@dataclass
class Item:
    """A prepared or typed item; a withdrawn one is forgotten, as is one that an import settled."""

    nature: str
    decision: str = ""
    saisie_at: datetime | None = None
    attend_apres_on: date | None = None
    preparee_on: date | None = None


@dataclass
class Voeu:
    """What the last import said, and the live items on top of it."""

    etat: str
    limite: date | None
    reponse: str
    inscription: str
    statut: str
    export_on: date
    absent: bool = False
    items: list[Item] = field(default_factory=list)
    reponse_notee: tuple[str, date] | None = None
    demission_notee_on: date | None = None
    prouves: list[Item] = field(default_factory=list)
    ecarts: list[Item] = field(default_factory=list)

    def item(self, nature: str) -> Item | None:
        """Return the live item of that nature."""
        return next((item for item in self.items if item.nature == nature), None)

    def main(self) -> tuple[str, str, str, str]:
        """Return état, reply, inscription and statut: the facts under what was typed and noted since."""
        etat, reponse, inscription, statut = self.etat, self.reponse, self.inscription, self.statut
        typees = [
            item
            for nature in ("decision", "contrat", "ia")
            for item in self.items
            if item.nature == nature and item.saisie_at is not None
        ]
        for item in typees:
            if item.nature == "decision" and etat not in ("contrat_saisi", "demission"):
                etat = "refusee" if item.decision == "refus" else "en_recherche"
            elif item.nature == "contrat":
                if reponse in ("", "resultat_ulterieur") or etat == "demission":
                    reponse = "en_attente"
                etat, statut = "contrat_saisi", "apprenti"
            elif item.nature == "ia":
                inscription = "effectuee"
        if etat != "demission" and self._tient(self.demission_notee_on, self.etat != "demission"):
            statut = "apprenti" if etat == "contrat_saisi" else statut
            return "demission", "demission", inscription, statut
        if etat == "contrat_saisi" and self.reponse_notee is not None:
            notee, jour = self.reponse_notee
            if self._tient(jour, self.reponse not in ("", notee)):
                reponse = notee
        return etat, reponse, inscription, statut

    def _tient(self, note_on: date | None, contredite: bool) -> bool:
        """Say whether a note stands: no later proposition, no later export that says otherwise."""
        if note_on is None:
            return False
        contrats = [item for item in (*self.items, *self.prouves) if item.nature == "contrat"]
        if any(item.saisie_at is not None and item.saisie_at.date() > note_on for item in contrats):
            return False
        return not contredite or self.export_on <= note_on

    def rapprocher(self, avant: Voeu, *, absent: bool = False) -> None:
        """Meet the items with what this import says; ``avant`` = the vœu as it stood before it."""
        for item in avant.items:
            verdict = "ecart" if absent else _lire(item, self, avant)
            typee_on = item.saisie_at.date() if item.saisie_at else None
            if absent and typee_on is None and avant.absent:
                verdict = ""
            if verdict == "ecart" and typee_on is not None:
                au_plus_tot = max(typee_on, item.attend_apres_on or typee_on)
                verdict = verdict if self.export_on > au_plus_tot else ""
            elif (
                verdict == "ecart"
                and item.nature == "ia"
                and self.export_on <= (item.preparee_on or date.max)
            ):
                verdict = ""
            if verdict == "prouve":
                self.prouves.append(item)
            elif verdict == "ecart":
                self.ecarts.append(item)
        self.items = [item for item in avant.items if item not in self.prouves + self.ecarts]
        if not absent:
            for item in avant.ecarts:
                if _lire(item, self, avant) == "prouve":
                    self.prouves.append(item)
        self.ecarts += [item for item in avant.ecarts if item not in self.prouves]
        self.prouves += avant.prouves

    def presume(self, maintenant: datetime) -> bool:
        """Say whether the automatic passage has happened."""
        if self.main()[0] != "confirmee" or self.limite is None:
            return False
        jour = PREMIER_JUIN_D_ADMISSION if self.limite <= FIN_DU_PIVOT else self.limite + timedelta(days=1)
        return maintenant >= datetime.combine(jour, time.min, tzinfo=PARIS)

    def compte(self) -> bool:
        """Say whether a contract is counted against the capacity."""
        if self.item("contrat") is not None:
            return True
        if self.absent:
            return False
        etat, reponse, _, statut = self.main()
        return etat == "contrat_saisi" or (bool(statut) and (etat == "demission" or reponse in PARTIS))

    def compteur(self) -> str:
        """Return the line of Parcoursup's counters."""
        if self.absent:
            return "disparus"
        etat, reponse, _, statut = self.main()
        if etat == "contrat_saisi":
            return {
                "oui_definitif": "contrats_oui_definitif",
                "oui_voeux_en_attente": "contrats_oui_voeux_en_attente",
                "renonciation": "contrats_demissions",
                "demission": "contrats_demissions",
            }.get(reponse, "contrats_en_attente")
        if statut and (etat == "demission" or reponse in PARTIS):
            return "contrats_demissions"
        return {
            "non_confirmee": "non_confirmees",
            "confirmee": "confirmees",
            "en_recherche": "en_recherche",
            "refusee": "refusees",
            "demission": "demissions",
        }[etat]


def _lire(item: Item, vu: Voeu, avant: Voeu) -> str:
    """Say whether a line of the table proves an item, contradicts it, or leaves it waiting."""
    typee = item.saisie_at is not None
    if item.nature == "decision":
        return _lire_decision(item, vu, avant, typee=typee)
    if item.nature == "contrat":
        return _lire_contrat(vu, avant, typee=typee)
    if vu.inscription == "effectuee":
        return "prouve"
    if vu.etat != "contrat_saisi" or (vu.reponse and vu.reponse not in OUI):
        return "ecart"
    return "ecart" if typee else ""


def _lire_contrat(vu: Voeu, avant: Voeu, *, typee: bool) -> str:
    if vu.etat == "contrat_saisi":
        return "prouve"
    if not typee:
        return "ecart" if vu.etat != avant.etat and vu.etat in ("demission", "refusee") else ""
    perdu = vu.statut and (vu.etat == "demission" or vu.reponse in PARTIS)
    return "prouve" if perdu else "ecart"


def _lire_decision(item: Item, vu: Voeu, avant: Voeu, *, typee: bool) -> str:
    if vu.etat == ("refusee" if item.decision == "refus" else "en_recherche"):
        return "prouve"
    if vu.etat == "contrat_saisi" and item.saisie_at is not None:
        suite = [autre.saisie_at for autre in (*avant.items, *avant.prouves) if autre.nature == "contrat"]
        if item.decision == "recherche" or any(at and at >= item.saisie_at for at in suite):
            return "prouve"
    return "" if vu.etat == "confirmee" and not typee else "ecart"


@dataclass
class Formation:
    """The formation and its candidatures, by number."""

    maintenant: datetime
    capacite: int | None = None
    voeux: dict[str, Voeu] = field(default_factory=dict)

    def contrats(self) -> int:
        """Count the contracts as R10 does."""
        return sum(voeu.compte() for voeu in self.voeux.values())

    def refus_d_une_decision(self, numero: str, decision: str) -> set[str]:
        """Return the codes that forbid a decision now."""
        voeu = self.voeux[numero]
        etat = voeu.main()[0]
        codes: set[str] = set()
        if etat == "non_confirmee":
            codes.add("R1")
        elif voeu.presume(self.maintenant):
            codes.add("R6")
        elif etat != "confirmee":
            codes.add("R4")
        preparee = voeu.item("decision")
        if preparee is not None and preparee.saisie_at is None:
            codes.add("R4")
        if decision == "refus" and voeu.item("contrat") is not None:
            codes.add("R16")
        return codes

    def refus_d_un_contrat(self, numero: str, *, siret_valide: bool) -> set[str]:
        """Return the codes that forbid a contract now, everything else confirmed."""
        voeu, jour = self.voeux[numero], self.maintenant.date()
        codes: set[str] = set()
        preparee = voeu.item("decision")
        if preparee is not None and preparee.saisie_at is None and preparee.decision == "refus":
            codes.add("R4")
        if voeu.main()[0] == "contrat_saisi" or voeu.item("contrat") is not None:
            codes.add("R16")
        if self.capacite is None:
            codes.add("R8")
        elif self.contrats() >= self.capacite:
            codes.add("R10")
        if PHASE_PRINCIPALE[0] <= jour <= PHASE_PRINCIPALE[1] and self.maintenant.hour == 0:
            codes.add("R12")
        if not FENETRE[0] <= jour <= FENETRE[1]:
            codes.add("R13")
        if not siret_valide:
            codes.add("R14")
        return codes

    def refus_d_une_ia(self, numero: str) -> set[str]:
        """Return the codes that forbid « I.A. réalisée » now."""
        voeu = self.voeux[numero]
        etat, reponse, inscription, _ = voeu.main()
        item = voeu.item("ia")
        possible = (
            etat == "contrat_saisi"
            and reponse in OUI
            and inscription != "effectuee"
            and (item is None or item.saisie_at is not None)
        )
        return set() if possible else {"R19"}

    def refus_d_une_reponse(self, numero: str, reponse: str) -> set[str]:
        """Return the codes that forbid noting a reply."""
        etat, actuelle, _, _ = self.voeux[numero].main()
        if reponse == "demission":
            return {"R18"} if etat == "demission" else set()
        if etat != "contrat_saisi":
            return {"R17"}
        return {"R18"} if reponse == actuelle else set()

    def refus_d_une_capacite(self, valeur: int) -> set[str]:
        """Return the codes that forbid a new capacity, one that Parcoursup does not show yet."""
        baisse_tardive = (
            self.capacite is not None
            and valeur < self.capacite
            and self.maintenant.date() > FIN_DU_PARAMETRAGE
        )
        return {"R9"} if valeur < max(1, self.contrats()) or baisse_tardive else set()
