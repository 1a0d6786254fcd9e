"""Where a line of the Échéances leads: a dossier, a list, an item to type, a formation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfa_desktop.models.echeances.echeance import Echeance, Quoi, SansDate
from cfa_desktop.views.echeances.lignes import LigneEcheance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfa_desktop.views.cadre.pages import Pages


def ouvrir_ligne(pages: Pages, ligne: LigneEcheance, ids: Sequence[int]) -> None:
    """Show what the line is about; ``ids`` are the candidatures behind Précédent and Suivant."""
    if ligne.sans_date is not None:
        _ouvrir_sans_date(pages, ligne.sans_date)
    elif len(ligne.dues) == 1:
        _ouvrir(pages, ligne.dues[0], ids)
    elif ligne.dues and ligne.dues[0].numero:
        pages.lister([due.numero for due in ligne.dues])
    elif ligne.dues and ligne.dues[0].quoi is Quoi.CONTRATS and ligne.detail:
        pages.montrer_saisies()
    else:
        pages.montrer_formations()


def _ouvrir(pages: Pages, due: Echeance, ids: Sequence[int]) -> None:
    if due.saisie_id:
        pages.montrer_saisies(due.saisie_id)
    elif due.quoi is Quoi.BROUILLON:
        pages.ouvrir_contrat(due.formation_id, due.numero)
    elif due.candidature_id:
        pages.ouvrir_dossier(due.candidature_id, list(ids) or [due.candidature_id])
    elif due.numero:
        pages.lister([due.numero])
    elif due.quoi is Quoi.CONTRATS and due.detail:
        pages.montrer_saisies()
    else:
        pages.montrer_formations()
        if due.quoi is Quoi.CAPACITE:
            pages.formations().saisir_capacite(due.formation_id)


def _ouvrir_sans_date(pages: Pages, groupe: SansDate) -> None:
    if groupe.numeros:
        pages.lister(groupe.numeros)
    else:
        pages.montrer_formations()
        pages.formations().saisir_capacite(groupe.formation_id)
