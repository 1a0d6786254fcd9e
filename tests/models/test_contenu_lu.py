"""Paths and texts of a dossier, arranged and said as one reads them."""

from __future__ import annotations

import tomllib
from datetime import date

from cfa_desktop.models.contenu import Rubrique, chemin, par_rubrique
from cfa_desktop.models.contenu_dit import (
    AMENAGEMENT_CHANGE,
    MESURES,
    changements_dits,
    libelle_du_chemin,
)
from cfa_desktop.models.contenu_lu import RIEN_LU, SOURCES, Note, lire
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.libelles_champs import libelle_champ
from cfa_desktop.models.origine import Ecriture, Origine, origines
from cfa_desktop.paths import resource_path

FINE = "\u202f"
B = Rubrique.BULLETINS
MAI = Origine(TypeExport.PARAMETRABLE, date(2026, 5, 18))
JUIN = Origine(TypeExport.JSON, date(2026, 6, 2))
LETTRE = chemin(Rubrique.PROJET, "lettre")


def whitelist() -> dict[str, dict[str, dict[str, list[str]]]]:
    texte = resource_path("imports", "contenus.toml").read_text(encoding="utf-8")
    return tomllib.loads(texte)


def note(annee: str, periode: str, matiere: str, mesure: str = "moyenne") -> str:
    return chemin(B, annee, periode, matiere, mesure)


def test_every_measure_of_the_whitelist_has_its_french_name() -> None:
    sans_nom = {
        (partie, mesure)
        for lettre, parties in whitelist().items()
        for partie, mesures in parties.items()
        if partie not in ("appreciations", "questions")
        for mesure in mesures
        if mesure not in MESURES[Rubrique(partie)]
        and mesure not in ("objet", "annee", "code", "periode", "matiere")
    }
    assert sans_nom == set()


def test_the_exports_said_to_fill_a_part_are_those_of_the_whitelist() -> None:
    lues: dict[Rubrique, set[str]] = {rubrique: set() for rubrique in Rubrique}
    for lettre, parties in whitelist().items():
        for partie in parties:
            if partie != "appreciations":
                lues[Rubrique(partie)].add(lettre)
    assert {rubrique: {un.value for un in types} for rubrique, types in SOURCES.items()} == lues


def test_averages_are_arranged_by_year_subject_and_term() -> None:
    lu = lire(
        par_rubrique(
            {
                note("2024-2025", "Trimestre 1", "Français"): "9",
                note("2025-2026", "Trimestre 2", "Français"): "12,5",
                note("2025-2026", "Trimestre 2", "Français", "moyenne_classe"): "11,2",
                note("2025-2026", "Trimestre 1", "Économie-Droit"): "Aucune note",
                note("2025-2026", "Trimestre 1", "LV1"): "N",
                note("Année non précisée", "Trimestre 1", "LV1"): "8",
                note("Année en cours", "Trimestre 1", "LV1"): "7",
                chemin(Rubrique.SCOLARITE, "2025-2026", "niveau"): "Terminale",
            }
        )
    )
    annees = [tableau.annee for tableau in lu.bulletins]
    assert annees == ["Année en cours", "2025-2026", "2024-2025", "Année non précisée"]
    terminale = lu.bulletins[1]
    assert terminale.niveau == "Terminale"
    assert terminale.matieres == ("Économie-Droit", "Français", "LV1")
    assert terminale.periodes == ("Trimestre 1", "Trimestre 2")
    assert terminale.note("Français", "Trimestre 2")[:2] == ("12,5", "11,2")
    assert terminale.note("Économie-Droit", "Trimestre 1").moyenne == "Aucune note"
    assert terminale.note("LV1", "Trimestre 2") == Note()


def test_school_years_come_newest_first_the_place_on_one_row() -> None:
    s = Rubrique.SCOLARITE
    lu = lire(
        par_rubrique(
            {
                chemin(s, "2024-2025", "niveau"): "Première",
                chemin(s, "2025-2026", "departement"): "Puy-de-Dôme",
                chemin(s, "2025-2026", "commune"): "Aubière",
                chemin(s, "2025-2026", "uai"): "0639999Z",
                chemin(s, "2025-2026", "etablissement"): "Lycée d’exemple",
                chemin(s, "2025-2026", "cursus_inconnu"): "Autre",
            }
        )
    ).scolarite
    assert [bloc.annee for bloc in lu] == ["2025-2026", "2024-2025"]
    assert [(ligne.titre, ligne.texte) for ligne in lu[0].lignes] == [
        ("Établissement", "Lycée d’exemple – 0639999Z"),
        ("Commune, département", "Aubière – Puy-de-Dôme"),
        ("Cursus inconnu", "Autre"),
    ]
    assert lu[0].lignes[1].autres == (chemin(s, "2025-2026", "departement"),)


