"""The Import page shows what a modified workbook changes, value by value, and writes what is ticked."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cfa_desktop.models import aller_retour
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.aller_retour import valeur_dite
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe
from cfa_desktop.views.import_page import ImportPage
from cfa_desktop.views.imports.aller_retour import AllerRetourDialog
from cfa_desktop.views.imports.aller_retour_lignes import CHANGEMENT, CONFLIT, REFUSE
from cfa_desktop.views.theme import theme
from tests.views.imports.page_import import DELAI

RAISONS = (
    aller_retour.SANS_CLE,
    aller_retour.CLE_ABIMEE,
    aller_retour.AUTRE_BASE,
    aller_retour.INCONNUE,
    aller_retour.DEPLACEE.format(titre="N° inscription"),
    aller_retour.FERMEE,
    aller_retour.DOUBLE,
    aller_retour.CONTRAIRE,
)


@pytest.fixture
def classeur(bureau: Bureau, mco: Formation, tmp_path: Path) -> Path:
    """Return a workbook with a change, a conflict, and a value that is not the officer's."""
    path = tmp_path / "modification.xlsx"
    lignes = bureau.candidatures.lister(formation_id=mco.id)[:3]
    bureau.aller_retours.exporter(DemandeListe(lignes, mco.id, mco.campagne), path)
    ouvert = openpyxl.load_workbook(path)
    feuille = ouvert.worksheets[0]
    titres = [cellule.value for cellule in feuille[1]]
    feuille.cell(2, titres.index("Téléphone portable") + 1).value = "0611223344"
    feuille.cell(3, titres.index("Adresse mail") + 1).value = "nouvelle@courriel.example"
    feuille.cell(4, titres.index("État") + 1).value = "Refusée"
    ouvert.save(path)
    bureau.dossiers.corriger(lignes[1].candidat_id, {"mail": "corrigee@courriel.example"})
    return path


def _ouvrir(page: ImportPage, qtbot: QtBot, path: Path) -> AllerRetourDialog:
    page.ouvrir_fichiers([path])
    qtbot.waitUntil(lambda: page.retours.dialogue is not None, timeout=DELAI)
    dialogue = page.retours.dialogue
    assert dialogue is not None
    return dialogue


def _textes(dialogue: AllerRetourDialog) -> list[list[str]]:
    modele = dialogue.liste.modele
    return [
        [str(modele.index(rang, colonne).data()) for colonne in range(modele.columnCount())]
        for rang in range(modele.rowCount())
    ]


def test_changes_conflicts_and_refusals_are_shown_with_both_values(
    page: ImportPage, classeur: Path, qtbot: QtBot
) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    changement, conflit, refus = _textes(dialogue)
    assert changement[0] == "importée"
    assert changement[6] == "06\u00a011\u00a022\u00a033\u00a044"
    assert conflit[0] == "laissée de côté"
    assert conflit[5:7] == ["corrigee@courriel.example", "nouvelle@courriel.example"]
    assert refus[0] == ""
    etat = next(iter(dialogue.plan.refus)).avant
    assert etat
    assert refus[5:7] == [etat, "Refusée"]
    assert "ne se modifie pas" in refus[7]
    assert dialogue.resume.text().endswith("1 changement, 1 conflit, 1 valeur non reprise.")
    dialogue.liste.vue.setCurrentIndex(dialogue.liste.modele.index(2, 1))
    assert "ne se modifie pas" in dialogue.detail.text()
    assert page.etudes == ()
    assert dialogue.reprendre.text() == "Reprendre 1 changement"


def test_ticking_by_space_then_taking_writes_it_and_says_so(
    page: ImportPage, bureau: Bureau, classeur: Path, qtbot: QtBot
) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    vue = dialogue.liste.vue
    vue.setCurrentIndex(dialogue.liste.modele.index(1, 1))
    qtbot.keyClick(vue, Qt.Key.Key_Space)
    assert dialogue.reprendre.text() == "Reprendre 2 changements"
    with qtbot.waitSignal(page.change, timeout=DELAI) as dit:
        dialogue.reprendre.click()
    assert dit.args == ["Classeur repris\u202f: 2 changements"]
    mails = {ligne.mail for ligne in bureau.candidatures.lister(campagne=2025)}
    assert "nouvelle@courriel.example" in mails


