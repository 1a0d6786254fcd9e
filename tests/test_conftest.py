"""The fences of the test run hold."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtWidgets import QApplication

from cfa_desktop.views.theme import appliquer_theme
from tests.apparence import rendre_nue
from tests.factories import creer_bureau, creer_formation
from tests.ordre import ICI, LES_PLUS_LONGS

HORS_LIGNE = "the program is offline"


@pytest.mark.parametrize("famille", [socket.AF_INET, socket.AF_INET6])
def test_no_test_reaches_the_network(famille: socket.AddressFamily) -> None:
    with socket.socket(famille, socket.SOCK_STREAM) as prise:
        with pytest.raises(AssertionError, match=HORS_LIGNE):
            prise.connect(("localhost", 9))
        with pytest.raises(AssertionError, match=HORS_LIGNE):
            prise.connect_ex(("localhost", 9))
    with socket.socket(famille, socket.SOCK_DGRAM) as prise, pytest.raises(AssertionError, match=HORS_LIGNE):
        prise.sendto(b"", ("localhost", 9))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets here")
def test_two_windows_of_one_computer_may_still_talk(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as serveur, socket.socket(socket.AF_UNIX) as client:
        serveur.bind(str(tmp_path / "prise"))
        serveur.listen()
        appel = threading.Thread(target=client.connect, args=(str(tmp_path / "prise"),))
        appel.start()
        serveur.accept()[0].close()
        appel.join()


def test_the_officer_s_own_folders_are_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> None:
    ici = tmp_path_factory.getbasetemp()
    assert Path.home().is_relative_to(ici)
    assert platformdirs.user_data_path("essai").is_relative_to(ici)
    assert platformdirs.user_state_path("essai").is_relative_to(ici)


def test_qt_draws_without_a_screen_unless_asked() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen" or os.environ.get("CFA_TEST_ONSCREEN")


def test_bases_share_the_text_of_statements_and_nothing_they_hold(tmp_path: Path) -> None:
    def codes(nom: str, *a_creer: str) -> list[str]:
        (tmp_path / nom).mkdir()
        with creer_bureau(tmp_path / nom) as bureau:
            for code in a_creer:
                creer_formation(bureau, code)
            return [formation.code for formation in bureau.formations.lister(2025)]

    assert codes("une", "MCO") == ["MCO"]
    assert codes("autre", "GEA", "NDRC") == ["GEA", "NDRC"]
    assert codes("vide") == []


def test_the_longest_files_come_first_and_are_there(request: pytest.FixtureRequest) -> None:
    assert [nom for nom in LES_PLUS_LONGS if not (ICI / nom).is_file()] == []
    lances = list(dict.fromkeys(item.path for item in request.session.items))
    longs = [ICI / nom for nom in LES_PLUS_LONGS if ICI / nom in lances]
    assert lances[: len(longs)] == longs


def test_the_look_of_a_file_is_taken_off_behind_it(qapp: QApplication) -> None:
    def apparence() -> tuple[str, str, str]:
        return qapp.styleSheet(), qapp.font().toString(), qapp.palette().window().color().name()

    rendre_nue()
    nue = apparence()
    appliquer_theme(qapp, "sombre", 150)
    assert all(une != autre for une, autre in zip(apparence(), nue, strict=True))
    rendre_nue()
    assert apparence() == nue
    assert nue[0] == ""
    appliquer_theme(qapp, "clair")
