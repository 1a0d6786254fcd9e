"""What a dossier asks about persons: compare it with its namesakes, give its number to a note without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.fiches_comparees import Comparaison
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.background import run_in_background
from cfa_desktop.views.doublons.numero_dialog import NumeroDialog
from cfa_desktop.views.doublons.ouverture import montrer

if TYPE_CHECKING:
    from cfa_desktop.views.dossier_page import DossierPage


class RechercheHomonymes(QObject):
    """Looks in a thread for those who may be the person of a dossier, then shows them beside her."""

    def __init__(self, bureau: Bureau, dossier: Dossier, page: DossierPage) -> None:
        super().__init__(page)
        self._bureau, self._dossier, self._page = bureau, dossier, page

    def lancer(self) -> None:
        """Look through the whole session."""
        doublons, dossier = self._bureau.doublons, self._dossier
        run_in_background(
            lambda: doublons.a_comparer(dossier.candidat.id, dossier.homonymes),
            done=self._trouves,
            failed=self._lever,
        )

    def _trouves(self, paires: Sequence[tuple[int, int]]) -> None:
        self.deleteLater()
        _montrer(self._bureau, self._dossier, self._page, paires)

    def _lever(self, erreur: Exception) -> None:
        raise erreur


def comparer(bureau: Bureau, dossier: Dossier, page: DossierPage) -> None:
    """Show the person beside each one who may be her, and her namesakes."""
    RechercheHomonymes(bureau, dossier, page).lancer()


def numeroter(bureau: Bureau, dossier: Dossier, page: DossierPage) -> None:
    """Ask for the n° d'inscription; when it is somebody's here, show both side by side."""
    candidat = dossier.candidat
    dialogue = NumeroDialog.demander(bureau, candidat.id, candidat.nom_complet, page)
    if dialogue is None:
        return
    if dialogue.deja is not None:
        _montrer(bureau, dossier, page, [(dialogue.deja, candidat.id)])
    else:
        page.change.emit(f"Numéro d’inscription renseigné – {candidat.nom_complet}")


def _montrer(bureau: Bureau, dossier: Dossier, page: DossierPage, paires: Sequence[tuple[int, int]]) -> None:
    dialogue = montrer(bureau, paires, page)
    if dialogue is not None:
        dialogue.fusionnee.connect(partial(_suivre, dossier, page))


def _suivre(dossier: Dossier, page: DossierPage, comparaison: Comparaison) -> None:
    """Go on to the dossier kept when the one on screen has joined it."""
    if comparaison.autre.id == dossier.candidat.id:
        for voeu in comparaison.garde.voeux:
            if voeu.formation_id == dossier.formation.id:
                page.voeu_demande.emit(voeu.id)
