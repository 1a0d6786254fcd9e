"""« Ce qui a changé » after an import: named lists of numbers, in the order the officer cares about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cfa_desktop.models.aller_retour import COORDONNEES, ETAPE, ETAPE_ON, NOTE, PlanAllerRetour
from cfa_desktop.models.constat import Constat
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.plan import Modifie, Plan

AUTRES = "autres"
RUBRIQUES: Mapping[str, str] = {
    "nouveaux": "nouveaux candidats",
    "confirmes": "vœux désormais confirmés",
    "coordonnees": "coordonnées désormais connues",
    "oui_definitif": "« Oui (définitif) »",
    "oui_voeux": "« Oui (avec vœux en attente) »",
    "contrats": "contrats désormais affichés",
    "demissions": "démissions ou renonciations",
    "en_recherche": "passages en recherche de contrat",
    "refusees": "candidatures refusées",
    "constates": "saisies confirmées par l’export",
    "ecarts": "écarts avec ce qui est noté ici",
    "sans_voeu": "personnes ajoutées à cette formation, sans y avoir de candidature",
    "reparus": "de nouveau dans l’export",
    "dossiers": "dossiers complétés",
    AUTRES: "autres modifications",
    "disparus": "absents de cet export",
    "corriges": "personnes aux coordonnées corrigées",
    "etapes": "personnes à la prochaine étape changée",
    "notes": "personnes avec une note ajoutée",
    "laisses": "personnes avec une valeur changée ici aussi, laissée telle quelle",
}
SINGULIERS: Mapping[str, str] = {
    "nouveaux": "nouveau candidat",
    "confirmes": "vœu désormais confirmé",
    "coordonnees": "coordonnées désormais connues",
    "oui_definitif": "« Oui (définitif) »",
    "oui_voeux": "« Oui (avec vœux en attente) »",
    "contrats": "contrat désormais affiché",
    "demissions": "démission ou renonciation",
    "en_recherche": "passage en recherche de contrat",
    "refusees": "candidature refusée",
    "constates": "saisie confirmée par l’export",
    "ecarts": "écart avec ce qui est noté ici",
    "sans_voeu": "personne ajoutée à cette formation, sans y avoir de candidature",
    "reparus": "de nouveau dans l’export",
    "dossiers": "dossier complété",
    AUTRES: "autre modification",
    "disparus": "absent de cet export",
    "corriges": "personne aux coordonnées corrigées",
    "etapes": "personne à la prochaine étape changée",
    "notes": "personne avec une note ajoutée",
    "laisses": "personne avec une valeur changée ici aussi, laissée telle quelle",
}
_PAR_ETAT = {
    Etat.CONFIRMEE.value: "confirmes",
    Etat.CONTRAT_SAISI.value: "contrats",
    Etat.DEMISSION.value: "demissions",
    Etat.EN_RECHERCHE.value: "en_recherche",
    Etat.REFUSEE.value: "refusees",
}
_PAR_REPONSE = {
    Reponse.OUI_DEFINITIF.value: "oui_definitif",
    Reponse.OUI_VOEUX_EN_ATTENTE.value: "oui_voeux",
    Reponse.RENONCIATION.value: "demissions",
    Reponse.DEMISSION.value: "demissions",
}
_COORDONNEES = ("telephone_fixe", "telephone_portable", "mail")
LAISSES = "laisses"
_PAR_CHAMP = {
    **dict.fromkeys(COORDONNEES, "corriges"),
    ETAPE: "etapes",
    ETAPE_ON: "etapes",
    NOTE: "notes",
}


def libelle_rubrique(rubrique: str, nombre: int) -> str:
    """Return the name of a heading for that many candidatures."""
    return RUBRIQUES[rubrique] if nombre > 1 else SINGULIERS[rubrique]


def rapport_du_plan(plan: Plan) -> dict[str, list[str]]:
    """Return the numbers under each heading that has some."""
    rapport: dict[str, list[str]] = {rubrique: [] for rubrique in RUBRIQUES}
    rapport["nouveaux"] = [nouveau.numero for nouveau in plan.nouveaux if not nouveau.sans_voeu]
    rapport["sans_voeu"] = [nouveau.numero for nouveau in plan.nouveaux if nouveau.sans_voeu]
    rapport["constates"] = _numeros(un for un in plan.ecarts if un.est_decisif and not un.est_ecart)
    rapport["ecarts"] = _numeros(un for un in plan.ecarts if un.est_ecart)
    rapport["disparus"] = [disparu.numero for disparu in plan.disparus]
    for modifie in plan.modifies:
        for rubrique in sorted(_rubriques(modifie)):
            rapport[rubrique].append(modifie.numero)
    return {rubrique: numeros for rubrique, numeros in rapport.items() if numeros}


def rapport_du_retour(plan: PlanAllerRetour, formation_id: int) -> dict[str, list[str]]:
    """Return the numbers under each heading, of what a modified workbook changes in one formation."""
    rapport: dict[str, list[str]] = {
        rubrique: [] for rubrique in (*dict.fromkeys(_PAR_CHAMP.values()), LAISSES)
    }
    for voulu in plan.voulus:
        pris = voulu.rang in plan.acceptes
        numeros = rapport[_PAR_CHAMP[voulu.champ] if pris else LAISSES]
        if voulu.formation_id == formation_id and (pris or voulu.conflit) and voulu.numero not in numeros:
            numeros.append(voulu.numero)
    return {rubrique: numeros for rubrique, numeros in rapport.items() if numeros}


def _rubriques(modifie: Modifie) -> set[str]:
    trouvees = {"reparus"} if modifie.reparu else set()
    for ecart in modifie.candidature:
        if ecart.champ == "etat" and ecart.apres in _PAR_ETAT:
            trouvees.add(_PAR_ETAT[ecart.apres])
        elif ecart.champ == "reponse" and ecart.apres in _PAR_REPONSE:
            trouvees.add(_PAR_REPONSE[ecart.apres])
    if any(ecart.champ in _COORDONNEES and not ecart.avant for ecart in modifie.candidat):
        trouvees.add("coordonnees")
    return trouvees or {AUTRES if modifie.candidat or modifie.candidature else "dossiers"}


def _numeros(constats: Iterable[Constat]) -> list[str]:
    """Return each number once: a person may have several items."""
    return list(dict.fromkeys(constat.numero for constat in constats))
