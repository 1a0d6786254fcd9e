"""The small « ? » beside what may be explained, and what the key « Pourquoi ? » looks for."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from cfa_desktop.views.icones import icone
from cfa_desktop.views.infobulles import infobulle
from cfa_desktop.views.theme import theme

RACCOURCI = "Shift+F1"
RACCOURCI_DIT = "Maj+F1"


@runtime_checkable
class Explicable(Protocol):
    """A widget that knows how to explain itself: it, or a parent of what has the focus, answers the key."""

    def expliquer(self) -> None:
        """Show why things here are as they are."""
        ...


class BoutonPourquoi(QToolButton):
    """« ? » : its accessible name is the question it answers."""

    def __init__(self, question: str, parent: QWidget | None = None, *, touches: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("pourquoi")
        self.setIcon(icone("circle-help", "discret"))
        self.setIconSize(QSize(theme().px(16), theme().px(16)))
        self.set_question(question, touches=touches)

    def set_question(self, question: str, *, touches: bool = False) -> None:
        """Change the question it answers."""
        self.setAccessibleName(question)
        self.setToolTip(infobulle(f"{question} ({RACCOURCI_DIT})" if touches else question))


def explicable(depart: QWidget | None) -> Explicable | None:
    """Return the nearest widget that explains itself, from the one that has the focus upwards."""
    widget = depart
    while widget is not None:
        if isinstance(widget, Explicable):
            return widget
        widget = widget.parentWidget()
    return None
