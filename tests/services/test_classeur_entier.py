"""The workbook of everything is everything: each column of each table is in it, or left out for a reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.formation import Formation
from cfa_desktop.services.bureau import ouvrir
from cfa_desktop.services.classeur_complements import morceaux
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.storage.tables import METADATA

IMPORT = "cuisine de l’import, sans rien d’une personne ni d’une formation"
HISTORIQUE = "détail de chaque modification, dans la page Historique"
REGLAGE = "réglage du centre ou du poste"
COULEUR = "couleur à l’écran"
# Tables that are left out whole, said in « Lisez-moi ».
TABLES_TUES: Mapping[str, str] = {
    "parametre": REGLAGE,
    "calendrier": "dates de la session, dans la page Calendrier",
    "correspondance": IMPORT,
    "libelle_appris": IMPORT,
    "distinction": IMPORT,
    "changement": HISTORIQUE,
    "changement_ligne": HISTORIQUE,
}
COLONNES_TUES: Mapping[str, str] = {
    "candidat.cle": "texte de recherche, fait de ce qui est écrit",
    "formation.couleur": COULEUR,
    "echeance_faite.cle": "repère de l’échéance, écrite en clair dans sa feuille",
    "import.empreinte": IMPORT,
    "import.signature": IMPORT,
    "import.partiel": IMPORT,
}
_SUITES = {
    "constatee_on": "Confirmé le",
    "raison_abandon": "Abandon",
    "evaluee_at": "Évalué au",
    "pas_avant": "Pas avant le",
    "reporte_au": "Reporté au",
    "refus_parcoursup": "Refus de Parcoursup",
    "raison_correction": "Correction",
    "ecart": "Écart",
    "ecart_on": "Écart vu le",
    "attend_apres_on": "Attend après le",
    "statut": "Statut",
    "preparee_at": "Préparé le",
    "saisie_at": "Saisi le",
}
DITES: Mapping[str, Mapping[str, str]] = {
    "campagne": {"annee": "Formations/Session"},
    "formation": {
        "campagne": "Formations/Session",
        "code": "Formations/Code",
        "intitule": "Formations/Intitulé",
        "sigle": "Formations/Formation",
        "etablissement": "Formations/Établissement",
        "capacite": "Formations/Capacité",
        "examine": "Formations/Examine",
        "modalites_particulieres": "Formations/Modalités particulières",
        "cloture_demandee_on": "Formations/Clôture demandée le",
        "cloturee_on": "Formations/Clôturée le",
        "message_recherche": "Formations/Message de recherche",
        "message_acceptation": "Formations/Message d’acceptation",
        "rapport_publie_on": "Formations/Rapport publié le",
    },
    "critere": {"ordre": "Critères/Ordre", "texte": "Critères/Critère"},
    "candidat": {
        "campagne": "Personnes/Session",
        "numero": "Personnes/N° inscription",
        "civilite": "Personnes/Civilité",
        "nom": "Personnes/Nom",
        "prenom": "Personnes/Prénom",
        "ine": "Personnes/INE",
        "naissance_on": "Personnes/Né(e) le",
        "telephone_fixe": "Personnes/Téléphone fixe",
        "telephone_portable": "Personnes/Téléphone portable",
        "mail": "Personnes/Adresse mail",
        "adresse": "Personnes/Adresse",
        "code_postal": "Personnes/Code postal",
        "commune": "Personnes/Commune",
        "etablissement_origine": "Personnes/Établissement d’origine",
        "origine_uai": "Personnes/UAI d’origine",
        "origine_commune": "Personnes/Commune d’origine",
        "origine_departement": "Personnes/Département d’origine",
        "profil": "Personnes/Profil",
        "serie": "Personnes/Série",
    },
    "correction": {"champ": "Corrections/Donnée", "valeur": "Corrections/Corrigé en"},
    "employeur": {"siret": "Employeurs/SIRET", "denomination": "Employeurs/Dénomination"},
    "candidature": {
        "etat": "Faits importés/État importé",
        "etat_brut": "Faits importés/État, tel qu’écrit",
        "sans_voeu": "Faits importés/Sans vœu",
        "confirmee_at": "Faits importés/Confirmée le",
        "vue_confirmee_on": "Faits importés/Vue confirmée le",
        "limite_importee_on": "Faits importés/Limite importée",
        "reponse": "Faits importés/Réponse importée",
        "reponse_brute": "Faits importés/Réponse, telle qu’écrite",
        "inscription": "Faits importés/I.A. importée",
        "statut_contrat": "Faits importés/Statut importé",
        "date_reponse_on": "Faits importés/Date de la réponse",
        "export_on": "Faits importés/Dernier export",
        "disparue_on": "Faits importés/Absente depuis",
        "limite_reponse_on": "Faits importés/Limite de réponse",
        "reponse_notee": "Faits importés/Réponse notée",
        "reponse_notee_on": "Faits importés/Réponse notée le",
        "demission_notee_on": "Faits importés/Démission notée le",
    },
    "saisie": {
        "nature": "À saisir/À faire",
        "decision": "À saisir/À faire",
        "motif": "À saisir/Motif",
        "limite_reponse_on": "Contrats/Réponse avant le",
        "valeur": "À saisir/Valeur",
        **{colonne: f"Contrats/{titre}" for colonne, titre in _SUITES.items()},
    },
    "brouillon": {
        "numero": "Brouillons/N° inscription",
        "nom": "Brouillons/Candidat",
        "employeur": "Brouillons/Employeur",
        "siret_texte": "Brouillons/SIRET tapé",
        "limite_reponse_on": "Brouillons/Réponse avant le",
        "attente_siret": "Brouillons/SIRET attendu",
        "modifie_at": "Brouillons/Modifié le",
    },
    "evenement": {
        "at": "Suivi/Le",
        "type": "Suivi/Type",
        "resultat": "Suivi/Résultat",
        "texte": "Suivi/Note",
        "etape": "Suivi/Étape",
        "etape_on": "Suivi/Étape le",
        "etape_close_at": "Suivi/Étape close",
    },
    "echeance_faite": {"faite_at": "Échéances/Fait le"},
    "demande_motifs": {
        "recue_on": "Demandes de motifs/Reçue le",
        "avis_on": "Demandes de motifs/Avis de fin le",
        "repondue_on": "Demandes de motifs/Répondue le",
        "note": "Demandes de motifs/Note",
    },
    "bilan": {
        "campagne": "Contrats passés/Session",
        "code": "Contrats passés/Code",
        "contrats": "Contrats passés/Contrats",
    },
    "import": {
        "type": "Imports/Type",
        "fichier": "Imports/Fichier",
        "export_on": "Imports/Export du",
        "applique_at": "Imports/Importé le",
        "lignes": "Imports/Lignes",
        "rapport": "Imports/Nouveaux",
    },
    "rubrique": {
        "nom": "Dossiers/Rubrique",
        "donnees": "Dossiers/Contenu",
        "export_on": "Dossiers/Export du",
    },
}


@pytest.fixture(scope="module")
def feuilles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """Return the sheets of the workbook of a small demo base with everything in it."""
    dossier: Path = tmp_path_factory.mktemp("tout")
    creer_demo(dossier / "demo.cfa", candidats=60)
    with ouvrir(dossier / "demo.cfa") as bureau:
        formation: Formation = bureau.formations.lister(2025)[0]
        messages = {"message_recherche": "Écrivez-nous", "message_acceptation": "Rentrée le 1er"}
        bureau.formations.enregistrer(formation._replace(etablissement="CFA des Volcans", **messages))
        bureau.classeurs.complet(dossier / "tout.xlsx")
    classeur = openpyxl.load_workbook(dossier / "tout.xlsx")
    return {feuille.title: list(feuille.iter_rows(values_only=True)) for feuille in classeur.worksheets}


def _colonne(feuilles: dict[str, list[tuple[Any, ...]]], nom: str, titre: str) -> list[Any]:
    rang = feuilles[nom][0].index(titre)
    return [ligne[rang] for ligne in feuilles[nom][1:]]


def _oubliees(dites: Mapping[str, Mapping[str, str]]) -> set[str]:
    """Return the columns of the base that are neither in the workbook nor left out for a reason.

    Links between tables (``…_id``) are left out: what they point to is written out on the line.
    """
    return {
        f"{table.name}.{colonne.name}"
        for table in METADATA.tables.values()
        if table.name not in TABLES_TUES
        for colonne in table.columns
        if colonne.name not in dites.get(table.name, {})
        and f"{table.name}.{colonne.name}" not in COLONNES_TUES
        and colonne.name != "id"
        and not colonne.name.endswith("_id")
    }


def test_every_column_of_the_base_is_in_the_workbook_or_left_out_for_a_reason() -> None:
    assert _oubliees(DITES) == set()
    sans_ine = {**DITES, "candidat": {k: v for k, v in DITES["candidat"].items() if k != "ine"}}
    assert _oubliees(sans_ine) == {"candidat.ine"}, "a forgotten column would not be seen"


def test_each_of_them_has_its_column(feuilles: dict[str, list[tuple[Any, ...]]]) -> None:
    for colonnes in DITES.values():
        for place in colonnes.values():
            nom, _, titre = place.partition("/")
            assert titre in feuilles[nom][0], place


def test_what_was_said_missing_is_there(feuilles: dict[str, list[tuple[Any, ...]]]) -> None:
    assert "Session" in feuilles["Candidatures"][0]
    assert set(_colonne(feuilles, "Candidatures", "Session")) == {2025}
    assert any(_colonne(feuilles, "Personnes", "Né(e) le"))
    assert "Écrivez-nous" in _colonne(feuilles, "Formations", "Message de recherche")
    assert any(_colonne(feuilles, "Critères", "Critère"))
    assert any("moyenne" in contenu for contenu in _colonne(feuilles, "Dossiers", "Contenu"))
    dites = dict(ligne[:2] for ligne in feuilles["Lisez-moi"])
    assert "personnes et des formations" in dites["Filtre"]
    assert "Historique" in dites["Ce qui n’y est pas"]


def test_an_arrangement_is_asked_for_or_not_and_no_more() -> None:
    (lu,) = morceaux({chemin(Rubrique.AMENAGEMENT, "demande"): "Oui"}, None)
    assert (lu.rubrique, lu.contenu) == ("Aménagement", "Aménagement demandé\u202f: Oui")


def test_terms_stand_apart_and_questions_keep_their_words() -> None:
    lus = morceaux(
        {
            chemin(Rubrique.BULLETINS, "2025-2026", "Trimestre 1", "Français", "moyenne"): "12,5",
            chemin(Rubrique.BULLETINS, "2025-2026", "Trimestre 2", "Français", "moyenne"): "13",
            chemin(Rubrique.QUESTIONS, "Pourquoi nous\u202f?"): "Le métier",
        },
        None,
    )
    assert [(un.sous, un.contenu) for un in lus] == [
        ("2025-2026 · Trimestre 1", "Français · moyenne\u202f: 12,5"),
        ("2025-2026 · Trimestre 2", "Français · moyenne\u202f: 13"),
        ("", "Pourquoi nous\u202f?\u202f: Le métier"),
    ]
