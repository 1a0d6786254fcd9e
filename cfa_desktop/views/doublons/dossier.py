"""What a dossier asks about persons: compare it with its namesakes, give its number to a note without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from cfa_desktop.models.dossier import Dossier
from cfa_desktop.models.fiches_comparees import Comparaison
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.doublons.numero_dialog import NumeroDialog
from cfa_desktop.views.doublons.ouverture import montrer

if TYPE_CHECKING:
    from cfa_desktop.views.dossier_page import DossierPage


def comparer(bureau: Bureau, dossier: Dossier, page: DossierPage) -> None:
    """Show the person beside each one who may be her, and her namesakes."""
    _montrer(bureau, dossier, page, bureau.doublons.a_comparer(dossier.candidat.id, dossier.homonymes))


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
