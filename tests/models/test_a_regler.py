"""« À régler »: what came too late, what the site refused, what is closed."""

from datetime import date

import pytest
from fabrique import CAL_2025, MCO, decision, ligne, paris, saisie

from cfa_desktop.models.a_regler import Geste, a_regler
from cfa_desktop.models.saisie import Decision, Nature, Statut

PASSEE = ligne(presume=True, passage_at=paris("2025-06-02"))


def regler(item, sa_ligne=None, a="2025-06-03T10:00", formation=MCO):
    return a_regler(item, sa_ligne, formation, CAL_2025, paris(a))


def test_a_decision_overtaken_by_the_passage_can_only_be_given_up():
    une = regler(decision(Decision.REFUS), PASSEE)
    assert une.phrase == "Trop tard\u202f: passage automatique le lun. 2 juin"
    assert (une.code, une.gestes) == ("R6", (Geste.ABANDONNER,))
    assert regler(decision(Decision.REFUS), ligne()) is None


@pytest.mark.parametrize(("a", "tard"), [("2025-10-13T23:59:59", False), ("2025-10-14T00:00", True)])
def test_a_contract_is_too_late_after_the_window(a, tard):
    une = regler(saisie(Nature.CONTRAT), a=a)
    assert (une is not None) is tard
    assert une is None or une.code == "R13"


def test_what_the_site_refused_may_be_typed_again():
    une = regler(saisie(Nature.CONTRAT, refus_parcoursup="SIRET refusé"))
    assert une.phrase == "Refusé par Parcoursup\u202f: SIRET refusé"
    assert une.gestes == (Geste.REMETTRE, Geste.ABANDONNER)


@pytest.mark.parametrize(("jour", "close"), [(3, True), (4, False)])
def test_a_closed_formation_takes_no_contract(jour, close):
    cloturee = MCO._replace(cloturee_on=date(2025, 6, jour))
    assert (regler(saisie(Nature.CONTRAT), formation=cloturee) is not None) is close


def test_what_is_already_typed_is_not_to_settle():
    assert regler(decision(Decision.REFUS, Statut.SAISIE), PASSEE) is None
