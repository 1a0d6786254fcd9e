"""The look of the window: Fusion, our palette, one style sheet, one text size, following the system."""

from __future__ import annotations

from functools import cache, lru_cache
from string import Template
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from cfa_desktop.paths import resource_path
from cfa_desktop.views.couleurs import COULEURS, Couleurs, Mode, Ton

ModeDemande = Literal["clair", "sombre", "contraste", "systeme"]
TAILLE_MIN, TAILLE_MAX = 90, 200
CORPS_PT = 10
_BONNES_POLICES: tuple[str, ...] = (
    "Segoe UI",
    "SF Pro",
    ".AppleSystemUIFont",
    "Cantarell",
    "Adwaita Sans",
    "Ubuntu",
    "Inter",
)
_BONNES_POLICES += ("Noto Sans", "Open Sans", "Roboto")
_POLICE_LIVREE = "Inter CFA"


class Theme(NamedTuple):
    """The look now on screen: colours and text size."""

    mode: Mode
    taille_pct: int

    @property
    def couleurs(self) -> Couleurs:
        """Return the colours of the look."""
        return COULEURS[self.mode]

    @property
    def echelle(self) -> float:
        """Return the scale of the text, 1 at 100 %."""
        return self.taille_pct / 100

    def px(self, pixels: float) -> int:
        """Return a length of the 8-pixel grid scaled with the text."""
        return round(pixels * self.taille_pct / 100)


# One look per process, as one QApplication: read at each painted cell, hence no Qt property.
_applique = [Theme(Mode.CLAIR, 100)]


def theme() -> Theme:
    """Return the look applied to the application (light, 100 %, before any)."""
    return _applique[0]


def appliquer_theme(app: QApplication, mode: ModeDemande, taille_pct: int = 100) -> Theme:
    """Give the application its style, palette, font and style sheet; « systeme » follows the system."""
    suivi = suivi_du_theme(app)
    suivi.demander(mode, max(TAILLE_MIN, min(TAILLE_MAX, taille_pct)))
    return theme()


def suivi_du_theme(app: QApplication) -> _SuiviSysteme:
    """Return the object whose ``theme_change`` says that a new look is on screen."""
    return app.findChild(_SuiviSysteme) or _SuiviSysteme(app)


class _SuiviSysteme(QObject):
    """Applies the asked look, and again when the system turns light or dark; tells who tints pictures."""

    theme_change = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._mode: ModeDemande = "systeme"
        self._taille = 100
        app.styleHints().colorSchemeChanged.connect(self._systeme_change)

    def demander(self, mode: ModeDemande, taille_pct: int) -> None:
        """Remember what the user asked, and apply it."""
        self._mode, self._taille = mode, taille_pct
        hints = self._app.styleHints()
        if mode == "systeme":
            hints.unsetColorScheme()
        else:
            clair = mode == "clair"
            hints.setColorScheme(Qt.ColorScheme.Light if clair else Qt.ColorScheme.Dark)
        _appliquer(self._app, Theme(self._resolu(), taille_pct))
        self.theme_change.emit()

    def _resolu(self) -> Mode:
        if self._mode != "systeme":
            return Mode(self._mode)
        sombre = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Mode.SOMBRE if sombre else Mode.CLAIR

    def _systeme_change(self) -> None:
        # Deferred: Qt is still polishing its own palette when it emits this signal.
        if self._mode == "systeme":
            QTimer.singleShot(0, self, self._reappliquer)

    def _reappliquer(self) -> None:
        voulu = Theme(self._resolu(), self._taille)
        if voulu != theme():
            _appliquer(self._app, voulu)
            self.theme_change.emit()


def _appliquer(app: QApplication, voulu: Theme) -> None:
    _applique[0] = voulu
    feuille = feuille_de_style(voulu)
    if app.styleSheet() == feuille:
        return
    # Over a sheet already there Qt polishes each widget once per ancestor (11 s for 2,000 widgets where
    # this takes 2.5 s), and its style has no name: it would be given again, to every widget, each time.
    app.setStyleSheet("")
    if app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(_police(voulu.taille_pct))
    app.setPalette(palette(voulu.couleurs))
    app.setStyleSheet(feuille)


def _police(taille_pct: int) -> QFont:
    famille = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if not famille.startswith(_BONNES_POLICES):
        famille = _charger_police()
    police = QFont(famille)
    police.setPointSizeF(CORPS_PT * taille_pct / 100)
    police.setStyleHint(QFont.StyleHint.SansSerif)
    police.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return police


@cache
def _charger_police() -> str:
    for nom in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
        QFontDatabase.addApplicationFont(str(resource_path("fonts", "ui", nom)))
    return _POLICE_LIVREE


def palette(couleurs: Couleurs) -> QPalette:
    """Return the Qt palette of a look, so that what no style sheet names follows too."""
    role = QPalette.ColorRole
    valeurs = {
        role.Window: couleurs.fond,
        role.WindowText: couleurs.texte,
        role.Base: couleurs.champ,
        role.AlternateBase: couleurs.survol,
        role.Text: couleurs.texte,
        role.PlaceholderText: couleurs.discret,
        role.Button: couleurs.surface,
        role.ButtonText: couleurs.texte,
        role.BrightText: couleurs.sur_accent,
        role.Highlight: couleurs.accent,
        role.HighlightedText: couleurs.sur_accent,
        role.Link: couleurs.accent,
        role.LinkVisited: couleurs.accent,
        role.ToolTipBase: couleurs.infobulle,
        role.ToolTipText: couleurs.sur_infobulle,
        role.Accent: couleurs.accent,
        role.Light: couleurs.surface,
        role.Midlight: couleurs.filet,
        role.Mid: couleurs.bord,
        role.Dark: couleurs.bord,
    }
    resultat = QPalette()
    for cle, valeur in valeurs.items():
        resultat.setColor(cle, QColor(valeur))
    for cle in (role.WindowText, role.Text, role.ButtonText):
        resultat.setColor(QPalette.ColorGroup.Disabled, cle, QColor(couleurs.discret))
    return resultat


@lru_cache(maxsize=8)
def feuille_de_style(voulu: Theme) -> str:
    """Return app.qss with the colours and sizes of the look."""
    couleurs = voulu.couleurs
    valeurs = {nom: valeur for nom, valeur in couleurs._asdict().items() if isinstance(valeur, str)}
    for ton in Ton:
        teinte = couleurs.teinte(ton)
        valeurs |= {f"{ton}_encre": teinte.encre, f"{ton}_fond": teinte.fond, f"{ton}_trait": teinte.trait}
    for pixels in (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40, 56):
        valeurs[f"px{pixels}"] = f"{max(1, voulu.px(pixels))}px"
    for points in (8, 9, 10, 11, 12, 14, 18):
        valeurs[f"pt{points}"] = f"{points * voulu.taille_pct / 100:g}pt"
    valeurs["images"] = resource_path("icons", "teintes", voulu.mode).as_posix()
    return Template(resource_path("app.qss").read_text(encoding="utf-8")).substitute(valeurs)
