"""Every listed field of a dossier comes out of the exports that carry it, and nothing else does."""

from __future__ import annotations

import random
import re
import shutil
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from cfa_desktop.documents.lecture import lire_export
from cfa_desktop.documents.lecture.contenu_json import charger_cles
from cfa_desktop.documents.lecture.contenus import ANNEE_INCONNUE
from cfa_desktop.documents.lecture.motifs import ANNEE_EN_COURS, charger_motifs
from cfa_desktop.documents.lecture.regles import charger_libelles, charger_regles, cle_entete
from cfa_desktop.documents.lecture.valeurs import DEMANDE_INCONNUE
from cfa_desktop.models.extraction import Enregistrement, TypeExport
from cfa_desktop.paths import resource_path
from tests.documents.lecture.contenus import (
    CSV_D,
    CSV_P,
    DONNEES,
    dossier,
    en_csv,
    lire_octets,
    lire_un,
    table,
)

# Listed header of the P example -> field of the record (converted), or path of the dossier (as it is).
CHAMPS_P = {
    "Candidat - Nom": "nom",
    "Candidat - Prénom": "prenom",
    "Civilité": "civilite",
    "Profil Candidat - Libellé": "profil",
    "Série de classe - Libellé 2025/2026": "serie",
    "UAI Etablissement origine 2025/2026": "origine_uai",
    "Nom Etablissement origine 2025/2026": "etablissement_origine",
    "Commune Etablissement origine - Libellé 2025/2026": "origine_commune",
    "Département Etablissement origine - Code 2025/2026": "origine_departement",
}
CHEMINS_P = {
    "Groupe candidat - Code": ("groupe", "code"),
    " Niveau Etude - Libellé 2025/2026": ("scolarite", "2025-2026", "niveau"),
    " Niveau Etude - Libellé 2024/2025": ("scolarite", "2024-2025", "niveau"),
    " Niveau Etude - Libellé 2023/2024": ("scolarite", "2023-2024", "niveau"),
    " Niveau Etude - Libellé 2022/2023": ("scolarite", "2022-2023", "niveau"),
    "Filiere (pour scolarité du supérieur)- Libellé 2025/2026": ("scolarite", "2025-2026", "filiere"),
    "Filiere (pour scolarité du supérieur)- Libellé 2024/2025": ("scolarite", "2024-2025", "filiere"),
    "Formation - Libellé (Saisie manuelle) 2025/2026": ("scolarite", "2025-2026", "formation"),
    "Formation - Libellé (Saisie manuelle) 2023/2024": ("scolarite", "2023-2024", "formation"),
    "Série de classe - Libellé 2025/2026": ("scolarite", "2025-2026", "serie"),
    "Langue vivante A scolarité - Libellé 2025/2026": ("scolarite", "2025-2026", "langue_a"),
    "Langue vivante B scolarité - Libellé 2024/2025": ("scolarite", "2024-2025", "langue_b"),
    "UAI Etablissement origine 2025/2026": ("scolarite", "2025-2026", "uai"),
    "Nom Etablissement origine 2025/2026": ("scolarite", "2025-2026", "etablissement"),
    "Nom Etablissement origine 2024/2025": ("scolarite", "2024-2025", "etablissement"),
    "Nom Etablissement origine 2023/2024": ("scolarite", "2023-2024", "etablissement"),
    "Commune Etablissement origine - Libellé 2025/2026": ("scolarite", "2025-2026", "commune"),
    "Commune Etablissement origine - Libellé 2024/2025": ("scolarite", "2024-2025", "commune"),
    "Commune Etablissement origine - Libellé 2023/2024": ("scolarite", "2023-2024", "commune"),
    "Département Etablissement origine - Code 2025/2026": ("scolarite", "2025-2026", "departement_code"),
    "Département Etablissement origine - Code 2024/2025": ("scolarite", "2024-2025", "departement_code"),
    "Département Etablissement origine - Libellé 2023/2024": ("scolarite", "2023-2024", "departement"),
    "Avis Méthode Travail - Libellé": ("fiche_avenir", "methode"),
    "Avis Autonomie Elève - Libellé": ("fiche_avenir", "autonomie"),
    "Avis Capacité Investir - Libelle": ("fiche_avenir", "investissement"),
    "Avis Engagement Citoyen - Libellé": ("fiche_avenir", "engagement"),
    "Autres Elements Appréciation": ("fiche_avenir", "autres_elements"),
    "Avis CE sur la capacité à réussir - Libellé": ("fiche_avenir", "capacite_reussir"),
    "Avis pour l'orientation - Libellé": ("fiche_avenir", "orientation"),
    "Avis CE - Appréciation": ("fiche_avenir", "appreciation"),
    "Niveau Classe - Libellé": ("fiche_avenir", "niveau_classe"),
    "Type Diplôme - Libellé": ("bac", "type"),
    "Série Diplôme - Libellé": ("bac", "serie"),
    "Spécialité - Libellé": ("bac", "specialite"),
    "Mention Obtenue - Libellé": ("bac", "mention"),
    "Mois et année d'obtention du bac": ("bac", "obtention"),
    "Académie de passage du BAC - Libellé": ("bac", "academie"),
    "EDS Scolarité Terminale 1 - Libellé": ("bac", "eds_terminale_1"),
    "EDS Scolarité Terminale 2 - Libellé": ("bac", "eds_terminale_2"),
    "EDS Scolarité Abandonné - Libellé": ("bac", "eds_abandonne"),
    "EDS Scolarité Première 1 - Libellé": ("bac", "eds_premiere_1"),
    "EDS Scolarité Première 2 - Libellé": ("bac", "eds_premiere_2"),
    "EDS Scolarité Première 3 - Libellé": ("bac", "eds_premiere_3"),
    "Demande Aménagement Handicap - Libellé": ("amenagement", "demande"),
    "Lettre de motivation": ("projet", "lettre"),
}
CHAMPS_D = {
    "Nom": "nom",
    "Prénom": "prenom",
    "Civilité": "civilite",
    "INE": "ine",
    "Profil du candidat": "profil",
    "Série/Domaine/Filière": "serie",
    "UAI établissement": "origine_uai",
    "Libellé établissement": "etablissement_origine",
    "Commune établissement": "origine_commune",
    "Département établissement": "origine_departement",
}
CHEMINS_D = {
    "Groupe": ("groupe", "code"),
    "Libellé groupe": ("groupe", "libelle"),
    "Niveau d'étude actuel": ("scolarite", ANNEE_EN_COURS, "niveau"),
    "Série/Domaine/Filière": ("scolarite", ANNEE_EN_COURS, "serie"),
    "Spécialité/Mention/Voie": ("scolarite", ANNEE_EN_COURS, "specialite"),
    "LV 1 scolarité": ("scolarite", ANNEE_EN_COURS, "langue_a"),
    "LV 2 scolarité": ("scolarite", ANNEE_EN_COURS, "langue_b"),
    "LV 3 scolarité": ("scolarite", ANNEE_EN_COURS, "langue_c"),
    "UAI établissement": ("scolarite", ANNEE_EN_COURS, "uai"),
    "Libellé établissement": ("scolarite", ANNEE_EN_COURS, "etablissement"),
    "Commune établissement": ("scolarite", ANNEE_EN_COURS, "commune"),
    "Département établissement": ("scolarite", ANNEE_EN_COURS, "departement"),
    "Diplôme": ("bac", "type"),
    "Série diplôme": ("bac", "serie"),
    "Spécialité diplôme": ("bac", "specialite"),
    "Mention diplôme": ("bac", "mention"),
    "Mois et année d'obtention du bac": ("bac", "obtention"),
    "Académie du bac": ("bac", "academie"),
    "Méthode de travail": ("fiche_avenir", "methode"),
    "Autonomie": ("fiche_avenir", "autonomie"),
    "Engagement citoyen": ("fiche_avenir", "engagement"),
    "Capacité à s'investir": ("fiche_avenir", "investissement"),
    "Autres éléments d'appréciation": ("fiche_avenir", "autres_elements"),
    "Niveau de la classe": ("fiche_avenir", "niveau_classe"),
    "Avis sur la capacité à réussir": ("fiche_avenir", "capacite_reussir"),
}
# Columns filled in the examples that the list leaves out, or that are read elsewhere than by their own text.
HORS_LISTE_P = {
    *("Sexe", "Candidat boursier - Libellé", "Revenu brut global", "Distance domicile-établissement(Km)"),
    "Nombre de frères et sœurs non inscrits dans l'enseignement supérieur",
    "Nombre de frêres et soeurs inscrits dans l'enseignement supérieur",
    *(f"Commune Etablissement origine - CodePostal {a}/{a + 1}" for a in (2023, 2024, 2025)),
}
AUTREMENT_P = {
    "Candidat - Code",
    "Date Naissance",
    "Vœu confirmé - Libellé",
    "Bulletins - Année Scolaire - Libellé",
}
HORS_LISTE_D = {
    "Classement",
    "Sexe",
    "Ville de naissance",
    "Nationalité",
    "Boursier",
    "Candidature validée (Code)",
}
AUTREMENT_D = {
    *(
        "Numéro",
        "Date de naissance",
        "Aménagement handicap",
        "Date de validation",
        "Candidature validée (O/N)",
    ),
}
MOYENNE_P = re.compile(
    r"Moyenne (?P<quoi>du Candidat|classe Candidat) - (?P<matiere>.+) - (?P<periode>Trimestre \d)"
)
MOYENNE_D = re.compile(r"Moyenne (?P<quoi>candidat|classe) en (?P<matiere>.+) (?P<periode>Trimestre \d)")
MESURES = {
    "du Candidat": "moyenne",
    "classe Candidat": "moyenne_classe",
    "candidat": "moyenne",
    "classe": "moyenne_classe",
}


