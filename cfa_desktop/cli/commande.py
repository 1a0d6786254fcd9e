"""The entrance of the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from cfa_desktop.models.erreurs import CfaError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; return 0 when done, 1 when refused, 2 for a wrong usage."""
    parser = argparse.ArgumentParser("cfa-desktop")
    verbes = parser.add_subparsers(dest="verbe", required=True)
    demo = verbes.add_parser("demo")
    demo.add_argument("--base", type=Path, required=True)
    demo.add_argument("--candidats", type=int, default=600)
    demo.add_argument("--formations", type=int, default=6)
    demo.add_argument("--graine", type=int, default=2025)
    args = parser.parse_args(argv)
    try:
        from cfa_desktop.services.demo import creer_demo

        creer_demo(args.base, candidats=args.candidats, formations=args.formations, graine=args.graine)
    except CfaError as erreur:
        sys.stderr.write(f"{erreur}\n")
        return 1
    return 0
