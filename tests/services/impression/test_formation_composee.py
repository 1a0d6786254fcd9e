"""Formation sheets read from a real base: counters, gauge, funnel, deadlines."""

from __future__ import annotations

from datetime import date

from cfa_desktop.documents.pdf.graphiques import Jauge
from cfa_desktop.models.compteurs import Compteurs
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.impression.demande import DemandeImpression
from cfa_desktop.services.impression.formation import composer_formation, lire_fiches
from cfa_desktop.services.impression.formation_comptes import entonnoir
from tests.factories import SIRET, creer_formation, importer

_RECU = {"statut_contrat": "apprenti", "etat": "contrat_saisi"}
_CANDIDATS = (
    {"numero": "1", "nom": "A", "etat": "non_confirmee"},
    {"numero": "2", "nom": "B", "etat": "confirmee", "limite_importee_on": "2025-06-13"},
    {"numero": "3", "nom": "C", "etat": "confirmee", "limite_importee_on": "2025-05-28"},
    {"numero": "4", "nom": "D", "etat": "en_recherche"},
    {"numero": "5", "nom": "E", "etat": "refusee"},
    {"numero": "6", "nom": "F", "etat": "demission"},
    {"numero": "7", "nom": "G", "reponse": "en_attente"} | _RECU,
    {"numero": "8", "nom": "H", "reponse": "oui_definitif", "inscription": "effectuee"} | _RECU,
    {"numero": "9", "nom": "I", "reponse": "renonciation", "inscription": "effectuee"} | _RECU,
)


def _preparer(bureau: Bureau) -> int:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 6, 6), *_CANDIDATS)
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="4", employeur="DUPONT & FILS", siret=SIRET)
    )
    return formation.id


def test_each_step_of_the_funnel_counts_those_who_went_further(bureau: Bureau) -> None:
    formation_id = _preparer(bureau)
    (fiche,) = lire_fiches(bureau.contexte, 2025, formation_id)
    assert [(etape.nom, etape.nombre) for etape in fiche.etapes] == [
        ("Vœux", 9),
        ("Vœux confirmés", 7),
        ("En recherche", 4),
        ("Contrats saisis", 3),
        ("Oui du candidat", 1),
        ("I.A. effectuées", 1),
    ]
    assert [etape.attendus for etape in fiche.etapes] == [0, 0, 1, 1, 0, 0]
    nombres = [etape.nombre for etape in fiche.etapes]
    assert nombres == sorted(nombres, reverse=True)


def test_an_empty_formation_has_an_empty_funnel() -> None:
    assert {etape.nombre + etape.attendus for etape in entonnoir(Compteurs(), [])} == {0}


def test_the_sheet_shows_the_counters_the_gauge_and_what_is_due(bureau: Bureau) -> None:
    formation_id = _preparer(bureau)
    (fiche,) = lire_fiches(bureau.contexte, 2025, formation_id)
    comptes = {compteur.nom: compteur.nombre for compteur in fiche.compteurs}
    assert comptes["Candidatures sans contrat"] == 6
    assert comptes["Contrats saisis"] == 3
    assert comptes["démissions (avec un contrat saisi)"] == 1
    assert fiche.a_cote == "1\u00a0contrat préparé ici, 1\u00a0présumé en recherche"
    assert fiche.jauge == Jauge(3, 1, 5)
    assert fiche.notes_jauge == "dont 1\u00a0démission, comptée par Parcoursup"
    assert ("ven. 13 juin", "1\u00a0décision à prendre", "dans 3\u00a0j") in fiche.echeances
    assert fiche.criteres == ("Résultats dans les matières de la formation",)
    assert dict(fiche.faits)["Contrats par an"].endswith("2025\u202f: 3")
    assert [(un.nom, un.valeur, un.detail) for un in fiche.chiffres[:3]] == [
        ("Capacité", "5", "1\u00a0place à pourvoir"),
        ("Contrats", "4", "dont 1\u00a0préparé ici"),
        ("À examiner", "1", "limite dans 3\u00a0j"),
    ]


def test_what_nobody_said_yet_is_said_to_be_missing(bureau: Bureau) -> None:
    creer_formation(bureau, capacite=None, examine=None, criteres=())
    (fiche,) = lire_fiches(bureau.contexte, 2025)
    faits = dict(fiche.faits)
    assert faits["Dossiers"].startswith("à préciser")
    assert faits["Délais"] == "à préciser"
    assert faits["Dernier export"] == "aucun"
    assert "Rapport public" not in faits
    assert fiche.notes_jauge == "capacité à saisir avant tout contrat"
    assert fiche.jauge.texte == "0/?"


def test_without_a_formation_asked_for_every_one_has_its_page(bureau: Bureau) -> None:
    mco, gea = creer_formation(bureau), creer_formation(bureau, "GEA", modalites_particulieres=True)
    creer_formation(bureau, "OLD", campagne=2024)
    toutes = composer_formation(bureau.contexte, DemandeImpression("formation", 2025))
    assert sorted(page.signet.partition(" –")[0] for page in toutes.pages) == ["GEA", "MCO"]
    seule = composer_formation(bureau.contexte, DemandeImpression("formation", 2025, formation_id=gea.id))
    assert [page.entete.formation_code for page in seule.pages] == ["GEA"]
    assert {page.entete.formation_couleur for page in toutes.pages} >= {
        seule.pages[0].entete.formation_couleur
    }
    assert mco.id != gea.id
