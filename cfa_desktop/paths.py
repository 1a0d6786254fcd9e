"""Where files live: the officer's base, and the resources shipped with the program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs

APPLICATION = "cfa-recrutement"


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped resource, from the source tree or from a frozen bundle."""
    return _racine().joinpath("resources", *parts)


@cache
def _racine() -> Path:
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def default_base_path() -> Path:
    """Return the base of this computer's officer: local data folder, never a roaming one."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False, roaming=False) / "recrutement.cfa"


def state_dir() -> Path:
    """Return the folder of logs and machine preferences."""
    return platformdirs.user_state_path(APPLICATION, appauthor=False)
