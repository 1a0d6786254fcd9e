"""The icons of the window: one set of strokes, tinted with the look, crisp at every scale."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cfa_desktop.paths import resource_path
from cfa_desktop.views.theme import theme

RoleCouleur = Literal[
    "texte", "discret", "accent", "sur_accent", "sur_infobulle", "gris", "ambre", "bleu", "brique", "vert"
]
_TONS = ("gris", "ambre", "bleu", "brique", "vert")


def icone(nom: str, role: RoleCouleur = "texte") -> QIcon:
    """Return an icon of resources/icons that always wears the colours of the look on screen.

    Raises FileNotFoundError when the set has no such icon.
    """
    _trace(nom)
    return QIcon(_MoteurTeinte(nom, role))


def image(nom: str, role: RoleCouleur, cote: int, echelle: float = 1.0) -> QPixmap:
    """Return the icon as a square picture of that many logical pixels, for a label or a delegate."""
    return _pixmap(nom, _couleur(role), round(cote * echelle), echelle)


@lru_cache(maxsize=256)
def _trace(nom: str) -> str:
    return resource_path("icons", f"{nom}.svg").read_text(encoding="utf-8")


def _couleur(role: RoleCouleur) -> str:
    couleurs = theme().couleurs
    valeur = getattr(couleurs, role)
    return str(valeur.trait if role in _TONS else valeur)


@lru_cache(maxsize=1024)
def _pixmap(nom: str, couleur: str, pixels: int, echelle: float) -> QPixmap:
    trait = _trace(nom).replace("currentColor", couleur).replace('stroke-width="2"', 'stroke-width="1.75"')
    rendu = QPixmap(pixels, pixels)
    rendu.fill(Qt.GlobalColor.transparent)
    peintre = QPainter(rendu)
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(trait.encode())).render(peintre, QRectF(0, 0, pixels, pixels))
    peintre.end()
    rendu.setDevicePixelRatio(echelle)
    return rendu


class _MoteurTeinte(QIconEngine):
    """Draws the icon with the colours of the moment, so that a change of look needs no new icon."""

    def __init__(self, nom: str, role: RoleCouleur) -> None:
        super().__init__()
        self._nom = nom
        self._role = role

    def clone(self) -> QIconEngine:
        return _MoteurTeinte(self._nom, self._role)

    def _teinte(self, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return theme().couleurs.bord
        return _couleur(self._role)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _pixmap(self._nom, self._teinte(mode), min(size.width(), size.height()), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _pixmap(self._nom, self._teinte(mode), min(size.width(), size.height()), 1.0)

    def paint(self, painter: QPainter, rect, mode: QIcon.Mode, state: QIcon.State) -> None:  # type: ignore[no-untyped-def]
        echelle = painter.device().devicePixelRatioF()
        cote = min(rect.width(), rect.height())
        dessin = _pixmap(self._nom, self._teinte(mode), round(cote * echelle), echelle)
        gauche = rect.x() + (rect.width() - cote) // 2
        painter.drawPixmap(gauche, rect.y() + (rect.height() - cote) // 2, dessin)
