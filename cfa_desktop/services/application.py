"""Applying a plan: the rows to create, change and flag, in one recorded change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CANDIDATURE, cle_de_recherche
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.plan import Ecart, Modifie, Nouveau, Plan
from cfa_desktop.storage import candidats, candidatures
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement, Valeurs
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE

_T = TypeVar("_T")
LOT = 1000
# Unknown facts are stored as NULL, unknown texts as "".
_NULLABLES = frozenset(
    (
        "naissance_on",
        "etat",
        "confirmee_at",
        "limite_importee_on",
        "reponse",
        "inscription",
        "statut_contrat",
        "date_reponse_on",
    )
)


class ImportAbandonne(CfaError):
    """The officer gave up an import before its end: nothing of it is written."""

    def __init__(self) -> None:
        super().__init__("Import abandonné : rien n’a été changé dans la base.")


@dataclass(slots=True)
class Progression:
    """Says how far the writing is, and stops it when the officer gives up."""

    dire: Callable[[str], None]
    abandonner: Callable[[], bool]
    total: int = 0
    fait: int = 0

    def etape(self, texte: str) -> None:
        """Say what begins. Raises ``ImportAbandonne``."""
        if self.abandonner():
            raise ImportAbandonne
        self.dire(texte)

    def compter(self, lignes: int) -> None:
        """Count rows written and say so. Raises ``ImportAbandonne``."""
        self.fait = min(self.fait + lignes, self.total)
        self.etape(f"Enregistrement : {self.fait:,} sur {self.total:,}…".replace(",", "\u202f"))


@dataclass(slots=True)
class Ecriture:
    """Where a plan is written, and what it found or made: candidat ids by number, candidatures by person."""

    connection: Connection
    changement: Changement
    plan: Plan
    progression: Progression
    ids: dict[str, int]
    faits: dict[int, dict[str, Any]]
    candidatures: dict[int, int]

    @property
    def export_on(self) -> str:
        """Return the day of the export, as it is stored."""
        return self.plan.destination.export_on.isoformat()


def appliquer(connection: Connection, changement: Changement, plan: Plan, progression: Progression) -> None:
    """Write a plan, all of it. Raises ``ImportAbandonne`` when the officer gives up meanwhile."""
    from cfa_desktop.services.application_contenu import ecrire_contenus

    progression.total = len(plan.nouveaux) + len(plan.modifies) + len(plan.inchanges) + len(plan.disparus)
    progression.compter(0)
    connus = candidats.lire_bruts(connection, plan.destination.campagne)
    faits = candidatures.lire_bruts(connection, plan.destination.formation_id)
    ids = {numero: connu["id"] for numero, connu in connus.items()}
    par_personne = {candidat_id: fait["id"] for candidat_id, fait in faits.items()}
    ecriture = Ecriture(connection, changement, plan, progression, ids, faits, par_personne)
    _modifier_candidats(ecriture, connus)
    for lot in lots(plan.nouveaux):
        _creer_candidats(ecriture, [nouveau for nouveau in lot if nouveau.numero not in ids])
        _creer_candidatures(ecriture, lot)
        progression.compter(len(lot))
    _modifier_candidatures(ecriture)
    ecrire_contenus(ecriture)


def _modifier_candidats(ecriture: Ecriture, connus: Mapping[str, Mapping[str, Any]]) -> None:
    lignes: tuple[Modifie | Nouveau, ...] = (*ecriture.plan.modifies, *ecriture.plan.nouveaux)
    corrections = candidats.corrections(ecriture.connection)
    modifications = []
    for ligne in lignes:
        if ligne.candidat:
            connu = connus[ligne.numero]
            valeurs = _valeurs(ligne.candidat)
            affiche = {**connu, **valeurs, **corrections.get(connu["id"], {})}
            modifications.append((connu["id"], {**valeurs, "cle": cle_de_recherche(affiche)}))
    for lot in lots(modifications):
        ecriture.changement.modifier_lot(CANDIDAT, lot)
        ecriture.progression.compter(0)


def _creer_candidats(ecriture: Ecriture, nouveaux: Sequence[Nouveau]) -> None:
    lignes = []
    for nouveau in nouveaux:
        valeurs = _stockables(nouveau.champs, CHAMPS_CANDIDAT)
        cle = cle_de_recherche({**valeurs, "numero": nouveau.numero})
        campagne = ecriture.plan.destination.campagne
        lignes.append({**valeurs, "campagne": campagne, "numero": nouveau.numero, "cle": cle})
    ids = ecriture.changement.inserer_lot(CANDIDAT, lignes)
    ecriture.ids.update(zip((nouveau.numero for nouveau in nouveaux), ids, strict=True))


def _creer_candidatures(ecriture: Ecriture, nouveaux: Sequence[Nouveau]) -> None:
    lignes: list[dict[str, Any]] = []
    for nouveau in nouveaux:
        valeurs = _stockables(nouveau.champs, CHAMPS_CANDIDATURE)
        if valeurs.get("etat") == Etat.CONFIRMEE.value:
            valeurs["vue_confirmee_on"] = ecriture.export_on
        lignes.append(
            {
                **valeurs,
                "formation_id": ecriture.plan.destination.formation_id,
                "candidat_id": ecriture.ids[nouveau.numero],
                "export_on": ecriture.export_on,
                "sans_voeu": int(nouveau.sans_voeu),
                "disparue_on": nouveau.disparue_on or None,
            }
        )
    ids = ecriture.changement.inserer_lot(CANDIDATURE, lignes)
    ecriture.candidatures.update(zip((ligne["candidat_id"] for ligne in lignes), ids, strict=True))


def _modifier_candidatures(ecriture: Ecriture) -> None:
    for lot in lots(list(_modifications(ecriture))):
        ecriture.changement.modifier_lot(CANDIDATURE, lot)
        ecriture.progression.compter(len(lot))


def _modifications(ecriture: Ecriture) -> Iterator[tuple[int, Valeurs]]:
    plan, faits, ids = ecriture.plan, ecriture.faits, ecriture.ids
    vue = {"export_on": ecriture.export_on}
    for modifie in plan.modifies:
        fait = faits[ids[modifie.numero]]
        valeurs = _valeurs(modifie.candidature)
        if not plan.complete_seulement:
            valeurs |= {**vue, "disparue_on": None, "sans_voeu": 0}
            if valeurs.get("etat") == Etat.CONFIRMEE.value and fait["vue_confirmee_on"] is None:
                valeurs["vue_confirmee_on"] = ecriture.export_on
        if valeurs:
            yield fait["id"], valeurs
    if not plan.complete_seulement:
        for numero in plan.inchanges:
            yield faits[ids[numero]]["id"], vue
    for disparu in plan.disparus:
        yield faits[ids[disparu.numero]]["id"], {"disparue_on": ecriture.export_on}


def lots(lignes: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Return the rows by lots: between two of them the officer is told, and may give up."""
    return (lignes[debut : debut + LOT] for debut in range(0, len(lignes), LOT))


def _valeurs(ecarts: Iterable[Ecart]) -> dict[str, Any]:
    return {ecart.champ: _stockable(ecart.champ, ecart.apres) for ecart in ecarts}


def _stockables(champs: Mapping[str, str], voulus: Iterable[str]) -> dict[str, Any]:
    return {champ: _stockable(champ, champs[champ]) for champ in voulus if champ in champs}


def _stockable(champ: str, valeur: str) -> str | None:
    return None if champ in _NULLABLES and not valeur else valeur
