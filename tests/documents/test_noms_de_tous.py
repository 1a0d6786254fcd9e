"""Two sisters with very long names are told apart on every document that names candidates."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.models.impression import DOCUMENTS
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.impression.demande import DemandeImpression
from tests.documents.pages import lit_le_pdf
from tests.factories import SIRET, candidature_id, creer_bureau, creer_formation, importer

pytestmark = lit_le_pdf
NOM = "DA CONCEIÇÃO FERNANDES DE OLIVEIRA-MARTINS"
PRENOMS = ("Maria Francisca Pia", "Maria Francisca Zoé")
PLUS_LONG = f"{NOM} DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON D’ALBUQUERQUE"
_NOMINATIFS = [un.cle for un in DOCUMENTS if un.sujet != "formation"]


@pytest.fixture(scope="module", params=[NOM, PLUS_LONG], ids=["60 letters", "140 letters"])
def soeurs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """Open a base of two sisters, each to convoke, call, examine, answer and type something about."""
    with creer_bureau(tmp_path_factory.mktemp("soeurs")) as bureau:
        lignes = [
            {"numero": f"70000{rang}", "nom": request.param, "prenom": prenom, "etat": "confirmee"}
            | {"telephone_portable": "0639981159", "commune": "Aubière", "code_postal": "63000"}
            | {"etablissement_origine": "Lycée polyvalent Sidoine-Apollinaire (Clermont-Ferrand - 63)"}
            for rang, prenom in enumerate(PRENOMS)
        ]
        mco, gea = creer_formation(bureau), creer_formation(bureau, "GEA")
        for formation in (mco, gea):
            importer(bureau, formation, date(2025, 6, 6), *lignes)
        for ligne in lignes:
            bureau.contrats.preparer(
                SaisieContrat(
                    formation_id=mco.id, numero=ligne["numero"], employeur="DUPONT & FILS", siret=SIRET
                )
            )
            refusee = candidature_id(bureau, gea, ligne["numero"])
            (critere,) = gea.criteres
            bureau.decisions.preparer(
                DemandeDecision(
                    candidature_id=refusee, decision=Decision.REFUS, motif=critere, deja_saisi=True
                )
            )
            bureau.motifs.ajouter(refusee, recue_on=date(2025, 6, 9))
        for candidat_id in {ligne.candidat_id for ligne in bureau.candidatures.lister()}:
            bureau.suivi.noter(
                bureau.suivi.proposer(candidat_id, TypeEvenement.APPEL, resultat=Resultat.PAS_DE_REPONSE)
            )
        yield bureau


@pytest.mark.parametrize("cle", _NOMINATIFS)
def test_the_last_word_of_a_long_name_is_read_on_every_document(
    soeurs: Bureau, tmp_path: Path, cle: str
) -> None:
    demande = DemandeImpression(cle, 2025, soeurs.candidatures.lister(campagne=2025))
    (tmp_path / "d.pdf").write_bytes(soeurs.impressions.produire(demande))
    lu = subprocess.run(["pdftotext", str(tmp_path / "d.pdf"), "-"], check=True, capture_output=True)
    mots = lu.stdout.decode().split()
    assert [prenom.split()[-1] in mots for prenom in PRENOMS] == [True, True]
