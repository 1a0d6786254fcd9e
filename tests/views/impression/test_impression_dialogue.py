"""« Imprimer »: what is chosen, seen, printed and saved, and what is remembered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cfa_desktop.documents.liste import Progres
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import DOCUMENTS, Document, Option, Saisie
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.produit import Produit
from cfa_desktop.services.impressions import Impressions
from cfa_desktop.views.background import attendre_la_fin
from cfa_desktop.views.impression.avancement import PREPARATION, Avancement
from cfa_desktop.views.impression.choix import AImprimer
from cfa_desktop.views.impression.dialogue import OUVRIR, ImpressionDialog
from cfa_desktop.views.impression.imprimantes import Imprimantes
from cfa_desktop.views.impression.production import Abandon
from tests.factories import creer_formation, importer
from tests.views.impression.papier import (
    COULOIR,
    SECRETARIAT,
    AucuneImprimante,
    ImprimanteSansPapier,
    ImprimantesEnPdf,
    compte_les_pages,
    pdfinfo,
    vignettes,
)

NOMBRE = 7
Ouvrir = Callable[..., ImpressionDialog]


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    personnes = [
        {"numero": f"70012{rang}", "nom": f"MARTIN {rang}", "prenom": "Léa", "etat": "confirmee"}
        for rang in range(NOMBRE)
    ]
    importer(bureau, formation, date(2025, 4, 28), *personnes)
    return formation


@pytest.fixture
def choix(bureau: Bureau, formation: Formation) -> AImprimer:
    return AImprimer(
        formation.campagne,
        ("candidats",),
        bureau.candidatures.lister(formation_id=formation.id),
        choisies=True,
        formation_id=formation.id,
        formation="MCO",
    )


@pytest.fixture
def ouvrir(bureau: Bureau, choix: AImprimer, qtbot: QtBot, tmp_path: Path) -> Iterator[Ouvrir]:
    ouverts: list[ImpressionDialog] = []

    def montrer(
        imprimantes: Imprimantes | None = None, a_imprimer: AImprimer | None = None, *, pret: bool = True
    ) -> ImpressionDialog:
        reglages = QSettings(str(tmp_path / "r.ini"), QSettings.Format.IniFormat)
        imprimantes = imprimantes or ImprimantesEnPdf(tmp_path / "papier.pdf")
        dialogue = ImpressionDialog(bureau, a_imprimer or choix, reglages, None, imprimantes)
        ouverts.append(dialogue)
        if pret:
            with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
                dialogue.show()
        return dialogue

    yield montrer
    for dialogue in ouverts:
        if isValid(dialogue):
            dialogue.close()
    attendre_la_fin()
    QApplication.processEvents()


def choisir(qtbot: QtBot, dialogue: ImpressionDialog, cle: str) -> None:
    """Choose a document in the list, as a click does, and wait for its preview."""
    liste = dialogue.choix.documents
    titre = next(un.titre for un in DOCUMENTS if un.cle == cle)
    rang = next(rang for rang in range(liste.count()) if liste.item(rang).text() == titre)
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        liste.setCurrentRow(rang)


def notes(bureau: Bureau) -> list[str]:
    libelles = (etat.action.libelle for etat in bureau.historique.lister())
    return [libelle for libelle in libelles if libelle.startswith("Document ")]


def offerts(dialogue: ImpressionDialog) -> list[str]:
    liste = dialogue.choix.documents
    return [liste.item(rang).text() for rang in range(liste.count())]


def test_the_preview_shows_as_many_pages_as_the_document(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    assert dialogue.apercu.nombre == NOMBRE
    assert dialogue.apercu.total.text() == f"/\u00a0{NOMBRE}"
    assert dialogue.apercu.titre.text() == "Fiches de suivi · 7\u00a0fiches · 7\u00a0pages"
    dialogue.apercu.page.setValue(5)
    assert dialogue.apercu.vue.pageNavigator().currentPage() == 4


def test_every_document_that_fits_is_offered_under_what_it_speaks_of(
    ouvrir: Ouvrir, choix: AImprimer, formation: Formation
) -> None:
    de_lignes = [un.titre for un in DOCUMENTS if un.sujet == "candidats"]
    assert offerts(ouvrir()) == [f"{NOMBRE} candidatures choisies", *de_lignes]
    affichees = choix._replace(choisies=False, sauf=frozenset({"liste"}))
    assert offerts(ouvrir(a_imprimer=affichees))[0] == f"Les {NOMBRE} candidatures affichées"
    assert "Liste des candidats" not in offerts(ouvrir(a_imprimer=affichees))


@pytest.mark.parametrize("cle", [un.cle for un in DOCUMENTS])
def test_every_document_of_the_catalogue_can_be_looked_at(ouvrir: Ouvrir, choix: AImprimer, cle: str) -> None:
    sujet = next(un.sujet for un in DOCUMENTS if un.cle == cle)
    dialogue = ouvrir(a_imprimer=choix._replace(sujets=(sujet,), premier=cle))
    assert dialogue.choix.document is not None
    assert dialogue.choix.document.cle == cle
    assert dialogue.apercu.nombre >= 1
    assert dialogue.produit is not None
    assert dialogue.produit.demande.document == cle


def test_a_box_ticked_changes_the_preview(
    ouvrir: Ouvrir, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The box asks for sheets of fewer persons, which the preview then shows."""
    court = Option("court", "Les deux premières seulement")
    document = next(un for un in DOCUMENTS if un.cle == "fiches")._replace(options=(court,))
    _au_catalogue(monkeypatch, document)
    vrai = Impressions.composer

    def composer(self: Impressions, demande: DemandeImpression, lues: Progres) -> object:
        lignes = demande.lignes[:2] if "court" in demande.options else demande.lignes
        return vrai(self, demande._replace(lignes=lignes), lues)

    monkeypatch.setattr(Impressions, "composer", composer)
    dialogue = ouvrir()
    assert dialogue.apercu.nombre == NOMBRE
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        dialogue.choix.cases["court"].click()
    assert dialogue.apercu.nombre == 2
    assert dialogue.produit is not None
    assert dialogue.produit.demande.options == {"court"}


