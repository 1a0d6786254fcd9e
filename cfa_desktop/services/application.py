"""Applying a plan: the rows to create, change and flag, in one recorded change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CANDIDATURE, cle_de_recherche
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.plan import Ecart, Modifie, Nouveau, Plan
from cfa_desktop.storage import candidats, candidatures
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Changement
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE

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


def appliquer(connection: Connection, changement: Changement, plan: Plan) -> None:
    """Write a plan, all of it."""
    campagne = plan.destination.campagne
    connus = candidats.lire_bruts(connection, campagne)
    corrections = candidats.corrections(connection)
    _modifier_candidats(changement, [*plan.modifies, *plan.nouveaux], connus, corrections)
    ids = {numero: connu["id"] for numero, connu in connus.items()}
    ids |= _creer_candidats(changement, [n for n in plan.nouveaux if n.numero not in ids], campagne)
    _creer_candidatures(changement, plan, ids)
    _modifier_candidatures(connection, changement, plan, ids)


def _modifier_candidats(
    changement: Changement,
    lignes: Iterable[Modifie | Nouveau],
    connus: Mapping[str, Mapping[str, Any]],
    corrections: Mapping[int, Mapping[str, str]],
) -> None:
    modifications = []
    for ligne in lignes:
        if ligne.candidat:
            connu = connus[ligne.numero]
            valeurs = _valeurs(ligne.candidat)
            affiche = {**connu, **valeurs, **corrections.get(connu["id"], {})}
            modifications.append((connu["id"], {**valeurs, "cle": cle_de_recherche(affiche)}))
    changement.modifier_lot(CANDIDAT, modifications)


def _creer_candidats(changement: Changement, nouveaux: list[Nouveau], campagne: int) -> dict[str, int]:
    lignes = []
    for nouveau in nouveaux:
        valeurs = _stockables(nouveau.champs, CHAMPS_CANDIDAT)
        cle = cle_de_recherche({**valeurs, "numero": nouveau.numero})
        lignes.append({**valeurs, "campagne": campagne, "numero": nouveau.numero, "cle": cle})
    ids = changement.inserer_lot(CANDIDAT, lignes)
    return {nouveau.numero: ligne_id for nouveau, ligne_id in zip(nouveaux, ids, strict=True)}


def _creer_candidatures(changement: Changement, plan: Plan, ids: Mapping[str, int]) -> None:
    export_on = plan.destination.export_on.isoformat()
    lignes = []
    for nouveau in plan.nouveaux:
        valeurs = _stockables(nouveau.champs, CHAMPS_CANDIDATURE)
        if valeurs.get("etat") == Etat.CONFIRMEE.value:
            valeurs["vue_confirmee_on"] = export_on
        lignes.append(
            {
                **valeurs,
                "formation_id": plan.destination.formation_id,
                "candidat_id": ids[nouveau.numero],
                "export_on": export_on,
            }
        )
    changement.inserer_lot(CANDIDATURE, lignes)


def _modifier_candidatures(
    connection: Connection, changement: Changement, plan: Plan, ids: Mapping[str, int]
) -> None:
    faits = candidatures.lire_bruts(connection, plan.destination.formation_id)
    export_on = plan.destination.export_on.isoformat()
    modifications: list[tuple[int, dict[str, Any]]] = []
    for modifie in plan.modifies:
        fait = faits[ids[modifie.numero]]
        valeurs = _valeurs(modifie.candidature)
        if not plan.ancien:
            valeurs |= {"export_on": export_on, "disparue_on": None, "sans_voeu": 0}
            if valeurs.get("etat") == Etat.CONFIRMEE.value and fait["vue_confirmee_on"] is None:
                valeurs["vue_confirmee_on"] = export_on
        if valeurs:
            modifications.append((fait["id"], valeurs))
    if not plan.ancien:
        vues = [(faits[ids[numero]]["id"], {"export_on": export_on}) for numero in plan.inchanges]
        modifications += vues
    modifications += [
        (faits[ids[disparu.numero]]["id"], {"disparue_on": export_on}) for disparu in plan.disparus
    ]
    changement.modifier_lot(CANDIDATURE, modifications)


def _valeurs(ecarts: Iterable[Ecart]) -> dict[str, Any]:
    return {ecart.champ: _stockable(ecart.champ, ecart.apres) for ecart in ecarts}


def _stockables(champs: Mapping[str, str], voulus: Iterable[str]) -> dict[str, Any]:
    return {champ: _stockable(champ, champs[champ]) for champ in voulus if champ in champs}


def _stockable(champ: str, valeur: str) -> str | None:
    return None if champ in _NULLABLES and not valeur else valeur
