"""I6: same file twice, rows in any order, undo: random bases and exports beside a plain oracle."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from cfa_desktop.models import comparaison
from cfa_desktop.services.imports import Imports
from tests.reliability.harnais import Faute, Harnais
from tests.services.test_plan_oracle import sans_sauvegardes, verifier

GRAINES = 1 << 32


def preparer(dossier: Path, _prudent: bool) -> Path:
    """Return the folder of the bases."""
    return dossier


def essayer(atelier: Any, hasard: Random, rang: int) -> str:
    """Import a few files in a base of its own, each twice, then undo the last one."""
    with sans_sauvegardes(pytest.MonkeyPatch()):
        try:
            verifier(atelier / str(rang), hasard.randrange(GRAINES))
        except AssertionError as erreur:
            raise Faute(str(erreur) or "the base is not what the oracle says") from erreur
    return "comme l’oracle"


def effacer_par_le_vide(patch: pytest.MonkeyPatch) -> None:
    """Let an empty cell erase what is known."""
    patch.setattr(comparaison, "JAMAIS_EFFACES", frozenset())


def ne_rien_annuler(patch: pytest.MonkeyPatch) -> None:
    """Undo nothing."""
    patch.setattr(Imports, "annuler", lambda *_: None)


HARNAIS = Harnais(
    code="I6",
    titre="imports rejoués (deux fois, lignes mêlées, annulés) : 0 changement, lignes rendues à l’identique",
    ci=10,
    long=1_000,
    essayer=essayer,
    sabotages={"case vide qui efface": effacer_par_le_vide, "annulation sans effet": ne_rien_annuler},
    preparer=preparer,
    controle=100,
    secondes=60.0,
)
