"""What this machine remembers of the window: look, text size, place, session of each base, lists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings

from cfa_desktop.views.theme import TAILLE_MAX, TAILLE_MIN, ModeDemande

MODES: tuple[ModeDemande, ...] = ("systeme", "clair", "sombre", "contraste")
PAS_DE_TAILLE = 10


def preparer_reglages(dossier: Path) -> None:
    """Keep every setting of the window in a file of that folder."""
    QCoreApplication.setOrganizationName("CFA Recrutement")
    QCoreApplication.setApplicationName("fenetre")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(dossier))


def reglages_ouverts() -> QSettings | None:
    """Return the settings of the window, None where nothing is kept from one day to the next."""
    return QSettings() if QCoreApplication.organizationName() else None


class Apparence:
    """The look, the text size and the session asked by the officer, kept from one day to the next."""

    def __init__(self, reglages: QSettings) -> None:
        self._reglages = reglages

    @property
    def reglages(self) -> QSettings:
        """Return the store itself, for a window that remembers choices of its own."""
        return self._reglages

    @property
    def mode(self) -> ModeDemande:
        """Return the look asked, « systeme » by default."""
        lu = str(self._reglages.value("apparence/mode", "systeme"))
        return next((mode for mode in MODES if mode == lu), "systeme")

    @property
    def taille_pct(self) -> int:
        """Return the text size, 100 by default."""
        lue = str(self._reglages.value("apparence/taille", "100"))
        return max(TAILLE_MIN, min(TAILLE_MAX, int(lue))) if lue.isdigit() else 100

    def retenir(self, mode: ModeDemande, taille_pct: int) -> None:
        """Keep a look and a text size."""
        self._reglages.setValue("apparence/mode", mode)
        self._reglages.setValue("apparence/taille", str(max(TAILLE_MIN, min(TAILLE_MAX, taille_pct))))

    def geometrie(self, fenetre: str = "fenetre") -> QByteArray | None:
        """Return where a window was (the main one), None the first time."""
        lue = self._reglages.value(f"{fenetre}/geometrie")
        return lue if isinstance(lue, QByteArray) else None

    def retenir_geometrie(self, geometrie: QByteArray, fenetre: str = "fenetre") -> None:
        """Keep where a window is."""
        self._reglages.setValue(f"{fenetre}/geometrie", geometrie)

    def campagne(self, base: Path) -> int | None:
        """Return the session last chosen in that base, None before any choice."""
        lue = str(self._reglages.value(_cle_campagne(base), ""))
        return int(lue) if lue.isdigit() else None

    def retenir_campagne(self, base: Path, campagne: int) -> None:
        """Keep the session worked on in that base."""
        self._reglages.setValue(_cle_campagne(base), str(campagne))


def _cle_campagne(base: Path) -> str:
    # A backslash is no part of a key, and a slash parts it into groups: any path makes one key so.
    return f"campagnes/{base.absolute().as_posix().strip('/')}"
