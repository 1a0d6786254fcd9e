"""Examination sheets composed from the base: what the exports said, read at once for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from cfa_desktop.documents.pdf.ouvrage import Ouvrage, ecrire_ouvrage
from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contexte import Contexte
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.examen import (
    LIGNES_HAUTES,
    SANS_PROJET,
    composer_commission,
    composer_examen,
)
from cfa_desktop.storage import rubriques
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import creer_formation, importer
from tests.services.fichiers_lus import appliquer, fichier_lu

MAI = date(2025, 5, 21)
LEA = {"numero": "700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee", "civilite": "Mme"}
ALI = {"numero": "700124", "nom": "BENALI", "prenom": "Ali", "etat": "confirmee"}
COURANTE, PASSEE = "2024-2025", "2023-2024"
CONTENU = {
    chemin(Rubrique.SCOLARITE, COURANTE, "niveau"): "Terminale",
    chemin(Rubrique.SCOLARITE, COURANTE, "serie"): "Bac techno STMG",
    chemin(Rubrique.SCOLARITE, COURANTE, "langue_a"): "Anglais",
    chemin(Rubrique.SCOLARITE, COURANTE, "langue_b"): "Espagnol",
    chemin(Rubrique.SCOLARITE, COURANTE, "etablissement"): "Lycée Lafayette",
    chemin(Rubrique.SCOLARITE, PASSEE, "niveau"): "Première",
    chemin(Rubrique.SCOLARITE, PASSEE, "etablissement"): "Lycée Lafayette",
    chemin(Rubrique.BAC, "eds_terminale_1"): "Droit",
    chemin(Rubrique.BAC, "eds_terminale_2"): "Mercatique",
    chemin(Rubrique.BAC, "academie"): "Clermont-Ferrand",
    chemin(Rubrique.BAC, "obtention"): "06/2025",
    chemin(Rubrique.BULLETINS, COURANTE, "Trimestre 1", "Maths", "moyenne"): "12,5",
    chemin(Rubrique.BULLETINS, COURANTE, "Trimestre 1", "Maths", "moyenne_classe"): "11,2",
    chemin(Rubrique.FICHE_AVENIR, "autonomie"): "Très satisfaisante",
    chemin(Rubrique.FICHE_AVENIR, "appreciation"): "Élève sérieuse.",
    chemin(Rubrique.PROJET, "lettre"): "Je souhaite cette formation.",
    chemin(Rubrique.ACTIVITES, "experience"): "Stage en magasin.",
    chemin(Rubrique.ACTIVITES, "pratiques"): "Judo",
    chemin(Rubrique.AMENAGEMENT, "demande"): "Oui, tiers temps",
}

Composeur = Callable[[Contexte, DemandeImpression], Ouvrage]


def lire(bureau: Bureau, composer: Composeur, dossier: Path, *options: str) -> list[str]:
    lignes = bureau.candidatures.lister(campagne=2025)
    demande = DemandeImpression("examen", 2025, lignes, options=frozenset(options))
    ecrire_ouvrage(composer(bureau.contexte, demande), dossier / "d.pdf")
    pages = pages_lues(dossier / "d.pdf")
    return [" ".join(page.replace("\u00a0", " ").replace("\u202f", " ").split()) for page in pages]


@contextmanager
def requetes_comptees() -> Iterator[list[str]]:
    """Gather every query sent to a base."""
    vues: list[str] = []

    def voir(_connexion: Any, _curseur: Any, requete: str, *_reste: Any) -> None:
        vues.append(requete)

    event.listen(Engine, "before_cursor_execute", voir)
    try:
        yield vues
    finally:
        event.remove(Engine, "before_cursor_execute", voir)


def formation_lue(bureau: Bureau, **champs: object) -> Formation:
    formation = creer_formation(bureau, **champs)  # type: ignore[arg-type]
    appliquer(bureau, formation, fichier_lu("P", ALI, LEA, contenus={1: CONTENU}), MAI)
    return formation


@lit_le_pdf
def test_a_sheet_tells_what_the_exports_said(bureau: Bureau, tmp_path: Path) -> None:
    formation_lue(bureau)
    benali, martin = lire(bureau, composer_examen, tmp_path)
    for dit in (
        "MARTIN Léa",
        "700123 · Mme",
        "2024-2025 · Terminale",
        "Bac techno STMG",
        "Langues : Anglais, Espagnol",
        "2023-2024 · Première",
        "Droit, Mercatique",
        "06/2025, Clermont-Ferrand",
        "12,5 11,2",
        "Très satisfaisante",
        "Élève sérieuse.",
        "Je souhaite cette formation.",
        "Expériences professionnelles : Stage en magasin.",
        "Judo.",
        "Résultats dans les matières de la formation",
    ):
        assert dit in martin
    assert martin.count("Lycée Lafayette") == 1
    assert benali.count("Non fourni par les exports") == 5


@lit_le_pdf
def test_what_is_asked_of_an_arrangement_is_never_printed(bureau: Bureau, tmp_path: Path) -> None:
    formation_lue(bureau)
    for composer in (composer_examen, composer_commission):
        lu = " ".join(lire(bureau, composer, tmp_path)).lower()
        assert "martin" in lu
        assert "tiers temps" not in lu
        assert "ménagement" not in lu


@lit_le_pdf
def test_the_boxes_ticked_change_the_sheet_and_the_list(bureau: Bureau, tmp_path: Path) -> None:
    formation_lue(bureau)
    assert "Je souhaite" not in " ".join(lire(bureau, composer_examen, tmp_path, SANS_PROJET))
    lignes = bureau.candidatures.lister(campagne=2025) * 4
    pages = [
        len(
            composer_commission(
                bureau.contexte, DemandeImpression("commission", 2025, lignes, options=frozenset(options))
            ).pages
        )
        for options in ((), (LIGNES_HAUTES,))
    ]
    assert pages == [1, 2]


@lit_le_pdf
def test_each_formation_has_its_own_criteria_and_letter(bureau: Bureau, tmp_path: Path) -> None:
    formation_lue(bureau, code="MCO")
    autre = creer_formation(bureau, "NDRC", criteres=("Motivation pour l’alternance",))
    appliquer(
        bureau, autre, fichier_lu("P", LEA, contenus={0: {chemin(Rubrique.PROJET, "lettre"): "Vendre."}})
    )
    ndrc = next(page for page in lire(bureau, composer_examen, tmp_path) if "Vendre." in page)
    assert "Motivation pour l’alternance" in ndrc
    assert "Je souhaite" not in ndrc
    assert "12,5 11,2" in ndrc
    listes = lire(bureau, composer_commission, tmp_path)
    assert [("MCO – BTS" in page, "NDRC – BTS" in page) for page in listes] == [(True, False), (False, True)]
    assert ["Motivation" in page for page in listes] == [False, True]
    assert ["Résultats dans" in page for page in listes] == [True, False]


@lit_le_pdf
def test_the_list_gives_the_criteria_of_its_formation(bureau: Bureau, tmp_path: Path) -> None:
    formation_lue(bureau)
    (liste,) = lire(bureau, composer_commission, tmp_path)
    for dit in (
        "A Résultats dans les matières",
        "1 BENALI Ali",
        "2 MARTIN Léa",
        "700123",
        "MCO – BTS - Services - MCO",
    ):
        assert dit in liste


def test_reading_hundreds_of_dossiers_takes_no_more_queries_than_reading_one(bureau: Bureau) -> None:
    formation = creer_formation(bureau)
    importer(bureau, formation, MAI, *({**LEA, "numero": str(700000 + rang)} for rang in range(300)))
    lignes = bureau.candidatures.lister(campagne=2025)
    comptes = []
    for nombre in (1, 300):
        with requetes_comptees() as vues:
            composer_examen(bureau.contexte, DemandeImpression("examen", 2025, lignes[:nombre]))
        comptes.append(len(vues))
    assert comptes[0] == comptes[1] > 0


def test_contents_read_together_are_those_read_one_by_one(bureau: Bureau) -> None:
    formation_lue(bureau, code="MCO")
    autre = creer_formation(bureau, "NDRC")
    appliquer(
        bureau, autre, fichier_lu("P", LEA, contenus={0: {chemin(Rubrique.PROJET, "lettre"): "Vendre."}})
    )
    ids = [(ligne.candidat_id, ligne.id) for ligne in bureau.candidatures.lister(campagne=2025)]
    with bureau.contexte.database.lecture() as connection:
        ensemble = rubriques.de_candidatures(connection, ids)
        assert ensemble == {un: rubriques.lire(connection, personne, un) for personne, un in ids}
        assert rubriques.de_candidatures(connection, []) == {}
    assert sum(map(bool, ensemble.values())) == 2


@lit_le_pdf
def test_only_what_may_still_be_decided_has_boxes(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau)
    etats = ("confirmee", "non_confirmee", "refusee", "en_recherche")
    lignes = [
        {**ALI, "nom": f"N{rang}", "numero": str(700000 + rang), "etat": etat}
        for rang, etat in enumerate(etats)
    ]
    importer(bureau, formation, MAI, *lignes)
    confirmee, non_confirmee, refusee, en_recherche = lire(bureau, composer_examen, tmp_path)
    assert ["en raison du critère" in page for page in (confirmee, non_confirmee)] == [True, True]
    assert "ne se saisira qu’une fois le vœu confirmé" in non_confirmee
    for page in (refusee, en_recherche):
        assert "en raison du critère" not in page
        assert "une décision ne se retire pas" in page
    (liste,) = lire(bureau, composer_commission, tmp_path)
    assert liste.count("confirmation") == 2  # its limit, and what stands for its boxes


@lit_le_pdf
def test_a_formation_without_examination_takes_no_decision(bureau: Bureau, tmp_path: Path) -> None:
    importer(bureau, creer_formation(bureau, examine=False), MAI, ALI)
    (page,) = lire(bureau, composer_examen, tmp_path)
    assert "en raison du critère" not in page
    (liste,) = lire(bureau, composer_commission, tmp_path)
    assert "Cette formation n’examine pas les dossiers" in liste
    assert "Refus" not in liste


@lit_le_pdf
def test_an_examination_not_said_yet_is_reminded_and_prepared_all_the_same(
    bureau: Bureau, tmp_path: Path
) -> None:
    importer(bureau, creer_formation(bureau, examine=None), MAI, ALI)
    (page,) = lire(bureau, composer_examen, tmp_path)
    assert "n’est pas renseigné" in page
    assert "en raison du critère" in page
