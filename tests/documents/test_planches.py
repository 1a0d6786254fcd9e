"""Each document of the demo base looks as it did when it was last looked at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from cfa_desktop.models.impression import DOCUMENTS, Document
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage.database import Database
from tests.documents import planches
from tests.factories import HorlogeFixe

pytestmark = pytest.mark.skipif(shutil.which(planches.RENDU) is None, reason="pdftoppm n’est pas installé")
PAGES, LIGNES = 2, 12


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """Open the demo base at the instant it is made for."""
    path = tmp_path_factory.mktemp("planches") / "demo.cfa"
    creer_demo(path, candidats=120, formations=4)
    with bureaux.ouvrir(path) as ouverte:
        instant = ouverte.contexte.maintenant().replace(second=0, microsecond=0)
        calendriers = ouverte.contexte.calendriers
    with bureaux.assembler(Contexte(Database(path), HorlogeFixe(instant), calendriers)) as bureau:
        yield bureau


def demande(bureau: Bureau, document: Document) -> DemandeImpression:
    campagne = bureau.formations.campagne_habitee()
    formation = bureau.formations.lister()[0]
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    if document.cle == "contrat":
        lignes = [ligne for ligne in bureau.candidatures.lister(campagne=campagne) if ligne.siret]
    if document.cle in ("examen", "convocation"):  # those whose dossier came with the exports, and an address
        lignes = [ligne for ligne in lignes if ligne.mail]
    if document.sujet == "candidats":
        return DemandeImpression(
            document.cle, campagne, lignes[:LIGNES], formation.id, "les premiers de la liste"
        )
    seule = formation.id if document.sujet == "formation" else None
    return DemandeImpression(document.cle, campagne, formation_id=seule)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda un: un.cle)
def test_the_document_is_the_one_that_was_looked_at(demo: Bureau, tmp_path: Path, document: Document) -> None:
    pdf = demo.impressions.produire(demande(demo, document))
    assert planches.verifier(planches.rendre(pdf, tmp_path, document.cle, PAGES)) == {}


def test_a_line_that_moves_or_goes_is_seen(tmp_path: Path) -> None:
    gardee = next(iter(sorted(planches.GARDEES.glob("fiches-*.png"))))
    with Image.open(gardee) as image:
        effacee = image.convert("L")
    ImageDraw.Draw(effacee).rectangle((30, 90, 230, 130), fill=255)
    effacee.save(tmp_path / "effacee.png")
    assert not planches.comparer(tmp_path / "effacee.png", gardee).pareil
    assert planches.comparer(gardee, gardee).pareil
