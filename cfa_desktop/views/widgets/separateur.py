"""One hairline."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame


class Separateur(QFrame):
    """A hairline between two parts, horizontal unless said otherwise."""

    def __init__(self, sens: Literal["horizontal", "vertical"] = "horizontal") -> None:
        super().__init__()
        self.setObjectName("separateur")
        self.setProperty("sens", sens)
        if sens == "horizontal":
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
