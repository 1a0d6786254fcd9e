"""The capacity's life: set, ask for more, close; messages, rapport public, past contracts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.messages import Destinataires
from cfa_desktop.models.regles.rapport import EtatRapport
from cfa_desktop.models.saisie import Nature, Statut
from cfa_desktop.models.tableau_formations import SituationFormation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.demandes import DemandeImpossible
from tests.factories import DIX_JUIN, HorlogeFixe, creer_formation, importer


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    """Return a formation full with two contracts."""
    formation = creer_formation(bureau, capacite=2, message_recherche="Appelez-nous.")
    contrats = [{"numero": str(rang), "nom": "NOM", "etat": "contrat_saisi"} for rang in (1, 2)]
    importer(bureau, formation, date(2025, 6, 9), *contrats)
    return formation


def situation(bureau: Bureau) -> SituationFormation:
    return bureau.formations.tableau(2025)[0].situation


def test_a_granted_increase_raises_the_capacity_and_opens_a_place(bureau: Bureau, mco: Formation) -> None:
    assert situation(bureau) is SituationFormation.COMPLETE
    item = bureau.demandes.demander_augmentation(mco.id, 4)
    with pytest.raises(DemandeImpossible, match="envoyée"):
        bureau.demandes.accorder(item, 4)
    bureau.saisies.marquer_saisie(item)
    assert bureau.formations.trouver(mco.id).capacite == 2

    bureau.demandes.accorder(item, 3)

    assert bureau.formations.trouver(mco.id).capacite == 3
    saisie = bureau.saisies.trouver(item).saisie
    assert (saisie.statut, saisie.motif) == (Statut.CONSTATEE, "accordée le mar. 10 juin\u202f: 3 places")
    assert situation(bureau) is SituationFormation.OUVERTE
    bureau.historique.annuler()
    assert bureau.formations.trouver(mco.id).capacite == 2


def test_a_refused_increase_keeps_its_reason_and_may_be_asked_again(bureau: Bureau, mco: Formation) -> None:
    item = bureau.demandes.demander_augmentation(mco.id, 4)
    bureau.saisies.marquer_saisie(item)
    assert "déjà envoyée" in bureau.demandes.examiner_augmentation(mco.id, 5).blocages[0].message
    with pytest.raises(DemandeImpossible, match="pourquoi"):
        bureau.demandes.refuser(item, "")
    bureau.demandes.refuser(item, "pas de salle")
    assert bureau.saisies.trouver(item).saisie.raison_abandon.endswith("pas de salle")
    assert bureau.demandes.examiner_augmentation(mco.id, 5).accepte()
    assert bureau.demandes.en_cours(mco.id) == []


def test_an_answer_is_dated_between_the_request_and_today(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    item = bureau.demandes.demander_augmentation(mco.id, 4)
    bureau.saisies.marquer_saisie(item)
    horloge.instant += timedelta(days=2)
    for jour in (date(2025, 6, 9), date(2025, 6, 13)):
        with pytest.raises(DemandeImpossible, match="vérifiez le jour"):
            bureau.demandes.accorder(item, 4, jour)
    bureau.demandes.accorder(item, 4, date(2025, 6, 10))


@pytest.mark.parametrize("souhaitee", [1, 2])
def test_an_increase_asks_for_more_than_today(bureau: Bureau, mco: Formation, souhaitee: int) -> None:
    with pytest.raises(RuleViolation, match="Demandez plus"):
        bureau.demandes.demander_augmentation(mco.id, souhaitee)


def test_a_closing_is_asked_then_noted_and_the_situation_follows(bureau: Bureau, mco: Formation) -> None:
    item = bureau.demandes.demander_cloture(mco.id)
    bureau.saisies.marquer_saisie(item)
    assert situation(bureau) is SituationFormation.CLOTURE_DEMANDEE
    with pytest.raises(RuleViolation, match="déjà demandée"):
        bureau.demandes.demander_cloture(mco.id)

    bureau.demandes.noter_cloture(mco.id)

    assert situation(bureau) is SituationFormation.CLOTUREE
    assert bureau.saisies.trouver(item).saisie.statut is Statut.CONSTATEE
    assert "réouverture" in bureau.demandes.examiner_reouverture(mco.id).blocages[0].message
    with pytest.raises(RuleViolation, match="clôturé depuis"):
        bureau.demandes.noter_cloture(mco.id)
    with pytest.raises(RuleViolation, match="clôturé"):
        bureau.demandes.demander_augmentation(mco.id, 9)


def test_a_closing_to_come_is_not_noted(bureau: Bureau, mco: Formation) -> None:
    with pytest.raises(DemandeImpossible, match="à venir"):
        bureau.demandes.noter_cloture(mco.id, date(2025, 6, 11))
    (raison,) = bureau.demandes.examiner_reouverture(mco.id).blocages
    assert "rien à rouvrir" in raison.message


def test_unticking_gives_the_capacity_and_the_closing_back(bureau: Bureau, mco: Formation) -> None:
    capacite = bureau.demandes.preparer_capacite(mco.id, 6)
    bureau.saisies.marquer_saisie(capacite)
    assert bureau.formations.trouver(mco.id).capacite == 6
    bureau.saisies.pas_saisie(capacite)
    assert bureau.formations.trouver(mco.id).capacite == 2
    cloture = bureau.demandes.demander_cloture(mco.id)
    bureau.saisies.marquer_saisie(cloture)
    bureau.saisies.pas_saisie(cloture)
    assert bureau.formations.trouver(mco.id).cloture_demandee_on is None


def test_a_capacity_below_the_contracts_is_not_prepared(bureau: Bureau, mco: Formation) -> None:
    with pytest.raises(RuleViolation, match="ne peut pas descendre"):
        bureau.demandes.preparer_capacite(mco.id, 1)


def test_each_message_waits_on_its_own_to_be_typed(bureau: Bureau, mco: Formation) -> None:
    bureau.demandes.preparer_message(mco.id, Destinataires.RECHERCHE)
    with pytest.raises(RuleViolation, match="Écrivez ce message"):
        bureau.demandes.preparer_message(mco.id, Destinataires.ACCEPTATION)
    bureau.formations.changer(mco.id, message_acceptation="Inscrivez-vous.")
    bureau.demandes.preparer_message(mco.id, Destinataires.ACCEPTATION)
    bureau.demandes.preparer_message(mco.id, Destinataires.RECHERCHE)
    cartes = [une for une in bureau.saisies.lister() if une.saisie.nature is Nature.MESSAGE]
    assert sorted(une.champs[-1].copie for une in cartes) == ["Appelez-nous.", "Inscrivez-vous."]
    assert {une.champs[-1].label for une in cartes} == {
        "Message aux candidats en recherche",
        "Message à ceux qui ont accepté",
    }


@pytest.mark.parametrize(
    ("nature", "labels"),
    [
        (Nature.CAPACITE, ["Formation", "Code de la formation", "Capacité"]),
        (Nature.AUGMENTATION, ["Formation", "Code de la formation", "Capacité demandée", "Texte"]),
        (Nature.CLOTURE, ["Formation", "Code de la formation", "Texte de la demande"]),
    ],
)
def test_each_card_gives_what_is_typed_or_sent(
    bureau: Bureau, mco: Formation, nature: Nature, labels: list[str]
) -> None:
    item = bureau.saisies.preparer_formation(mco.id, nature, "" if nature is Nature.CLOTURE else "7")
    champs = bureau.saisies.trouver(item).champs
    assert [champ.label for champ in champs] == labels
    assert all(champ.copie for champ in champs)


def test_the_rapport_is_published_within_its_period(
    bureau: Bureau, mco: Formation, horloge: HorlogeFixe
) -> None:
    with pytest.raises(RuleViolation, match="1er sept"):
        bureau.bilans.publier_rapport(mco.id)
    horloge.instant = datetime(2025, 10, 13, 23, 59, 59, tzinfo=PARIS)
    assert bureau.bilans.rapport(mco.id).etat is EtatRapport.DU
    with pytest.raises(CfaError, match="à venir"):
        bureau.bilans.publier_rapport(mco.id, date(2025, 10, 14))
    bureau.bilans.publier_rapport(mco.id)
    assert bureau.bilans.rapport(mco.id).etat is EtatRapport.PUBLIE
    bureau.bilans.oublier_rapport(mco.id)
    assert bureau.formations.trouver(mco.id).rapport_publie_on is None


def test_past_contracts_come_from_the_base_or_are_typed(bureau: Bureau, mco: Formation) -> None:
    lu = bureau.bilans.contrats(mco.id)
    assert lu.bilan.contrats == ((2023, None), (2024, None), (2025, 2))
    bureau.bilans.saisir(mco.id, 2024, 5)
    bureau.bilans.saisir(mco.id, 2024, 6)
    assert bureau.bilans.contrats(mco.id).bilan.manquantes == (2023,)
    assert bureau.bilans.contrats(mco.id).bilan.total == 8
    with pytest.raises(CfaError, match="comptés dans cette base"):
        bureau.bilans.saisir(mco.id, 2025, 9)
    with pytest.raises(CfaError, match="0 au moins"):
        bureau.bilans.saisir(mco.id, 2023, -1)
    bureau.bilans.saisir(mco.id, 2024, None)
    assert bureau.bilans.contrats(mco.id).bilan.manquantes == (2023, 2024)
    assert bureau.contexte.maintenant() == DIX_JUIN


def test_a_closing_already_prepared_is_not_prepared_again(bureau: Bureau, mco: Formation) -> None:
    premiere = bureau.demandes.demander_cloture(mco.id)
    (blocage,) = bureau.demandes.examiner_cloture(mco.id).blocages
    assert blocage.message == (
        "Une clôture est déjà préparée (mar. 10 juin)\u202f: envoyez-la depuis À saisir en ligne."
    )
    with pytest.raises(RuleViolation, match="déjà préparée"):
        bureau.demandes.demander_cloture(mco.id)
    assert [item.id for item in bureau.demandes.en_cours(mco.id)] == [premiere]


def test_another_number_replaces_the_increase_prepared_and_says_so(bureau: Bureau, mco: Formation) -> None:
    bureau.demandes.demander_augmentation(mco.id, 4)
    assert "déjà préparée" in bureau.demandes.examiner_augmentation(mco.id, 4).blocages[0].message
    verdict = bureau.demandes.examiner_augmentation(mco.id, 5)
    assert verdict.blocages == ()
    assert verdict.avertissements[-1].message == (
        "Une augmentation à 4 places est déjà préparée (mar. 10 juin)\u202f: une autre la remplacera."
    )
    bureau.demandes.demander_augmentation(mco.id, 5)
    assert [item.valeur for item in bureau.demandes.en_cours(mco.id)] == ["5"]


def test_a_closing_beside_a_prepared_increase_is_to_confirm(bureau: Bureau, mco: Formation) -> None:
    bureau.demandes.demander_augmentation(mco.id, 4)
    verdict = bureau.demandes.examiner_cloture(mco.id)
    assert not verdict.accepte()
    assert verdict.accepte(confirme=True)
    assert "se contredisent" in verdict.avertissements[-1].message
