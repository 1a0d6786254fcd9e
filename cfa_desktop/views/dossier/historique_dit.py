"""History in words: French names and values, before -> after, nothing technical."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cfa_desktop.models.etats import LABELS_REPONSE
from cfa_desktop.models.historique import LigneHistorique
from cfa_desktop.models.libelles_champs import libelle_champ, valeur_lisible
from cfa_desktop.models.saisie import LABELS_STATUT
from cfa_desktop.models.siret import format_siret
from cfa_desktop.models.suivi import LABELS_RESULTAT, LABELS_TYPE

VIDE = "(vide)"
_NATURES = {
    "decision": "Décision",
    "contrat": "Contrat",
    "ia": "I.A. réalisée",
    "capacite": "Capacité",
    "cloture": "Clôture du recrutement",
    "augmentation": "Augmentation de capacité",
    "message": "Message aux candidats",
}
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
    "valeur": "Valeur",
    "reponse_notee": "Réponse notée ici",
    "reponse_notee_on": "Réponse notée le",
    "demission_notee_on": "Démission notée le",
    "raison_correction": "Raison de la correction",
    "intitule": "Intitulé",
    "sigle": "Sigle",
    "code": "Code de la formation",
    "etablissement": "Établissement",
    "capacite": "Capacité",
    "examine": "Examine les dossiers",
    "modalites_particulieres": "Modalités particulières",
    "cloture_demandee_on": "Clôture demandée le",
    "cloturee_on": "Recrutement clôturé le",
    "message_recherche": "Message «\u00a0en recherche de contrat\u00a0»",
    "message_acceptation": "Message «\u00a0acceptation définitive\u00a0»",
    "rapport_publie_on": "Rapport public publié le",
    "recue_on": "Demande de motifs reçue le",
    "avis_on": "Avis de fin de procédure le",
    "repondue_on": "Réponse aux motifs le",
    "note": "Note",
    "contrats": "Contrats de la session",
    "faite_at": "Marqué fait le",
    "fichier": "Fichier",
    "lignes": "Lignes lues",
}
_OUI_NON = {"0": "non", "1": "oui", "": "non renseigné"}
_VALEURS: Mapping[str, Mapping[str, str]] = {
    "nature": _NATURES,
    "statut": {statut.value: label for statut, label in LABELS_STATUT.items()},
    "decision": _DECISIONS,
    "type": {type_.value: label for type_, label in LABELS_TYPE.items()},
    "resultat": {resultat.value: label for resultat, label in LABELS_RESULTAT.items()},
    "attente_siret": _OUI_NON,
    "examine": _OUI_NON,
    "modalites_particulieres": _OUI_NON,
    "reponse_notee": {reponse.value: label for reponse, label in LABELS_REPONSE.items()},
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
        "couleur",
        "ordre",
        "empreinte",
        "signature",
        "rapport",
        "applique_at",
        "partiel",
    )
)
_DATES_SANS_SUFFIXE = ("pas_avant", "reporte_au")


def phrases(ligne: LigneHistorique) -> list[str]:
    """Return one sentence per thing changed, « État : … → … »; none when only technical fields moved."""
    propre = _PAR_TABLE.get(ligne.table)
    if propre is not None:
        return propre(ligne)
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


def _correction(ligne: LigneHistorique) -> list[str]:
    avant, apres = ligne.avant or {}, ligne.apres or {}
    champ = str(apres.get("champ") or avant.get("champ") or "")
    nom = f"{libelle_champ(champ)}, corrigé ici" if champ else "Valeur corrigée ici"
    ancien = valeur_lisible(champ, str(avant["valeur"])) if "valeur" in avant else "valeur de Parcoursup"
    neuf = valeur_lisible(champ, str(apres["valeur"])) if "valeur" in apres else "valeur de Parcoursup"
    return [f"{nom}\u202f: {ancien} → {neuf}"]


def _calendrier(ligne: LigneHistorique) -> list[str]:
    """Say which dates of the session moved; without an edition a date is the one of the shipped calendar."""
    from cfa_desktop.models.calendrier.champs import PAR_CLE
    from cfa_desktop.models.calendrier.ecriture import lire_edition
    from cfa_desktop.models.calendrier.phrases import valeur_changee

    avant, apres = (
        lire_edition(str((valeurs or {}).get("donnees") or "{}")) for valeurs in (ligne.avant, ligne.apres)
    )
    dites = []
    for cle in dict.fromkeys((*avant, *apres)):
        ancien, neuf = (
            valeur_changee(cote[cle].valeur, 0) if cle in cote else "date livrée" for cote in (avant, apres)
        )
        if ancien != neuf:
            dites.append(f"{PAR_CLE[cle].libelle}\u202f: {ancien} → {neuf}")
        elif avant[cle] != apres[cle]:
            dites.append(f"{PAR_CLE[cle].libelle}\u202f: {neuf}, confirmé")
    return dites


def _critere(ligne: LigneHistorique) -> list[str]:
    avant, apres = (str((valeurs or {}).get("texte") or "") for valeurs in (ligne.avant, ligne.apres))
    if avant == apres:
        return []
    dit = f"{avant} → {apres or 'retiré'}" if avant else apres
    return [f"Critère d’examen\u202f: {dit}"]


def _rubrique(ligne: LigneHistorique) -> list[str]:
    """Say what changed in a part of the dossier, its texts by their names."""
    from cfa_desktop.models.contenu_dit import changements_dits
    from cfa_desktop.models.contenu_texte import de_texte

    avant, apres = (de_texte((valeurs or {}).get("donnees")) for valeurs in (ligne.avant, ligne.apres))
    return changements_dits(avant, apres)


_PAR_TABLE: Mapping[str, Callable[[LigneHistorique], list[str]]] = {
    "correction": _correction,
    "calendrier": _calendrier,
    "critere": _critere,
    "rubrique": _rubrique,
}
