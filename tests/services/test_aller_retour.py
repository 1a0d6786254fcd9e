"""A workbook exported to be modified comes back as a plan: nothing is written over in silence."""

from __future__ import annotations

import csv
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cfa_desktop.models.aller_retour import PlanAllerRetour, ecrire_cle, lire_cle
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import TypeEvenement
from cfa_desktop.services.aller_retour import RetourRefuse
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe
from tests.factories import creer_bureau, creer_formation, importer
from tests.reliability.tableur import convertir

LEA = {
    "numero": "0700123",
    "nom": "MARTIN",
    "prenom": "Léa",
    "etat": "confirmee",
    "telephone_portable": "0601020304",
    "mail": "lea@courriel.example",
}
TOM = {"numero": "0700124", "nom": "PETIT", "prenom": "Tom", "etat": "en_recherche"}
ZOE = {"numero": "0700125", "nom": "ROUX", "prenom": "=Zoé", "etat": "confirmee"}
PORTABLE, FIXE, MAIL = "Téléphone portable", "Téléphone fixe", "Adresse mail"
ETAPE, ETAPE_ON, NOTE = "Prochaine étape", "Étape le", "Note à ajouter"


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), LEA, TOM, ZOE)
    return formation


def exporter(bureau: Bureau, formation: Formation | None, path: Path) -> Path:
    lignes = bureau.candidatures.lister(formation_id=formation.id if formation else None, campagne=2025)
    bureau.aller_retours.exporter(DemandeListe(lignes, formation.id if formation else None, 2025), path)
    return path


def ecrire(path: Path, numero: str, **valeurs: object) -> None:
    """Type values in the row of a number, by title."""
    classeur = openpyxl.load_workbook(path)
    feuille = classeur.worksheets[0]
    titres = [cellule.value for cellule in feuille[1]]
    (rang,) = [ligne[0].row for ligne in feuille.iter_rows(min_row=2) if ligne[1].value == numero][:1]
    for titre, valeur in valeurs.items():
        feuille.cell(rang, titres.index(titre) + 1).value = valeur
    classeur.save(path)


def relire(bureau: Bureau, path: Path) -> PlanAllerRetour:
    (extraction,) = bureau.imports.lire_tout(path)
    assert extraction.type is TypeExport.ALLER_RETOUR
    return bureau.aller_retours.planifier(extraction)


def dits(plan: PlanAllerRetour) -> list[tuple[str, str, str, str]]:
    return [(voulu.numero, voulu.champ, voulu.avant, voulu.apres) for voulu in plan.voulus]


def ligne_de(bureau: Bureau, numero: str) -> Any:
    return next(ligne for ligne in bureau.candidatures.lister(campagne=2025) if ligne.numero == numero)


def test_an_untouched_workbook_changes_nothing(bureau: Bureau, formation: Formation, tmp_path: Path) -> None:
    plan = relire(bureau, exporter(bureau, formation, tmp_path / "r.xlsx"))
    assert (plan.voulus, plan.refus, plan.inchangees, plan.lignes) == ((), (), 3, 3)
    with pytest.raises(RetourRefuse, match="Rien n’est coché"):
        bureau.aller_retours.appliquer(plan)


def test_what_was_typed_comes_back_field_by_field_and_is_undone_at_once(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{PORTABLE: "06 11 22 33 44", MAIL: "lea.martin@courriel.example"})
    ecrire(path, "0700124", **{ETAPE: "Rappeler", ETAPE_ON: datetime(2025, 6, 15), NOTE: "Vu au forum"})  # noqa: DTZ001
    plan = relire(bureau, path)
    assert dits(plan) == [
        ("0700123", "telephone_portable", "0601020304", "0611223344"),
        ("0700123", "mail", "lea@courriel.example", "lea.martin@courriel.example"),
        ("0700124", "prochaine_etape", "", "Rappeler"),
        ("0700124", "prochaine_etape_on", "", "2025-06-15"),
        ("0700124", "note", "", "Vu au forum"),
    ]
    assert plan.refus == ()
    assert bureau.aller_retours.appliquer(plan) == 5
    lea, tom = ligne_de(bureau, "0700123"), ligne_de(bureau, "0700124")
    assert (lea.telephone_portable, lea.mail) == ("0611223344", "lea.martin@courriel.example")
    assert (tom.prochaine_etape, tom.prochaine_etape_on) == ("Rappeler", date(2025, 6, 15))
    (note,) = bureau.suivi.de_candidat(tom.candidat_id)
    assert (note.type, note.texte) == (TypeEvenement.NOTE, "Vu au forum")
    assert relire(bureau, path).voulus == ()
    bureau.historique.annuler()
    assert ligne_de(bureau, "0700123").telephone_portable == "0601020304"
    assert bureau.suivi.de_candidat(tom.candidat_id) == []