def test_giving_up_writes_nothing(page: ImportPage, bureau: Bureau, classeur: Path, qtbot: QtBot) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    avant = bureau.candidatures.lister(campagne=2025)
    dialogue.renoncer.click()
    assert bureau.candidatures.lister(campagne=2025) == avant
    assert page.retours.dialogue is None


def test_nothing_ticked_greys_the_button_and_says_why(page: ImportPage, classeur: Path, qtbot: QtBot) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    dialogue.cocher(set(dialogue.plan.acceptes), oui=False)
    assert (dialogue.reprendre.text(), dialogue.reprendre.isEnabled()) == ("Rien à reprendre", False)
    assert dialogue.rien.text() == "Rien n’est coché\u202f: cochez au moins un changement."
    dialogue.cocher({dialogue.plan.conflits[0].rang}, oui=True)
    assert (dialogue.reprendre.text(), dialogue.rien.text()) == ("Reprendre 1 changement", "")


def test_every_reason_is_read_whole_in_its_column(page: ImportPage, classeur: Path, qtbot: QtBot) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    dialogue.resize(theme().px(1240), theme().px(600))
    qtbot.waitUntil(lambda: dialogue.width() == theme().px(1240), timeout=DELAI)
    raison = dialogue.liste.modele.columnCount() - 1
    place = dialogue.liste.vue.columnWidth(raison) - theme().px(24)
    for texte in (*RAISONS, *(ligne[raison] for ligne in _textes(dialogue))):
        assert dialogue.liste.vue.fontMetrics().horizontalAdvance(texte) <= place, texte


def test_days_are_read_as_days_and_any_other_text_as_it_is() -> None:
    assert [valeur_dite("limite", dit) for dit in ("2025-06-15", "bientôt", "")] == [
        "15/06/2025",
        "bientôt",
        "",
    ]


def test_what_becomes_of_a_value_is_read_whole(page: ImportPage, classeur: Path, qtbot: QtBot) -> None:
    dialogue = _ouvrir(page, qtbot, classeur)
    colonne = next(rang for rang, une in enumerate(dialogue.liste.modele.colonnes) if une.cle == "sort")
    place = dialogue.liste.vue.columnWidth(colonne) - theme().px(20)
    for sort in (CHANGEMENT, CONFLIT, REFUSE):
        assert dialogue.liste.vue.fontMetrics().horizontalAdvance(sort) <= place, sort


def test_a_workbook_taken_stands_in_the_register_and_is_undone_from_there(
    page: ImportPage, bureau: Bureau, classeur: Path, qtbot: QtBot
) -> None:
    avant = bureau.candidatures.lister(campagne=2025)
    dialogue = _ouvrir(page, qtbot, classeur)
    with qtbot.waitSignal(page.change, timeout=DELAI):
        dialogue.reprendre.click()
    ligne = page.registre.liste.modele.row_at(page.registre.liste.modele.index(0, 0))
    assert (ligne.applique.fichier, ligne.applique.lignes) == ("modification.xlsx", 3)
    assert page.registre.courant == ligne.applique.id
    page.registre.voir.click()
    textes = [une.text() for une in page.rapport.findChildren(QLabel)]
    assert any("classeur modifié" in texte for texte in textes)
    assert any(texte.endswith("06\u00a011\u00a022\u00a033\u00a044") for texte in textes)
    page.pied.terminer.click()
    qtbot.waitUntil(page.registre.annuler.isEnabled, timeout=DELAI)
    page.registre.annuler.click()
    assert page.reprises.dialogue is not None
    with qtbot.waitSignal(page.change, timeout=DELAI) as dit:
        page.reprises.dialogue.valider.click()
    assert dit.args == ["Reprise annulée – modification.xlsx"]
    assert bureau.candidatures.lister(campagne=2025) == avant
    assert "modification.xlsx" not in [un.fichier for un in bureau.imports.lister()]
