"""The contract dialog on a real base: every reason, what is pasted, the draft that survives."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.views.dialogs.contrat_dialog import ContratDialog
from cfa_desktop.views.widgets.etiquette import Etiquette
from tests import factories
from tests.factories import SIRET, HorlogeFixe

AUTRE_SIRET = "35600000000048"
SIGNATURE = "Cordialement,\nJean DUPONT\nTél. 01 99 00 11 22\nSIRET : 732 829 320 00074\nAPE 4711D\n"


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    mco = factories.creer_formation(bureau, "MCO", capacite=2)
    factories.importer(
        bureau,
        mco,
        date(2025, 6, 9),
        {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"},
        {"numero": "700131", "nom": "<b>x</b>", "prenom": "Hugo", "etat": "en_recherche"},
        {"numero": "700140", "nom": "CONTRAT", "prenom": "Un", "etat": "contrat_saisi"},
    )
    return mco


def ouvrir(qtbot: QtBot, bureau: Bureau, formation: Formation, numero: str = "700123") -> ContratDialog:
    dialog = ContratDialog(bureau, formation.id, numero)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def remplir(dialog: ContratDialog, siret: str = SIRET) -> None:
    dialog.formulaire.employeur.set_texte("DUPONT & FILS")
    dialog.formulaire.siret.coller(siret)


def textes(dialog: ContratDialog) -> list[str]:
    return [lisible(texte.text()) for texte in dialog.findChildren(Etiquette)]


def lisible(texte: str) -> str:
    """Return the text with plain spaces: typography is tried elsewhere."""
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


def test_an_empty_form_says_what_is_missing_and_keeps_the_button_grey(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    formulaire = dialog.formulaire
    assert not formulaire.enregistrer.isEnabled()
    assert [lisible(raison) for raison in formulaire.raisons.textes()] == [
        "Indiquez le nom ou la dénomination de l’employeur.",
        "SIRET refusé : saisissez les 14 chiffres du SIRET.",
    ]
    for raison in formulaire.raisons.textes():
        assert raison in formulaire.enregistrer.toolTip()


def test_a_pasted_mail_signature_gives_its_siret(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog, SIGNATURE)
    assert dialog.formulaire.siret.valeur == SIRET
    assert "valide – 1 trouvé dans le texte collé" in textes(dialog)
    assert dialog.formulaire.enregistrer.isEnabled()


@pytest.mark.parametrize(
    ("colle", "dit"),
    [
        ("732829320", "9 chiffres : c’est un SIREN, il manque les 5 derniers"),
        ("FR40732829320", "FR… : c’est un numéro de TVA, demandez le SIRET (14 chiffres)"),
        ("7328293200007", "13 chiffres reçus, il en faut 14"),
        ("73282932100074", "le SIREN (9 premiers chiffres) est erroné"),
        ("73282932000075", "vérifiez les 5 derniers chiffres"),
    ],
)
def test_each_wrong_siret_says_what_is_wrong(
    qtbot: QtBot, bureau: Bureau, formation: Formation, colle: str, dit: str
) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog, colle)
    assert any(texte.startswith(dit) for texte in textes(dialog))
    assert not dialog.formulaire.enregistrer.isEnabled()


def test_a_full_formation_refuses_and_offers_the_two_ready_texts(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    bureau.formations.changer(formation.id, capacite=1)
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog)
    assert not dialog.formulaire.enregistrer.isEnabled()
    assert "Formation complète" in dialog.formulaire.raisons.textes()[0]
    assert dialog.formulaire.places.issues.isVisible()


def test_the_night_hour_refuses_now_and_prepares_for_one_o_clock(
    qtbot: QtBot, bureau: Bureau, formation: Formation, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2025, 6, 15, 0, 59, tzinfo=PARIS)
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog)
    assert not dialog.formulaire.enregistrer.isEnabled()
    assert dialog.formulaire.plus_tard.text() == "Préparer pour le dim. 15 juin 1\u00a0h\u00a000"
    dialog.formulaire.plus_tard.click()
    (carte,) = bureau.saisies.lister()
    assert carte.saisie.pas_avant == datetime(2025, 6, 15, 1, tzinfo=PARIS)


def test_at_one_o_clock_sharp_the_contract_is_accepted(
    qtbot: QtBot, bureau: Bureau, formation: Formation, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2025, 6, 15, 1, tzinfo=PARIS)
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog)
    assert dialog.formulaire.enregistrer.isEnabled()


def test_after_the_window_every_reason_is_listed_together(
    qtbot: QtBot, bureau: Bureau, formation: Formation, horloge: HorlogeFixe
) -> None:
    horloge.instant = datetime(2025, 10, 14, 10, tzinfo=PARIS)
    bureau.formations.changer(formation.id, capacite=1)
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog, "7328293200007")
    dites = " ".join(dialog.formulaire.raisons.textes())
    assert "Formation complète" in dites
    assert "est terminée depuis" in dites
    assert "13 chiffres reçus" in dites
    assert not dialog.formulaire.plus_tard.isVisible()


def test_saving_prepares_the_contract_and_says_what_comes_next(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog)
    with qtbot.waitSignal(dialog.change) as change:
        dialog.formulaire.enregistrer.click()
    assert change.args == ["Contrat préparé – MCO, LE GOFF Aïcha"]
    assert "Contrat préparé. À saisir en ligne : 1" in textes(dialog)
    assert dialog.suite is not None
    message = dialog.suite.message.champ.toPlainText()
    assert "DUPONT & FILS" in message
    assert "avant la date indiquée dans votre dossier Parcoursup" in message
    with qtbot.waitSignal(dialog.prepare) as prepare:
        dialog.suite.saisir.click()
    assert prepare.args == [bureau.saisies.lister()[0].saisie.id]


def test_a_contract_already_typed_is_recorded_as_typed(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog)
    dialog.formulaire.deja_saisi.bascule.click()
    dialog.formulaire.enregistrer.click()
    (carte,) = bureau.saisies.lister(statuts=[Statut.SAISIE])
    assert carte.saisie.employeur == "DUPONT & FILS"


def test_an_unknown_number_asks_the_name_and_a_confirmation(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation, "999999")
    remplir(dialog)
    assert any("indiquez le nom" in raison for raison in dialog.formulaire.raisons.textes())
    dialog.formulaire.entete.nom.setText("MARTIN Léa")
    assert not dialog.formulaire.enregistrer.isEnabled()
    dialog.formulaire.raisons.case.click()
    assert dialog.formulaire.enregistrer.isEnabled()


def test_a_contract_in_another_formation_is_said_and_must_be_confirmed(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    ndrc = factories.creer_formation(bureau, "NDRC")
    factories.importer(
        bureau, ndrc, date(2025, 6, 9), {"numero": "700123", "nom": "LE GOFF", "etat": "en_recherche"}
    )
    bureau.contrats.preparer(
        SaisieContrat(formation_id=ndrc.id, numero="700123", employeur="ACME", siret=SIRET)
    )
    dialog = ouvrir(qtbot, bureau, formation)
    remplir(dialog)
    assert "Autre vœu chez nous : NDRC. Vérifiez la formation." in textes(dialog)
    assert not dialog.formulaire.enregistrer.isEnabled()
    dialog.formulaire.raisons.case.click()
    assert dialog.formulaire.enregistrer.isEnabled()


def test_the_draft_survives_closing_the_dialog_and_the_base(
    qtbot: QtBot, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    with factories.creer_bureau(tmp_path, horloge) as bureau:
        mco = factories.creer_formation(bureau, "MCO")
        dialog = ouvrir(qtbot, bureau, mco, "700555")
        dialog.formulaire.entete.nom.setText("MARTIN Léa")
        dialog.formulaire.employeur.set_texte("BOULANGERIE <b>DU</b> PONT")
        dialog.close()
    with factories.ouvrir(tmp_path / "essai.cfa", horloge) as rouvert:
        dialog = ouvrir(qtbot, rouvert, mco, "700555")
        reprise = dialog.formulaire
        assert reprise.employeur.texte == "BOULANGERIE <b>DU</b> PONT"
        assert reprise.entete.nom.text() == "MARTIN Léa"


def test_the_draft_is_written_while_typing(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    dialog.formulaire.employeur.set_texte("DUPONT")
    qtbot.waitUntil(lambda: len(bureau.contrats.brouillons()) == 1, timeout=2000)


def test_cancelling_a_contract_begun_just_now_keeps_no_draft(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    dialog.formulaire.employeur.set_texte("DUPONT")
    qtbot.waitUntil(lambda: len(bureau.contrats.brouillons()) == 1, timeout=2000)
    dialog.formulaire.annuler.click()
    assert bureau.contrats.brouillons() == []


def test_waiting_for_the_siret_keeps_the_draft_with_a_next_step(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    dialog.formulaire.employeur.set_texte("DUPONT & FILS")
    dialog.formulaire.attendre.click()
    assert [brouillon.attente_siret for brouillon in bureau.contrats.brouillons()] == [True]
    ligne = bureau.candidatures.trouver(factories.candidature_id(bureau, formation, "700123"))
    assert ligne is not None
    assert ligne.prochaine_etape == "Obtenir le SIRET de l’employeur"
    assert bureau.contrats.places(formation.id).comptes == 1


def test_what_looks_like_formatting_is_shown_as_typed(
    qtbot: QtBot, bureau: Bureau, formation: Formation
) -> None:
    dialog = ouvrir(qtbot, bureau, formation, "700131")
    assert "<b>x</b> Hugo, n° 700131" in textes(dialog)


def test_several_numbers_found_are_chosen_from(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    dialog.formulaire.siret.coller(f"Siège {SIRET}\nAgence {AUTRE_SIRET}")
    assert dialog.formulaire.siret.valeur == SIRET
    assert "valide – 2 trouvés dans le texte collé" in textes(dialog)


def test_typing_may_begin_at_once(qtbot: QtBot, bureau: Bureau, formation: Formation) -> None:
    dialog = ouvrir(qtbot, bureau, formation)
    assert dialog.focusWidget() is dialog.formulaire.employeur.champ
