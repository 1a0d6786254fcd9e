"""What is handed out about a contract; a contract to cancel; a typed item corrected with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cfa_desktop.models.erreurs import CfaError, RuleViolation
from cfa_desktop.models.modeles import ModeleInvalide, modele, remplir
from cfa_desktop.models.saisie import Nature
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.corrections import CorrectionSaisie
from tests.factories import (
    DIX_JUIN,
    SIRET,
    HorlogeFixe,
    candidature_id,
    creer_bureau,
    creer_formation,
    importer,
)

AUTRE_SIRET = "35600000009075"


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path, HorlogeFixe()) as ouvert:
        importer(
            ouvert,
            creer_formation(ouvert),
            date(2025, 6, 9),
            {"numero": "1", "nom": "MARTIN", "prenom": "Léa", "etat": "en_recherche"},
        )
        yield ouvert


@pytest.fixture
def contrat(bureau: Bureau) -> int:
    formation_id = bureau.formations.par_code("MCO").id
    return bureau.contrats.preparer(
        SaisieContrat(formation_id=formation_id, numero="1", employeur="DUPONT & FILS", siret=SIRET)
    )


def comptes(bureau: Bureau) -> int:
    return bureau.contrats.places(bureau.formations.par_code("MCO").id).comptes


def test_a_prepared_contract_gives_a_provisional_text_without_date(bureau: Bureau, contrat: int) -> None:
    texte = bureau.contrats.texte_candidat(contrat)
    assert "DUPONT & FILS" in texte
    assert "732 829 320 00074" in texte.replace("\u00a0", " ").replace("\u202f", " ")
    assert SIRET in texte
    assert "juin" not in texte
    assert "2025" not in texte


def test_a_typed_contract_gives_a_dated_text_that_invents_no_limit(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    texte = bureau.contrats.texte_candidat(contrat)
    assert "le mar. 10 juin" in texte
    assert "avant la date indiquée dans votre dossier Parcoursup" in texte
    assert "BTS - Services - MCO" in texte


def test_a_typed_limit_is_written_in_the_text(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    voeu = candidature_id(bureau, bureau.formations.par_code("MCO"), "1")
    bureau.reponses.fixer_limite(voeu, date(2025, 6, 13))
    assert "jusqu’au ven. 13 juin compris" in bureau.contrats.texte_candidat(contrat)


def test_a_ready_text_with_a_field_nobody_knows_is_refused() -> None:
    with pytest.raises(ModeleInvalide, match="salaire"):
        remplir("{candidat} {salaire}", {"candidat": "LE GOFF"})
    with pytest.raises(ModeleInvalide):
        remplir("{candidat", {"candidat": "LE GOFF"})


def test_every_field_offered_for_a_contract_is_filled(bureau: Bureau, contrat: int) -> None:
    for cle in ("contrat_provisoire", "contrat_saisi", "annulation_contrat"):
        bureau.modeles.enregistrer(cle, "\n".join(f"<{{{champ}}}>" for champ in modele(cle).champs))
    textes = [bureau.contrats.texte_candidat(contrat)]
    bureau.saisies.marquer_saisie(contrat)
    textes += [
        bureau.contrats.texte_candidat(contrat),
        bureau.contrats.texte_annulation(contrat, "liquidation"),
    ]
    for texte in textes:
        assert texte.count("<") > len("<MCO>")
        assert "<>" not in texte
        assert "…" not in texte


def test_a_prepared_contract_is_withdrawn_not_cancelled(bureau: Bureau, contrat: int) -> None:
    with pytest.raises(RuleViolation, match="retirez-le"):
        bureau.contrats.demander_annulation(contrat, "employeur en liquidation")
    bureau.decisions.retirer(contrat)
    assert comptes(bureau) == 0


def test_a_typed_contract_to_cancel_stays_counted(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    with pytest.raises(CfaError, match="pourquoi"):
        bureau.contrats.demander_annulation(contrat, " ")
    bureau.contrats.demander_annulation(contrat, "employeur en liquidation")
    saisie = bureau.saisies.trouver(contrat).saisie
    assert (saisie.annulation_demandee_on, saisie.motif) == (DIX_JUIN.date(), "employeur en liquidation")
    assert comptes(bureau) == 1
    assert bureau.contrats.examiner_annulation(contrat).blocages
    assert "motif\u202f: liquidation" in bureau.contrats.texte_annulation(contrat, "liquidation")
    bureau.historique.annuler()
    assert bureau.saisies.trouver(contrat).saisie.annulation_demandee_on is None


def test_a_typed_item_is_corrected_only_with_a_reason(bureau: Bureau, contrat: int) -> None:
    correction = CorrectionSaisie(siret=AUTRE_SIRET, employeur="LA POSTE")
    bureau.saisies.marquer_saisie(contrat)
    with pytest.raises(RuleViolation, match="dites pourquoi"):
        bureau.saisies.corriger(contrat, correction, "  ")

    bureau.saisies.corriger(contrat, correction, "faute de frappe")

    saisie = bureau.saisies.trouver(contrat).saisie
    assert (saisie.employeur, saisie.siret) == ("LA POSTE", AUTRE_SIRET)
    assert saisie.raison_correction.startswith("faute de frappe (employeur\u202f: DUPONT & FILS → LA POSTE")
    a_annuler = bureau.historique.a_annuler()
    assert a_annuler is None or a_annuler.libelle != "Saisie corrigée"


def test_a_prepared_item_is_changed_without_reason_and_undone(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.corriger(contrat, CorrectionSaisie(siret=AUTRE_SIRET, employeur="LA POSTE"))
    assert bureau.saisies.trouver(contrat).saisie.employeur == "LA POSTE"
    with pytest.raises(CfaError, match="aucune heure de saisie"):
        bureau.saisies.corriger(contrat, CorrectionSaisie(saisie_at=DIX_JUIN))
    bureau.historique.annuler()
    assert bureau.saisies.trouver(contrat).saisie.siret == SIRET


def test_the_instant_of_typing_may_be_corrected_never_to_the_future(bureau: Bureau, contrat: int) -> None:
    bureau.saisies.marquer_saisie(contrat)
    hier: datetime = DIX_JUIN - timedelta(days=1)
    bureau.saisies.corriger(contrat, CorrectionSaisie(saisie_at=hier), "saisi la veille")
    assert bureau.saisies.trouver(contrat).saisie.saisie_at == hier
    for correction in (
        CorrectionSaisie(saisie_at=DIX_JUIN + timedelta(minutes=1)),
        CorrectionSaisie(siret="123"),
        CorrectionSaisie(employeur=" "),
        CorrectionSaisie(),
    ):
        with pytest.raises(CfaError):
            bureau.saisies.corriger(contrat, correction, "essai")


def test_a_corrected_capacity_is_corrected_on_its_formation_too(bureau: Bureau) -> None:
    mco = bureau.formations.par_code("MCO")
    saisie_id = bureau.saisies.preparer_formation(mco.id, Nature.CAPACITE, "8")
    bureau.saisies.marquer_saisie(saisie_id)
    bureau.saisies.corriger(saisie_id, CorrectionSaisie(valeur="9"), "9 sur le site")
    assert bureau.formations.trouver(mco.id).capacite == 9
