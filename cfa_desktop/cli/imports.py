"""The verb that imports an export: the plan, then, when asked, the same plan applied."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cfa_desktop.cli.aller_retour import revenir
from cfa_desktop.cli.formation_du_fichier import choisir
from cfa_desktop.cli.sorties import Reponse, pluriel
from cfa_desktop.models.extraction import Doute, Extraction, TypeExport
from cfa_desktop.models.libelles_champs import libelle_champ, libelle_doute
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.repris import est_sans_objet
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau, ouvrir
from cfa_desktop.services.imports import ColonnesInconnues, ImportRefuse

_A_APPLIQUER = "Rien n’est encore écrit\u202f: ajoutez --appliquer."
_RIEN = "Rien à importer\u202f: cette liste vient de CFA Recrutement et ne dit rien de nouveau."
_A_ENSEIGNER = (
    "Rien ne peut être importé tant que ses colonnes ne sont pas connues\u202f: ouvrez ce fichier dans la "
    "fenêtre, page Import, dites à quoi sert chacune, puis relancez cette commande."
)


def importer(args: Namespace) -> Reponse:
    """Plan the import of a file; apply exactly this plan with ``--appliquer``."""
    with ouvrir(args.base, ecriture=args.appliquer) as bureau:
        bureau.formations.campagne_habitee(args.campagne)
        lues = bureau.imports.lire_tout(args.export)
        if lues[0].type is TypeExport.ALLER_RETOUR:
            return revenir(bureau, lues[0], appliquer=args.appliquer)
        extraction, formation, laissees = choisir(bureau, lues, args)
        export_on, doute = _date_d_export(extraction, args)
        bureau.imports.exiger_passe(export_on)
        # A name alone designates nobody for sure, and nobody looks here: the doubt says what is left aside.
        plan = bureau.imports.planifier(extraction, formation, export_on, partiel=args.partiel).a_appliquer
        colonnes = _doute_colonnes(bureau, extraction)
        # Nobody answers questions here: without --partiel the file is said whole, and the doubt remains.
        nouveaux = (
            *laissees,
            *(un for un in (doute, colonnes) if un is not None),
            *(_doute_complet(plan, question) for question in plan.a_confirmer),
        )
        plan = replace(plan, doutes=plan.doutes + nouveaux)
        vain = est_sans_objet(plan)
        if args.appliquer and not vain:
            try:
                bureau.imports.appliquer(plan)
            except ImportRefuse as refus:
                return _refuse(plan, str(refus))
    applique = args.appliquer and not vain
    fin = _RIEN if vain else "Import appliqué." if applique else _A_ENSEIGNER if colonnes else _A_APPLIQUER
    return Reponse(forme_plan(plan, applique=applique), [*_texte(plan), fin])


def forme_plan(plan: Plan, *, applique: bool) -> dict[str, Any]:
    """Return the JSON shape of a plan."""
    return {
        "type": plan.extraction.type.value,
        "formation": plan.destination.formation_code,
        "campagne": plan.destination.campagne,
        "date_export": plan.destination.export_on.isoformat(),
        "lignes": plan.extraction.lignes,
        "nouveaux": len(plan.nouveaux),
        "modifies": len(plan.modifies),
        "inchanges": len(plan.inchanges),
        "disparus": len(plan.disparus),
        "ecarts": sum(constat.est_ecart for constat in plan.ecarts),
        "rejets": [{"ligne": rejet.ligne, "raison": rejet.raison} for rejet in plan.rejets],
        "doutes": [
            {"ligne": doute.ligne, "champ": doute.champ, "valeur": doute.valeur, "raison": doute.raison}
            for doute in plan.doutes
        ],
        "a_confirmer": list(plan.a_confirmer),
        "applique": applique,
    }


def _date_d_export(extraction: Extraction, args: Namespace) -> tuple[date, Doute | None]:
    """Return the day of the export: said, else in the file's name, else the file's own day with a doubt."""
    if args.date_export is not None:
        return args.date_export, None
    if extraction.indice_date:
        return date.fromisoformat(extraction.indice_date), None
    du_fichier = datetime.fromtimestamp(Path(args.export).stat().st_mtime, PARIS).date()
    raison = "aucune date dans le nom du fichier : c’est sa date d’enregistrement ; sinon, --date-export"
    return du_fichier, Doute(0, "date de l’export", du_fichier.isoformat(), raison)


def _doute_colonnes(bureau: Bureau, extraction: Extraction) -> Doute | None:
    """Return the doubt of a list whose columns nobody matched: nothing of it can be imported."""
    try:
        bureau.imports.exiger_importable(extraction)
    except ColonnesInconnues as refus:
        return Doute(0, "colonnes", ", ".join(une.entete for une in extraction.colonnes), str(refus))
    return None


def _doute_complet(plan: Plan, question: str) -> Doute:
    return Doute(0, "fichier complet", str(len(plan.disparus)), question)


def _refuse(plan: Plan, erreur: str) -> Reponse:
    """Return a refusal that still shows what was read: set-aside lines and doubts."""
    objet = {**forme_plan(plan, applique=False), "accepte": False, "erreur": erreur}
    return Reponse(objet, [_texte_doute(doute) for doute in plan.doutes], raisons=[erreur], code=1)


def _texte(plan: Plan) -> list[str]:
    destination, extraction = plan.destination, plan.extraction
    lignes = [
        f"{extraction.fichier} : {pluriel(extraction.lignes, 'ligne')}, type {extraction.type.value}, "
        f"{destination.formation_code} (session {destination.campagne}), "
        f"export du {destination.export_on:%d/%m/%Y}",
    ]
    for titre, nombre in (
        ("Nouveaux", len(plan.nouveaux)),
        ("Modifiés", len(plan.modifies)),
        ("Inchangés", len(plan.inchanges)),
        ("Disparus", len(plan.disparus)),
        ("Écarts", sum(constat.est_ecart for constat in plan.ecarts)),
        ("Lignes écartées", len(plan.rejets)),
        ("Doutes", len(plan.doutes)),
    ):
        lignes.append(f"  {titre:<16}{nombre:>8}")
    lignes += [f"Ligne {rejet.ligne} écartée : {rejet.raison}" for rejet in plan.rejets]
    lignes += [_texte_doute(doute) for doute in plan.doutes]
    lignes += [
        f"{libelle_champ(un.champ)} de {un.nom} : corrigé ici {un.ici}, Parcoursup {un.parcoursup}"
        for un in plan.corriges
    ]
    return lignes


def _texte_doute(doute: Doute) -> str:
    ou = f"ligne {doute.ligne}, " if doute.ligne else ""
    valeur = f" «\u00a0{doute.valeur}\u00a0»" if doute.valeur else ""
    return f"Doute, {ou}{libelle_doute(doute.champ)}{valeur}\u202f: {doute.raison}"
