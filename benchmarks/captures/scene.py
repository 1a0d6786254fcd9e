"""What an area of the program needs to photograph itself: the window, and its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.captures.sujets import Sujets
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.main_window import MainWindow

_VOILE = QColor(0, 0, 0, 90)


@dataclass(frozen=True, slots=True)
class Scene:
    """The real window in the look of the moment; ``prendre`` names a picture and takes it.

    ``attendre`` lets the program finish what it does in the background.
    """

    sujets: Sujets
    fenetre: MainWindow
    garder: Callable[[str, QWidget, QWidget | None], None]
    attendre: Callable[[], None]

    @property
    def bureau(self) -> Bureau:
        """Return the demo base."""
        return self.sujets.bureau

    def prendre(self, nom: str) -> None:
        """Take the window."""
        self.garder(nom, self.fenetre, None)

    def dialogue(self, nom: str, dialogue: QWidget) -> None:
        """Show a dialog, take it alone, close it."""
        dialogue.show()
        self.garder(nom, dialogue, None)
        dialogue.close()
        dialogue.deleteLater()

    def ouvert(self, nom: str) -> None:
        """Take the window with the dialog that a gesture has just opened over it; close the dialog."""
        modale = QApplication.activeModalWidget()
        ouverts = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.fenetre]
        dialogue = modale or ouverts[-1]
        self.garder(nom, self.fenetre, dialogue)
        dialogue.close()


def photo(widget: QWidget, dessus: QWidget | None, chemin: str) -> None:
    """Write the picture of a widget, with a dialog in its middle; raise ``OSError`` when it cannot be."""
    image = widget.grab()
    if dessus is not None:
        peintre = QPainter(image)
        peintre.fillRect(widget.rect(), _VOILE)
        coin = widget.rect().center() - dessus.rect().center()
        peintre.drawPixmap(max(coin.x(), 0), max(coin.y(), 0), dessus.grab())
        peintre.end()
    if not image.save(chemin):
        raise OSError(f"{chemin} was not written")
