"""The command line: every use case without a window; never loads Qt."""

from cfa_desktop.cli.commande import main

__all__ = ["main"]
