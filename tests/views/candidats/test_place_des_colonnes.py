"""The columns of the candidate list at 1280: what a cell says is read whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from cfa_desktop.models.dates_fr import jour_de_paris
from cfa_desktop.models.etats import Etat
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.candidats.colonnes import Repere, limite_relative
from cfa_desktop.views.main_window import MainWindow
from cfa_desktop.views.theme import theme
from tests.factories import creer_formation, importer

MAI = date(2025, 5, 12)
MARGES = 2 * 8  # of a cell
ECART = 8  # between the day and its distance


@pytest.mark.parametrize("dans", [-2, 0, 2, 26, 126])
def test_a_deadline_and_its_distance_are_read_whole(fenetre: MainWindow, bureau: Bureau, dans: int) -> None:
    formation = creer_formation(bureau)
    importer(bureau, formation, MAI, {"numero": "700123", "nom": "LE GOFF", "etat": "confirmee"})
    fenetre.resize(1280, 720)
    fenetre.pages.lister(formation_id=formation.id)
    QApplication.processEvents()
    vue = fenetre.pages.candidats().liste.vue
    rang = next(rang for rang, une in enumerate(vue.modele.colonnes) if une.cle == "limite")
    maintenant = bureau.contexte.maintenant()
    jour = jour_de_paris(maintenant) + timedelta(days=dans)
    (lue,) = bureau.candidatures.lister()
    ligne = lue._replace(etat=Etat.CONFIRMEE, limite_on=jour)
    dit = limite_relative(ligne, Repere(maintenant, {}))
    mesure = fenetre.fontMetrics().horizontalAdvance
    assert dit.distance
    voulue = mesure(dit.date) + theme().px(ECART + MARGES) + mesure(dit.distance)
    assert voulue <= vue.columnWidth(rang)
    toutes = sum(vue.columnWidth(autre) for autre in range(rang + 1) if not vue.isColumnHidden(autre))
    assert toutes <= vue.viewport().width()
