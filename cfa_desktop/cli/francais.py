"""An argument parser that speaks French: usage, headings and every error."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_MESSAGES = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"arguments inconnus : \1"),
    (r"argument (.*?): expected one argument", r"\1 attend une valeur"),
    (r"argument (.*?): expected at least one argument", r"\1 attend au moins une valeur"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1 : \2 inconnu (possibles : \3)"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 n’attend pas de valeur (\2)"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 ne va pas avec \2"),
    (r"argument (.*?): (.*)", r"\1 : \2"),
)


class AideFrancaise(argparse.HelpFormatter):
    """Help whose usage line is in French."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Write « utilisation » before the usage line."""
        super().add_usage(usage, actions, groups, "utilisation\u202f: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Open a section, its colon spaced as French wants."""
        super().start_section(f"{heading}\u202f" if heading else heading)


class AnalyseurFrancais(argparse.ArgumentParser):
    """A parser without abbreviations; a wrong usage exits 2 with a French sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=AideFrancaise, **options)
        self.groupe = self.add_argument_group("arguments")
        self.groupe.add_argument("-h", "--help", "--aide", action="help", help="montre cette aide")

    def error(self, message: str) -> NoReturn:
        """Exit 2, the message translated."""
        sys.stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}\u202f: {traduire(message)}.\n")


def traduire(message: str) -> str:
    """Return the French of a message of argparse; an unknown one as it is."""
    for motif, francais in _MESSAGES:
        if trouve := re.fullmatch(motif, message, re.DOTALL):
            return trouve.expand(francais)
    return message
