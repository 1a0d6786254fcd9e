"""The icons of the window: one set of strokes, tinted with the look, crisp at every scale."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from cfa_desktop.paths import resource_path
from cfa_desktop.views.theme import Theme, suivi_du_theme, theme

RoleCouleur = Literal[
    "texte", "discret", "accent", "sur_accent", "sur_infobulle", "gris", "ambre", "bleu", "brique", "vert"
]
_TONS = ("gris", "ambre", "bleu", "brique", "vert")
_COTES = (14, 16, 18)  # what buttons, menus and the rail ask for, in pixels at 100 %
_SUIVI = "cfaIconesSuivies"
_faites: dict[int, tuple[str, RoleCouleur, bool]] = {}


def icone(nom: str, role: RoleCouleur = "texte", *, air: bool = False) -> QIcon:
    """Return an icon of resources/icons in the colours of the look; ``air`` leaves room before a text.

    Buttons and actions that wear it are given the new one when the look changes (``reteindre``).
    Raises FileNotFoundError when the set has no such icon.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property(_SUIVI):
        app.setProperty(_SUIVI, True)
        suivi_du_theme(app).theme_change.connect(partial(reteindre, app))
    return _icone(nom, role, air, theme())


def image(nom: str, role: RoleCouleur, cote: int, echelle: float = 1.0) -> QPixmap:
    """Return the icon as a square picture of that many logical pixels, for a label or a delegate."""
    return _pixmap(nom, _couleur(role), round(cote * echelle), echelle)


def reteindre(app: QApplication) -> None:
    """Give every button and action the icon of the look now on screen."""
    # A Python icon engine would follow by itself; painting through one crashes PySide6 6.12.
    for widget in app.allWidgets():
        for porteur in (widget, *widget.actions()):
            if isinstance(porteur, QAbstractButton | QAction):
                faite = _faites.get(porteur.icon().cacheKey())
                if faite is not None:
                    nom, role, air = faite
                    porteur.setIcon(icone(nom, role, air=air))


@lru_cache(maxsize=512)
def _icone(nom: str, role: RoleCouleur, air: bool, voulu: Theme) -> QIcon:
    resultat = QIcon()
    echelle = max((ecran.devicePixelRatio() for ecran in QGuiApplication.screens()), default=1.0)
    for cote in _COTES:
        for mode, couleur in (
            (QIcon.Mode.Normal, _couleur(role)),
            (QIcon.Mode.Disabled, voulu.couleurs.bord),
        ):
            dessin = _pixmap(nom, couleur, round(voulu.px(cote) * echelle), echelle)
            resultat.addPixmap(_elargi(dessin) if air else dessin, mode)
    _faites[resultat.cacheKey()] = (nom, role, air)
    return resultat


def _elargi(dessin: QPixmap) -> QPixmap:
    large = QPixmap(round(dessin.width() * 1.25), dessin.height())
    large.setDevicePixelRatio(dessin.devicePixelRatio())
    large.fill(Qt.GlobalColor.transparent)
    peintre = QPainter(large)
    peintre.drawPixmap(0, 0, dessin)
    peintre.end()
    return large


@lru_cache(maxsize=256)
def _rendu(nom: str) -> QSvgRenderer:
    trait = resource_path("icons", f"{nom}.svg").read_bytes()
    return QSvgRenderer(QByteArray(trait.replace(b'stroke-width="2"', b'stroke-width="1.75"')))


def _couleur(role: RoleCouleur) -> str:
    couleurs = theme().couleurs
    valeur = getattr(couleurs, role)
    return str(valeur.trait if role in _TONS else valeur)


@lru_cache(maxsize=1024)
def _pixmap(nom: str, couleur: str, pixels: int, echelle: float) -> QPixmap:
    teinte = _trait(nom, pixels).copy()
    peintre = QPainter(teinte)
    peintre.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    peintre.fillRect(teinte.rect(), QColor(couleur))
    peintre.end()
    teinte.setDevicePixelRatio(echelle)
    return teinte


@lru_cache(maxsize=1024)
def _trait(nom: str, pixels: int) -> QPixmap:
    """Return the strokes as the file draws them: drawn once, tinted for each colour asked."""
    dessin, rendu = _rendu(nom), QPixmap(pixels, pixels)
    rendu.fill(Qt.GlobalColor.transparent)
    peintre = QPainter(rendu)
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    dessin.render(peintre, QRectF(0, 0, pixels, pixels))
    peintre.end()
    return rendu
