"""The sigle that a file name gives away."""

from __future__ import annotations

import pytest

from cfa_desktop.models.sigle_devine import sigle_devine


@pytest.mark.parametrize(
    ("nom", "sigle"),
    [
        ("T_recrutement_MCO_2025-04-28", "MCO"),
        ("D_0631861M_BTS-NDRC_101", "NDRC"),
        ("export MCO (1)", "MCO"),
        ("BTS GEA", "GEA"),
        ("recrutement_MCO_MCO", "MCO"),
        ("P_parametrable_2026", ""),
        ("EXPORT BTS 2026", ""),
        ("MCO et NDRC", ""),
        ("", ""),
    ],
)
def test_the_only_word_in_capitals_is_proposed(nom: str, sigle: str) -> None:
    assert sigle_devine(nom) == sigle
