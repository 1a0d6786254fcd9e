"""The process outlives thousands of Qt calls, whatever PySide6 does with the references to None."""

from __future__ import annotations

import subprocess
import sys

CODE = """
{garde}
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
etiquette = QLabel()
for _ in range(50_000):
    etiquette.setText("x")
print("vivant")
"""


def test_thousands_of_qt_calls_do_not_kill_the_process() -> None:
    code = CODE.format(garde="import cfa_desktop.views")
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (sortie.returncode, sortie.stdout.strip()) == (0, "vivant")
