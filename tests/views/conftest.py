"""The window's tests run without a screen: its plugin says what it cannot do, which is no warning of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

SANS_ECRAN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder only."""
    ici = Path(__file__).parent
    for item in items:
        if ici in item.path.parents:
            item.add_marker(SANS_ECRAN)
