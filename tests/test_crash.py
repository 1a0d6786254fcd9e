"""An error nobody caught: expected ones become a sentence, bugs a report without personal data."""

from __future__ import annotations

import sys

import pytest

from cfa_desktop.crash import JOURNAL, Garde
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.paths import state_dir


@pytest.fixture
def garde(qapp: object) -> Garde:
    """Return the net, not installed."""
    return Garde()


def _recevoir(garde: Garde, erreur: Exception) -> None:
    try:
        raise erreur
    except type(erreur):
        garde.recevoir(*sys.exc_info())  # type: ignore[arg-type]


def test_an_expected_failure_is_said_as_it_is(garde: Garde, qtbot: object) -> None:
    phrases: list[str] = []
    garde.phrase.connect(phrases.append)
    _recevoir(garde, CfaError("La base est occupée."))
    assert phrases == ["La base est occupée."]


def test_a_bug_is_reported_and_logged_without_its_message(garde: Garde) -> None:
    rapports: list[str] = []
    garde.rapport.connect(rapports.append)
    _recevoir(garde, ValueError("LE GOFF Aïcha, 06 39 98 00 00"))
    journal = (state_dir() / JOURNAL).read_text(encoding="utf-8")
    for texte in (rapports[0], journal):
        assert "ValueError" in texte
        assert "test_crash.py" in texte
        assert "GOFF" not in texte


def test_the_same_bug_is_reported_once(garde: Garde) -> None:
    rapports: list[str] = []
    garde.rapport.connect(rapports.append)
    for _ in range(3):
        _recevoir(garde, ValueError("encore"))
    assert len(rapports) == 1
