"""Imports on a real base: the plans of the fictitious exports, applied exactly, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.models.erreurs import CfaError
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.plan import Plan
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.imports import ImportRefuse
from tests.factories import DONNEES, creer_bureau, creer_formation, importer

ATTENDU: dict[str, Any] = json.loads((DONNEES / "ATTENDU.json").read_text("utf-8"))
MCO_AVRIL = "T_recrutement_MCO_2025-04-28.csv"
MCO_MAI = "T_recrutement_MCO_2025-05-12.csv"
ACSE = "T_recrutement_ACSE_2025-06-20.xlsx"
GEA = "T_recrutement_GEA_2025-05-05.csv"
GEA_SANS_COORDONNEES = "T_recrutement_GEA_2025-05-12_sans_coordonnees_cp1252.csv"
PARAMETRABLE = "P_parametrable_2026.csv"
AVRIL, MAI = date(2025, 4, 28), date(2025, 5, 12)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        yield ouvert


def prevoir(bureau: Bureau, nom: str, formation: Formation, jour: date, *, partiel: bool = False) -> Plan:
    extraction = bureau.imports.lire(DONNEES / nom)
    return bureau.imports.planifier(extraction, formation, jour, partiel=partiel)


def appliquer(bureau: Bureau, nom: str, formation: Formation, jour: date) -> Plan:
    plan = prevoir(bureau, nom, formation, jour)
    bureau.imports.appliquer(plan)
    return plan


def comptes(bureau: Bureau, formation: Formation) -> Compteurs:
    return bureau.candidatures.compter(formation_id=formation.id)


def lignes(bureau: Bureau, formation: Formation) -> dict[str, CandidatureLine]:
    return {une.numero: une for une in bureau.candidatures.lister(formation_id=formation.id)}


def plan_compte(plan: Plan) -> dict[str, int]:
    return {
        "nouveaux": len(plan.nouveaux),
        "modifies": len(plan.modifies),
        "inchanges": len(plan.inchanges),
        "disparus": len(plan.disparus),
    }


def ecrire(dossier: Path, nom: str, *champs: str) -> Path:
    entetes = "N°Inscription;Candidat;Etat"
    path = dossier / nom
    path.write_text("\r\n".join((entetes, *champs)) + "\r\n", "utf-8")
    return path


def test_first_export_counts_as_the_site_does(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, MCO_AVRIL, formation, AVRIL)
    attendu = ATTENDU[MCO_AVRIL]
    obtenu = comptes(bureau, formation)
    assert (obtenu.confirmees, obtenu.non_confirmees) == (attendu["conf"], attendu["nonconf"]) == (16, 228)
    assert obtenu.sans_contrat + obtenu.contrats == attendu["candidatures"]


def test_same_file_again_changes_nothing(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, MCO_AVRIL, formation, AVRIL)
    avant = lignes(bureau, formation)
    plan = appliquer(bureau, MCO_AVRIL, formation, AVRIL)
    assert plan.est_vide
    assert len(plan.inchanges) == 244
    assert lignes(bureau, formation) == avant
    assert bureau.imports.lister()[0].rapport == {}


def test_next_export_brings_its_differences(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, MCO_AVRIL, formation, AVRIL)
    plan = appliquer(bureau, MCO_MAI, formation, MAI)
    attendu = dict(ATTENDU[MCO_MAI])
    total = attendu.pop("total")
    assert plan_compte(plan) == attendu
    obtenu = comptes(bureau, formation)
    assert obtenu.sans_contrat + obtenu.contrats + obtenu.a_classer == total == 255
    assert obtenu.disparus == 3


def test_workbook_counts_contracts_by_reply(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "ACSE")
    appliquer(bureau, ACSE, formation, date(2025, 6, 20))
    obtenu, attendu = comptes(bureau, formation), ATTENDU[ACSE]
    assert (obtenu.non_confirmees, obtenu.en_recherche) == (attendu["nonconf"], attendu["rech"]) == (13, 60)
    assert (obtenu.contrats_en_attente, obtenu.contrats_oui_definitif) == (attendu["att"], attendu["oui"])


def test_file_without_contacts_erases_no_phone_and_no_mail(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "GEA")
    appliquer(bureau, GEA, formation, date(2025, 5, 5))
    avant = lignes(bureau, formation)
    plan = appliquer(bureau, GEA_SANS_COORDONNEES, formation, MAI)
    attendu = {cle: valeur for cle, valeur in ATTENDU[GEA_SANS_COORDONNEES].items() if " " not in cle}
    assert plan_compte(plan) == attendu
    for numero, ligne in lignes(bureau, formation).items():
        connue = avant[numero]
        assert (ligne.telephone_fixe, ligne.telephone_portable, ligne.mail) == (
            connue.telephone_fixe,
            connue.telephone_portable,
            connue.mail,
        )
    assert any(ligne.mail for ligne in avant.values())


def test_parametrable_export_knows_its_session_and_stores_nothing_sensitive(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "NDRC", campagne=2026)
    plan = appliquer(bureau, PARAMETRABLE, formation, date(2026, 5, 12))
    obtenu, attendu = comptes(bureau, formation), ATTENDU[PARAMETRABLE]
    assert plan.extraction.campagne == attendu["campagne"]
    assert obtenu.sans_contrat == attendu["candidatures"] == 60
    assert obtenu.confirmees == attendu["conf"] == 35
    bureau.imports.appliquer(prevoir(bureau, PARAMETRABLE, formation, date(2026, 5, 13)))
    ecrits = [path for path in bureau.path.parent.rglob("*") if path.is_file()]
    assert any("sauvegarde" in path.name for path in ecrits)
    assert any(path.name.endswith("-wal") for path in ecrits)
    coupables = [path.name for path in ecrits if b"SENSIBLE-" in path.read_bytes()]
    assert coupables == []
    assert b"SENSIBLE-" in (DONNEES / PARAMETRABLE).read_bytes()


@pytest.mark.parametrize("nom", ["vide.csv", "image.xlsx", "derniere_cellule.xlsx"])
def test_refused_files_leave_the_base_unchanged(bureau: Bureau, nom: str) -> None:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, MCO_AVRIL, formation, AVRIL)
    avant = lignes(bureau, formation)
    with pytest.raises(CfaError) as refus:
        appliquer(bureau, f"defauts/{nom}", formation, MAI)
    assert str(refus.value).endswith(".")
    assert lignes(bureau, formation) == avant
    assert len(bureau.imports.lister()) == 1


def test_list_of_unknown_columns_is_read_then_politely_refused(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    extraction = bureau.imports.lire(DONNEES / "defauts" / "siret_scientifique.xlsx")
    assert extraction.type is TypeExport.LISTE
    assert [doute.champ for doute in extraction.doutes] == ["siret", "siret"]
    with pytest.raises(ImportRefuse, match="à quoi servent les colonnes"):
        bureau.imports.appliquer(bureau.imports.planifier(extraction, formation, MAI))


@pytest.mark.parametrize(
    ("nom", "appliquees", "ecartees"),
    [
        ("lignes_collees.csv", 10, [6, 12]),
        ("utf16.csv", 12, []),
        ("contenus_hostiles.csv", 5, []),
        ("entetes_seuls.csv", 0, []),
    ],
)
def test_defective_files_apply_what_can_be_read(
    bureau: Bureau, nom: str, appliquees: int, ecartees: list[int]
) -> None:
    formation = creer_formation(bureau, "MCO")
    plan = appliquer(bureau, f"defauts/{nom}", formation, MAI)
    assert [rejet.ligne for rejet in plan.rejets] == ecartees
    assert len(lignes(bureau, formation)) == appliquees


def test_hostile_contents_are_kept_as_typed_without_reversed_text(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    plan = appliquer(bureau, "defauts/contenus_hostiles.csv", formation, MAI)
    noms = " ".join(ligne.candidat for ligne in lignes(bureau, formation).values())
    assert "<b>GRAS</b>" in noms
    assert '=HYPERLINK("http://x")' in noms
    assert "\u202e" not in noms
    assert plan.doutes


def test_older_export_fills_what_is_empty_and_changes_no_known_fact(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(
        bureau,
        formation,
        MAI,
        {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee", "mail": ""},
        {"numero": "2", "nom": "FAŸ", "prenom": "Hugo", "etat": "confirmee"},
    )
    importer(
        bureau,
        formation,
        AVRIL,
        {"numero": "1", "nom": "AUTRE", "prenom": "Nom", "etat": "non_confirmee", "mail": "a@b.example"},
    )
    lues = lignes(bureau, formation)
    assert (lues["1"].candidat, lues["1"].etat) == ("LE GOFF Aïcha", Etat.CONFIRMEE)
    assert lues["1"].mail == "a@b.example"
    assert lues["2"].disparue_on is None


def test_older_export_says_so(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    appliquer(bureau, MCO_MAI, formation, MAI)
    plan = prevoir(bureau, MCO_AVRIL, formation, AVRIL)
    assert plan.ancien
    assert not plan.disparus
    assert "plus ancien" in plan.doutes[-1].raison


def test_partial_file_makes_nobody_absent(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(bureau, formation, AVRIL, {"numero": "1"}, {"numero": "2"})
    importer(bureau, formation, MAI, {"numero": "1"}, partiel=True)
    assert comptes(bureau, formation).disparus == 0


@pytest.mark.parametrize(("absents", "demande"), [(1, False), (2, True)])
def test_whole_file_is_questioned_above_ten_percent_absent(
    bureau: Bureau, tmp_path: Path, absents: int, demande: bool
) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(bureau, formation, AVRIL, *({"numero": str(rang)} for rang in range(1, 11)))
    restants = [f"{rang};NOM Prénom;Candidature non confirmée" for rang in range(1 + absents, 11)]
    extraction = bureau.imports.lire(ecrire(tmp_path, "reste.csv", *restants))
    plan = bureau.imports.planifier(extraction, formation, MAI)
    assert len(plan.disparus) == absents
    assert bool(plan.a_confirmer) is demande


def test_absent_candidature_comes_back_when_seen_again(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(bureau, formation, AVRIL, {"numero": "1", "etat": "confirmee"}, {"numero": "2"})
    importer(bureau, formation, MAI, {"numero": "2"})
    assert lignes(bureau, formation)["1"].disparue_on == MAI
    importer(bureau, formation, date(2025, 5, 20), {"numero": "1", "etat": "confirmee"}, {"numero": "2"})
    assert lignes(bureau, formation)["1"].disparue_on is None
    assert bureau.imports.lister()[0].rapport == {"reparus": ["1"]}


def test_unknown_state_keeps_the_previous_one_and_its_raw_label(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    importer(bureau, formation, AVRIL, {"numero": "1", "etat": "confirmee", "etat_brut": ""})
    importer(bureau, formation, MAI, {"numero": "1", "etat": "", "etat_brut": "Dossier suspendu"})
    ligne = lignes(bureau, formation)["1"]
    assert (ligne.etat, ligne.etat_brut) == (Etat.CONFIRMEE, "Dossier suspendu")


def test_plan_is_refused_when_the_base_changed_since(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    plan = prevoir(bureau, MCO_AVRIL, formation, AVRIL)
    bureau.formations.changer(formation.id, capacite=7)
    with pytest.raises(ImportRefuse, match="La base a changé"):
        bureau.imports.appliquer(plan)
    assert lignes(bureau, formation) == {}


def test_formation_is_proposed_by_shared_numbers_then_by_name(bureau: Bureau) -> None:
    gea, mco = creer_formation(bureau, "GEA"), creer_formation(bureau, "MCO")
    extraction = bureau.imports.lire(DONNEES / MCO_MAI)
    assert bureau.imports.proposer(extraction)[0].formation == mco
    assert bureau.imports.nommee(extraction) == mco
    appliquer(bureau, MCO_AVRIL, gea, AVRIL)
    premiere = bureau.imports.proposer(extraction)[0]
    assert (premiere.formation, premiere.communs) == (gea, 241)


def test_person_known_by_another_voeu_is_not_created_twice(bureau: Bureau) -> None:
    mco, ndrc = creer_formation(bureau, "MCO"), creer_formation(bureau, "NDRC")
    importer(bureau, mco, AVRIL, {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha"})
    importer(bureau, ndrc, AVRIL, {"numero": "1", "nom": "LE GOFF", "prenom": "Aïcha", "mail": "a@b.example"})
    premier, second = lignes(bureau, mco)["1"], lignes(bureau, ndrc)["1"]
    assert premier.candidat_id == second.candidat_id
    assert premier.mail == "a@b.example"
    assert premier.voeux == 2


def test_applying_is_all_or_nothing(bureau: Bureau) -> None:
    formation = creer_formation(bureau, "MCO")
    plan = prevoir(bureau, MCO_AVRIL, formation, AVRIL)
    double = replace(plan, nouveaux=(*plan.nouveaux, plan.nouveaux[0]))
    with pytest.raises(IntegrityError):
        bureau.imports.appliquer(double)
    assert lignes(bureau, formation) == {}
    assert bureau.imports.lister() == []


def test_the_reply_instant_of_an_admission_never_moves_the_reply_deadline(
    bureau: Bureau, tmp_path: Path
) -> None:
    formation = creer_formation(bureau, "MCO")
    tableau = tmp_path / "T.csv"
    tableau.write_text(
        "N°Inscription;Candidat;Etat;Réponse du candidat;Date de la réponse établissement\r\n"
        "530004;GARCIA Emma;Contrat saisi;En attente;10/06/2025\r\n",
        "utf-8",
    )
    bureau.imports.appliquer(bureau.imports.planifier(bureau.imports.lire(tableau), formation, MAI))
    admissions = prevoir(bureau, "A_admissions_standard.csv", formation, date(2025, 5, 13))
    (modifie,) = admissions.modifies
    assert [ecart.champ for ecart in modifie.candidature] == []
    assert ("voeu\x1freponse", "", "16/06/2025 19:42") in [tuple(ecart) for ecart in modifie.contenu]
    bureau.imports.appliquer(admissions)
    assert lignes(bureau, formation)["530004"].date_reponse_on == date(2025, 6, 10)
    assert prevoir(bureau, "A_admissions_standard.csv", formation, date(2025, 5, 14)).est_vide


def tableau(dossier: Path, nom: str, *rangees: str) -> Path:
    path = dossier / nom
    entetes = "N°Inscription;Candidat;Etat;Réponse du candidat"
    path.write_text("\r\n".join((entetes, *rangees)) + "\r\n", "utf-8")
    return path


def parametrable(dossier: Path, nom: str, *rangees: str) -> Path:
    path = dossier / nom
    entetes = "Candidat - Code;Candidat - Nom;Candidat - Prénom;Vœu confirmé - Libellé"
    path.write_text("\r\n".join((entetes, *rangees)) + "\r\n", "utf-8")
    return path


def planifier(bureau: Bureau, path: Path, formation: Formation, jour: date) -> Plan:
    return bureau.imports.planifier(bureau.imports.lire(path), formation, jour)


UNE, DEUX = "910001;ROUX Zoé;En recherche de contrat;En attente", "910002;PETIT Léa;En recherche de contrat;"


@pytest.mark.parametrize("partiel", [False, True])
def test_a_person_whom_only_an_older_file_shows_is_added_as_absent(
    bureau: Bureau, tmp_path: Path, partiel: bool
) -> None:
    formation = creer_formation(bureau, "MCO")
    lue = bureau.imports.lire(tableau(tmp_path, "T-mai.csv", UNE))
    bureau.imports.appliquer(bureau.imports.planifier(lue, formation, date(2025, 5, 14), partiel=partiel))
    plan = planifier(bureau, tableau(tmp_path, "T-avril.csv", UNE, DEUX), formation, date(2025, 4, 30))
    (nouveau,) = plan.nouveaux
    absente = "" if partiel else "2025-05-14"
    assert (nouveau.numero, nouveau.disparue_on) == ("910002", absente)
    assert any("ne montre plus 1 candidat" in doute.raison for doute in plan.doutes) is not partiel
    bureau.imports.appliquer(plan)
    assert comptes(bureau, formation).disparus == (0 if partiel else 1)
    revenue = planifier(bureau, tableau(tmp_path, "T-juin.csv", UNE, DEUX), formation, date(2025, 6, 1))
    assert [un.reparu for un in revenue.modifies] == ([] if partiel else [True])


def test_a_pasted_page_says_nothing_of_those_it_does_not_show(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau, "MCO")
    page = "N°Inscription\tCandidat\tEtat\n910001\tROUX Zoé\tEn recherche de contrat\n"
    collee = bureau.imports.lire_colle(page)
    bureau.imports.appliquer(bureau.imports.planifier(collee, formation, date(2025, 5, 14)))
    plan = planifier(bureau, tableau(tmp_path, "T-avril.csv", UNE, DEUX), formation, date(2025, 4, 30))
    assert [nouveau.disparue_on for nouveau in plan.nouveaux] == [""]


def test_an_unknown_reply_keeps_the_known_one_and_an_empty_one_clears_it(
    bureau: Bureau, tmp_path: Path
) -> None:
    formation = creer_formation(bureau, "MCO")
    contrat = "910001;ROUX Zoé;Contrat saisi;"
    for jour, reponse in ((12, "Oui (définitif)"), (13, "Peut-être un jour")):
        plan = planifier(
            bureau, tableau(tmp_path, f"T{jour}.csv", contrat + reponse), formation, date(2025, 5, jour)
        )
        bureau.imports.appliquer(plan)
    assert comptes(bureau, formation).contrats_oui_definitif == 1
    assert [doute.champ for doute in plan.doutes] == ["reponse"]
    bureau.imports.appliquer(
        planifier(bureau, tableau(tmp_path, "T14.csv", contrat), formation, date(2025, 5, 14))
    )
    assert comptes(bureau, formation).contrats_oui_definitif == 0


def test_an_export_of_dossiers_never_settles_a_label_of_the_table(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau, "MCO")
    inconnue = tableau(tmp_path, "T.csv", "910001;ROUX Zoé;Dossier suspendu;")
    bureau.imports.appliquer(planifier(bureau, inconnue, formation, MAI))
    dossiers = parametrable(tmp_path, "P.csv", "910001;ROUX;Zoé;Oui")
    bureau.imports.appliquer(planifier(bureau, dossiers, formation, date(2025, 5, 13)))
    ligne = lignes(bureau, formation)["910001"]
    assert (ligne.etat, ligne.etat_brut) == (None, "Dossier suspendu")
    assert comptes(bureau, formation).a_classer == 1


def test_an_unknown_confirmation_is_settled_by_the_next_export_of_its_kind(
    bureau: Bureau, tmp_path: Path
) -> None:
    formation = creer_formation(bureau, "MCO")
    for jour, confirmee in ((12, "Peut-être"), (13, "Oui")):
        dossiers = parametrable(tmp_path, f"P{jour}.csv", f"910001;ROUX;Zoé;{confirmee}")
        bureau.imports.appliquer(planifier(bureau, dossiers, formation, date(2025, 5, jour)))
    ligne = lignes(bureau, formation)["910001"]
    assert (ligne.etat, ligne.etat_brut) == (Etat.CONFIRMEE, "")


@pytest.mark.parametrize(
    ("reste", "debut"),
    [
        ((UNE,), "1 candidature sur 3 n’est plus dans ce fichier."),
        ((), "2 candidatures sur 3 ne sont plus dans ce fichier."),
    ],
)
def test_the_question_of_a_whole_file_counts_in_french(
    bureau: Bureau, tmp_path: Path, reste: tuple[str, ...], debut: str
) -> None:
    formation = creer_formation(bureau, "MCO")
    trois = (UNE, DEUX, "910003;BENALI Ana;Non confirmée;")
    bureau.imports.appliquer(planifier(bureau, tableau(tmp_path, "T1.csv", *trois), formation, AVRIL))
    plan = planifier(bureau, tableau(tmp_path, "T2.csv", *reste, DEUX), formation, MAI)
    (question,) = plan.a_confirmer
    assert question.startswith(debut)
