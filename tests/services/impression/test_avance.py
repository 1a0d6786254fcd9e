"""Composing a document: counted as it goes, given up at any count, read in as few statements for many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from cfa_desktop.models.formation import Formation
from cfa_desktop.models.impression import DOCUMENTS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.avance import Avance
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.storage import candidats
from tests.factories import creer_bureau, creer_formation, importer

PEU, BEAUCOUP = 20, 200
DE_PERSONNES = [un.cle for un in DOCUMENTS if un.sujet == "candidats"]


class Assez(Exception):
    """What the test raises to give up."""


@pytest.fixture(scope="module")
def petite_et_grande(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Bureau, Formation, Formation]]:
    """Two formations of 20 and 200 persons: half of them refused who ask why, half to type online."""
    bureau = creer_bureau(tmp_path_factory.mktemp("avance"))
    formations = [creer_formation(bureau, code, capacite=300) for code in ("MCO", "GEA")]
    for rang, (formation, nombre) in enumerate(zip(formations, (PEU, BEAUCOUP), strict=True)):
        personnes = [
            {
                "numero": f"{7 + rang}00{numero:03d}",
                "nom": f"MARTIN {numero}",
                "etat": "refusee" if numero % 2 else "confirmee",
                "adresse": "3 place de l’Exemple",
            }
            for numero in range(nombre)
        ]
        importer(bureau, formation, date(2025, 4, 28), *personnes)
        lignes = bureau.candidatures.lister(formation_id=formation.id)
        for ligne in lignes:
            if int(ligne.numero) % 2:
                bureau.motifs.ajouter(ligne.id, recue_on=date(2025, 6, 9))
        bureau.decisions.preparer_recherches([un.id for un in lignes if int(un.numero) % 2 == 0])
    petite, grande = formations
    yield bureau, petite, grande
    bureau.close()


def demande(bureau: Bureau, formation: Formation, cle: str) -> DemandeImpression:
    lignes = bureau.candidatures.lister(formation_id=formation.id)
    return DemandeImpression(cle, formation.campagne, lignes, formation.id)


def requetes(travail: Callable[[], object]) -> int:
    """Count the statements that some work runs."""
    vues: list[str] = []

    def noter(_connection: object, _curseur: object, requete: str, *_: object) -> None:
        vues.append(requete)

    event.listen(Engine, "before_cursor_execute", noter)
    try:
        travail()
    finally:
        event.remove(Engine, "before_cursor_execute", noter)
    return len(vues)


@pytest.mark.parametrize("cle", [un.cle for un in DOCUMENTS])
def test_a_document_of_many_runs_no_more_statements_than_one_of_few(
    petite_et_grande: tuple[Bureau, Formation, Formation], cle: str
) -> None:
    bureau, petite, grande = petite_et_grande
    bureau.impressions.composer(demande(bureau, petite, cle))  # what is read once is
    de_peu, de_beaucoup = (
        requetes(partial(bureau.impressions.composer, demande(bureau, une, cle))) for une in (petite, grande)
    )
    assert de_peu
    assert de_beaucoup <= de_peu + 2


def test_a_statement_for_each_person_would_be_seen(
    petite_et_grande: tuple[Bureau, Formation, Formation],
) -> None:
    bureau, _, grande = petite_et_grande
    lignes = bureau.candidatures.lister(formation_id=grande.id)

    def un_par_un() -> None:
        with bureau.contexte.database.lecture() as connection:
            for ligne in lignes:
                candidats.trouver(connection, ligne.candidat_id)

    assert requetes(un_par_un) >= BEAUCOUP


@pytest.mark.parametrize("cle", DE_PERSONNES)
def test_composing_is_counted_to_the_last_and_given_up_at_once(
    petite_et_grande: tuple[Bureau, Formation, Formation], cle: str
) -> None:
    bureau, petite, _ = petite_et_grande
    voulue, comptes = demande(bureau, petite, cle), []
    bureau.impressions.composer(voulue, lambda fait, total: comptes.append((fait, total)))
    faits = [fait for fait, total in comptes if total == PEU]
    assert faits == sorted(faits)
    assert faits[-1] == PEU

    def renoncer(fait: int, total: int) -> None:
        comptes.append((fait, total))
        raise Assez

    comptes.clear()
    with pytest.raises(Assez):
        bureau.impressions.composer(voulue, renoncer)
    assert len(comptes) == 1


def test_putting_the_file_together_can_be_given_up_too(
    petite_et_grande: tuple[Bureau, Formation, Formation],
) -> None:
    bureau, _, grande = petite_et_grande
    derniers: list[int] = []

    def renoncer(fait: int, total: int) -> None:
        if fait == total:
            derniers.append(fait)
            if len(derniers) > 1:
                raise Assez

    with pytest.raises(Assez):
        bureau.impressions.produire(demande(bureau, grande, "fiches"), renoncer)
    assert derniers == [BEAUCOUP, BEAUCOUP]


def test_what_is_read_by_lots_loses_nobody() -> None:
    comptes: list[tuple[int, int]] = []
    avance = Avance(lambda fait, total: comptes.append((fait, total)))
    assert [un for lot in avance.lots(range(1000)) for un in lot] == list(range(1000))
    assert set(comptes) == {(0, 1000)}
    assert list(avance.veiller("abc")) == ["a", "b", "c"]
    assert comptes[-1] == (0, 1000)
    assert list(Avance().compter(["x"])) == ["x"]
