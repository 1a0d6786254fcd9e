"""Documents to print: composed from the base, noted in the history, without changing anything in it."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.models.calendrier.dates import Calendrier, Periode
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import DOCUMENTS, document
from cfa_desktop.models.regles.papier import a_detruire_on
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.impression.catalogue import COMPOSEURS
from cfa_desktop.services.impression.demande import DemandeImpression
from tests.documents.pages import lit_le_pdf
from tests.factories import SIRET, creer_formation, importer

_DE_PERSONNES = ("candidats", "saisies")
LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA)
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="700123", employeur="DUPONT & FILS", siret=SIRET)
    )
    return formation


def demande(bureau: Bureau, formation: Formation, cle: str) -> DemandeImpression:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    return DemandeImpression(cle, formation.campagne, lignes, formation.id)


def texte(path: Path) -> str:
    lu = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return lu.stdout.decode()


def test_every_document_of_the_catalogue_has_its_composer() -> None:
    assert {un.cle for un in DOCUMENTS} == set(COMPOSEURS)


@lit_le_pdf
@pytest.mark.parametrize("cle", [un.cle for un in DOCUMENTS])
def test_every_document_says_whom_it_speaks_of_and_until_when_it_is_kept(
    bureau: Bureau, formation: Formation, tmp_path: Path, cle: str
) -> None:
    voulu = demande(bureau, formation, cle)
    bureau.impressions.enregistrer(bureau.impressions.preparer(voulu), tmp_path / "d.pdf")
    lu = texte(tmp_path / "d.pdf")
    assert ("MARTIN" if document(cle).sujet in _DE_PERSONNES else formation.nom_court) in lu
    # A letter goes to someone else: its page says nothing of ours.
    assert ("Confidentiel – à détruire le" in lu) or cle.startswith("draio_") or cle == "contrat"


def test_what_leaves_is_noted_with_its_count_and_no_name(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    voulu = demande(bureau, formation, "fiches")
    bureau.impressions.enregistrer(bureau.impressions.preparer(voulu), tmp_path / "d.pdf")
    bureau.impressions.noter_impression(bureau.impressions.preparer(voulu), 3)
    (imprime, enregistre, *_) = (etat.action for etat in bureau.historique.lister())
    assert imprime.libelle == "Document imprimé – Fiches de suivi, 1\u00a0fiche, 3\u00a0pages"
    assert enregistre.libelle == "Document enregistré – Fiches de suivi, 1\u00a0fiche, 1\u00a0page"


def test_a_print_changes_nothing_of_what_can_be_undone_or_applied(
    bureau: Bureau, formation: Formation
) -> None:
    bureau.formations.saisir_capacite(formation.id, 4)
    a_annuler, version = bureau.historique.a_annuler(), _version(bureau)
    bureau.impressions.noter_impression(bureau.impressions.preparer(demande(bureau, formation, "liste")), 1)
    assert bureau.historique.a_annuler() == a_annuler
    assert bureau.historique.derniere_annulable()
    assert _version(bureau) == version
    bureau.historique.annuler()
    bureau.impressions.noter_impression(bureau.impressions.preparer(demande(bureau, formation, "liste")), 1)
    assert bureau.historique.a_retablir() is not None


def test_paper_is_kept_three_months_after_the_last_day_of_the_session() -> None:
    calendrier = Calendrier(
        2026, admission=Periode(au=date(2026, 7, 11)), contrats=Periode(au=date(2026, 10, 12))
    )
    assert a_detruire_on(calendrier) == date(2027, 1, 12)
    assert a_detruire_on(Calendrier(2027)) is None


def _version(bureau: Bureau) -> int:
    from cfa_desktop.storage.historique import derniere_version

    with bureau.contexte.database.lecture() as connection:
        return derniere_version(connection)