def attendus(
    rangees: list[list[str]],
    rang: int,
    chemins: dict[str, tuple[str, ...]],
    annees: tuple[str, str],
    moyenne: re.Pattern[str],
) -> dict[tuple[str, ...], str]:
    """Return what the listed columns of one line hold, found here by their very names."""
    entetes, ligne = rangees[0], rangees[rang]
    trouves: dict[tuple[str, ...], str] = {}
    vues: dict[str, int] = {}
    for entete, cellule in zip(entetes, ligne, strict=False):
        vues[entete] = vues.get(entete, 0) + 1
        if (trouvee := moyenne.fullmatch(entete)) and cellule:
            annee = annees[vues[entete] - 1]
            mesure = MESURES[trouvee["quoi"]]
            trouves["bulletins", annee, trouvee["periode"], trouvee["matiere"], mesure] = cellule
        elif entete in chemins and cellule:
            trouves[chemins[entete]] = cellule
    return trouves


def champs_attendus(rangees: list[list[str]], rang: int, champs: dict[str, str]) -> dict[str, str]:
    return {champ: rangees[rang][rangees[0].index(entete)] for entete, champ in champs.items()}


def lus(enregistrement: Enregistrement, champs: dict[str, str]) -> dict[str, str]:
    return {champ: enregistrement.champs[champ] for champ in champs.values()}


