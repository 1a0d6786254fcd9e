"""A demo base for the tests of services: made once, copied for each of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demo import creer_demo


@pytest.fixture(scope="session")
def modele_de_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed demo base, never opened by a test."""
    path = tmp_path_factory.mktemp("modele") / "demo.cfa"
    creer_demo(path, candidats=240)
    return path


@pytest.fixture
def demo(modele_de_demo: Path, tmp_path: Path) -> Iterator[Bureau]:
    """Return a copy of it, open: items prepared and typed here, automatic passages."""
    path = tmp_path / "demo.cfa"
    shutil.copyfile(modele_de_demo, path)
    with bureaux.ouvrir(path) as bureau:
        yield bureau
