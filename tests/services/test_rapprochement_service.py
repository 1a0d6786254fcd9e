"""The loop closed: prepared offline, typed online, proved or contradicted by an export, settled by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cfa_desktop.models.constat import Attente, Issue
from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.extraction import Enregistrement, Extraction, TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.permis import Acte
from cfa_desktop.models.saisie import Decision, Nature, Saisie, Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from tests.factories import SIRET, HorlogeFixe, candidature_id, creer_formation, importer

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)
COCHE_LE = VINGT_MAI.date()
DEMAIN = COCHE_LE + timedelta(days=1)
APRES_DEMAIN = COCHE_LE + timedelta(days=2)
VIDES = {"reponse": "", "inscription": "", "statut_contrat": ""}
ETATS = {"1": "en_recherche", "2": "confirmee", "3": "en_recherche"}


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(VINGT_MAI)


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau, "MCO", capacite=1)
    table(bureau, formation, COCHE_LE - timedelta(days=1))
    return formation


def table(bureau: Bureau, formation: Formation, le: date, **etats: str) -> None:
    """Import the whole table of that day; ``_1="refusee"`` changes a line, ``_1=""`` leaves it out."""
    voulus = ETATS | {numero.strip("_"): etat for numero, etat in etats.items()}
    importer(
        bureau,
        formation,
        le,
        *({"numero": n, "nom": f"N{n}", "etat": etat} | VIDES for n, etat in voulus.items() if etat),
    )


def contrat(bureau: Bureau, formation: Formation, numero: str = "1") -> int:
    return bureau.contrats.preparer(
        SaisieContrat(
            formation_id=formation.id, numero=numero, employeur="DUPONT & FILS", siret=SIRET, confirme=True
        )
    )


def refus(bureau: Bureau, formation: Formation, numero: str = "2") -> int:
    return bureau.decisions.preparer(
        DemandeDecision(
            candidature_id=candidature_id(bureau, formation, numero),
            decision=Decision.REFUS,
            motif=formation.criteres[0],
        )
    )


def coche(bureau: Bureau, saisie_id: int) -> int:
    bureau.saisies.marquer_saisie(saisie_id)
    return saisie_id


def item(bureau: Bureau, saisie_id: int) -> Saisie:
    return bureau.saisies.trouver(saisie_id).saisie


def dossier(bureau: Bureau, formation: Formation, numero: str):
    return bureau.candidatures.trouver(candidature_id(bureau, formation, numero))


def photo(bureau: Bureau) -> list[tuple[object, ...]]:
    with bureau.contexte.database.lecture() as connection:
        return [
            tuple(ligne)
            for nom in ("saisie", "candidature", "candidat")
            for ligne in connection.exec_driver_sql(f"SELECT * FROM {nom} ORDER BY id")
        ]


@pytest.fixture
def ecart(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> int:
    """Return a typed contract that the table of the next day does not show."""
    saisie_id = coche(bureau, contrat(bureau, mco))
    horloge.instant += timedelta(days=1)
    table(bureau, mco, DEMAIN)
    return saisie_id


def test_a_typed_contract_is_proved_and_its_employer_stays(bureau: Bureau, mco: Formation) -> None:
    saisie_id = coche(bureau, contrat(bureau, mco))
    avant = bureau.candidatures.compter(formation_id=mco.id)
    table(bureau, mco, DEMAIN, _1="contrat_saisi")
    prouve = item(bureau, saisie_id)
    assert (prouve.statut, prouve.constatee_on) == (Statut.CONSTATEE, DEMAIN)
    ligne = dossier(bureau, mco, "1")
    assert (ligne.employeur, ligne.siret, ligne.contrat) == ("DUPONT & FILS", SIRET, None)
    assert bureau.candidatures.compter(formation_id=mco.id) == avant
    assert bureau.contrats.places(mco.id).comptes == 1


def test_a_contract_seen_before_its_tick_is_said_so(bureau: Bureau, mco: Formation) -> None:
    saisie_id = contrat(bureau, mco)
    table(bureau, mco, DEMAIN, _1="contrat_saisi")
    assert item(bureau, saisie_id).saisie_at is None
    (confirmee,) = bureau.rapprochement.confirmees(2025)
    assert (confirmee.saisie.id, confirmee.numero, confirmee.candidat) == (saisie_id, "1", "N1")


@pytest.mark.parametrize("jours", [-1, 0])
def test_an_export_not_newer_than_the_tick_leaves_it_waiting(
    bureau: Bureau, mco: Formation, jours: int
) -> None:
    saisie_id = coche(bureau, contrat(bureau, mco))
    table(bureau, mco, COCHE_LE + timedelta(days=jours))
    assert item(bureau, saisie_id).statut is Statut.SAISIE
    assert dossier(bureau, mco, "1").etat == "contrat_saisi"


def test_a_contradicted_item_no_longer_counts(bureau: Bureau, mco: Formation, ecart: int) -> None:
    assert item(bureau, ecart).statut is Statut.ECART
    assert dossier(bureau, mco, "1").etat == "en_recherche"
    assert bureau.contrats.places(mco.id).comptes == 0
    (regle,) = bureau.rapprochement.ecarts(2025)
    assert regle.lu.phrase == (
        "Contrat, saisi en ligne mar. 20 mai\u202f: l’export du mer. 21 mai montre «\u00a0En recherche de "
        "contrat\u00a0» au lieu de «\u00a0Contrat saisi\u00a0»."
    )
    assert bureau.rapprochement.compter(2025) == 1
    assert bureau.rapprochement.compter(2026) == 0


def test_the_plan_says_it_first_and_applies_it_once(bureau: Bureau, mco: Formation) -> None:
    coche(bureau, contrat(bureau, mco))
    refus(bureau, mco)
    plan = bureau.imports.planifier(extraction("T", {"1": "en_recherche", "2": "refusee"}), mco, DEMAIN)
    assert [(un.numero, un.conclusion.issue) for un in plan.ecarts] == [
        ("1", Issue.ECART),
        ("2", Issue.CONSTATEE),
    ]
    bureau.imports.appliquer(plan)
    encore = bureau.imports.planifier(extraction("T", {"1": "en_recherche", "2": "refusee"}), mco, DEMAIN)
    assert not any(un.est_decisif for un in encore.ecarts)
    assert [un.conclusion.attente for un in encore.ecarts] == [Attente.A_REGLER]


@pytest.mark.parametrize("type_", ["P", "D", "J", "A", "L"])
def test_other_files_never_prove_nor_contradict_a_contract(
    bureau: Bureau, mco: Formation, type_: str
) -> None:
    saisie_id = coche(bureau, contrat(bureau, mco))
    plan = bureau.imports.planifier(extraction(type_, {"1": "confirmee"}), mco, DEMAIN, partiel=True)
    bureau.imports.appliquer(plan)
    assert item(bureau, saisie_id).statut is Statut.SAISIE
    assert dossier(bureau, mco, "1").etat == "contrat_saisi"


@pytest.mark.parametrize("nature", ["contrat", "refus"])
def test_a_person_left_out_of_a_whole_table_contradicts(bureau: Bureau, mco: Formation, nature: str) -> None:
    saisie_id = coche(bureau, (contrat if nature == "contrat" else refus)(bureau, mco))
    numero = "1" if nature == "contrat" else "2"
    table(bureau, mco, DEMAIN, **{f"_{numero}": ""})
    assert item(bureau, saisie_id).ecart == "absent:"
    bureau.rapprochement.attendre(saisie_id)
    table(bureau, mco, APRES_DEMAIN, **{f"_{numero}": ""})
    assert item(bureau, saisie_id).ecart_on == APRES_DEMAIN


def test_a_contract_without_candidature_is_awaited_in_the_table_alone(bureau: Bureau, mco: Formation) -> None:
    prepare = bureau.contrats.preparer(
        SaisieContrat(
            formation_id=mco.id, numero="9", nom="KONÉ Awa", employeur="D", siret=SIRET, confirme=True
        )
    )
    table(bureau, mco, COCHE_LE)
    assert item(bureau, prepare).statut is Statut.PREPAREE
    coche(bureau, prepare)
    table(bureau, mco, DEMAIN)
    assert item(bureau, prepare).ecart == "absent:"
    table(bureau, mco, APRES_DEMAIN, _9="contrat_saisi")
    assert item(bureau, prepare).statut is Statut.CONSTATEE
    assert item(bureau, prepare).ecart == ""


def test_a_line_that_the_officer_unticked_says_nothing(bureau: Bureau, mco: Formation) -> None:
    saisie_id = coche(bureau, contrat(bureau, mco))
    plan = bureau.imports.planifier(extraction("T", dict(ETATS)), mco, DEMAIN).sans(["1"])
    bureau.imports.appliquer(plan)
    assert item(bureau, saisie_id).statut is Statut.SAISIE


def test_undoing_the_import_gives_the_items_back(bureau: Bureau, mco: Formation) -> None:
    coche(bureau, contrat(bureau, mco))
    refus(bureau, mco)
    avant = photo(bureau)
    table(bureau, mco, DEMAIN, _1="contrat_saisi", _2="en_recherche")
    assert photo(bureau) != avant
    (dernier, *_) = bureau.imports.lister()
    bureau.imports.annuler(dernier.id)
    assert photo(bureau) == avant


REGLEMENTS: dict[Acte, Callable[[Bureau, int], None]] = {
    Acte.REMETTRE: lambda bureau, saisie_id: bureau.rapprochement.remettre(saisie_id),
    Acte.ATTENDRE_EXPORT: lambda bureau, saisie_id: bureau.rapprochement.attendre(saisie_id),
    Acte.DONNER_RAISON: lambda bureau, saisie_id: bureau.rapprochement.donner_raison(saisie_id),
    Acte.ABANDONNER_ECART: lambda bureau, saisie_id: bureau.rapprochement.abandonner(saisie_id, "parti"),
}


@pytest.mark.parametrize(
    ("acte", "statut"),
    [
        (Acte.REMETTRE, Statut.PREPAREE),
        (Acte.ATTENDRE_EXPORT, Statut.SAISIE),
        (Acte.DONNER_RAISON, Statut.ABANDONNEE),
        (Acte.ABANDONNER_ECART, Statut.ABANDONNEE),
    ],
)
def test_each_settlement_does_what_it_says_and_is_undone(
    bureau: Bureau, ecart: int, acte: Acte, statut: Statut
) -> None:
    avant = photo(bureau)
    REGLEMENTS[acte](bureau, ecart)
    regle = item(bureau, ecart)
    assert (regle.statut, regle.ecart, regle.ecart_on) == (statut, "", None)
    assert bureau.rapprochement.compter() == 0
    assert bureau.historique.annuler().libelle.startswith("Écart réglé")
    assert photo(bureau) == avant
    bureau.historique.retablir()
    assert item(bureau, ecart) == regle


def test_what_each_settlement_keeps(bureau: Bureau, ecart: int) -> None:
    bureau.rapprochement.donner_raison(ecart)
    assert item(bureau, ecart).raison_abandon.startswith("Parcoursup a raison\u202f: Contrat, saisi en ligne")
    bureau.historique.annuler()
    bureau.rapprochement.abandonner(ecart, " l’employeur renonce ")
    assert item(bureau, ecart).raison_abandon == "l’employeur renonce"
    bureau.historique.annuler()
    bureau.rapprochement.attendre(ecart)
    assert item(bureau, ecart).attend_apres_on == DEMAIN
    bureau.historique.annuler()
    bureau.rapprochement.remettre(ecart)
    assert item(bureau, ecart).saisie_at is None


def test_giving_up_needs_a_reason(bureau: Bureau, ecart: int) -> None:
    with pytest.raises(CfaError, match="pourquoi"):
        bureau.rapprochement.abandonner(ecart, "  ")


def test_an_awaited_item_is_only_contradicted_by_a_newer_export(
    bureau: Bureau, mco: Formation, ecart: int
) -> None:
    bureau.rapprochement.attendre(ecart)
    table(bureau, mco, DEMAIN)
    assert item(bureau, ecart).statut is Statut.SAISIE
    table(bureau, mco, APRES_DEMAIN)
    assert item(bureau, ecart).ecart_on == APRES_DEMAIN


@pytest.mark.parametrize("acte", [Acte.REMETTRE, Acte.ATTENDRE_EXPORT])
def test_a_contract_settled_needs_its_place_again(
    bureau: Bureau, mco: Formation, ecart: int, acte: Acte
) -> None:
    contrat(bureau, mco, "3")
    avant = photo(bureau)
    with pytest.raises(RuleViolation, match="complète"):
        REGLEMENTS[acte](bureau, ecart)
    assert photo(bureau) == avant
    assert bureau.contrats.places(mco.id).comptes == 1


def test_two_items_of_one_nature_never_live_together(bureau: Bureau, mco: Formation, ecart: int) -> None:
    bureau.formations.saisir_capacite(mco.id, 5)
    contrat(bureau, mco)
    permis = bureau.permis.saisie(ecart)
    for acte in (Acte.REMETTRE, Acte.ATTENDRE_EXPORT):
        assert permis[acte].blocages
        with pytest.raises(RuleViolation):
            REGLEMENTS[acte](bureau, ecart)


def test_a_refusal_that_the_site_passed_over_is_not_typed_again(bureau: Bureau, mco: Formation) -> None:
    saisie_id = refus(bureau, mco)
    table(bureau, mco, DEMAIN, _2="en_recherche")
    permis = bureau.permis.saisie(saisie_id)
    assert [blocage.code for blocage in permis[Acte.REMETTRE].blocages] == ["R4"]
    assert [blocage.code for blocage in permis[Acte.ATTENDRE_EXPORT].blocages] == ["R4"]
    assert not permis[Acte.DONNER_RAISON].blocages


def test_what_must_be_confirmed_is_confirmed_again(bureau: Bureau, mco: Formation) -> None:
    saisie_id = coche(bureau, contrat(bureau, mco))
    table(bureau, mco, DEMAIN, _1="demission")
    with pytest.raises(RuleViolation):
        bureau.rapprochement.remettre(saisie_id)
    bureau.rapprochement.remettre(saisie_id, confirme=True)
    assert item(bureau, saisie_id).statut is Statut.PREPAREE


@pytest.mark.parametrize("acte", list(REGLEMENTS))
def test_only_a_contradiction_is_settled(bureau: Bureau, mco: Formation, acte: Acte) -> None:
    saisie_id = contrat(bureau, mco)
    with pytest.raises(RuleViolation, match="pas d’écart"):
        REGLEMENTS[acte](bureau, saisie_id)


def test_the_inscription_meets_its_column(bureau: Bureau, horloge: HorlogeFixe) -> None:
    formation = creer_formation(bureau, "GEA")
    oui = {"numero": "1", "etat": "contrat_saisi", "reponse": "oui_definitif", "statut_contrat": "apprenti"}
    importer(bureau, formation, COCHE_LE - timedelta(days=1), oui | {"inscription": "non_renseigne"})
    ia = coche(bureau, bureau.decisions.preparer_ia(candidature_id(bureau, formation, "1")))
    importer(bureau, formation, DEMAIN, oui | {"inscription": "non_renseigne"})
    assert item(bureau, ia).ecart == "ia:non_renseigne"
    importer(bureau, formation, APRES_DEMAIN, oui | {"inscription": "effectuee"})
    assert item(bureau, ia).statut is Statut.CONSTATEE


def test_waits_are_measured_over_the_session(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> None:
    saisie_id = contrat(bureau, mco)
    horloge.instant += timedelta(hours=3)
    coche(bureau, saisie_id)
    table(bureau, mco, APRES_DEMAIN, _1="contrat_saisi")
    (mesure,) = bureau.rapprochement.delais(2025)
    assert mesure.nature is Nature.CONTRAT
    assert mesure.avant_saisie is not None
    assert mesure.avant_constat is not None
    assert mesure.avant_saisie.mediane == timedelta(hours=3)
    assert mesure.avant_constat.mediane == timedelta(days=2)
    assert bureau.rapprochement.delais(2026) == ()


def extraction(type_: str, etats: dict[str, str]) -> Extraction:
    vide = Extraction(
        type=TypeExport(type_),
        fichier="essai.csv",
        empreinte="",
        encodage="UTF-8",
        separateur=";",
        signature="",
        lignes=len(etats),
    )
    return replace(
        vide,
        enregistrements=tuple(
            Enregistrement(rang, numero, {"etat": etat} if type_ != "A" else {"reponse": "oui_definitif"})
            for rang, (numero, etat) in enumerate(etats.items(), 2)
        ),
    )
