"""The entrance sends each launch where it belongs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cfa_desktop.__main__ import base_demandee, is_command
from cfa_desktop.services import bureau
from cfa_desktop.storage import schema
from cfa_desktop.storage.verrou import Verrou


@pytest.mark.parametrize(
    "arguments", [["demo", "--base", "x.cfa"], ["--base", "x.cfa", "lister"], ["--help"], ["inconnu"]]
)
def test_a_verb_or_a_question_goes_to_the_command_line(arguments: list[str]) -> None:
    assert is_command(arguments)


@pytest.mark.parametrize(
    "arguments", [[], ["--base", "x.cfa"], ["--base=x.cfa"], ["--base", "x.cfa", "--page", "candidats"]]
)
def test_no_verb_opens_the_window(arguments: list[str]) -> None:
    assert not is_command(arguments)


def test_the_base_asked_for_is_found_in_both_writings() -> None:
    assert base_demandee(["--base", "a.cfa"]) == Path("a.cfa")
    assert base_demandee(["--base=b.cfa"]) == Path("b.cfa")
    assert base_demandee(["--base"]) is None


def test_the_reading_child_answers_without_loading_the_window(tmp_path: Path) -> None:
    programme = (
        "import sys; from cfa_desktop.__main__ import main; "
        f"main(['--lire-export', {str(tmp_path / 'absent.csv')!r}, '{{}}']); "
        "sys.exit(any(nom.startswith('PySide6') for nom in sys.modules))"
    )
    fini = subprocess.run([sys.executable, "-c", programme], capture_output=True, check=False)
    assert fini.returncode == 0
    assert b"refus" in fini.stdout


def test_whether_a_base_is_open_is_asked_without_taking_it(tmp_path: Path) -> None:
    base = tmp_path / "essai.cfa"
    assert not bureau.libre(base)
    schema.create(base)
    assert bureau.libre(base)
    with Verrou(base):
        assert not bureau.libre(base)
    with Verrou(base) as verrou:
        assert verrou
