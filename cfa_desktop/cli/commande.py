"""The entrance of the command line: parse, run one verb, answer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TextIO, cast

from cfa_desktop.cli.arguments import analyseur
from cfa_desktop.cli.sorties import Reponse, ecrire, refus, refus_motive
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.temporaires import effacer_les_restes

INTERROMPU = 130
# Each verb is imported only when it runs: counting must not pay for reading or writing files.
_MODULES = {
    "demo": "bases",
    "verifier": "bases",
    "sauvegarder": "bases",
    "restaurer": "bases",
    "formation": "formations",
    "importer": "imports",
    "lister": "lectures",
    "compteurs": "lectures",
    "echeances": "echeances",
    "saisies": "lectures",
    "contrat": "actes",
    "decision": "actes",
    "exporter": "exports",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; return 0 when done, 1 when refused, 2 for a wrong usage."""
    _en_utf8(sys.stdout, sys.stderr)
    try:
        args = analyseur().parse_args(argv)
    except SystemExit as fin:
        return fin.code if isinstance(fin.code, int) else 0
    try:
        return ecrire(_repondre(args), en_json=args.json)
    except BrokenPipeError:
        # The reader left (« | head »): nothing more to say, not even when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Interrompu : rien n’a été laissé à moitié fait.\n")
        return INTERROMPU


def _repondre(args: Namespace) -> Reponse:
    if _MODULES[args.verbe] != "lectures":
        effacer_les_restes()
    module = import_module(f"cfa_desktop.cli.{_MODULES[args.verbe]}")
    verbe = cast(Callable[[Namespace], Reponse], getattr(module, args.verbe))
    try:
        return verbe(args)
    except RuleViolation as erreur:
        return refus_motive(erreur.verdict)
    except CfaError as erreur:
        return refus(str(erreur))
    except BrokenPipeError:
        raise
    except OSError as erreur:
        nom = f" « {erreur.filename} »" if erreur.filename else ""
        return refus(f"Fichier{nom} inutilisable ({erreur.strerror}). Vérifiez son nom et vos droits.")


def _en_utf8(*flux: TextIO) -> None:
    """Write UTF-8 whatever the console's own encoding: names and typography go beyond it."""
    for un in flux:
        if reconfigure := getattr(un, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")
