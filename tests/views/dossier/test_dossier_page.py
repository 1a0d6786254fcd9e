"""The dossier and its actions on a real base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.actions_candidature import SANS_CIBLE
from cfa_desktop.views.dossier.voeux import TableVoeux
from cfa_desktop.views.dossier_page import DossierPage
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests import factories
from tests.factories import SIRET


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with factories.creer_bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO")
    aicha = {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "naissance_on": "2008-01-01"}
    autre = {"numero": "2", "nom": "<b>x</b>", "etat": "non_confirmee"}
    imprime = {"numero": "3", "nom": "ZED", "etat": "contrat_saisi"}
    non_confirmee = {**aicha, "etat": "non_confirmee"}
    confirmee = {**aicha, "etat": "confirmee", "telephone_portable": "0639980112"}
    factories.importer(bureau, mco, date(2025, 6, 7), non_confirmee, autre, imprime)
    factories.importer(bureau, mco, date(2025, 6, 9), confirmee, autre, imprime)
    return mco


@pytest.fixture
def page(qtbot: QtBot, bureau: Bureau, formation: Formation) -> DossierPage:
    page = DossierPage(bureau)
    qtbot.addWidget(page)
    page.resize(1220, 640)
    page.show()
    return page


def ouvrir(page: DossierPage, bureau: Bureau, formation: Formation, numero: str) -> int:
    ids = [factories.candidature_id(bureau, formation, un) for un in ("1", "2", "3")]
    voulu = factories.candidature_id(bureau, formation, numero)
    page.ouvrir(voulu, ids)
    return voulu


def textes(page: DossierPage) -> str:
    return "\n".join(texte.text() for texte in page.findChildren(Etiquette)).replace("\u202f", " ")


def test_the_history_shows_before_and_after_in_french(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    ouvrir(page, bureau, formation, "1")
    dits = textes(page)
    assert "État : Candidature non confirmée → Candidature confirmée (Non examinée)" in dits
    assert "non_confirmee" not in dits
    assert "export du 09/06/2025" in dits


def absence(page: DossierPage) -> list[str]:
    return [dit for dit in textes(page).split("\n") if dit.startswith("Absent du dernier export")]


def test_a_candidature_gone_from_the_exports_says_since_when_and_what_follows(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    ouvrir(page, bureau, formation, "2")
    assert absence(page) == []
    presents = ({"numero": "1", "nom": "LE GOFF", "etat": "confirmee"}, {"numero": "3", "nom": "ZED"})
    for jour in (10, 11):
        factories.importer(bureau, formation, date(2025, 6, jour), *presents)
    page.refresh()
    assert absence(page) == [
        "Absent du dernier export : depuis celui du mar. 10 juin, Parcoursup ne montre plus cette "
        "candidature, elle n’est plus comptée."
    ]
    factories.importer(bureau, formation, date(2025, 6, 12), *presents, {"numero": "2", "nom": "<b>x</b>"})
    page.refresh()
    assert absence(page) == []


def test_previous_and_next_walk_the_frozen_list(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    ouvrir(page, bureau, formation, "1")
    assert not page.precedent.isEnabled()
    page.suivant.trigger()
    assert page.entete.rang.text() == "2\u00a0/\u00a03"
    assert page.entete.nom.text() == "<b>x</b>"
    page.suivant.trigger()
    assert not page.suivant.isEnabled()


def test_a_minor_is_said_only_when_known(page: DossierPage, bureau: Bureau, formation: Formation) -> None:
    ouvrir(page, bureau, formation, "1")
    assert page.entete.mineur.isVisible()
    ouvrir(page, bureau, formation, "2")
    assert not page.entete.mineur.isVisible()


def test_a_correction_keeps_both_values_in_sight(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    voulu = ouvrir(page, bureau, formation, "1")
    ligne = bureau.candidatures.trouver(voulu)
    assert ligne is not None
    bureau.dossiers.corriger(ligne.candidat_id, {"telephone_portable": "0639981111"})
    page.refresh()
    dits = textes(page).replace("\u00a0", " ")
    assert "06 39 98 11 11" in dits
    assert "corrigé ici – Parcoursup : 06 39 98 01 12" in dits


def test_a_prepared_contract_is_shown_and_may_be_withdrawn(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    voulu = ouvrir(page, bureau, formation, "1")
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="1", employeur="A & <i>B</i>", siret=SIRET)
    )
    page.refresh()
    assert "Contrat : préparé – A & <i>B</i>" in textes(page)
    assert not page.actions_.contrat.isEnabled()
    assert "Un contrat est déjà préparé" in page.actions_.contrat.toolTip()
    ligne = bureau.candidatures.trouver(voulu)
    assert ligne is not None
    bureau.decisions.retirer(bureau.saisies.lister()[0].saisie.id)
    page.refresh()
    assert page.actions_.contrat.isEnabled()


def test_marking_a_step_done_closes_it(
    qtbot: QtBot, page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    voulu = ouvrir(page, bureau, formation, "1")
    ligne = bureau.candidatures.trouver(voulu)
    assert ligne is not None
    note = bureau.suivi.noter(
        bureau.suivi.proposer(
            ligne.candidat_id, TypeEvenement.APPEL, resultat=Resultat.MESSAGE_LAISSE, texte="<b>x</b>"
        )
    )
    page.refresh()
    assert "À faire : Rappeler, jeu. 12 juin" in textes(page)
    assert "<b>x</b>" in textes(page)
    with qtbot.waitSignal(page.change) as change:
        page.suivi.etape_faite.emit(note)
    assert change.args == ["Étape faite – MCO, LE GOFF Aïcha"]
    assert "À faire" not in textes(page)


def test_the_search_for_a_contract_is_prepared_and_the_next_dossier_opens_when_asked(
    qtbot: QtBot, page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    ouvrir(page, bureau, formation, "1")
    page.pied.passer.setChecked(True)
    with qtbot.waitSignal(page.change) as change:
        page.actions_.en_recherche.trigger()
    assert change.args == ["Mise en recherche de contrat préparée – MCO, LE GOFF Aïcha"]
    assert page.entete.numero.text() == "n°\u00a02"
    assert len(bureau.saisies.lister()) == 1


def test_a_greyed_action_says_why_and_escapes_what_it_quotes(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    ouvrir(page, bureau, formation, "2")
    assert not page.actions_.refuser.isEnabled()
    assert "Vœu non confirmé" in page.actions_.refuser.toolTip()
    assert "&lt;b&gt;x&lt;/b&gt;" in page.actions_.noter.toolTip()


def test_without_a_target_every_action_is_greyed(page: DossierPage) -> None:
    page.actions_.cibler(None)
    for action in page.actions_.toutes:
        assert not action.isEnabled()
        assert SANS_CIBLE in action.toolTip()


def test_an_imported_contract_may_be_given_its_employer(
    page: DossierPage, bureau: Bureau, formation: Formation
) -> None:
    voulu = ouvrir(page, bureau, formation, "3")
    bureau.contrats.completer_employeur(voulu, denomination="DUPONT", siret=SIRET)
    page.refresh()
    assert "732\u00a0829\u00a0320\u00a000074" in textes(page)
    assert bureau.saisies.lister() == []


def test_scrolling_over_the_voeux_scrolls_the_page_not_their_columns(
    page: DossierPage, bureau: Bureau, formation: Formation, qtbot: QtBot
) -> None:
    ouvrir(page, bureau, formation, "1")
    table = page.findChild(TableVoeux)
    assert table is not None
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    pris = []
    for tour in (QPoint(0, -120), QPoint(-120, 0)):
        molette = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), tour, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        table.wheelEvent(molette)
        pris.append(table.horizontalScrollBar().value() > 0)
    assert pris == [False, True]
