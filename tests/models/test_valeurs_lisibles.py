"""Values of an export and of the history as the officer reads them: the dates of the whole window."""

from __future__ import annotations

import pytest

from cfa_desktop.models.libelles_champs import VIDE, libelle_champ, valeur_lisible


def nu(texte: str) -> str:
    return texte.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("champ", "valeur", "dite"),
    [
        ("saisie_at", "2025-06-10T08:02:00+00:00", "mar. 10 juin 2025, 10 h 02"),
        ("saisie_at", "2025-06-10T22:00:00+00:00", "mer. 11 juin 2025"),
        ("confirmee_at", "2025-05-08T00:00:00+02:00", "jeu. 8 mai 2025"),
        ("confirmee_at", "2025-05-08 09:05:00", "jeu. 8 mai 2025, 9 h 05"),
        ("confirmee_at", "2025-05-08 00:01", "jeu. 8 mai 2025, 0 h 01"),
        ("limite_importee_on", "2025-06-01", "dim. 1er juin 2025"),
        ("naissance_on", "2007-03-04", "04/03/2007"),
        ("naissance_on", "mars 2007", "mars 2007"),
        ("limite_importee_on", "bientôt", "bientôt"),
        ("saisie_at", "bientôt", "bientôt"),
        ("limite_importee_on", "", VIDE),
        ("etat", "refusee", "Refusée"),
        ("etat", "inconnu", "inconnu"),
        ("telephone_portable", "0612345678", "06 12 34 56 78"),
        ("commune", "Thiers", "Thiers"),
    ],
)
def test_a_value_is_read_as_elsewhere_in_the_window(champ, valeur, dite):
    assert nu(valeur_lisible(champ, valeur)) == dite


def test_a_field_without_a_french_name_keeps_its_own():
    assert (libelle_champ("naissance_on"), libelle_champ("autre")) == ("Date de naissance", "autre")


@pytest.mark.parametrize(
    ("code", "dit"),
    [
        ("etat:en_recherche", "En recherche de contrat"),
        ("demission:demission", "Démission du candidat"),
        ("ia:non_renseigne", "Non renseigné"),
        ("ia:", VIDE),
        ("statut:", VIDE),
        ("reponse:renonciation", "Renonciation"),
        ("absent:", "absent de l’export"),
    ],
)
def test_a_contradiction_reads_as_what_the_export_showed(code, dit):
    assert valeur_lisible("ecart", code) == dit
