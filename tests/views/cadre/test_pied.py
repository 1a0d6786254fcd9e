"""The bottom bar: how old the last verified backup is."""

from datetime import datetime

import pytest

from cfa_desktop.models.temps import PARIS
from cfa_desktop.views.cadre.pied import Pied
from tests.factories import DIX_JUIN


@pytest.mark.parametrize(
    ("faite_at", "dit"),
    [
        (datetime(2025, 6, 7, 9, 5, tzinfo=PARIS), "il y a 3\u00a0j"),
        (datetime(2025, 6, 10, 9, 5, tzinfo=PARIS), "aujourd’hui"),
        (datetime(2026, 11, 21, 9, 5, tzinfo=PARIS), "sam. 21 nov. 2026"),
    ],
)
def test_the_age_of_a_backup_is_never_to_come(qtbot, tmp_path, faite_at, dit):
    pied = Pied(tmp_path / "essai.cfa")
    qtbot.addWidget(pied)
    pied.montrer_sauvegarde(faite_at, DIX_JUIN)
    assert dit in pied.sauvegarde.text()
