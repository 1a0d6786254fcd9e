"""Every test runs without a screen, without the network and without the home folder of whoever runs it."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.storage import connexion
from tests.factories import HorlogeFixe, creer_bureau
from tests.ordre import rang

if not os.environ.get("CFA_TEST_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

_INTERNET = (socket.AF_INET, socket.AF_INET6)
_DOSSIERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": "donnees",
    "XDG_STATE_HOME": "etat",
    "XDG_CONFIG_HOME": "reglages",
    "XDG_CACHE_HOME": "cache",
    "LOCALAPPDATA": "donnees",
    "APPDATA": "reglages",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files: with several processes, nobody waits for them at the end."""
    items.sort(key=lambda item: rang(item.path))


class NetworkForbidden(AssertionError):
    """A test reached for the network: the program is offline, so are its tests."""


def _refuse_internet(vrai: Any) -> Any:
    """Wrap a socket method whose last argument is the address it would reach."""

    def appel(self: socket.socket, *args: Any) -> Any:
        if self.family in _INTERNET:
            raise NetworkForbidden(f"{args[-1]!r} is out of reach: the program is offline")
        return vrai(self, *args)

    return appel


@pytest.fixture(autouse=True, scope="session")
def _offline() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for nom in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, nom, _refuse_internet(getattr(socket.socket, nom)))
        yield


@pytest.fixture(autouse=True, scope="session")
def _each_statement_compiled_once() -> Iterator[None]:
    """Share between the bases of a session the SQL text of each statement: every engine would write it again.

    SQLAlchemy keeps it by dialect, so that they share this too; what a statement reads stays of its base.
    """
    temoin = create_engine("sqlite://", module=dbapi2)
    temoin.connect().close()  # a dialect knows what it speaks to from its first connection
    textes: dict[Any, Any] = {}

    def ouvrir(*arguments: Any, **options: Any) -> Engine:
        engine = create_engine(*arguments, **options)
        engine.dialect = temoin.dialect
        engine.update_execution_options(compiled_cache=textes)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connexion, "create_engine", ouvrir)
        yield
    temoin.dispose()


@pytest.fixture(autouse=True, scope="module")
def _no_look_left_behind() -> Iterator[None]:
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from tests.apparence import rendre_nue

        rendre_nue()


@pytest.fixture(scope="session")
def _maisons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a folder not made yet at each call: pytest's own numbering reads the whole parent every time."""
    parent = tmp_path_factory.mktemp("maisons")
    return (parent / str(numero) for numero in count())


@pytest.fixture(autouse=True)
def _home_of_its_own(_maisons: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    maison = next(_maisons)
    maison.mkdir()
    for variable, sous_dossier in _DOSSIERS.items():
        monkeypatch.setenv(variable, str(maison / sous_dossier))


@pytest.fixture(scope="session")
def exemples() -> Path:
    """Return the folder of fictitious exports, whose expected counts are in ATTENDU.json."""
    return Path(__file__).parent / "data"


@pytest.fixture
def horloge() -> HorlogeFixe:
    """Return a clock that tests set: 10 June 2025, 10:00."""
    return HorlogeFixe()


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    """Open an empty base of its own on that clock."""
    with creer_bureau(tmp_path, horloge) as ouvert:
        yield ouvert