def test_what_is_not_the_officer_s_is_refused_and_nothing_else_of_the_row(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{"État": "Refusée", PORTABLE: "0611223344"})
    plan = relire(bureau, path)
    assert [(un.champ, un.valeur) for un in plan.refus] == [("etat", "Refusée")]
    assert "ne se modifie pas" in plan.refus[0].raison
    assert [voulu.champ for voulu in plan.voulus] == ["telephone_portable"]


@pytest.mark.parametrize(
    ("tape", "raison"),
    [
        ((PORTABLE, "601020304"), "zéro"),
        ((PORTABLE, "6,01E+08"), "tableur"),
        ((MAIL, "lea@"), "incomplète"),
        ((ETAPE_ON, "31/02/2025"), "date"),
        ((ETAPE_ON, "bientôt"), "date"),
        ((ETAPE, "Rappeler"), "date"),
        ((NOTE, "x" * 2_001), "long"),
    ],
)
def test_an_invalid_value_is_refused_with_its_reason(
    bureau: Bureau, formation: Formation, tmp_path: Path, tape: tuple[str, str], raison: str
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **dict([tape]))
    plan = relire(bureau, path)
    assert plan.voulus == ()
    assert raison in plan.refus[0].raison


def test_what_changed_here_since_is_a_conflict_shown_with_both_values_and_not_ticked(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{PORTABLE: "0611223344"})
    lea = ligne_de(bureau, "0700123")
    bureau.dossiers.corriger(lea.candidat_id, {"telephone_portable": "0699999999"})
    plan = relire(bureau, path)
    (conflit,) = plan.conflits
    assert (conflit.avant, conflit.apres, plan.retenus) == ("0699999999", "0611223344", ())
    bureau.aller_retours.appliquer(plan.coche(conflit.rang, oui=True))
    assert ligne_de(bureau, "0700123").telephone_portable == "0611223344"


def test_a_base_that_changed_after_the_plan_refuses_it(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{PORTABLE: "0611223344"})
    plan = relire(bureau, path)
    bureau.dossiers.corriger(ligne_de(bureau, "0700124").candidat_id, {"mail": "tom@courriel.example"})
    with pytest.raises(RetourRefuse, match="changé depuis"):
        bureau.aller_retours.appliquer(plan)
    assert ligne_de(bureau, "0700123").telephone_portable == "0601020304"


def test_a_note_alone_leaves_the_open_step_and_an_emptied_step_is_done(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    lea = ligne_de(bureau, "0700123")
    etape = bureau.suivi.proposer(lea.candidat_id, TypeEvenement.APPEL)
    bureau.suivi.noter(etape._replace(etape="Rappeler", etape_on=date(2025, 6, 20)))
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{NOTE: "A son permis"})
    bureau.aller_retours.appliquer(relire(bureau, path))
    assert ligne_de(bureau, "0700123").prochaine_etape_on == date(2025, 6, 20)
    ecrire(path, "0700123", **{NOTE: None, ETAPE: None, ETAPE_ON: None})
    bureau.aller_retours.appliquer(relire(bureau, path))
    assert ligne_de(bureau, "0700123").prochaine_etape_on is None
    assert len(bureau.suivi.de_candidat(lea.candidat_id)) == 2


