"""The CSV of the candidate list reads back as the table of the site, changes nothing and proves nothing."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cfa_desktop.documents.csv_t import ecrire_csv
from cfa_desktop.documents.lecture.limites import ExportRefuse
from cfa_desktop.models.etats import LABELS_ETAT, Etat
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.plan import Plan
from cfa_desktop.models.repris import est_sans_objet
from cfa_desktop.models.saisie import Decision, Statut
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.entetes import entete
from cfa_desktop.services.exports import DemandeListe, liste_de
from cfa_desktop.services.exports_csv import remarque
from cfa_desktop.services.imports import RienAImporter
from cfa_desktop.storage.tables import METADATA
from tests.factories import DONNEES, SIRET, candidature_id, creer_formation, importer

AVRIL, MAI = "T_recrutement_MCO_2025-04-28.csv", "T_recrutement_MCO_2025-05-12.csv"
# What an import writes even when it changes nothing: its own trace.
TRACES = ("import", "changement", "changement_ligne", "sqlite_sequence")


def _contenu(bureau: Bureau) -> dict[str, list[tuple[object, ...]]]:
    with bureau.contexte.database.lecture() as connection:
        return {
            nom: [tuple(ligne) for ligne in connection.execute(text(f'SELECT * FROM "{nom}" ORDER BY 1'))]
            for nom in METADATA.tables
            if nom not in TRACES
        }


def _exporter(bureau: Bureau, formation: Formation | None, cible: Path) -> Path:
    session = formation.campagne if formation else bureau.formations.campagne_habitee(None)
    identifiant = formation.id if formation else None
    lignes = bureau.candidatures.lister(formation_id=identifiant, campagne=session)
    bureau.exports.liste(DemandeListe(lignes, identifiant, session), cible)
    return cible


def _effets(plan: Plan) -> tuple[int, ...]:
    decisifs = sum(constat.est_decisif for constat in plan.ecarts)
    return len(plan.nouveaux), len(plan.modifies), len(plan.disparus), decisifs


def _la_plus_saisie(bureau: Bureau) -> Formation:
    """Return the formation where most items were typed here."""
    typees = [carte.saisie.formation_id for carte in bureau.saisies.lister() if carte.saisie.candidature_id]
    return bureau.formations.trouver(max(set(typees), key=typees.count))


def test_an_exported_csv_is_a_table_of_the_site_that_changes_nothing(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau)
    for nom, jour in ((AVRIL, date(2025, 4, 28)), (MAI, date(2025, 5, 12))):
        lue = bureau.imports.lire(DONNEES / nom)
        bureau.imports.appliquer(bureau.imports.planifier(lue, formation, jour))
    cible = _exporter(bureau, formation, tmp_path / "candidats_MCO_2025-06-11.csv")
    relue = bureau.imports.lire(cible)
    assert (relue.type, relue.rejets) == (TypeExport.TABLEAU, ())
    assert relue.indice_date == "2025-05-12"  # what it repeats, not the day of its name
    plan = bureau.imports.planifier(relue, formation, date(2025, 6, 11))
    assert _effets(plan) == (0, 0, 0, 0)
    assert plan.destination.export_on == date(2025, 5, 12)
    assert len(plan.inchanges) == relue.lignes > 200
    assert [doute.raison for doute in plan.doutes if "CFA Recrutement" in doute.raison] == [
        "ce fichier vient de CFA Recrutement\u202f: il ne prouve rien de plus que l’export du 12/05/2025"
    ]


def test_what_was_prepared_typed_or_presumed_is_neither_said_nor_proved(demo: Bureau, tmp_path: Path) -> None:
    formation = _la_plus_saisie(demo)
    lignes = demo.candidatures.lister(formation_id=formation.id)
    assert any(ligne.etat_parcoursup is not ligne.etat_importe for ligne in lignes), "nothing typed here"
    avant, cible = _contenu(demo), _exporter(demo, formation, tmp_path / "Candidatures 2099-01-01.csv")
    with cible.open(encoding="utf-8-sig", newline="") as flux:
        dits = {ligne["N°Inscription"]: ligne for ligne in csv.DictReader(flux, delimiter=";")}
    assert list(next(iter(dits.values())))[-1] == "Dernier export"
    for ligne in lignes:
        attendu = LABELS_ETAT[ligne.etat_importe] if ligne.etat_importe else ligne.etat_brut
        assert dits[ligne.numero]["Etat"] == attendu
    relue = demo.imports.lire(cible)
    plan = demo.imports.planifier(relue, formation, date(2099, 1, 1))
    assert _effets(plan) == (0, 0, 0, 0)
    traces = len(demo.imports.lister()), demo.historique.lister()[0].action.id
    with pytest.raises(RienAImporter, match="Rien à importer"):
        demo.imports.appliquer(plan)
    assert _contenu(demo) == avant
    assert (len(demo.imports.lister()), demo.historique.lister()[0].action.id) == traces


def test_an_export_that_changes_nothing_still_renews_the_age_of_the_facts(bureau: Bureau) -> None:
    """Negative control: only a list of this program is left out; an export of the site is recorded."""
    formation = creer_formation(bureau)
    lue = bureau.imports.lire(DONNEES / MAI)
    for jour in (date(2025, 5, 12), date(2025, 5, 13)):
        plan = bureau.imports.planifier(lue, formation, jour)
        assert not est_sans_objet(plan)
        bureau.imports.appliquer(plan)
    assert plan.est_vide
    assert {un.export_on for un in bureau.candidatures.lister(formation_id=formation.id)} == {jour}


def test_the_notice_of_a_csv_is_one_short_sentence() -> None:
    assert remarque(0) == ()
    for nombre, dit in ((1, "1 candidature y est comme sur Parcoursup"), (3, "3 candidatures y sont comme")):
        (phrase,) = remarque(nombre)
        assert phrase.startswith(dit)
        assert phrase.endswith("choisissez Excel ou PDF.")
        assert len(phrase) < 110


def test_the_list_as_on_screen_would_have_proved_what_was_only_typed(demo: Bureau, tmp_path: Path) -> None:
    """Negative control: the same harness sees the changes that a CSV of the screen would make."""
    formation = _la_plus_saisie(demo)
    lignes = [un for un in demo.candidatures.lister(formation_id=formation.id) if un.disparue_on is None]
    demande = DemandeListe(lignes, formation.id, formation.campagne)
    tete = entete(demo.contexte, formation.id, formation.campagne, "")
    ecrire_csv(liste_de(tete, lignes, demande.colonnes), tmp_path / "ecran.csv")
    relue = demo.imports.lire(tmp_path / "ecran.csv")
    demain = demo.contexte.maintenant().date() + timedelta(days=1)
    _, modifies, _, decisifs = _effets(demo.imports.planifier(relue, formation, demain))
    assert modifies > 0
    assert decisifs > 0


def test_a_csv_of_several_formations_comes_back_one_by_one(demo: Bureau, tmp_path: Path) -> None:
    avant, cible = _contenu(demo), _exporter(demo, None, tmp_path / "tout.csv")
    relues = demo.imports.lire_tout(cible)
    assert len(relues) > 1
    assert sum(lue.lignes for lue in relues) == len(cible.read_text("utf-8-sig").splitlines()) - 1
    assert not any(lue.rejets for lue in relues)
    for lue in relues:
        formation = demo.imports.proposer(lue)[0].formation
        assert formation.nom_court == lue.indice_formation
        plan = demo.imports.planifier(lue, formation, date(2099, 1, 1))
        assert _effets(plan) == (0, 0, 0, 0)
        assert len(plan.inchanges) == len(lue.enregistrements)
    assert _contenu(demo) == avant


def test_another_base_learns_what_the_export_said_and_nobody_else(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau)
    lea = {"numero": "0700123", "nom": "MARTIN", "prenom": "Léa", "etat": "confirmee"}
    importer(bureau, formation, date(2025, 4, 28), lea, lea | {"numero": "0700124", "prenom": "Ana"})
    importer(bureau, formation, date(2025, 5, 12), lea)
    decision = DemandeDecision(
        candidature_id=candidature_id(bureau, formation, "0700123"), decision=Decision.RECHERCHE
    )
    bureau.saisies.marquer_saisie(bureau.decisions.preparer(decision))
    cible = _exporter(bureau, formation, tmp_path / "lf.csv")
    autre = creer_formation(bureau, "GEA")
    plan = bureau.imports.planifier(bureau.imports.lire(cible), autre, date(2025, 6, 11))
    assert [(un.numero, un.champs["etat"]) for un in plan.nouveaux] == [("0700123", Etat.CONFIRMEE.value)]
    assert "1 ligne est laissée de côté" in plan.doutes[-1].raison


def test_a_person_that_no_export_showed_is_left_aside(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau)
    bureau.contrats.preparer(
        SaisieContrat(
            formation_id=formation.id,
            numero="0700999",
            nom="SANS VŒU Léo",
            employeur="DUPONT & FILS",
            siret=SIRET,
            confirme=True,
        )
    )
    cible = _exporter(bureau, formation, tmp_path / "lf.csv")
    plan = bureau.imports.planifier(bureau.imports.lire(cible), formation, date(2025, 6, 11))
    assert _effets(plan) == (0, 0, 0, 0)
    assert "aucune de ses lignes ne vient d’un export" in plan.doutes[-1].raison
    assert bureau.saisies.lister()[0].saisie.statut is Statut.PREPAREE


@pytest.mark.parametrize("quoi", ["liste", "formations", "tout", "saisies"])
def test_a_workbook_of_this_program_is_never_an_export(demo: Bureau, tmp_path: Path, quoi: str) -> None:
    cible = tmp_path / "Candidatures 2099-01-01.xlsx"
    session = demo.formations.campagne_habitee(None)
    if quoi == "liste":
        _exporter(demo, None, cible)
    elif quoi == "formations":
        demo.classeurs.par_formation(session, cible)
    elif quoi == "tout":
        demo.classeurs.complet(cible)
    else:
        demo.exports.saisies(cible, session)
    with pytest.raises(ExportRefuse, match=r"écrit par CFA Recrutement.*Classeur à modifier ailleurs"):
        demo.imports.lire_tout(cible)


def test_the_list_of_a_workbook_saved_without_its_notice_is_known_too(demo: Bureau, tmp_path: Path) -> None:
    formation = _la_plus_saisie(demo)
    lignes = demo.candidatures.lister(formation_id=formation.id)
    tete = entete(demo.contexte, formation.id, formation.campagne, "")
    liste = liste_de(tete, lignes, DemandeListe(lignes, formation.id, formation.campagne).colonnes)
    cible = tmp_path / "copie.csv"
    with cible.open("w", encoding="utf-8-sig", newline="") as flux:
        csv.writer(flux, delimiter=";").writerow([colonne.titre for colonne in liste.colonnes])
        csv.writer(flux, delimiter=";").writerow(["0700123", "MARTIN Léa", *[""] * (len(liste.colonnes) - 2)])
    with pytest.raises(ExportRefuse, match="écrit par CFA Recrutement"):
        demo.imports.lire_tout(cible)
