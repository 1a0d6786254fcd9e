"""How each page is built and wired, at the moment it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cfa_desktop.services.bureau import Bureau

if TYPE_CHECKING:
    from cfa_desktop.views.cadre.pages import Pages

# Each page is imported where it is built: the window opens without those it does not show.


def _formations(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.formations_page import FormationsPage

    page = FormationsPage(bureau)
    if pages.campagne is not None:
        page.set_campagne(pages.campagne)
    page.recrutement_demande.connect(pages.gerer_recrutement)
    page.impression_demandee.connect(pages.impression_demandee)
    page.contrat_demande.connect(pages.ouvrir_contrat)
    page.liste_demandee.connect(pages.montrer_liste)
    page.import_demande.connect(pages.montrer_import)
    page.change.connect(pages.change)
    return page


def _candidats(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.candidats_page import CandidatsPage

    page = CandidatsPage(bureau)
    page.dossier_demande.connect(pages.ouvrir_dossier)
    page.contrat_demande.connect(pages.ouvrir_contrat)
    page.retour_demande.connect(pages.montrer_formations)
    page.impression_demandee.connect(pages.impression_demandee)
    page.change.connect(pages.change)
    return page


def _dossier(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.dossier_page import DossierPage

    page = DossierPage(bureau)
    page.retour_demande.connect(pages.quitter_le_dossier)
    page.impression_demandee.connect(pages.impression_demandee)
    page.contrat_demande.connect(pages.ouvrir_contrat)
    page.voeu_demande.connect(pages.ouvrir_voeu)
    page.change.connect(pages.change)
    return page


def _saisies(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.saisies_page import SaisiesPage

    page = SaisiesPage(bureau)
    page.guichet_demande.connect(pages.guichet_demande)
    page.impression_demandee.connect(pages.impression_demandee)
    page.dossier_demande.connect(pages.ouvrir_dossier)
    page.change.connect(pages.change)
    return page


def _echeances(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.echeances_page import EcheancesPage

    page = EcheancesPage(bureau)
    if pages.campagne is not None:
        page.set_campagne(pages.campagne)
    page.ouverture_demandee.connect(pages.ouvrir_echeance)
    page.calendrier_demande.connect(pages.montrer_calendrier)
    page.simulation_demandee.connect(pages.simulation_demandee)
    page.import_demande.connect(pages.montrer_import)
    page.change.connect(pages.change)
    page.ecrit.connect(pages.dit)
    return page


def _import(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.import_page import ImportPage

    page = ImportPage(bureau)
    page.liste_demandee.connect(pages.montrer_numeros)
    page.importe.connect(pages.importe)
    page.comparaison_demandee.connect(pages.comparer_a_la_ligne)
    page.offrir_la_comparaison()
    page.change.connect(pages.change)
    return page


def _calendrier(bureau: Bureau, pages: Pages) -> QWidget:
    from cfa_desktop.views.calendrier_page import CalendrierPage

    page = CalendrierPage(bureau)
    page.preparation_demandee.connect(pages.preparer_session)
    page.change.connect(pages.change)
    return page


FABRIQUES: Mapping[str, Callable[[Bureau, Pages], QWidget]] = {
    "formations": _formations,
    "candidats": _candidats,
    "dossier": _dossier,
    "saisies": _saisies,
    "echeances": _echeances,
    "import": _import,
    "calendrier": _calendrier,
}
"""What builds each page, by its key."""