def test_rows_sorted_removed_added_and_columns_added_or_removed_do_not_matter(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700125", **{PORTABLE: "0611223344", FIXE: "0473000000"})
    classeur = openpyxl.load_workbook(path)
    feuille = classeur.worksheets[0]
    lignes = [[cellule.value for cellule in ligne] for ligne in feuille.iter_rows(min_row=2)]
    feuille.delete_rows(2, 9)
    gardees = [ligne for ligne in reversed(lignes) if ligne[1] != "0700124"]
    for ligne in [*gardees, [None, "0700199", "MCO", "INCONNU Zed"]]:
        feuille.append(ligne)
    feuille.insert_cols(4, 2)
    feuille["D1"], feuille["E1"] = "Mon avis", PORTABLE
    mail = [cellule.value for cellule in feuille[1]].index(MAIL) + 1
    feuille.delete_cols(mail)
    feuille.insert_rows(1, 2)
    classeur.save(path)
    plan = relire(bureau, path)
    assert dits(plan) == [("0700125", "telephone_fixe", "", "0473000000")]
    assert [doute.champ for doute in plan.doutes] == [PORTABLE]
    assert ["ajoutée" in un.raison for un in plan.refus] == [True]


def test_a_row_mixed_with_another_by_a_partial_sort_is_refused_whole(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    classeur = openpyxl.load_workbook(path)
    feuille = classeur.worksheets[0]
    feuille["A2"].value, feuille["A3"].value = feuille["A3"].value, feuille["A2"].value
    classeur.save(path)
    ecrire(path, "0700123", **{PORTABLE: "0611223344"})
    plan = relire(bureau, path)
    assert plan.voulus == ()
    assert len(plan.refus) == 2
    assert all("ne correspond plus" in un.raison for un in plan.refus)


def test_a_key_typed_over_or_of_another_base_gives_nothing(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{PORTABLE: "0611223344"})
    (ailleurs := tmp_path / "ailleurs").mkdir()
    autre = creer_bureau(ailleurs)
    try:
        plan = relire(autre, path)
    finally:
        autre.close()
    assert plan.voulus == ()
    assert {un.raison for un in plan.refus} == {"ce classeur vient d’une autre base"}
    classeur = openpyxl.load_workbook(path)
    classeur.worksheets[0]["A2"].value += "x"
    classeur.save(path)
    assert "clé cachée" in relire(bureau, path).refus[0].raison


def test_a_person_of_two_formations_changes_once_and_never_two_ways(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    importer(bureau, creer_formation(bureau, "GEA"), date(2025, 4, 28), LEA)
    path = exporter(bureau, None, tmp_path / "r.xlsx")
    classeur = openpyxl.load_workbook(path)
    feuille = classeur.worksheets[0]
    portable = [cellule.value for cellule in feuille[1]].index(PORTABLE) + 1
    siennes = [ligne[0].row for ligne in feuille.iter_rows(min_row=2) if ligne[1].value == "0700123"]
    assert len(siennes) == 2
    for rang in siennes:
        feuille.cell(rang, portable).value = "0611223344"
    classeur.save(path)
    assert len(relire(bureau, path).voulus) == 1
    feuille.cell(siennes[0], portable).value = "0655555555"
    classeur.save(path)
    plan = relire(bureau, path)
    assert plan.voulus == ()
    assert [un.champ for un in plan.refus] == ["telephone_portable"] * 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice n’est pas installé")
def test_libreoffice_may_save_it_as_ods_then_as_xlsx(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    lea = ligne_de(bureau, "0700123")
    etape = bureau.suivi.proposer(lea.candidat_id, TypeEvenement.APPEL)
    bureau.suivi.noter(etape._replace(etape="Rappeler", etape_on=date(2025, 6, 20)))
    path = exporter(bureau, formation, tmp_path / "r.xlsx")
    (tours := tmp_path / "tours").mkdir()
    ods = convertir(path, "ods", tours / "profil")
    assert relire(bureau, ods).inchangees == 3
    retour = convertir(ods, "xlsx", tours / "profil")
    assert relire(bureau, retour).inchangees == 3
    ecrire(retour, "0700123", **{PORTABLE: "0611223344", ETAPE_ON: datetime(2025, 6, 21)})  # noqa: DTZ001
    plan = relire(bureau, retour)
    assert sorted((un.champ, un.apres) for un in plan.voulus) == [
        ("prochaine_etape_on", "2025-06-21"),
        ("telephone_portable", "0611223344"),
    ]
    assert plan.refus == ()


def test_a_french_csv_of_it_comes_back_too(bureau: Bureau, formation: Formation, tmp_path: Path) -> None:
    feuille = openpyxl.load_workbook(exporter(bureau, formation, tmp_path / "r.xlsx")).worksheets[0]
    cible = tmp_path / "r.csv"
    with cible.open("w", encoding="cp1252", newline="") as flux:
        sortie = csv.writer(flux, delimiter=";")
        for ligne in feuille.iter_rows(values_only=True):
            sortie.writerow([f"{un:%d/%m/%Y}" if isinstance(un, datetime) else un for un in ligne])
    assert relire(bureau, cible).inchangees == 3


def test_the_register_has_one_line_per_formation_changed_and_no_export_day(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    gea = creer_formation(bureau, "GEA")
    importer(bureau, gea, date(2025, 4, 29), LEA | {"numero": "0700200"})
    path = exporter(bureau, None, tmp_path / "r.xlsx")
    ecrire(path, "0700123", **{PORTABLE: "0611223344", NOTE: "Vu au forum"})
    ecrire(path, "0700124", **{PORTABLE: "0611223355"})
    ecrire(path, "0700125", **{MAIL: "zoe@courriel.example"})
    ecrire(path, "0700200", **{NOTE: "Rappelée"})
    bureau.dossiers.corriger(ligne_de(bureau, "0700125").candidat_id, {"mail": "roux@courriel.example"})
    avant = bureau.imports.lister()
    bureau.aller_retours.appliquer(relire(bureau, path))
    en_gea, en_mco = bureau.imports.lister()[:2]
    assert (en_mco.formation_id, en_gea.formation_id) == (formation.id, gea.id)
    assert {un.fichier for un in (en_mco, en_gea)} == {"r.xlsx"}
    assert (en_mco.lignes, en_gea.lignes) == (3, 1)
    assert en_mco.rapport == {
        "corriges": ["0700123", "0700124"],
        "notes": ["0700123"],
        "laisses": ["0700125"],
    }
    assert en_gea.rapport == {"notes": ["0700200"]}
    sujets = {une.sujet.rpartition(" · ")[2] for une in bureau.imports.autres_modifications(en_mco)}
    assert sujets == {"MARTIN Léa, n°\u00a00700123", "PETIT Tom, n°\u00a00700124"}
    assert ligne_de(bureau, "0700123").export_on == date(2025, 4, 28)
    assert bureau.imports.annulable(en_mco.id) == ""
    bureau.historique.annuler()
    assert bureau.imports.lister() == avant
    bureau.historique.retablir()
    assert [un.rapport for un in bureau.imports.lister()[:2]] == [en_gea.rapport, en_mco.rapport]
    assert "Revenez d’abord dessus" in bureau.imports.annulable(en_gea.id)
    bureau.historique.annuler()
    assert bureau.imports.lister() == avant
    assert ligne_de(bureau, "0700123").telephone_portable == "0601020304"


def test_names_stay_in_view_when_the_sheet_is_scrolled(
    bureau: Bureau, formation: Formation, tmp_path: Path
) -> None:
    feuille = openpyxl.load_workbook(exporter(bureau, formation, tmp_path / "r.xlsx")).worksheets[0]
    assert feuille["D1"].value == "Candidat"
    assert feuille.freeze_panes == "E2"


def test_a_key_says_what_it_holds_and_nothing_readable() -> None:
    texte = ecrire_cle("abc", 12, {"mail": "lea@courriel.example", "telephone_portable": "0601020304"})
    cle = lire_cle(texte)
    assert cle is not None
    assert (cle.base, cle.candidature_id) == ("abc", 12)
    assert "courriel" not in texte
    assert "0601020304" not in texte
    for rang in range(len(texte)):
        assert lire_cle(texte[:rang] + ("0" if texte[rang] != "0" else "1") + texte[rang + 1 :]) is None
