"""What is typed in a calendar and not recorded: said on every other page, asked before leaving the base."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.cadre.pages import Pages
from cfa_desktop.views.widgets.bandeau import Bandeau

ENREGISTRER, ABANDONNER, REPRENDRE = "Enregistrer", "Abandonner", "Reprendre"


class CalendrierEnCours(QObject):
    """``retenir`` asks before what would lose it; the answer given, what was asked for goes on."""

    def __init__(self, bureau: Bureau, pages: Pages) -> None:
        super().__init__(pages)
        self._bureau, self._pages = bureau, pages
        self._suite: Callable[[], object] | None = None
        self.bandeau = Bandeau("", "attention", (REPRENDRE, ABANDONNER, ENREGISTRER))
        self.bandeau.action_demandee.connect(self._agir)
        self.bandeau.hide()
        pages.page_montree.connect(self._page_montree)

    def retenir(self, suite: Callable[[], object]) -> bool:
        """Ask first what becomes of it, then do ``suite``; False when nothing is typed."""
        if not self._bureau.calendriers_en_cours:
            return False
        self._suite = suite
        self.refresh()
        return True

    def refresh(self) -> None:
        """Say what is typed, away from its own page, or wherever one is about to leave."""
        en_cours = self._bureau.calendriers_en_cours
        ailleurs = self._pages.courante != "calendrier" or self._suite is not None
        self.bandeau.setVisible(bool(en_cours) and ailleurs)
        if not en_cours:
            return
        combien = sum(max(1, len(r.valeurs) + len(r.confirmees)) for r in en_cours.values())
        mots = (
            "modifications ne sont pas enregistrées" if combien > 1 else "modification n’est pas enregistrée"
        )
        debut = "Avant de partir, calendrier" if self._suite else "Calendrier"
        sessions = ", ".join(str(campagne) for campagne in sorted(en_cours))
        self.bandeau.set_texte(f"{debut} {sessions}\u202f: {combien} {mots}.")

    def _page_montree(self, _cle: str) -> None:
        self._suite = None  # one stays, then
        self.refresh()

    def _agir(self, action: str) -> None:
        suite, self._suite = self._suite, None
        for campagne in list(self._bureau.calendriers_en_cours):
            if action == REPRENDRE or not self._regler(campagne, garder=action == ENREGISTRER):
                self._pages.montrer_calendrier(campagne)  # where it is typed, or why it is refused
                return
        self.refresh()
        if suite is not None:
            QTimer.singleShot(0, self, suite)

    def _regler(self, campagne: int, *, garder: bool) -> bool:
        page = self._pages.calendrier()
        page.montrer(campagne)
        return page.tout_enregistrer() if garder else page.tout_abandonner()