def test_every_listed_field_of_the_parametrable_example_is_in_its_dossier() -> None:
    rangees = table(CSV_P)
    extraction = lire_export(CSV_P)
    assert len(extraction.enregistrements) == len(rangees) - 1 == 60
    for rang, enregistrement in enumerate(extraction.enregistrements, start=1):
        # Both blocks of the example say 2025-2026: the second one keeps its own heading.
        annees = ("2025-2026", "2025-2026 (2)")
        assert dossier(enregistrement) == attendus(rangees, rang, CHEMINS_P, annees, MOYENNE_P)
        assert lus(enregistrement, CHAMPS_P) == champs_attendus(rangees, rang, CHAMPS_P)
    assert sum(chemin[0] == "bulletins" for chemin in dossier(extraction.enregistrements[0])) == 120


def test_every_listed_field_of_the_dossiers_example_is_in_its_dossier() -> None:
    rangees = table(CSV_D)
    extraction = lire_export(CSV_D)
    assert (extraction.type, len(extraction.enregistrements)) == (TypeExport.DOSSIERS, 25)
    for rang, enregistrement in enumerate(extraction.enregistrements, start=1):
        annees = (ANNEE_INCONNUE, f"{ANNEE_INCONNUE} (2)")
        assert dossier(enregistrement) == attendus(rangees, rang, CHEMINS_D, annees, MOYENNE_D)
        assert lus(enregistrement, CHAMPS_D) == champs_attendus(rangees, rang, CHAMPS_D)
    assert len(dossier(extraction.enregistrements[0])) == 156 + 8


def test_a_dossier_of_kind_d_says_whether_and_when_it_was_confirmed() -> None:
    extraction = lire_export(CSV_D)
    etats = {enregistrement.champs["etat"] for enregistrement in extraction.enregistrements}
    assert etats == {"confirmee", "non_confirmee"}
    for enregistrement in extraction.enregistrements:
        confirmee = enregistrement.champs["etat"] == "confirmee"
        assert bool(enregistrement.champs["confirmee_at"]) is confirmee
    assert extraction.enregistrements[0].champs["confirmee_at"] == "2021-06-12"
    assert extraction.enregistrements[0].champs["naissance_on"] == "2003-05-11"


