"""The refusal and follow-up dialogs on a real base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dialogs.refus_dialog import RefusDialog
from cfa_desktop.views.dialogs.suivi_dialog import DEMISSION, LECTURE, SuiviDialog
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests import factories

CRITERE = "Résultats dans les matières de la formation"


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with factories.creer_bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO", criteres=(CRITERE, "Motivation"))
    factories.importer(
        bureau,
        mco,
        date(2025, 6, 9),
        {"numero": "1", "nom": "LE GOFF", "etat": "confirmee", "limite_importee_on": "2025-06-12"},
        {"numero": "2", "nom": "FAŸ", "etat": "non_confirmee"},
    )
    return mco


def refuser(qtbot: QtBot, bureau: Bureau, formation: Formation, numero: str) -> RefusDialog:
    dialog = RefusDialog(bureau, factories.candidature_id(bureau, formation, numero))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def noter(qtbot: QtBot, bureau: Bureau, formation: Formation, *numeros: str) -> SuiviDialog:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    ids = [ligne.candidat_id for ligne in lignes if ligne.numero in numeros]
    dialog = SuiviDialog(bureau, ids, None, formation.id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def textes(dialog: RefusDialog | SuiviDialog) -> list[str]:
    return [texte.text() for texte in dialog.findChildren(Etiquette) if texte.isVisible()]


def test_a_refusal_waits_for_a_published_criterion(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = refuser(qtbot, bureau, formation, "1")
    assert not dialog.preparer.isEnabled()
    assert "Choisissez le motif du refus parmi les critères publiés." in dialog.preparer.toolTip()
    dialog.criteres.button(0).click()
    dialog.preparer.click()
    (carte,) = bureau.saisies.lister()
    assert carte.saisie.motif == CRITERE


def test_enter_never_prepares_a_refusal(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = refuser(qtbot, bureau, formation, "1")
    dialog.criteres.button(0).click()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    assert bureau.saisies.lister() == []


def test_a_refusal_lists_every_reason_why_not(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = refuser(qtbot, bureau, formation, "2")
    dialog.criteres.button(0).click()
    assert not dialog.preparer.isEnabled()
    assert any("non confirmé" in texte for texte in dialog.raisons.textes())


def test_without_published_criteria_a_free_motif_is_taken_with_a_warning(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    bureau.formations.changer(formation.id, criteres=())
    dialog = refuser(qtbot, bureau, formation, "1")
    dialog.texte.setPlainText("Dossier incomplet")
    assert any("Aucun critère d’examen" in texte for texte in dialog.raisons.textes())
    assert dialog.preparer.isEnabled()


def test_a_letter_and_enter_log_a_call_with_its_next_step(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = noter(qtbot, bureau, formation, "1")
    qtbot.keyClick(dialog, Qt.Key.Key_P)  # type: ignore[no-untyped-call]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    ligne = bureau.candidatures.lister(formation_id=formation.id)[1]
    (evenement,) = bureau.suivi.de_candidat(ligne.candidat_id)
    assert (evenement.type, evenement.resultat) == (TypeEvenement.APPEL, Resultat.PAS_DE_REPONSE)
    assert (evenement.etape, evenement.etape_on) == ("Rappeler", date(2025, 6, 11))


def test_a_new_note_closes_the_open_step_and_says_so(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    premier = noter(qtbot, bureau, formation, "1")
    premier.resultat.choisir_par_touche("M")
    premier.enregistrer.click()
    second = noter(qtbot, bureau, formation, "1")
    assert any("Rappeler, jeu. 12 juin" in texte for texte in textes(second))
    second.resultat.choisir_par_touche("J")
    second.enregistrer.click()
    ligne = bureau.candidatures.lister(formation_id=formation.id)[1]
    assert ligne.prochaine_etape == ""


def test_several_persons_get_the_same_note(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = noter(qtbot, bureau, formation, "1", "2")
    assert "2 candidats" in textes(dialog)
    dialog.texte.setPlainText("Invités à la session")
    dialog.enregistrer.click()
    for ligne in bureau.candidatures.lister(formation_id=formation.id):
        assert bureau.suivi.de_candidat(ligne.candidat_id)[0].texte == "Invités à la session"


def test_no_longer_interested_says_who_resigns(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = noter(qtbot, bureau, formation, "1")
    assert DEMISSION not in textes(dialog)
    assert LECTURE in textes(dialog)
    dialog.resultat.choisir_par_touche("I")
    assert DEMISSION in textes(dialog)


def test_nothing_said_is_not_recorded(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = noter(qtbot, bureau, formation, "1")
    assert not dialog.enregistrer.isEnabled()
