"""The end of a contract and of a recruitment: every refusal word for word, with its code and source."""

from datetime import date

import pytest
from fabrique import MCO, decision, saisie

from cfa_desktop.models.regles.annulation import A_LA_DRAIO, verdict_annulation
from cfa_desktop.models.regles.cloture import (
    avertissements_reste,
    blocages_close,
    verdict_cloture,
    verdict_cloture_constatee,
    verdict_envoi,
    verdict_reouverture,
)
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.verdict import Avertissement, Blocage, Verdict

CLOSE = MCO._replace(cloturee_on=date(2025, 6, 1))
DEMANDEE = MCO._replace(cloture_demandee_on=date(2025, 5, 20))
DEJA_CLOSE = Blocage(
    "R11",
    "Le recrutement est clôturé depuis le dim. 1er juin\u202f: aucune source publique ne décrit de "
    "réouverture. Écrivez à Parcoursup par la rubrique contact.",
    "S0",
)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (decision(Decision.REFUS, Statut.SAISIE), "Seul un contrat s’annule auprès de la DRAIO."),
        (
            saisie(Nature.CONTRAT),
            "Ce contrat n’est que préparé ici\u202f: retirez-le, rien n’est à annuler.",
        ),
        (saisie(Nature.CONTRAT, Statut.ABANDONNEE), "Ce contrat est déjà retiré."),
        (
            saisie(Nature.CONTRAT, Statut.SAISIE, valeur="2025-06-02"),
            "L’annulation de ce contrat est déjà demandée.",
        ),
    ],
)
def test_a_contract_is_cancelled_only_once_typed_and_only_once(item, message):
    assert verdict_annulation(item) == Verdict((Blocage("R4", message, "S0"),))


@pytest.mark.parametrize("statut", [Statut.SAISIE, Statut.CONSTATEE, Statut.ECART])
def test_a_typed_contract_is_to_be_cancelled_by_the_draio(statut):
    attendu = Verdict(avertissements=(Avertissement("R4", A_LA_DRAIO, source="S0"),))
    assert verdict_annulation(saisie(Nature.CONTRAT, statut)) == attendu
    assert A_LA_DRAIO == (
        "À faire annuler auprès de la DRAIO\u202f: aucune source publique ne décrit d’autre voie. "
        "Le contrat reste compté tant qu’un export ne montre pas autre chose."
    )


def test_a_closing_is_asked_once_and_not_of_a_closed_recruitment():
    assert verdict_cloture(FaitsFormation(MCO, 5)) == Verdict()
    attendue = Blocage("R11", "La clôture est déjà demandée depuis le mar. 20 mai.", "S0")
    assert verdict_cloture(FaitsFormation(DEMANDEE, 5)) == Verdict((attendue,))
    close = Blocage("R13", "Le recrutement de la formation est clôturé depuis le dim. 1er juin.", "S0")
    assert blocages_close(CLOSE) == [close]
    assert blocages_close(MCO) == []
    assert verdict_cloture(FaitsFormation(DEMANDEE._replace(cloturee_on=date(2025, 6, 1)), 5)) == Verdict(
        (close,)
    )


@pytest.mark.parametrize(("comptes", "places"), [(3, "2 places"), (4, "1 place"), (5, ""), (6, "")])
def test_places_left_are_said_before_a_closing(comptes, places):
    attendu = ()
    if places:
        message = f"La formation n’est pas complète\u202f: {places} encore."
        attendu = (Avertissement("R11", message, source="S0"),)
    assert verdict_cloture(FaitsFormation(MCO, comptes)) == Verdict((), attendu)
    assert avertissements_reste(5 - comptes) == attendu


def test_without_a_capacity_no_place_is_left():
    assert verdict_cloture(FaitsFormation(MCO._replace(capacite=None), 0)) == Verdict()


def test_a_request_waits_for_the_answer_to_the_one_before():
    possible = Verdict(avertissements=avertissements_reste(1))
    assert verdict_envoi(possible, envoyee=False) is possible
    message = "Une demande est déjà envoyée\u202f: notez d’abord ce que Parcoursup a répondu."
    assert verdict_envoi(possible, envoyee=True) == Verdict(
        (Blocage("R11", message, "S0"),), possible.avertissements
    )
    refuse = Verdict((DEJA_CLOSE,))
    assert verdict_envoi(refuse, envoyee=True) is refuse


def test_a_closed_recruitment_is_noted_once_and_never_opens_again():
    assert verdict_cloture_constatee(MCO) == Verdict()
    assert verdict_cloture_constatee(CLOSE) == Verdict((DEJA_CLOSE,))
    assert verdict_reouverture(CLOSE) == Verdict((DEJA_CLOSE,))
    rien = Blocage("R11", "Le recrutement n’est pas clôturé\u202f: il n’y a rien à rouvrir.", "S0")
    assert verdict_reouverture(MCO) == Verdict((rien,))