def test_the_avis_stand_apart_from_what_was_written() -> None:
    f = Rubrique.FICHE_AVENIR
    lu = lire(
        par_rubrique(
            {
                chemin(f, "capacite_reussir"): "Bonne",
                chemin(f, "methode"): "Satisfaisante",
                chemin(f, "Mathématiques", "appreciation"): "En progrès.",
                chemin(f, "appreciation"): "Élève sérieux.",
            }
        )
    )
    assert [ligne.titre for ligne in lu.avis] == ["Méthode de travail", "Capacité à réussir"]
    assert [ligne.titre for ligne in lu.appreciations] == ["Appréciation", "Mathématiques"]


def test_a_dossier_without_content_is_empty_everywhere() -> None:
    assert lire({}) == RIEN_LU
    assert not any(RIEN_LU)


def test_a_path_is_said_with_its_headings() -> None:
    dit = "Bulletins · 2025-2026 · Trimestre 2 · Français · moyenne"
    assert libelle_du_chemin(note("2025-2026", "Trimestre 2", "Français")) == dit
    assert libelle_champ(note("2025-2026", "Trimestre 2", "Français")) == dit
    assert libelle_du_chemin(chemin(Rubrique.QUESTIONS, "Pourquoi ?")) == "Questions · Pourquoi ?"
    assert libelle_champ("mail") == "Adresse mail"


def test_a_changed_average_is_said_before_and_after() -> None:
    francais = note("2025-2026", "Trimestre 2", "Français")
    autre = note("2025-2026", "Trimestre 2", "LV1")
    assert changements_dits({francais: "11,2", autre: "N"}, {francais: "12", autre: "N"}) == [
        f"Bulletins · 2025-2026 · Trimestre 2 · Français · moyenne{FINE}: 11,2 → 12"
    ]


def test_many_values_at_once_are_counted_by_term() -> None:
    matieres = ("Français", "LV1", "Maths", "EPS")
    recues = {
        note("2025-2026", f"Trimestre {rang}", matiere): "12" for rang in (1, 2) for matiere in matieres
    }
    assert changements_dits({}, recues) == [
        f"Bulletins · 2025-2026 · Trimestre 1{FINE}: 4 valeurs reçues",
        f"Bulletins · 2025-2026 · Trimestre 2{FINE}: 4 valeurs reçues",
    ]
    assert changements_dits(recues, {})[0].endswith("4 valeurs retirées")
    assert changements_dits({}, {LETTRE: "Bonjour"}) == [
        f"Projet de formation · Lettre de motivation{FINE}: Bonjour"
    ]


def test_a_long_letter_is_said_where_it_changed() -> None:
    debut = "Je souhaite intégrer votre formation en apprentissage. " * 4
    (dite,) = changements_dits({LETTRE: f"{debut}Je suis sérieuse."}, {LETTRE: f"{debut}Je suis assidue."})
    assert "sérieuse. → …" in dite
    assert dite.endswith("assidue.")
    assert len(dite) < 200


def test_what_is_asked_of_an_arrangement_is_never_said() -> None:
    demande = chemin(Rubrique.AMENAGEMENT, "demande")
    assert changements_dits({demande: "Non"}, {demande: "Oui"}) == [AMENAGEMENT_CHANGE]
    assert changements_dits({}, {demande: "Oui"}) == [AMENAGEMENT_CHANGE]
    assert changements_dits({demande: "Oui"}, {demande: "Oui"}) == []


def test_a_value_comes_from_the_newest_export_that_brought_it() -> None:
    ecritures = [
        Ecriture(JUIN, {"mail": "a", "serie": "STMG"}, {"mail": "b", "serie": "STMG"}),
        Ecriture(MAI, {}, {"mail": "a", "serie": "STMG", "nom": "ZED"}),
    ]
    actuelles = {"mail": "b", "serie": "STMG", "nom": "CORRIGÉ"}
    assert origines(actuelles, ecritures) == {"mail": JUIN, "serie": MAI}


def test_a_value_brought_back_by_an_undo_keeps_its_first_export() -> None:
    ecritures = [Ecriture(JUIN, {"mail": "a"}, {"mail": "b"}), Ecriture(MAI, {}, {"mail": "a"})]
    assert origines({"mail": "a"}, ecritures) == {"mail": MAI}
