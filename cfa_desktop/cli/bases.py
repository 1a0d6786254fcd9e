"""The verbs of the base itself: demo, check, back up, restore."""

from __future__ import annotations

from argparse import Namespace

from cfa_desktop.cli.sorties import Reponse, pluriel


def demo(args: Namespace) -> Reponse:
    """Create a demo base."""
    import sys

    from cfa_desktop.services.demo import creer_demo

    avancement = None if args.json else lambda etape: sys.stderr.write(f"{etape}\n")
    creer_demo(
        args.base,
        candidats=args.candidats,
        formations=args.formations,
        graine=args.graine,
        progres=avancement,  # type: ignore[arg-type]
    )
    objet = {
        "accepte": True,
        "base": str(args.base),
        "candidatures": args.candidats,
        "formations": args.formations,
        "graine": args.graine,
    }
    quoi = f"{pluriel(args.candidats, 'candidature')}, {pluriel(args.formations, 'formation')}"
    return Reponse(objet, [f"Base de démonstration créée : {args.base} ({quoi})."])


def verifier(args: Namespace) -> Reponse:
    """Check the base; exit 1 when something is wrong."""
    from cfa_desktop.services.bureau import ouvrir

    with ouvrir(args.base, ecriture=False) as bureau:
        constats = bureau.sauvegardes.verifier()
    objet = {"ok": not constats, "constats": constats}
    if constats:
        return Reponse(objet, raisons=constats, code=1)
    return Reponse(objet, ["Tout va bien : la base est entière et cohérente."])


def sauvegarder(args: Namespace) -> Reponse:
    """Make a verified backup."""
    from cfa_desktop.services.bureau import ouvrir

    with ouvrir(args.base, ecriture=False) as bureau:
        faite = bureau.sauvegardes.sauvegarder(dossier=args.vers)
    return Reponse({"accepte": True, "sauvegarde": str(faite)}, [f"Sauvegarde vérifiée : {faite}"])


def restaurer(args: Namespace) -> Reponse:
    """Put a backup in the place of the base; the current one is kept among the backups."""
    from cfa_desktop.services import sauvegardes

    sauvegardes.restaurer(args.sauvegarde, args.base)
    objet = {"accepte": True, "base": str(args.base), "sauvegarde": str(args.sauvegarde)}
    return Reponse(objet, [f"Base restaurée : {args.base}"])
