"""The verb that tells what is due, and hands it to an agenda."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from cfa_desktop.cli.choix import choisir
from cfa_desktop.cli.echeances_faites import marquer_faites
from cfa_desktop.cli.notes import non_note, ouvrir_pour_noter
from cfa_desktop.cli.sorties import Reponse, pluriel, tableau
from cfa_desktop.models.calendrier.champs import phrase_manquants
from cfa_desktop.models.dates_fr import jour_heure, temps_restant
from cfa_desktop.models.echeances.echeance import QUOI_PUBLIE, Echeance, SansDate, quoi_publie
from cfa_desktop.services.bureau import ouvrir
from cfa_desktop.services.echeances import Tableau


def echeances(args: Namespace) -> Reponse:
    """Tell what is due, the nearest first; mark some of it as done, write it as an agenda when asked to."""
    part = args.ics is not None and not args.fait
    with ouvrir_pour_noter(args.base) if part else ouvrir(args.base, ecriture=bool(args.fait)) as bureau:
        tus = non_note(bureau) if part else ()
        choix = choisir(bureau, args)
        if args.fait:
            marquer_faites(bureau, choix, args.fait, args.au)
        lu = bureau.echeances.lire(choix.campagne, formation_id=choix.formation_id, au=args.au)
        exportees = None
        if args.ics is not None:
            exportees = bureau.echeances.exporter_agenda(args.ics, lu, avec_noms=args.avec_noms)
    manque = phrase_manquants(lu.calendrier)
    objet: dict[str, Any] = {
        "echeances": [_forme(due) for due in lu.dues],
        "sans_date": [_forme_sans_date(groupe) for groupe in lu.sans_date],
        "dates_manquantes": manque,
    }
    lignes = [*_texte(lu), *([manque] if manque else [])]
    if args.fait:
        objet["faites"] = list(dict.fromkeys(args.fait))
        lignes.insert(0, f"Marqué fait\u202f: {pluriel(len(objet['faites']), 'échéance')}.")
    if exportees is not None:
        objet["ics"] = {"fichier": str(args.ics), "evenements": exportees, "note": not tus}
        lignes.append(f"Agenda écrit\u202f: {args.ics} ({exportees} rendez-vous).")
    return Reponse(objet, lignes, tus)


def _forme(due: Echeance) -> dict[str, str]:
    return {
        "le": due.le.isoformat(),
        "quoi": quoi_publie(due).value,
        "numero": due.numero,
        "formation": due.formation,
        "pourquoi": due.pourquoi_code,
        "nature": due.quoi.value,
        "cle": due.cle,
    }


def _forme_sans_date(groupe: SansDate) -> dict[str, Any]:
    return {
        "quoi": QUOI_PUBLIE.get(groupe.quoi, groupe.quoi).value,
        "nature": groupe.quoi.value,
        "formation": groupe.formation,
        "numeros": list(groupe.numeros),
        "pourquoi": groupe.pourquoi_code,
    }


def _texte(lu: Tableau) -> Sequence[str]:
    session = lu.calendrier.campagne
    lignes = [
        (
            jour_heure(due.le, session),
            temps_restant(due.le, lu.maintenant),
            due.formation,
            due.numero,
            due.pourquoi_code,
        )
        for due in lu.dues
    ]
    lignes += [
        (
            "date à fournir",
            "",
            groupe.formation,
            pluriel(max(1, len(groupe.numeros)), "cas", "cas"),
            groupe.pourquoi_code,
        )
        for groupe in lu.sans_date
    ]
    return tableau(("Le", "Reste", "Formation", "N°", "Quoi"), lignes) if lignes else ["Rien à échéance."]