def test_the_real_boxes_of_the_catalogue_reach_the_document(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir()
    for document in DOCUMENTS:
        if document.sujet != "candidats" or not document.options:
            continue
        if dialogue.choix.document != document:
            choisir(qtbot, dialogue, document.cle)
        cases = dialogue.findChildren(QCheckBox)
        assert {option.libelle for option in document.options} <= {case.accessibleName() for case in cases}
        option = document.options[0]
        with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
            dialogue.choix.cases[option.cle].click()
        assert dialogue.produit is not None
        assert (option.cle in dialogue.produit.demande.options) is not option.defaut


def test_the_sheet_is_held_one_way_at_a_time_and_the_same_next_time(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir()
    if dialogue.choix.document is None or dialogue.choix.document.cle != "liste":
        choisir(qtbot, dialogue, "liste")
    (sens,) = dialogue.choix.options_edit.listes.values()
    assert [sens.itemText(rang) for rang in range(sens.count())] == ["Automatique", "Portrait", "Paysage"]
    assert (sens.currentText(), dialogue.choix.options) == ("Automatique", frozenset())
    for touche, option in ((Qt.Key.Key_Down, "portrait"), (Qt.Key.Key_Down, "paysage")):
        with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
            qtbot.keyClick(sens, touche)
        assert dialogue.produit is not None
        assert dialogue.produit.demande.options == {option}
    dialogue.close()
    (repris,) = ouvrir().choix.options_edit.listes.values()
    assert repris.currentText() == "Paysage"


def test_pages_that_do_not_exist_are_refused_with_a_sentence(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    edit = dialogue.tirage_edit
    assert dialogue.imprimer.isEnabled()
    edit.etendue.setText("1-3, 12")
    assert edit.erreur.text() == "La page 12 n’existe pas\u202f: le document a 7 pages."
    assert not edit.erreur.isHidden()
    assert not dialogue.imprimer.isEnabled()
    assert not dialogue.enregistrer.isEnabled(), "the file would hold these pages too"
    edit.etendue.setText("1-3, 7")
    assert edit.erreur.isHidden()
    assert dialogue.imprimer.isEnabled()


def test_a_range_is_forgotten_with_its_document(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    dialogue.tirage_edit.etendue.setText("7")
    choisir(qtbot, dialogue, "liste")
    assert dialogue.tirage_edit.etendue.text() == ""
    assert dialogue.tirage_edit.pages == (0,)
    assert dialogue.imprimer.isEnabled()


def test_a_range_is_checked_again_when_the_pages_change(
    ouvrir: Ouvrir, choix: AImprimer, qtbot: QtBot
) -> None:
    dialogue = ouvrir(a_imprimer=choix._replace(premier="convocation"))
    dialogue.tirage_edit.etendue.setText("8")
    assert dialogue.apercu.titre.text() == "Convocation · 7\u00a0lettres + 1\u00a0page à voir · 8\u00a0pages"
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        dialogue.choix.cases["sans_a_voir"].click()
    assert "La page 8 n’existe pas" in dialogue.tirage_edit.erreur.text()
    assert not dialogue.imprimer.isEnabled()


def test_saving_writes_what_is_shown_and_notes_it(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    dialogue.enregistrer_vers(tmp_path / "fiches")
    qtbot.waitUntil(lambda: not dialogue.notice.isHidden())
    assert dialogue.notice.texte.text() == "Fichier enregistré\u202f: fiches.pdf."
    assert dialogue.notice.bouton.text() == OUVRIR
    assert dialogue.produit is not None
    assert (tmp_path / "fiches.pdf").read_bytes() == dialogue.produit.pdf
    assert notes(bureau) == ["Document enregistré – Fiches de suivi, 7\u00a0fiches, 7\u00a0pages"]


def test_a_file_that_cannot_be_written_is_said_and_not_noted(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir()
    dialogue.enregistrer_vers(tmp_path / "absent" / "fiches.pdf")
    qtbot.waitUntil(lambda: not dialogue.notice.isHidden())
    assert "n’existe pas" in dialogue.notice.texte.text()
    assert notes(bureau) == []


@compte_les_pages
def test_printing_sends_the_pages_asked_for_and_notes_them(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    dialogue.tirage_edit.etendue.setText("1-3, 7")
    with qtbot.waitSignal(dialogue.tirage.fini, timeout=20_000):
        dialogue.imprimer.click()
    assert pdfinfo(tmp_path / "papier.pdf")["Pages"] == "4"
    assert (
        dialogue.notice.texte.text() == f"4\u00a0pages envoyées à l’imprimante «\u00a0{SECRETARIAT}\u00a0»."
    )
    assert notes(bureau) == [
        "Document imprimé – Fiches de suivi, 4\u00a0fiches, 4\u00a0pages (1-3, 7) d’un document de 7"
    ]
    assert dialogue.imprimer.isEnabled()


def test_a_print_given_up_leaves_no_file_and_no_note(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    with qtbot.waitSignal(dialogue.tirage.avance):
        dialogue.imprimer.click()
    assert not dialogue.imprimer.isEnabled()
    with qtbot.waitSignal(dialogue.tirage.abandonne):
        dialogue.avancement.annuler.click()
    assert dialogue.notice.texte.text() == "Impression arrêtée."
    assert not (tmp_path / "papier.pdf").exists()
    assert notes(bureau) == []


@compte_les_pages
def test_the_pages_that_a_print_given_up_let_out_are_said_and_noted(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    with qtbot.waitSignal(dialogue.tirage.avance, check_params_cb=lambda fait, _total: fait == 2):
        dialogue.imprimer.click()
    dialogue.avancement.annuler.click()
    phrase = f"Impression arrêtée\u202f: 2\u00a0pages envoyées à l’imprimante «\u00a0{SECRETARIAT}\u00a0»."
    assert dialogue.notice.texte.text() == phrase
    assert pdfinfo(tmp_path / "papier.pdf")["Pages"] == "2"
    assert notes(bureau) == [
        "Document imprimé – Fiches de suivi, 2\u00a0fiches, 2\u00a0pages (1-2) d’un document de 7"
    ]


def test_a_change_in_the_base_is_said_and_the_preview_made_again_on_demand(
    ouvrir: Ouvrir, bureau: Bureau, choix: AImprimer, formation: Formation, qtbot: QtBot
) -> None:
    dialogue = ouvrir(a_imprimer=choix._replace(lignes=choix.lignes[:1]))
    avant = dialogue.produit
    deja = {"numero": "700120", "nom": "NOUVEAU", "prenom": "Léa", "etat": "confirmee"}
    importer(bureau, formation, date(2025, 4, 29), deja, partiel=True)
    dialogue.dire_perime("Import appliqué")
    assert dialogue.perime.isVisible()
    assert dialogue.perime.texte.text() == "Des données ont changé depuis cet aperçu."
    assert dialogue.produit is avant
    (actualiser,) = dialogue.perime.findChildren(QPushButton)
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        actualiser.click()
    assert not dialogue.perime.isVisible()
    assert dialogue.produit is not None
    assert [ligne.candidat for ligne in dialogue.produit.demande.lignes] == ["NOUVEAU Léa"]


def test_a_name_with_a_dot_is_a_pdf_all_the_same(ouvrir: Ouvrir, qtbot: QtBot, tmp_path: Path) -> None:
    dialogue = ouvrir()
    dialogue.enregistrer_vers(tmp_path / "liste 12.05")
    qtbot.waitUntil(lambda: not dialogue.notice.isHidden())
    assert (tmp_path / "liste 12.05.pdf").exists()


def test_a_part_is_saved_without_any_printer_and_noted_as_such(
    ouvrir: Ouvrir, choix: AImprimer, bureau: Bureau, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = ouvrir(AucuneImprimante(), choix._replace(premier="fiches"))
    assert dialogue.tirage_edit.etendue.isVisible()
    assert not dialogue.tirage_edit.copies.isVisible()
    dialogue.tirage_edit.etendue.setText("1-2, 7")
    with qtbot.waitSignal(dialogue.enregistrement.fini, timeout=20_000):
        dialogue.enregistrer_vers(tmp_path / "fiches.pdf")
        assert not dialogue.enregistrer.isEnabled()
    assert dialogue.notice.texte.text() == "Fichier enregistré\u202f: fiches.pdf (pages 1-2, 7)."
    assert len(vignettes((tmp_path / "fiches.pdf").read_bytes())) == 3
    assert notes(bureau) == [
        "Document enregistré – Fiches de suivi, 3\u00a0fiches, 3\u00a0pages (1-2, 7) d’un document de 7"
    ]
    assert dialogue.enregistrer.isEnabled()


def test_a_notice_goes_with_the_document_it_was_about(ouvrir: Ouvrir, qtbot: QtBot, tmp_path: Path) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    with qtbot.waitSignal(dialogue.enregistrement.fini, timeout=20_000):
        dialogue.enregistrer_vers(tmp_path / "fiches.pdf")
    assert dialogue.notice.isVisible()
    choisir(qtbot, dialogue, "liste")
    assert not dialogue.notice.isVisible()


def test_a_box_that_hides_what_to_look_at_is_never_remembered(
    ouvrir: Ouvrir, choix: AImprimer, qtbot: QtBot
) -> None:
    dialogue = ouvrir(a_imprimer=choix._replace(premier="convocation"))
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        dialogue.choix.cases["sans_a_voir"].click()
    assert dialogue.apercu.nombre == NOMBRE
    dialogue.close()
    autre = ouvrir()
    assert autre.choix.document is not None
    assert autre.choix.document.cle == "convocation"
    assert not autre.choix.cases["sans_a_voir"].isChecked()
    assert autre.apercu.nombre == NOMBRE + 1


def test_what_a_printer_took_before_it_failed_is_said_and_noted(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sorti = tmp_path / "papier.pdf"
    monkeypatch.setattr(ImprimantesEnPdf, "ouvrir", lambda *_: ImprimanteSansPapier(sorti, 2))
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    with qtbot.waitSignal(dialogue.tirage.echec, timeout=20_000):
        dialogue.imprimer.click()
    assert "après 2\u00a0pages sur 7" in dialogue.notice.texte.text()
    assert notes(bureau) == [
        "Document imprimé – Fiches de suivi, 2\u00a0fiches, 2\u00a0pages (1-2) d’un document de 7"
    ]
    assert dialogue.imprimer.isEnabled()


def test_without_a_printer_the_dialog_says_so_and_still_saves(ouvrir: Ouvrir) -> None:
    dialogue = ouvrir(AucuneImprimante())
    assert dialogue.tirage_edit.aucune.text() == "Aucune imprimante\u202f: enregistrez le PDF."
    assert not dialogue.tirage_edit.aucune.isHidden()
    assert not dialogue.imprimer.isEnabled()
    assert dialogue.enregistrer.isEnabled()


class Retenue:
    """Holds the document at its second page until the test has done what it wants."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.arrive, self.suite = threading.Event(), threading.Event()
        self.tient, self.abandons = False, 0
        vrai = Impressions.preparer

        def preparer(
            impressions: Impressions, demande: DemandeImpression, progres: Progres, lues: Progres
        ) -> Produit:
            def compter(fait: int, total: int) -> None:
                progres(fait, total)
                if self.tient and fait == 1:
                    self.arrive.set()
                    assert self.suite.wait(20)

            try:
                return vrai(impressions, demande, compter, lues)
            except Abandon:
                self.abandons += 1
                raise

        monkeypatch.setattr(Impressions, "preparer", preparer)

    def attendre(self) -> None:
        """Wait until a page is drawn."""
        assert self.arrive.wait(20)


def test_a_preview_given_up_leaves_the_former_one_and_its_choice(
    ouvrir: Ouvrir, bureau: Bureau, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    retenue = Retenue(monkeypatch)
    dialogue = ouvrir()
    avant, pages = dialogue.produit, dialogue.apercu.nombre
    assert dialogue.choix.document is not None
    document = dialogue.choix.document.cle
    retenue.tient = True
    liste = dialogue.choix.documents
    liste.setCurrentRow(2)
    retenue.attendre()
    assert dialogue.apercu.nombre == pages, "the former preview stays while the new one is made"
    assert not dialogue.imprimer.isEnabled()
    assert not dialogue.enregistrer.isEnabled()
    with qtbot.waitSignal(dialogue.production.abandonne, timeout=0):
        dialogue.avancement.annuler.click()
    retenue.suite.set()
    assert dialogue.produit is avant
    assert dialogue.apercu.nombre == pages
    assert dialogue.choix.document.cle == document
    assert dialogue.avancement.isHidden()
    assert dialogue.imprimer.isEnabled()
    assert notes(bureau) == []


def test_a_text_typed_comes_back_to_what_the_preview_shows_when_it_is_given_up(
    ouvrir: Ouvrir, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    retenue = Retenue(monkeypatch)
    document = next(un for un in DOCUMENTS if un.cle == "fiches")._replace(saisies=(Saisie("lieu", "Lieu"),))
    _au_catalogue(monkeypatch, document)
    dialogue = ouvrir()
    retenue.tient = True
    champ = dialogue.choix.saisies.champs["lieu"]
    champ.setFocus()
    qtbot.keyClicks(champ, "Salle 12")
    qtbot.keyClick(champ, Qt.Key.Key_Return)
    retenue.attendre()
    with qtbot.waitSignal(dialogue.production.abandonne, timeout=0):
        dialogue.avancement.annuler.click()
    retenue.suite.set()
    assert dialogue.produit is not None
    assert dialogue.choix.textes == dict(dialogue.produit.demande.textes) == {"lieu": ""}


def test_the_first_preview_given_up_can_be_asked_for_again(
    ouvrir: Ouvrir, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    retenue = Retenue(monkeypatch)
    retenue.tient = True
    dialogue = ouvrir(pret=False)
    dialogue.show()
    retenue.attendre()
    with qtbot.waitSignal(dialogue.production.abandonne, timeout=0):
        dialogue.avancement.annuler.click()
    retenue.suite.set()
    assert dialogue.produit is None
    assert dialogue.apercu.vide.phrase.text() == "Aperçu abandonné."
    retenue.tient = False
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        dialogue.apercu.vide.bouton.click()
    assert dialogue.apercu.nombre >= 1


def test_it_is_given_up_at_once_while_it_is_being_composed(
    ouvrir: Ouvrir, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window answers before the thread has noticed; what the thread ends with is nobody's."""
    dialogue = ouvrir()
    avant = dialogue.produit
    arrive, suite, issues = threading.Event(), threading.Event(), []
    vrai = Impressions.composer

    def composer(self: Impressions, demande: DemandeImpression, lues: Progres) -> object:
        def compter(fait: int, total: int) -> None:
            lues(fait, total)
            arrive.set()
            assert suite.wait(20)

        try:
            return vrai(self, demande, compter)
        except Abandon as abandon:
            issues.append(abandon)
            raise

    monkeypatch.setattr(Impressions, "composer", composer)
    dialogue.choix.documents.setCurrentRow(2)
    assert arrive.wait(20)
    dit = f"Préparation 0\u00a0/\u00a0{NOMBRE}"
    qtbot.waitUntil(lambda: dialogue.avancement.texte.text() == dit)
    with qtbot.waitSignal(dialogue.production.abandonne, timeout=0):
        dialogue.avancement.annuler.click()
    assert dialogue.avancement.isHidden()
    assert dialogue.imprimer.isEnabled()
    suite.set()
    attendre_la_fin()
    QApplication.processEvents()
    assert len(issues) == 1
    assert dialogue.produit is avant


def test_the_bar_goes_forward_from_those_read_to_the_pages_drawn(qtbot: QtBot) -> None:
    avancement = Avancement()
    qtbot.addWidget(avancement)
    avancement.commencer(PREPARATION)
    avancement.composer(3200, 10_000)
    assert avancement.texte.text() == "Préparation 3\u202f200\u00a0/\u00a010\u202f000"
    lues = avancement.barre.value()
    avancement.avancer(1, 300)
    assert 0 < lues < avancement.barre.value() < avancement.barre.maximum()
    assert avancement.texte.text() == "Préparation\u202f: page 1 sur 300"
    avancement.avancer(300, 300)
    assert avancement.barre.value() == avancement.barre.maximum()


def test_the_last_document_chosen_is_the_one_shown(
    ouvrir: Ouvrir, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    retenue = Retenue(monkeypatch)
    dialogue = ouvrir()
    premier = dialogue.choix.documents.currentRow()
    retenue.tient = True
    dialogue.choix.documents.setCurrentRow(2)
    retenue.attendre()
    retenue.tient = False
    dialogue.choix.documents.setCurrentRow(premier)
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000) as pret:
        retenue.suite.set()
    assert dialogue.choix.document is not None
    assert pret.args[0].demande.document == dialogue.choix.document.cle


def test_closing_gives_up_what_is_under_way(
    ouvrir: Ouvrir, choix: AImprimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    retenue = Retenue(monkeypatch)
    retenue.tient = True
    dialogue = ouvrir(pret=False, a_imprimer=choix._replace(premier="fiches"))
    dialogue.show()
    retenue.attendre()
    dialogue.close()
    retenue.suite.set()
    attendre_la_fin()
    assert retenue.abandons == 1


def test_the_last_choices_come_back(ouvrir: Ouvrir, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    option = Option("court", "Court")
    document = next(un for un in DOCUMENTS if un.cle == "fiches")._replace(options=(option,))
    _au_catalogue(monkeypatch, _liste(), document)
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    with qtbot.waitSignal(dialogue.production.pret, timeout=20_000):
        dialogue.choix.cases["court"].click()
    dialogue.apercu.zoomer("125")
    dialogue.tirage_edit.imprimante.setCurrentText(COULOIR)
    dialogue.tirage_edit.copies.setValue(2)
    dialogue.tirage_edit.deux_faces.setChecked(True)
    with qtbot.waitSignal(dialogue.tirage.fini, timeout=20_000):
        dialogue.imprimer.click()
    dialogue.close()
    autre = ouvrir()
    assert autre.choix.document is not None
    assert autre.choix.document.cle == "fiches"
    assert autre.choix.options == {"court"}
    assert autre.apercu.zoom == "125"
    assert autre.tirage_edit.nom == COULOIR
    assert autre.tirage_edit.copies.value() == 2
    assert autre.tirage_edit.deux_faces.isChecked()


def test_both_sides_are_offered_only_by_a_printer_that_turns_the_sheet(ouvrir: Ouvrir) -> None:
    edit = ouvrir().tirage_edit
    assert not edit.deux_faces.isEnabled()
    edit.imprimante.setCurrentText(COULOIR)
    assert edit.deux_faces.isEnabled()


def test_the_zoom_goes_by_steps_from_what_is_on_screen(ouvrir: Ouvrir) -> None:
    apercu = ouvrir().apercu
    apercu.zoomer("100")
    apercu.agrandir.click()
    assert apercu.taux.text() == "125\u00a0%"
    apercu.reduire.click()
    apercu.reduire.click()
    assert (apercu.zoom, apercu.taux.text()) == ("90", "90\u00a0%")
    apercu.entiere.click()
    assert apercu.entiere.isChecked()
    assert not apercu.largeur.isChecked()
    entiere = int(apercu.taux.text().split("\u00a0")[0])
    apercu.largeur.click()
    assert int(apercu.taux.text().split("\u00a0")[0]) >= entiere


def test_what_is_previewed_is_what_is_drawn(ouvrir: Ouvrir, qtbot: QtBot) -> None:
    dialogue = ouvrir()
    choisir(qtbot, dialogue, "fiches")
    assert dialogue.produit is not None
    assert len(vignettes(dialogue.produit.pdf)) == dialogue.apercu.nombre


def _liste() -> Document:
    return next(un for un in DOCUMENTS if un.cle == "liste")


def _au_catalogue(monkeypatch: pytest.MonkeyPatch, *documents: Document) -> None:
    """Give the program that catalogue alone."""
    monkeypatch.setattr("cfa_desktop.models.impression.DOCUMENTS", documents)
    monkeypatch.setattr("cfa_desktop.views.impression.choix.DOCUMENTS", documents)
