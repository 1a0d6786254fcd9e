"""The verb that writes files for others: lists, follow-up sheets, what waits to be typed."""

from __future__ import annotations

from argparse import Namespace

from cfa_desktop.cli.choix import Choix, choisir, filtre_en_francais, lignes_choisies
from cfa_desktop.cli.notes import non_note, ouvrir_pour_noter
from cfa_desktop.cli.sorties import Reponse, pluriel
from cfa_desktop.models.colonnes import CLES_PARCOURSUP
from cfa_desktop.services.exports import DemandeListe


def exporter(args: Namespace) -> Reponse:
    """Write a list, sheets or the queue as .xlsx, .csv or .pdf, noted in the base; say when it is not."""
    with ouvrir_pour_noter(args.base) as bureau:
        tus = non_note(bureau)
        choix = choisir(bureau, args)
        remarques: tuple[str, ...] = ()
        if args.quoi in ("formations", "tout"):
            campagne = None if args.quoi == "tout" else choix.campagne
            nombre = len(bureau.candidatures.lister(campagne=campagne))
            remarques = (
                bureau.classeurs.complet(args.vers)
                if campagne is None
                else bureau.classeurs.par_formation(campagne, args.vers)
            )
        elif args.quoi == "saisies":
            cartes = bureau.saisies.lister(formation_id=choix.formation_id, campagne=choix.campagne)
            nombre = len(cartes)
            remarques = bureau.exports.saisies(args.vers, choix.campagne, choix.formation_id)
        else:
            lignes = lignes_choisies(bureau, args, choix)
            nombre = len(lignes)
            filtre = filtre_en_francais(args, args.au, choix.campagne)
            demande = DemandeListe(lignes, choix.formation_id, choix.campagne, filtre, _colonnes(args, choix))
            if args.quoi == "modification":
                remarques = bureau.aller_retours.exporter(demande, args.vers)
            elif args.quoi == "liste":
                remarques = bureau.exports.liste(demande, args.vers)
            else:
                bureau.exports.fiches(demande, args.vers)
    objet = {
        "accepte": True,
        "fichier": str(args.vers),
        "lignes": nombre,
        "remarques": list(remarques),
        "note": not tus,
    }
    noms = {"fiches": "fiche", "saisies": "saisie"}
    return Reponse(
        objet, [f"{args.vers} : {pluriel(nombre, noms.get(args.quoi, 'candidature'))}.", *remarques], tus
    )


def _colonnes(args: Namespace, choix: Choix) -> tuple[str, ...]:
    """Return the columns of Parcoursup's table, the formation beside the name when there are several.

    A CSV names it after them by itself, so that it stays a table of the site.
    """
    if choix.formation_id is not None or args.vers.suffix.lower() == ".csv":
        return CLES_PARCOURSUP
    apres = CLES_PARCOURSUP.index("candidat") + 1
    return (*CLES_PARCOURSUP[:apres], "formation", *CLES_PARCOURSUP[apres:])
