"""Texts told one after the other, as French does."""

from __future__ import annotations

import pytest

from cfa_desktop.models.texte import enumerer


@pytest.mark.parametrize(
    ("textes", "dit"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A et B"),
        (["A", "B", "C"], "A, B et C"),
        (list("ABCD"), "A, B, C et D"),
    ],
)
def test_only_the_last_one_comes_after_et(textes: list[str], dit: str) -> None:
    assert enumerer(textes) == dit
