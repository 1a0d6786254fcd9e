"""The parts of a file: those that a formation is asked for, and the lines set aside alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cfa_desktop.models.extraction import Extraction, Rejet
from cfa_desktop.models.parties import a_placer, est_dite, separer
from tests.services.fichiers_lus import fichier_lu

VIDE = replace(fichier_lu("J"), lignes=0)
MCO = replace(fichier_lu("J", {"numero": "1"}), extras={"formation": "BTS MCO"}, rejets=(Rejet(4, "", "b"),))
GEA = replace(VIDE, extras={"formation": "BTS GEA"})
TUE = fichier_lu("J", {"numero": "2"})
ECARTEE = replace(VIDE, lignes=1, rejets=(Rejet(3, "", "a"),))


@pytest.mark.parametrize(
    ("lues", "parties", "muettes"),
    [
        ([MCO, GEA], [MCO, GEA], []),
        ([MCO, TUE], [MCO, TUE], []),
        ([ECARTEE, MCO, VIDE], [MCO], [ECARTEE, VIDE]),
        ([ECARTEE], [ECARTEE], []),
        ([VIDE], [VIDE], []),
    ],
)
def test_only_parts_that_hold_or_name_something_are_placed(
    lues: list[Extraction], parties: list[Extraction], muettes: list[Extraction]
) -> None:
    assert separer(lues) == (parties, muettes)
    assert len(a_placer(lues)) == len(parties)


def test_lines_set_aside_alone_are_shown_with_the_first_part() -> None:
    premiere, seconde = a_placer([ECARTEE, MCO, GEA])
    assert [rejet.ligne for rejet in premiere.rejets] == [3, 4]
    assert premiere.lignes == MCO.lignes + 1
    assert seconde is GEA
    assert (est_dite(premiere), est_dite(TUE)) == (True, False)
