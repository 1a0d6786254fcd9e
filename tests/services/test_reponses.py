"""Propositions d'admission: deadline, replies, démission, what an import says of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.etats import Etat, Reponse
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.proposition import NOTEE_ICI, PERDUE, Proposition, dire_reponse
from cfa_desktop.models.reponses import OrigineReponse
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

ONZE_JUIN = date(2025, 6, 11)


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, horloge) as ouvert:
        importer(
            ouvert,
            creer_formation(ouvert),
            date(2025, 6, 9),
            {"numero": "1", "nom": "MARTIN", "prenom": "Léa", "etat": "en_recherche"},
            {"numero": "2", "nom": "ROUX", "prenom": "Zoé", "etat": "contrat_saisi", "reponse": "en_attente"},
        )
        yield ouvert


def numero(bureau: Bureau, texte: str) -> int:
    return candidature_id(bureau, bureau.formations.par_code("MCO"), texte)


def saisir(bureau: Bureau, texte: str = "1", **options: object) -> int:
    formation_id = bureau.formations.par_code("MCO").id
    champs = {"employeur": "DUPONT & FILS", "siret": SIRET, **options}
    saisie = SaisieContrat(formation_id=formation_id, numero=texte, **champs)  # type: ignore[arg-type]
    item = bureau.contrats.preparer(saisie)
    bureau.saisies.marquer_saisie(item)
    return item


def proposition(bureau: Bureau, texte: str = "1") -> Proposition:
    lue = bureau.reponses.proposition(numero(bureau, texte))
    assert lue is not None
    return lue


def ligne(bureau: Bureau, texte: str = "1") -> CandidatureLine:
    return next(une for une in bureau.candidatures.lister() if une.numero == texte)


def test_a_prepared_contract_makes_no_proposition_yet(bureau: Bureau) -> None:
    formation_id = bureau.formations.par_code("MCO").id
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation_id, numero="1", employeur="DUPONT", siret=SIRET)
    )
    assert bureau.reponses.proposition(numero(bureau, "1")) is None
    with pytest.raises(RuleViolation, match="saisi"):
        bureau.reponses.noter(numero(bureau, "1"), Reponse.OUI_DEFINITIF)


def test_the_calendar_gives_the_deadline_of_a_typed_contract(bureau: Bureau) -> None:
    saisir(bureau)
    lue = proposition(bureau)
    assert (lue.limite.jour, lue.limite.origine) == (ONZE_JUIN, OrigineReponse.CALENDRIER)
    assert lue.limite.a_confirmer
    assert ligne(bureau).limite_reponse_on == ONZE_JUIN
    assert ligne(bureau).limite_reponse_origine is OrigineReponse.CALENDRIER
    assert dire_reponse(ligne(bureau)) == (
        "Proposition en attente de réponse",
        "À répondre avant mer. 11 juin 23\u00a0h\u00a059, calculé d’après le calendrier",
    )


def test_a_typed_deadline_wins_and_may_be_taken_back(bureau: Bureau) -> None:
    saisir(bureau)
    bureau.reponses.fixer_limite(numero(bureau, "1"), date(2025, 6, 14))
    assert proposition(bureau).limite.origine is OrigineReponse.SAISIE
    assert ligne(bureau).limite_reponse_on == date(2025, 6, 14)
    bureau.reponses.fixer_limite(numero(bureau, "1"), None)
    assert proposition(bureau).limite.jour == ONZE_JUIN


def test_an_imported_contract_waits_for_its_deadline_to_be_typed(bureau: Bureau) -> None:
    assert proposition(bureau, "2").limite.jour is None
    assert "à fournir" in proposition(bureau, "2").limite.phrase
    bureau.reponses.fixer_limite(numero(bureau, "2"), date(2025, 6, 12))
    assert ligne(bureau, "2").limite_reponse_on == date(2025, 6, 12)


def test_a_deadline_before_the_proposition_is_refused(bureau: Bureau) -> None:
    saisir(bureau)
    with pytest.raises(CfaError, match="précède la proposition"):
        bureau.reponses.fixer_limite(numero(bureau, "1"), date(2025, 6, 9))


@pytest.mark.parametrize(
    ("instant", "perdue"),
    [(datetime(2025, 6, 11, 23, 59, 59, tzinfo=PARIS), False), (datetime(2025, 6, 12, tzinfo=PARIS), True)],
)
def test_a_proposition_is_lost_once_its_last_day_is_over(
    bureau: Bureau, horloge: HorlogeFixe, instant: datetime, perdue: bool
) -> None:
    saisir(bureau)
    avant = bureau.candidatures.compter().contrats_en_attente
    horloge.instant = instant
    assert proposition(bureau).perdue is perdue
    assert ligne(bureau).proposition_perdue is perdue
    assert (PERDUE in dire_reponse(ligne(bureau))) is perdue
    assert bureau.candidatures.compter().contrats_en_attente == avant


@pytest.mark.parametrize(
    ("reponse", "compteur"),
    [
        (Reponse.OUI_DEFINITIF, "contrats_oui_definitif"),
        (Reponse.OUI_VOEUX_EN_ATTENTE, "contrats_oui_voeux_en_attente"),
        (Reponse.RENONCIATION, "contrats_demissions"),
        (Reponse.DEMISSION, "contrats_demissions"),
    ],
)
def test_each_reply_noted_moves_its_counter_and_is_undone(
    bureau: Bureau, reponse: Reponse, compteur: str
) -> None:
    saisir(bureau)
    avant = bureau.candidatures.compter()
    bureau.reponses.noter(numero(bureau, "1"), reponse)
    apres = bureau.candidatures.compter()
    assert getattr(apres, compteur) == getattr(avant, compteur) + 1
    assert apres.contrats == avant.contrats
    bureau.historique.annuler()
    assert bureau.candidatures.compter() == avant


def test_a_noted_reply_says_that_it_was_noted_here_until_an_export_says_otherwise(
    bureau: Bureau, horloge: HorlogeFixe
) -> None:
    bureau.reponses.noter(numero(bureau, "2"), Reponse.OUI_DEFINITIF)
    assert proposition(bureau, "2").origine_reponse == NOTEE_ICI

    horloge.instant += timedelta(days=3)
    importer(
        bureau,
        bureau.formations.par_code("MCO"),
        date(2025, 6, 13),
        {"numero": "2", "etat": "contrat_saisi", "reponse": "renonciation"},
        partiel=True,
    )
    lue = proposition(bureau, "2")
    assert lue.reponse is Reponse.RENONCIATION
    assert lue.origine_reponse.startswith("Parcoursup, export du")
    assert lue.contredite is Reponse.OUI_DEFINITIF


def test_a_reply_lets_the_inscription_be_prepared(bureau: Bureau) -> None:
    saisir(bureau)
    voulue = numero(bureau, "1")
    assert [raison.code for raison in bureau.decisions.examiner_ia(voulue).blocages] == ["R19"]
    bureau.reponses.noter(voulue, Reponse.OUI_DEFINITIF)
    assert bureau.decisions.examiner_ia(voulue).accepte()


def test_a_demission_without_contract_leaves_the_contracts_alone(bureau: Bureau) -> None:
    contrats = bureau.candidatures.compter().contrats
    bureau.reponses.noter_demission(numero(bureau, "1"))
    assert ligne(bureau).etat is Etat.DEMISSION
    assert dire_reponse(ligne(bureau)) == ("Démission, noté ici",)
    assert bureau.candidatures.compter().contrats == contrats
    with pytest.raises(RuleViolation, match="déjà connue"):
        bureau.reponses.noter_demission(numero(bureau, "1"))
    bureau.reponses.oublier(numero(bureau, "1"))
    assert ligne(bureau).etat is Etat.EN_RECHERCHE


def test_a_demission_with_a_contract_stays_counted(bureau: Bureau) -> None:
    saisir(bureau)
    formation_id = bureau.formations.par_code("MCO").id
    comptes = bureau.contrats.places(formation_id).comptes
    bureau.reponses.noter_demission(numero(bureau, "1"))
    assert bureau.candidatures.compter().contrats_demissions == 1
    assert bureau.contrats.places(formation_id).comptes == comptes


def test_what_is_to_come_cannot_be_noted(bureau: Bureau) -> None:
    with pytest.raises(RuleViolation, match="à venir"):
        bureau.reponses.noter(numero(bureau, "2"), Reponse.OUI_DEFINITIF, date(2025, 6, 11))
