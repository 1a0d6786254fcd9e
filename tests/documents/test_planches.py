"""Each document of the demo base looks as it did when it was last looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from PIL import Image, ImageFilter

from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import DOCUMENTS
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.services import bureau as bureaux
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage import rubriques
from cfa_desktop.storage.database import Database
from tests.documents import planches
from tests.factories import HorlogeFixe

pytestmark = pytest.mark.skipif(shutil.which(planches.RENDU) is None, reason="pdftoppm n’est pas installé")
PAGES, LIGNES = 2, 12
COURTS = ("fiches", "contrat", "convocation", "motifs")
"""Documents that are the same page again for the next person: one is enough."""

_DRAIO = {"destinataire": "DRAIO", "adresse": "3 avenue de l’Exemple / 63998 EXEMPLE CEDEX"}
_SEANCE = {
    "objet": "Session d’accompagnement",
    "jour": "mercredi 18 juin",
    "heure": "14 h 00",
    "lieu": "CFA de démonstration, salle B12",
    "apporter": "Votre CV",
}
TEXTES: Mapping[str, Mapping[str, str]] = {
    "emargement": _SEANCE,
    "convocation": _SEANCE,
    "draio_cloture": _DRAIO,
    "draio_augmentation": _DRAIO | {"souhaitee": "30"},
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """Open the demo base at the instant it is made for, with requests of reasons noted in it."""
    path = tmp_path_factory.mktemp("planches") / "demo.cfa"
    creer_demo(path, candidats=140, formations=5)
    with bureaux.ouvrir(path) as ouverte:
        instant = ouverte.contexte.maintenant().replace(second=0, microsecond=0)
        calendriers = ouverte.contexte.calendriers
    with bureaux.assembler(Contexte(Database(path), HorlogeFixe(instant), calendriers)) as bureau:
        for ligne in refusees(bureau):
            bureau.motifs.ajouter(ligne.id, recue_on=(instant - timedelta(days=1)).date())
        yield bureau


def formation_de(bureau: Bureau) -> Formation:
    """Return the formation that has everything to show: places, criteria, contracts, refusals."""
    pleines = [une for une in bureau.formations.lister() if une.capacite and une.examine and une.criteres]
    return max(pleines, key=lambda une: _etats(bureau, une).count(Etat.REFUSEE))


def refusees(bureau: Bureau) -> list[CandidatureLine]:
    lignes = bureau.candidatures.lister(formation_id=formation_de(bureau).id)
    return [ligne for ligne in lignes if ligne.etat is Etat.REFUSEE and ligne.mail][:1]


def lignes_de(bureau: Bureau, cle: str) -> Sequence[CandidatureLine]:
    """Return the lines that show most of a document."""
    lignes = bureau.candidatures.lister(formation_id=formation_de(bureau).id)
    if cle == "contrat":
        return [ligne for ligne in lignes if ligne.limite_reponse_on and not ligne.proposition_perdue][:1]
    if cle == "motifs":
        return refusees(bureau)
    if cle in ("examen", "commission"):
        return _a_decider_d_abord(bureau, lignes)[: PAGES if cle == "examen" else LIGNES]
    joignables = [ligne for ligne in lignes if ligne.mail and ligne.telephone_portable]
    if cle in COURTS:
        return [ligne for ligne in joignables if ligne.prochaine_etape and ligne.employeur][:1]
    return lignes[:LIGNES]


def demande(bureau: Bureau, cle: str) -> DemandeImpression:
    formation = formation_de(bureau)
    textes = MappingProxyType(TEXTES.get(cle, {"critere": formation.criteres[0]} if cle == "motifs" else {}))
    sujet = next(un.sujet for un in DOCUMENTS if un.cle == cle)
    if sujet == "candidats":
        lignes = lignes_de(bureau, cle)
        return DemandeImpression(
            cle, formation.campagne, lignes, formation.id, "les premiers de la liste", textes=textes
        )
    seule = _complete(bureau, formation.campagne) if cle == "draio_cloture" else formation.id
    formation_id = seule if sujet == "formation" else None
    return DemandeImpression(cle, formation.campagne, formation_id=formation_id, textes=textes)


@pytest.mark.parametrize("cle", [un.cle for un in DOCUMENTS])
def test_the_document_is_the_one_that_was_looked_at(demo: Bureau, tmp_path: Path, cle: str) -> None:
    pdf = demo.impressions.produire(demande(demo, cle))
    assert planches.verifier(cle, planches.rendre(pdf, tmp_path, cle, PAGES)) == {}


def test_every_picture_kept_is_that_of_a_document() -> None:
    gardees = {page.stem.rpartition("-")[0] for page in planches.GARDEES.glob("*.png")}
    assert gardees == {un.cle for un in DOCUMENTS}
    assert sum(page.stat().st_size for page in planches.GARDEES.glob("*.png")) < 3_000_000


def _premiere(voulue: DemandeImpression, **champs: str) -> DemandeImpression:
    premiere, *autres = voulue.lignes
    return voulue._replace(lignes=[premiere._replace(**champs), *autres])


def _derniers_chiffres(voulue: DemandeImpression) -> DemandeImpression:
    numero = voulue.lignes[0].telephone_portable
    return _premiere(voulue, telephone_portable=numero[:-1] + ("7" if numero[-1] == "1" else "1"))


FAUTES: Mapping[str, tuple[str, Callable[[DemandeImpression], DemandeImpression]]] = {
    "a row without its candidate": ("liste", lambda une: _premiere(une, nom="", prenom="")),
    "two rows swapped": (
        "liste",
        lambda une: une._replace(lignes=[une.lignes[1], une.lignes[0], *une.lignes[2:]]),
    ),
    "no filter in the heading": ("liste", lambda une: une._replace(filtre="")),
    "no mail": ("fiches", lambda une: _premiere(une, mail="")),
    "another phone": ("fiches", _derniers_chiffres),
    "another phone in a list": ("liste", _derniers_chiffres),
}


@pytest.mark.parametrize("faute", FAUTES)
def test_a_fault_of_one_value_is_seen(demo: Bureau, tmp_path: Path, faute: str) -> None:
    cle, fausser = FAUTES[faute]
    pdf = demo.impressions.produire(fausser(demande(demo, cle)))
    (page, *_) = planches.rendre(pdf, tmp_path, cle, 1)
    assert not planches.comparer(page, planches.GARDEES / page.name).pareil


def test_a_colour_a_page_too_many_and_one_that_went_are_seen(tmp_path: Path) -> None:
    neuves, gardees = tmp_path / "neuves", tmp_path / "gardees"
    neuves.mkdir()
    for rang, teinte in enumerate(("#2A6BB8", "#2B7D45", "#A8432C"), 1):
        Image.new("RGB", (80, 120), teinte).save(neuves / f"d-{rang}.png")
    une, deux, trois = sorted(neuves.glob("*.png"))
    planches.garder("d", (une, deux), gardees)
    assert planches.verifier("d", (une, deux), gardees) == {}
    assert planches.verifier("d", (), gardees) == {"d-1.png": planches.AUTRE, "d-2.png": planches.AUTRE}
    assert set(planches.verifier("d", (une,), gardees)) == {"d-2.png"}
    assert set(planches.verifier("d", (une, deux, trois), gardees)) == {"d-3.png"}
    shutil.copy(deux, une)
    assert set(planches.verifier("d", (une, deux), gardees)) == {"d-1.png"}


def test_letters_smoothed_otherwise_are_the_same_page(tmp_path: Path) -> None:
    gardee = planches.GARDEES / "liste-1.png"
    with Image.open(gardee) as image:
        image.convert("RGB").filter(ImageFilter.GaussianBlur(0.35)).save(tmp_path / "lisse.png")
    ecart = planches.comparer(tmp_path / "lisse.png", gardee)
    assert ecart.pareil
    assert ecart.pire > 0


def _complete(bureau: Bureau, campagne: int) -> int:
    """Return the formation whose places are all taken."""
    lignes = bureau.formations.tableau(campagne)
    return next(une.formation.id for une in lignes if une.contrats_comptes == une.formation.capacite)


def _etats(bureau: Bureau, formation: Formation) -> list[Etat | None]:
    return [ligne.etat for ligne in bureau.candidatures.lister(formation_id=formation.id)]


def _a_decider_d_abord(bureau: Bureau, lignes: Sequence[CandidatureLine]) -> list[CandidatureLine]:
    """Return the lines, first those still to be examined whose averages are known."""
    with bureau.contexte.database.lecture() as connection:
        contenus = rubriques.de_candidatures(connection, [(une.candidat_id, une.id) for une in lignes])

    def rang(ligne: CandidatureLine) -> int:
        a_decider = ligne.etat is Etat.CONFIRMEE and ligne.decision_preparee is None
        return 0 if a_decider and Rubrique.BULLETINS in contenus[ligne.id] else 1 if a_decider else 2

    return sorted(lignes, key=rang)
