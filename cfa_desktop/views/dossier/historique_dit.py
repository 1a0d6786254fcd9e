"""History in words: French names and values, before -> after, nothing technical."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.models.libelles_champs import libelle_champ, valeur_lisible
from cfa_desktop.models.saisie import LABELS_STATUT
from cfa_desktop.models.siret import format_siret
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE

VIDE = "(vide)"
_NATURES = {"decision": "Décision", "contrat": "Contrat", "ia": "I.A. réalisée"}
_DECISIONS = {"refus": "Refus", "recherche": "En recherche de contrat"}
_LIBELLES: Mapping[str, str] = {
    "nature": "À saisir en ligne",
    "statut": "Avancement",
    "decision": "Décision",
    "motif": "Motif",
    "limite_reponse_on": "Limite de réponse",
    "pas_avant": "À saisir à partir du",
    "saisie_at": "Saisi en ligne le",
    "reporte_au": "Reporté au",
    "refus_parcoursup": "Refusé par Parcoursup",
    "raison_abandon": "Raison de l’abandon",
    "denomination": "Employeur",
    "siret": "SIRET",
    "siret_texte": "SIRET saisi",
    "employeur": "Employeur",
    "attente_siret": "En attente du SIRET",
    "type": "Contact",
    "resultat": "Résultat",
    "texte": "Note",
    "etape": "Prochaine étape",
    "etape_on": "Étape le",
    "etape_close_at": "Étape faite le",
    "disparue_on": "Absent depuis l’export du",
    "champ": "Champ corrigé",
    "valeur": "Valeur corrigée",
}
_VALEURS: Mapping[str, Mapping[str, str]] = {
    "nature": _NATURES,
    "statut": {statut.value: label for statut, label in LABELS_STATUT.items()},
    "decision": _DECISIONS,
    "type": {type_.value: label for type_, label in LABELS_TYPE.items()},
    "resultat": {resultat.value: label for resultat, label in LABELS_RESULTAT.items()},
    "attente_siret": {"0": "non", "1": "oui"},
}
_TECHNIQUES = frozenset(
    (
        "id",
        "cle",
        "campagne",
        "export_on",
        "vue_confirmee_on",
        "etat_brut",
        "reponse_brute",
        "sans_voeu",
        "preparee_at",
        "evaluee_at",
        "modifie_at",
        "at",
    )
)
_DATES_SANS_SUFFIXE = ("pas_avant", "reporte_au")


def phrases(ligne: LigneHistorique) -> list[str]:
    """Return one sentence per thing changed, « État : … → … »; none when only technical fields moved."""
    if ligne.table == "correction":
        return [_correction(ligne)]
    avant, apres = ligne.avant or {}, ligne.apres or {}
    dites = []
    for champ in _champs(avant, apres):
        ancien, neuf = _valeur(champ, avant.get(champ)), _valeur(champ, apres.get(champ))
        if ancien == neuf:
            continue
        if ligne.avant is None:
            dites.append(f"{_libelle(champ)}\u202f: {neuf}")
        else:
            apres_dit = "retiré" if ligne.apres is None else neuf
            dites.append(f"{_libelle(champ)}\u202f: {ancien} → {apres_dit}")
    return dites


def _champs(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterable[str]:
    for champ in dict.fromkeys((*avant, *apres)):
        if champ not in _TECHNIQUES and not champ.endswith("_id"):
            yield champ


def _libelle(champ: str) -> str:
    return _LIBELLES.get(champ) or libelle_champ(champ)


def _valeur(champ: str, valeur: Any) -> str:
    texte = "" if valeur is None else str(valeur)
    if champ in _VALEURS:
        return _VALEURS[champ].get(texte, texte or VIDE)
    if champ == "siret":
        return format_siret(texte) or VIDE
    if champ in _DATES_SANS_SUFFIXE:
        return valeur_lisible("x_at" if "T" in texte or " " in texte else "x_on", texte)
    return valeur_lisible(champ, texte)


def _correction(ligne: LigneHistorique) -> str:
    avant, apres = ligne.avant or {}, ligne.apres or {}
    champ = str(apres.get("champ") or avant.get("champ") or "")
    nom = f"{libelle_champ(champ)}, corrigé ici" if champ else "Valeur corrigée ici"
    ancien = valeur_lisible(champ, str(avant["valeur"])) if "valeur" in avant else "valeur de Parcoursup"
    neuf = valeur_lisible(champ, str(apres["valeur"])) if "valeur" in apres else "valeur de Parcoursup"
    return f"{nom}\u202f: {ancien} → {neuf}"
