"""What is done of the card up: written at once, said in one sentence; page and guichet share it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cfa_desktop.models.a_saisir import ASaisir
from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.saisies.dialogues import demander_instant, demander_jour, demander_raison


class GestesSaisie(QObject):
    """The verbs of a card; ``fait`` carries a sentence, ``impossible`` why nothing was written.

    ``saisi`` carries the item just typed, ``defait`` one that was not typed after all, with its sentence.
    """

    fait = Signal(str)
    saisi = Signal(int)
    defait = Signal(int, str)
    impossible = Signal(str)

    def __init__(self, bureau: Bureau, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._bureau, self._fenetre = bureau, fenetre

    def marquer(self, carte: ASaisir, at: datetime | None = None) -> None:
        """Tick an item as typed online, now unless said."""
        if self._tenter(carte, lambda: self._bureau.saisies.marquer_saisie(carte.saisie.id, at)):
            self.saisi.emit(carte.saisie.id)
            self.fait.emit(f"Saisi en ligne – {sujet(carte)}")

    def marquer_autre_moment(self, carte: ASaisir) -> None:
        """Ask when it was typed, then tick it."""
        instant = demander_instant(self._fenetre, maintenant=self._bureau.contexte.maintenant())
        if instant is not None:
            self.marquer(carte, instant)

    def refuser(self, carte: ASaisir, raison: str) -> None:
        """Note that the site refused it: it goes to « À régler »."""
        if self._tenter(carte, lambda: self._bureau.saisies.refusee_par_parcoursup(carte.saisie.id, raison)):
            self.fait.emit(f"Refusé par Parcoursup ({raison}), à régler – {sujet(carte)}")

    def reporter(self, carte: ASaisir) -> None:
        """Ask to which day, then put it off."""
        aujourdhui = jour_de_paris(self._bureau.contexte.maintenant())
        jour = demander_jour(self._fenetre, aujourdhui=aujourdhui)
        if jour and self._tenter(carte, lambda: self._bureau.saisies.reporter(carte.saisie.id, jour)):
            self.fait.emit(f"Saisie reportée – {sujet(carte)}")

    def abandonner(self, carte: ASaisir) -> None:
        """Ask why, then give it up."""
        raison = demander_raison(
            self._fenetre,
            titre="Abandonner cette saisie",
            question=f"{carte.titre}, {sujet(carte)}. Pourquoi ne pas la saisir\u202f?",
            verbe="Abandonner",
        )
        if raison and self._tenter(carte, lambda: self._bureau.saisies.abandonner(carte.saisie.id, raison)):
            self.fait.emit(f"Saisie abandonnée – {sujet(carte)}")

    def pas_saisi(self, carte: ASaisir) -> None:
        """Untick an item, for ten minutes after it was ticked."""
        if self._tenter(carte, lambda: self._bureau.saisies.pas_saisie(carte.saisie.id)):
            self.defait.emit(carte.saisie.id, f"Ce n’était pas saisi – {sujet(carte)}")

    def noter(self, carte: ASaisir) -> None:
        """Remember that this card was dealt with; nothing here keeps count."""

    def _tenter(self, carte: ASaisir, geste: Callable[[], object]) -> bool:
        try:
            geste()
        except CfaError as refus:
            self.impossible.emit(str(refus))
            return False
        self.noter(carte)
        return True


def sujet(carte: ASaisir) -> str:
    """Return « MCO, LE GOFF Aïcha », or the formation alone."""
    return f"{carte.formation_nom}, {carte.candidat}" if carte.candidat else carte.formation_nom
