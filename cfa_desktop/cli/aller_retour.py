"""What `importer` answers for a workbook of this program, modified elsewhere."""

from __future__ import annotations

from typing import Any

from cfa_desktop.cli.sorties import Reponse, pluriel
from cfa_desktop.models.aller_retour import PlanAllerRetour, Voulu, rejets
from cfa_desktop.models.extraction import Doute, Extraction, TypeExport
from cfa_desktop.services.aller_retour import RetourRefuse, titres, valeur_dite
from cfa_desktop.services.bureau import Bureau


def revenir(bureau: Bureau, extraction: Extraction, *, appliquer: bool) -> Reponse:
    """Plan what a modified workbook changes; apply it, conflicts left aside, when asked."""
    plan = bureau.aller_retours.planifier(extraction)
    objet = forme(bureau, plan, applique=False)
    if not appliquer:
        return Reponse(objet, [*_texte(plan), "Rien n’est encore écrit\u202f: ajoutez --appliquer."])
    if not plan.retenus:
        return Reponse(objet | {"applique": True}, [*_texte(plan), "Rien à changer."])
    try:
        bureau.aller_retours.appliquer(plan)
    except RetourRefuse as refus:
        return Reponse(objet | {"accepte": False, "erreur": str(refus)}, raisons=[str(refus)], code=1)
    return Reponse(objet | {"applique": True}, [*_texte(plan), "Classeur repris."])


def forme(bureau: Bureau, plan: PlanAllerRetour, *, applique: bool) -> dict[str, Any]:
    """Return the JSON shape of ``importer`` for a modified workbook."""
    codes = {bureau.formations.trouver(voulu.formation_id).code for voulu in plan.voulus}
    return {
        "type": TypeExport.ALLER_RETOUR.value,
        "formation": codes.pop() if len(codes) == 1 else "",
        "campagne": bureau.formations.campagne_habitee(),
        "lignes": plan.lignes,
        "nouveaux": 0,
        "modifies": len({voulu.ligne for voulu in plan.retenus}),
        "inchanges": plan.inchangees,
        "disparus": 0,
        "ecarts": len(plan.conflits),
        "rejets": [{"ligne": un.ligne, "raison": un.raison} for un in rejets(plan.refus, titres())],
        "doutes": [
            {"ligne": doute.ligne, "champ": doute.champ, "valeur": doute.valeur, "raison": doute.raison}
            for doute in (*plan.doutes, *map(_doute, plan.conflits))
        ],
        "changements": [
            {"ligne": un.ligne, "numero": un.numero, "champ": un.champ, "avant": un.avant, "apres": un.apres}
            for un in plan.retenus
        ],
        "a_confirmer": [],
        "applique": applique,
    }


def _doute(conflit: Voulu) -> Doute:
    ici = valeur_dite(conflit.champ, conflit.avant) or "vide"
    raison = f"changé ici aussi depuis l’export du classeur ({ici})\u202f: non repris, à voir dans la fenêtre"
    return Doute(conflit.ligne, conflit.champ, conflit.apres, raison)


def _texte(plan: PlanAllerRetour) -> list[str]:
    lignes = [
        f"{plan.fichier}\u202f: {pluriel(plan.lignes, 'ligne')}, classeur modifié",
        f"  {'Changements':<16}{len(plan.retenus):>8}",
        f"  {'Conflits':<16}{len(plan.conflits):>8}",
        f"  {'Refus':<16}{len(plan.refus):>8}",
    ]
    lignes += [
        f"Ligne {un.ligne}, {un.candidat}, {titres()[un.champ]}\u202f: "
        f"{valeur_dite(un.champ, un.avant) or 'vide'} → {valeur_dite(un.champ, un.apres) or 'vide'}"
        for un in plan.retenus
    ]
    lignes += [f"Ligne {un.ligne}\u202f: {un.raison}" for un in rejets(plan.refus, titres())]
    lignes += [
        f"Conflit, ligne {un.ligne}, {un.candidat}, {titres()[un.champ]}\u202f: {_doute(un).raison}"
        for un in plan.conflits
    ]
    return [*lignes, *(f"Doute, {doute.champ}\u202f: {doute.raison}" for doute in plan.doutes)]
