"""A part of a dossier, written and read again: the same paths, the same texts, headings written once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfa_desktop.models.contenu import Rubrique, chemin, depuis_parties
from cfa_desktop.models.contenu_texte import de_texte, en_texte

ENTETES = st.sampled_from(["2025-2026", "Français", "Physique/Chimie", "moyenne", "œ « é »"]) | st.text(
    st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]), min_size=1, max_size=6
)
CHEMINS = st.tuples(st.sampled_from(list(Rubrique)), st.lists(ENTETES, max_size=4)).map(
    lambda deux: depuis_parties([deux[0].value, *deux[1]])
)
CONTENUS = st.dictionaries(
    CHEMINS, st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=12
)


@given(CONTENUS)
def test_what_is_written_is_read_again(contenu):
    assert de_texte(en_texte(contenu)) == contenu


@given(CONTENUS, st.randoms(use_true_random=False))
def test_the_order_of_the_paths_changes_nothing(contenu, hasard):
    melange = list(contenu.items())
    hasard.shuffle(melange)
    assert en_texte(dict(melange)) == en_texte(contenu)


def test_a_heading_may_have_a_text_and_headings_below():
    avis, matiere = (
        chemin(Rubrique.FICHE_AVENIR, "Maths"),
        chemin(Rubrique.FICHE_AVENIR, "Maths", "appreciation"),
    )
    for contenu in ({avis: "Bien", matiere: "Sérieux"}, {matiere: "Sérieux", avis: "Bien"}):
        assert de_texte(en_texte(contenu)) == contenu


def test_each_heading_is_written_once():
    trimestres = {
        chemin(Rubrique.BULLETINS, "2025-2026", f"Trimestre {rang}", "Français", "moyenne"): "12,5"
        for rang in (1, 2, 3)
    }
    texte = en_texte(trimestres)
    assert texte.count("2025-2026") == 1
    assert json.loads(texte)["bulletins"]["2025-2026"]["Trimestre 2"] == {"Français": {"moyenne": "12,5"}}


@pytest.mark.parametrize("rien", [None, "", "{}"])
def test_nothing_written_is_no_path(rien):
    assert de_texte(rien) == {}
