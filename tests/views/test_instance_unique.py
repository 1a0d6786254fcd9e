"""One window per base."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from cfa_desktop.views.instance_unique import InstanceUnique, montrer_la_premiere, nom_de_canal


def test_nobody_answers_when_no_window_is_open(tmp_path: Path, qapp: object) -> None:
    assert not montrer_la_premiere(tmp_path / "essai.cfa")


def test_a_second_launch_brings_the_first_window_forward(tmp_path: Path, qtbot: QtBot) -> None:
    base = tmp_path / "essai.cfa"
    instance = InstanceUnique(base)
    programme = (
        "import sys; from pathlib import Path; "
        "from cfa_desktop.views.instance_unique import montrer_la_premiere; "
        f"sys.exit(0 if montrer_la_premiere(Path({str(base)!r})) else 1)"
    )
    with qtbot.waitSignal(instance.montrer_demande, timeout=15_000):
        seconde = subprocess.Popen([sys.executable, "-c", programme])
    assert seconde.wait(timeout=15) == 0
    instance.fermer()


def test_a_base_has_one_channel_however_its_path_is_written(tmp_path: Path) -> None:
    (tmp_path / "sous").mkdir()
    assert nom_de_canal(tmp_path / "a.cfa") == nom_de_canal(tmp_path / "sous" / ".." / "a.cfa")
    assert nom_de_canal(tmp_path / "a.cfa") != nom_de_canal(tmp_path / "b.cfa")