@pytest.mark.parametrize(
    ("fichier", "listees", "hors_liste", "moyenne"),
    [
        (CSV_P, {*CHAMPS_P, *CHEMINS_P, *AUTREMENT_P}, HORS_LISTE_P, MOYENNE_P),
        (CSV_D, {*CHAMPS_D, *CHEMINS_D, *AUTREMENT_D}, HORS_LISTE_D, MOYENNE_D),
    ],
)
def test_every_filled_column_of_an_example_is_listed_or_left_out_on_purpose(
    fichier: Path, listees: set[str], hors_liste: set[str], moyenne: re.Pattern[str]
) -> None:
    rangees = table(fichier)
    remplies = {
        entete
        for colonne, entete in enumerate(rangees[0])
        if any(len(ligne) > colonne and ligne[colonne] for ligne in rangees[1:])
    }
    reste = {x for x in remplies if not moyenne.fullmatch(x) and not x.startswith("Matière - Libellé - ")}
    assert reste - listees == hors_liste
    lues = set(lire_export(fichier).colonnes_lues)
    normalisees = {entete.strip().replace("  ", " ") for entete in hors_liste}
    assert not lues & normalisees


@pytest.mark.parametrize("annee", [2025, 2026, 2027])
def test_every_listed_header_is_read_whatever_the_year(annee: int) -> None:
    if annee == 2025:
        entetes = (DONNEES / "entetes_parametrable_2025.txt").read_text(encoding="utf-8").splitlines()
    else:
        entetes = table(CSV_P)[0]
    recul = annee - 2026

    def dater(texte: str) -> str:
        return re.sub(r"20\d\d", lambda trouve: str(int(trouve[0]) + recul), texte)

    if annee == 2027:
        entetes = [dater(entete) for entete in entetes]
    ligne = [f"valeur {rang}" if entete else "" for rang, entete in enumerate(entetes)]
    ligne[entetes.index("Candidat - Code")] = "810002"
    ligne[entetes.index("Demande Aménagement Handicap - Libellé")] = "Oui"
    blocs = [rang for rang, entete in enumerate(entetes) if entete.startswith("Bulletins - Année")]
    ligne[blocs[0]], ligne[blocs[1]] = f"{annee - 1}/{annee}", f"{annee - 2}-{annee - 1}"
    extraction = lire_un(en_csv([[*entetes, ""], [*ligne, ""]]), "P.csv")
    chemins = {dater(entete): tuple(map(dater, chemin)) for entete, chemin in CHEMINS_P.items()}
    annees = (f"{annee - 1}-{annee}", f"{annee - 2}-{annee - 1}")
    attendu = attendus([entetes, ligne], 1, chemins, annees, MOYENNE_P)
    lu = dossier(extraction.enregistrements[0])
    assert (extraction.type, extraction.campagne) == (TypeExport.PARAMETRABLE, annee)
    assert attendu.items() <= lu.items()
    assert sum(chemin[0] == "bulletins" for chemin in lu) == 120
    assert extraction.enregistrements[0].champs["serie"].startswith("valeur")


@pytest.mark.parametrize("fichier", [CSV_P, CSV_D])
def test_shuffled_columns_give_the_same_extraction(fichier: Path) -> None:
    rangees = table(fichier)
    largeur = min(len(rangee) for rangee in rangees)
    cles = [cle_entete(entete) for entete in rangees[0][:largeur]]
    melangees = random.Random(4).sample(cles, largeur)
    # Equal headers go by occurrence: they keep their order among themselves.
    places: dict[str, deque[int]] = {}
    for colonne, cle in enumerate(cles):
        places.setdefault(cle, deque()).append(colonne)
    ordre = [places[cle].popleft() for cle in melangees]
    assert sorted(ordre) == list(range(largeur))
    melange = [[rangee[colonne] for colonne in ordre] for rangee in rangees]
    avant = lire_un(en_csv(rangee[:largeur] for rangee in rangees), "P.csv")
    apres = lire_un(en_csv(melange), "P.csv")
    assert apres.enregistrements == avant.enregistrements
    assert (apres.rejets, apres.doutes) == (avant.rejets, avant.doutes)


def test_a_dossiers_file_of_1005_columns_is_read() -> None:
    rangees = [[*rangee, ""] for rangee in table(CSV_D)]
    assert len(rangees[0]) == 1005
    extraction = lire_un(en_csv(rangees), "9830445S_L1-SVT_169-2.csv")
    assert extraction.enregistrements == lire_export(CSV_D).enregistrements
    assert extraction.rejets == ()


@pytest.mark.parametrize("fichier", sorted(DONNEES.glob("[TPDAJL]_*")), ids=lambda chemin: chemin.name)
def test_no_sensitive_text_is_anywhere_in_an_extraction(fichier: Path) -> None:
    extractions = lire_octets(fichier.read_bytes(), fichier.name)
    assert extractions
    assert "SENSIBLE-" not in repr(extractions)


