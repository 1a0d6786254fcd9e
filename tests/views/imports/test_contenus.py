"""The paths of a dossier, as the list of changes names them."""

from __future__ import annotations

import pytest

from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.plan import Ecart, Modifie
from cfa_desktop.views.imports.contenus import lire_chemin, nommer_lu
from cfa_desktop.views.imports.lignes import details_modifie, lire_ecart


@pytest.mark.parametrize(
    ("champ", "attendu"),
    [
        ("telephone_fixe", ("Coordonnées", "Téléphone fixe")),
        ("etat", ("Candidature", "État")),
        ("origine_uai", ("Établissement d’origine", "UAI de l’établissement d’origine")),
        (
            chemin(Rubrique.BULLETINS, "2025-2026", "Trimestre 1", "Français", "moyenne"),
            ("Bulletins", "2025-2026 · Trimestre 1 · Français · moyenne"),
        ),
        (chemin(Rubrique.PROJET, "lettre"), ("Projet de formation", "Lettre de motivation")),
    ],
)
def test_a_path_reads_as_its_part_and_its_headings(champ: str, attendu: tuple[str, str]) -> None:
    assert lire_chemin(champ) == attendu


def test_a_column_is_named_with_its_part() -> None:
    assert nommer_lu("mail") == "Adresse mail"
    assert nommer_lu(chemin(Rubrique.GROUPE, "libelle")) == "Groupe"
    assert nommer_lu(chemin(Rubrique.PROJET, "lettre")) == "Projet de formation\u202f: Lettre de motivation"


def test_what_is_asked_of_an_arrangement_is_not_shown_in_passing() -> None:
    demande = Ecart(chemin(Rubrique.AMENAGEMENT, "demande"), "", "Oui")
    assert "Oui" not in lire_ecart(demande)


def test_every_change_of_a_candidature_is_told_in_its_detail() -> None:
    ecarts = (Ecart("mail", "", "a@b.example"), Ecart(chemin(Rubrique.PROJET, "lettre"), "", "Bonjour"))
    modifie = Modifie(2, "700001", "PETIT Léa", ecarts[:1], (), True, ecarts[1:])
    assert [dit[1] for dit in details_modifie(modifie)] == [
        "Présence",
        "Adresse mail",
        "Lettre de motivation",
    ]
