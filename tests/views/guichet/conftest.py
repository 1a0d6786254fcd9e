"""A base with three items in two formations, and the guichet open on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cfa_desktop.models.saisie import Decision
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.views.guichet.fenetre import FenetreGuichet
from cfa_desktop.views.reglages import Apparence
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_formation, importer
from tests.views.guichet.scenes import AICHA, EMPLOYEUR, HUGO, Scene


@pytest.fixture
def scene(bureau: Bureau, horloge: HorlogeFixe) -> Scene:
    gea, mco = creer_formation(bureau, "GEA"), creer_formation(bureau, "MCO", couleur=1)
    lignes = [{**qui, "etat": "en_recherche"} for qui in (AICHA, HUGO)]
    importer(bureau, gea, date(2025, 6, 9), *lignes)
    mco_ligne = {"numero": "700200", "nom": "TRẦN", "prenom": "Anh", "limite_importee_on": "2025-06-13"}
    importer(bureau, mco, date(2025, 6, 9), {**mco_ligne, "etat": "confirmee"})
    contrats = [
        bureau.contrats.preparer(
            SaisieContrat(formation_id=gea.id, numero=qui["numero"], employeur=EMPLOYEUR, siret=SIRET)
        )
        for qui in (AICHA, HUGO)
    ]
    une = candidature_id(bureau, mco, "700200")
    decision = bureau.decisions.preparer(DemandeDecision(candidature_id=une, decision=Decision.RECHERCHE))
    return Scene(bureau, horloge, gea, mco, contrats, decision)


@pytest.fixture
def apparence(tmp_path: Path) -> Apparence:
    return Apparence(QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def guichet(scene: Scene, apparence: Apparence, qtbot: QtBot) -> Iterator[FenetreGuichet]:
    fenetre = FenetreGuichet(scene.bureau, apparence)
    fenetre.ouvrir()
    qtbot.waitExposed(fenetre)
    yield fenetre
    fenetre.quitter()
    QApplication.processEvents()


@pytest.fixture
def commence(guichet: FenetreGuichet) -> FenetreGuichet:
    """Return the guichet with its first card up."""
    guichet.depart.commencer.click()
    return guichet