@pytest.mark.parametrize("fichier", [CSV_P, CSV_D])
def test_a_damaged_line_shows_nothing_sensitive_either(fichier: Path) -> None:
    lignes = fichier.read_bytes().split(b"\r\n")
    lignes[2] += lignes[3]
    lignes[5] = lignes[5][:500]
    (extraction,) = lire_octets(b"\r\n".join(lignes), "abime.csv")
    assert len(extraction.rejets) == 2
    assert "SENSIBLE-" not in repr(extraction)


@pytest.mark.parametrize(
    ("cellule", "lu", "doutes"),
    [("Oui", "Oui", 0), ("non", "Non", 0), ("", None, 0), ("Dyslexie, tiers-temps", None, 1)],
)
def test_a_request_for_arrangements_is_yes_or_no_and_never_its_detail(
    cellule: str, lu: str | None, doutes: int
) -> None:
    rangees = table(CSV_P)[:4]
    colonne = rangees[0].index("Demande Aménagement Handicap - Libellé")
    for rangee in rangees[1:]:
        rangee[colonne] = cellule
    extraction = lire_un(en_csv(rangees), "P.csv")
    assert dossier(extraction.enregistrements[0]).get(("amenagement", "demande")) == lu
    assert [doute.ligne for doute in extraction.doutes] == [0] * doutes
    assert all(
        doute.raison.startswith(DEMANDE_INCONNUE) and "3" in doute.raison for doute in extraction.doutes
    )
    assert "Dyslexie" not in repr(extraction)


def test_the_columns_of_a_known_kind_are_described_with_examples_of_those_read() -> None:
    extraction = lire_export(CSV_P)
    colonnes = {colonne.rang: colonne for colonne in extraction.colonnes}
    assert len(colonnes) == 576
    assert (colonnes[4].champ, colonnes[4].exemples) == ("numero", ("810002", "810005", "810008"))
    assert (colonnes[86].champ, len(colonnes[86].exemples)) == ("bulletins", 3)
    assert (colonnes[570].champ, colonnes[570].exemples) == ("amenagement", ("Non",))
    assert (colonnes[15].entete, colonnes[15].champ, colonnes[15].exemples) == ("Revenu brut global", "", ())
    lues = sum(1 for colonne in extraction.colonnes if colonne.champ)
    assert lues == len(extraction.colonnes_lues) == 576 - extraction.colonnes_ignorees


@pytest.fixture
def regles_copiees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the rules, which reading uses for the time of a test."""
    copie = tmp_path / "imports"
    shutil.copytree(resource_path("imports"), copie)
    caches = (charger_regles, charger_libelles, charger_motifs, charger_cles)
    for module in ("regles", "motifs", "contenu_json"):
        monkeypatch.setattr(
            f"cfa_desktop.documents.lecture.{module}.resource_path",
            lambda *parties: tmp_path.joinpath(*parties),
        )
    for cache in caches:
        cache.cache_clear()
    yield copie
    for cache in caches:
        cache.cache_clear()


def test_the_header_of_next_year_is_a_change_of_data(regles_copiees: Path) -> None:
    entetes = ["Candidat - Identifiant", "Candidat - Nom", "Candidat - Prénom", "Projet de formation 2028"]
    entetes.append("Moyenne obtenue en Mathématiques (Trimestre 2)")
    octets = en_csv([entetes, ["810002", "ROUX", "Zoé", "Devenir vendeuse", "12,5"]])
    assert lire_un(octets, "P_2028.csv").type is TypeExport.LISTE
    for fichier, avant, apres in (
        ("entetes.toml", '"Candidat - Code"', '"Candidat - Code", "Candidat - Identifiant"'),
        ("contenus.toml", 'lettre = ["Lettre de', 'lettre = ["Projet de formation", "Lettre de'),
        (
            "contenus.toml",
            'moyenne = ["Moyenne du Candidat - ',
            'moyenne = ["Moyenne obtenue en {matiere} ({periode})", "Moyenne du Candidat - ',
        ),
    ):
        texte = (regles_copiees / fichier).read_text(encoding="utf-8")
        assert avant in texte
        (regles_copiees / fichier).write_text(texte.replace(avant, apres, 1), encoding="utf-8")
    for cache in (charger_regles, charger_motifs):
        cache.cache_clear()
    extraction = lire_un(octets, "P_2028.csv")
    assert extraction.type is TypeExport.PARAMETRABLE
    assert dossier(extraction.enregistrements[0]) == {
        ("projet", "lettre"): "Devenir vendeuse",
        ("bulletins", ANNEE_INCONNUE, "Trimestre 2", "Mathématiques", "moyenne"): "12,5",
    }
