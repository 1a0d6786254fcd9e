"""The dossier shows all that its exports say, in a real window, on bases made from the example files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from cfa_desktop.models.contenu import Rubrique, chemin, parties_du_chemin
from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.libelles_champs import valeur_lisible
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.views.dossier import vides
from cfa_desktop.views.dossier.bulletins import TableBulletins
from cfa_desktop.views.dossier_page import DossierPage
from cfa_desktop.views.theme import appliquer_theme
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests import factories
from tests.factories import DONNEES, HorlogeFixe

FICHIERS = ("P_parametrable_2026.csv", "D_0631861M_BTS-NDRC_101.csv", "J_export_2026.json.zip")
EXPORT_ON = date(2026, 5, 18)
# Said by the header in its own words (« Candidature confirmée »), or only kept beside them.
DITS_AUTREMENT = {"etat", "etat_brut", "reponse", "reponse_brute"}
CANARI = "<b>x</b> & <img src=y>"


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    horloge = HorlogeFixe(datetime(2026, 5, 20, 10, tzinfo=PARIS))
    with factories.creer_bureau(tmp_path, horloge) as ouvert:
        yield ouvert


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    return factories.creer_formation(bureau, "MCO", campagne=2026)


@pytest.fixture
def page(qtbot: QtBot, bureau: Bureau) -> DossierPage:
    page = DossierPage(bureau)
    qtbot.addWidget(page)
    page.resize(1220, 640)
    page.show()
    return page


def importer(
    bureau: Bureau,
    formation: Formation,
    contenu: dict[str, str],
    jour: date = EXPORT_ON,
    type_: TypeExport = TypeExport.JSON,
) -> int:
    """Import one person with these contents; return her candidature."""
    extraction = Extraction(
        type=type_,
        fichier="essai.json",
        empreinte="",
        encodage="UTF-8",
        separateur="",
        signature="",
        lignes=1,
        enregistrements=(Enregistrement(2, "850001", {"nom": "ZED"}, contenu),),
    )
    bureau.imports.appliquer(bureau.imports.planifier(extraction, formation, jour, partiel=True))
    return factories.candidature_id(bureau, formation, "850001")


def textes(page: DossierPage) -> str:
    """Return every text of the page, those of the tables included, on one line."""
    dits = [texte.text() for texte in page.findChildren(Etiquette)]
    for table in page.findChildren(QTableView):
        modele = table.model()
        dits += [
            str(modele.index(rang, colonne).data() or "")
            for rang in range(modele.rowCount())
            for colonne in range(modele.columnCount())
        ]
    return aplati("\n".join(dits))


def aplati(texte: str) -> str:
    return " ".join(texte.split())


def bulles(page: DossierPage, valeur: str) -> set[str]:
    return {une.toolTip() for une in page.findChildren(Etiquette) if une.text() == valeur}


@pytest.mark.parametrize("fichier", FICHIERS)
def test_every_whitelisted_field_of_an_export_is_read_in_the_dossier(
    bureau: Bureau, formation: Formation, page: DossierPage, fichier: str
) -> None:
    extraction = bureau.imports.lire(DONNEES / fichier)
    bureau.imports.appliquer(bureau.imports.planifier(extraction, formation, EXPORT_ON))
    plein = max(extraction.enregistrements, key=lambda lu: len(lu.contenu))
    page.ouvrir(factories.candidature_id(bureau, formation, plein.numero), [])
    if any(parties_du_chemin(un)[0] is Rubrique.AMENAGEMENT for un in plein.contenu):
        assert "Aménagement demandé" not in textes(page)
        page.sections.aller("amenagement")
    lus = textes(page)
    attendus = {
        champ: valeur_lisible(champ, valeur)
        for champ, valeur in plein.champs.items()
        if valeur and champ not in DITS_AUTREMENT
    }
    attendus |= plein.contenu
    absents = {champ: valeur for champ, valeur in attendus.items() if aplati(valeur) not in lus}
    assert absents == {}
    assert len(attendus) > 20
    assert "SENSIBLE-" not in lus


def test_a_field_left_out_would_be_missed(bureau: Bureau, formation: Formation, page: DossierPage) -> None:
    bac = chemin(Rubrique.BAC, "serie")
    page.ouvrir(importer(bureau, formation, {bac: "Bac techno STMG"}), [])
    assert "Bac techno STMG" in textes(page)
    assert "Bac techno ST2S" not in textes(page)


def test_the_tabs_follow_parcoursup_and_the_empty_ones_are_folded(
    bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    contenu = {
        chemin(Rubrique.BAC, "serie"): "Bac techno STMG",
        chemin(Rubrique.AMENAGEMENT, "demande"): "Non",
        chemin(Rubrique.ACTIVITES, "pratiques"): "Judo",
    }
    page.ouvrir(importer(bureau, formation, contenu), [])
    onglets = [un.text().replace("\n", " ") for un in page.findChildren(QPushButton, "onglet")]
    assert onglets == [
        "Profil",
        "Scolarité",
        "Activités et centres d’intérêt",
        "Bac",
        "Vœux",
        "Aménagement",
        "Contrat",
        "Historique",
        "Rubriques vides (5)",
    ]
    dits = textes(page)
    assert "Bulletins rempli par : export de données paramétrable, export des dossiers" in dits
    assert vides.AUCUNE_PIECE in dits


def test_an_arrangement_is_read_in_its_own_tab_only(
    bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    demande = chemin(Rubrique.AMENAGEMENT, "demande")
    importer(bureau, formation, {demande: "Non"}, date(2026, 5, 12))
    voulu = importer(bureau, formation, {demande: "Oui"})
    page.ouvrir(voulu, [])
    assert "Aménagement demandé" not in textes(page)
    assert "Oui" not in [un.text() for un in page.findChildren(Etiquette)]
    assert "Aménagement : changé, à lire dans son onglet" in textes(page)
    page.sections.aller("amenagement")
    assert page.sections.courante == "amenagement"
    assert "Aménagement demandé Oui" in textes(page)
    page.sections.aller("profil")
    assert page.sections.courante == "profil"
    assert page.sections.defilement.isVisible()


def test_averages_stand_over_those_of_the_class_as_the_site_gives_them(
    bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    def note(periode: int, matiere: str, mesure: str = "moyenne") -> str:
        return chemin(Rubrique.BULLETINS, "2025-2026", f"Trimestre {periode}", matiere, mesure)

    contenu = {
        note(1, "Français"): "12,5",
        note(1, "Français", "moyenne_classe"): "11,2",
        note(2, "Français"): "Aucune note",
        note(1, "LV1"): "N",
        chemin(Rubrique.SCOLARITE, "2025-2026", "niveau"): "Terminale",
    }
    page.ouvrir(importer(bureau, formation, contenu), [])
    assert "Terminale 2025-2026" in textes(page)
    (table,) = page.findChildren(TableBulletins)
    modele = table.model()
    lus = [[modele.index(rang, colonne).data() for colonne in range(3)] for rang in range(2)]
    assert lus == [["Français", "12,5\nclasse 11,2", "Aucune note"], ["LV1", "N", ""]]
    bulle = modele.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Français, Trimestre 1\u202f: 12,5, classe 11,2" in bulle
    assert "export JSON des dossiers du lun. 18 mai" in bulle


def test_without_room_beside_them_the_averages_stand_below_their_subject(
    qtbot: QtBot, bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    contenu = {
        chemin(Rubrique.BULLETINS, "2025-2026", f"Trimestre {rang}", "Histoire-Géographie", "moyenne"): "12"
        for rang in (1, 2, 3)
    }
    page.ouvrir(importer(bureau, formation, contenu), [])
    (table,) = page.findChildren(TableBulletins)
    assert (table.model().rowCount(), table.model().columnCount()) == (1, 4)
    page.resize(760, 640)
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    assert (table.model().rowCount(), table.model().columnCount()) == (2, 3)
    assert [table.model().index(rang, 0).data() for rang in range(2)] == ["Histoire-Géographie", "12"]


def test_texts_are_shown_as_typed(bureau: Bureau, formation: Formation, page: DossierPage) -> None:
    contenu = {
        chemin(Rubrique.PROJET, "lettre"): f"Madame,\n\n{CANARI} premier.\nSecond.",
        chemin(Rubrique.QUESTIONS, f"{CANARI} ?"): f"Oui {CANARI}",
        chemin(Rubrique.FICHE_AVENIR, CANARI, "appreciation"): CANARI,
        chemin(Rubrique.ACTIVITES, "pratiques"): CANARI,
        chemin(Rubrique.BULLETINS, CANARI, CANARI, CANARI, "moyenne"): CANARI,
        chemin(Rubrique.SCOLARITE, CANARI, "niveau"): CANARI,
    }
    page.ouvrir(importer(bureau, formation, contenu), [])
    etiquettes = page.findChildren(Etiquette)
    assert all(une.textFormat() is Qt.TextFormat.PlainText for une in etiquettes)
    paragraphes = [une.text() for une in etiquettes]
    assert ["Madame,", f"{CANARI} premier.", "Second."] == [
        un for un in paragraphes if un in ("Madame,", f"{CANARI} premier.", "Second.")
    ]
    (table,) = page.findChildren(TableBulletins)
    assert table.model().index(0, 1).data() == CANARI
    assert "<b>" not in table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_letter_is_read_to_its_last_line(
    qtbot: QtBot, bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    lettre = "\n".join(["Je souhaite cette formation en apprentissage, car le métier m’intéresse. " * 6] * 4)
    page.ouvrir(importer(bureau, formation, {chemin(Rubrique.PROJET, "lettre"): lettre}), [])
    page.resize(1900, 900)
    page.sections.aller("projet")
    paragraphes = [un for un in page.findChildren(Etiquette) if un.text().startswith("Je souhaite")]
    assert len(paragraphes) == 4
    qtbot.waitUntil(lambda: all(un.height() >= un.heightForWidth(un.width()) for un in paragraphes))


def test_each_value_says_the_export_that_brought_it(
    bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    serie, mention = chemin(Rubrique.BAC, "serie"), chemin(Rubrique.BAC, "mention")
    importer(bureau, formation, {serie: "STMG"}, date(2026, 5, 12), TypeExport.PARAMETRABLE)
    page.ouvrir(importer(bureau, formation, {serie: "STMG", mention: "Bien"}), [])
    assert "export de données paramétrable du mar. 12 mai" in bulles(page, "STMG").pop()
    assert "export JSON des dossiers du lun. 18 mai" in bulles(page, "Bien").pop()


def test_the_history_says_what_changed_in_the_content(
    bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    note = chemin(Rubrique.BULLETINS, "2025-2026", "Trimestre 2", "Français", "moyenne")
    importer(bureau, formation, {note: "11,2"}, date(2026, 5, 12))
    page.ouvrir(importer(bureau, formation, {note: "12"}), [])
    dits = textes(page)
    assert "Bulletins · 2025-2026 · Trimestre 2 · Français · moyenne : 11,2 → 12" in dits
    assert "\x1f" not in dits
    assert '{"' not in dits


def test_what_was_corrected_here_keeps_the_export_of_the_other_value(
    bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    voulu = importer(bureau, formation, {chemin(Rubrique.BAC, "serie"): "STMG"})
    ligne = bureau.candidatures.trouver(voulu)
    assert ligne is not None
    bureau.dossiers.corriger(ligne.candidat_id, {"nom": "ZÈDE"})
    page.ouvrir(voulu, [])
    assert "<span>noté ici</span>" in bulles(page, "ZÈDE")
    assert "export JSON des dossiers" in bulles(page, "corrigé ici – Parcoursup\u202f: ZED").pop()


def test_in_passing_the_parts_below_come_a_little_later(
    qtbot: QtBot, bureau: Bureau, formation: Formation, page: DossierPage
) -> None:
    extraction = bureau.imports.lire(DONNEES / FICHIERS[0])
    bureau.imports.appliquer(bureau.imports.planifier(extraction, formation, EXPORT_ON))
    ids = [ligne.id for ligne in bureau.candidatures.lister(formation_id=formation.id)]
    page.ouvrir(ids[0], ids)
    page.suivant.trigger()
    assert page.findChildren(TableBulletins) == []
    qtbot.waitUntil(lambda: len(page.findChildren(TableBulletins)) == 2)
    page.suivant.trigger()
    assert page.findChildren(TableBulletins) == []
    page.sections.aller("bulletins")
    premier, _ = page.findChildren(TableBulletins)
    qtbot.waitUntil(lambda: premier.visibleRegion().boundingRect().height() > 100)
    assert page.sections.courante == "bulletins"


def test_the_averages_are_whole_in_large_text(
    qtbot: QtBot, bureau: Bureau, formation: Formation, qapp: object
) -> None:
    from PySide6.QtWidgets import QApplication

    assert isinstance(qapp, QApplication)
    contenu = {
        chemin(Rubrique.BULLETINS, "2025-2026", f"Trimestre {rang}", "Histoire-Géographie", mesure): "12,5"
        for rang in (1, 2, 3)
        for mesure in ("moyenne", "moyenne_classe")
    }
    voulu = importer(bureau, formation, contenu)
    appliquer_theme(qapp, "clair", 150)
    try:
        page = DossierPage(bureau)
        qtbot.addWidget(page)
        page.resize(1150, 620)
        page.show()
        page.ouvrir(voulu, [])
        (table,) = page.findChildren(TableBulletins)
        qtbot.waitUntil(lambda: table.horizontalHeader().length() <= table.viewport().width())
        assert table.viewport().height() >= table.verticalHeader().length()
    finally:
        appliquer_theme(qapp, "clair", 100)
