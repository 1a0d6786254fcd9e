"""The filter engine agrees with a plain reading of what each filter says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cfa_desktop.models.texte import fold
from cfa_desktop.views.tables.colonne import Column
from cfa_desktop.views.tables.filtres import FiltreChoix, FiltreDates, FiltreTexte, FiltreVide, resume
from cfa_desktop.views.tables.moteur import FiltreLignes


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line small enough for an oracle."""

    id: int
    nom: str
    ville: str
    jour: date | None


COLONNES: tuple[Column[Ligne], ...] = (
    Column("Nom", "nom", lambda ligne: ligne.nom),
    Column("Ville", "ville", lambda ligne: ligne.ville, filtre="choix"),
    Column(
        "Jour", "jour", lambda ligne: str(ligne.jour or "inconnu"), valeur=lambda x: x.jour, filtre="date"
    ),
)
TEXTES = st.text(alphabet="aàbBéz ’", max_size=5)
JOURS = st.dates(date(2025, 1, 1), date(2025, 1, 9))
LIGNES = st.lists(
    st.builds(Ligne, st.just(0), TEXTES, st.sampled_from(["Dijon", "Nevers", ""]), st.none() | JOURS)
)
FILTRES = st.fixed_dictionaries(
    {},
    optional={
        "nom": st.builds(FiltreTexte, TEXTES.filter(lambda t: bool(t.strip())), st.booleans())
        | st.builds(FiltreVide, st.booleans()),
        "ville": st.builds(FiltreChoix, st.frozensets(st.sampled_from(["Dijon", ""])), st.booleans()),
        "jour": st.builds(FiltreDates, st.none() | JOURS, st.none() | JOURS, st.booleans())
        | st.builds(FiltreVide, st.booleans()),
    },
)


def moteur(lignes: list[Ligne]) -> FiltreLignes[Ligne]:
    resultat = FiltreLignes(
        COLONNES, cle_recherche=lambda x: fold(f"{x.nom} {x.ville}"), identifiant=lambda x: x.id
    )
    resultat.set_rows(lignes)
    return resultat


def passe(ligne: Ligne, cle: str, filtre) -> bool:
    valeur = getattr(ligne, cle)
    if isinstance(filtre, FiltreVide):
        oui = valeur in ("", None)
    elif isinstance(filtre, FiltreTexte):
        mots = [mot in fold(valeur) for mot in fold(filtre.texte).split()]
        oui = any(mots) if filtre.sauf else all(mots)
    elif isinstance(filtre, FiltreChoix):
        oui = valeur in filtre.valeurs
    else:
        oui = valeur is not None and (filtre.du or date.min) <= valeur <= (filtre.au or date.max)
    return oui != filtre.sauf


@settings(max_examples=150, deadline=None)
@given(
    LIGNES,
    FILTRES,
    st.lists(TEXTES, max_size=3),
    st.sampled_from([None, "nom", "ville", "jour"]),
    st.booleans(),
)
def test_the_engine_shows_what_a_plain_reading_keeps_in_a_stable_order(
    lignes, filtres, recherches, tri, decroissant
):
    lignes = [Ligne(i, x.nom, x.ville, x.jour) for i, x in enumerate(lignes)]
    filtreur = moteur(lignes)
    for cle, filtre in filtres.items():
        filtreur.filtrer(cle, filtre)
    for texte in recherches:
        filtreur.rechercher(texte)
    filtreur.trier(tri, decroissant=decroissant)
    mots = fold(recherches[-1]).split() if recherches else []
    attendues = [
        ligne
        for ligne in lignes
        if all(passe(ligne, cle, filtre) for cle, filtre in filtres.items())
        and all(mot in fold(f"{ligne.nom} {ligne.ville}") for mot in mots)
    ]
    if tri:
        cles = {
            x.id: (getattr(x, tri) if tri == "jour" else fold(getattr(x, tri))) or None for x in attendues
        }
        pleines = [x for x in attendues if cles[x.id] is not None]
        pleines.sort(key=lambda x: cles[x.id], reverse=decroissant)
        attendues = pleines + [x for x in attendues if cles[x.id] is None]
    assert [lignes[i].id for i in filtreur.ordre] == [x.id for x in attendues]


def test_a_needle_that_grows_then_shrinks_finds_what_it_found_first():
    filtreur = moteur([Ligne(i, nom, "", None) for i, nom in enumerate(("Aïcha", "Hugo", "Anh"))])
    vus = []
    for texte in ("a", "ai", "aic", "ai", "a", ""):
        filtreur.rechercher(texte)
        vus.append(list(filtreur.ordre))
    assert vus == [[0, 2], [0], [0], [0], [0, 2], [0, 1, 2]]


def test_counts_of_choices_ignore_the_filter_of_their_own_column():
    filtreur = moteur([Ligne(0, "a", "Dijon", None), Ligne(1, "b", "Dijon", None), Ligne(2, "a", "", None)])
    filtreur.filtrer("ville", FiltreChoix(frozenset({"Dijon"})))
    filtreur.filtrer("nom", FiltreTexte("a"))
    assert filtreur.valeurs("ville") == [("Dijon", 1), ("", 1)]


def test_both_bounds_of_a_range_of_days_are_included():
    filtreur = moteur([Ligne(i, "", "", date(2025, 5, 10 + i)) for i in range(4)])
    filtreur.filtrer("jour", FiltreDates(date(2025, 5, 11), date(2025, 5, 12)))
    assert list(filtreur.ordre) == [1, 2]


def test_a_restriction_by_numbers_falls_with_new_lines():
    filtreur = moteur([Ligne(i, "", "", None) for i in range(3)])
    filtreur.set_filtre([2])
    assert filtreur.actif
    filtreur.set_rows(filtreur.lignes)
    assert (list(filtreur.ordre), filtreur.actif) == ([0, 1, 2], False)


def test_a_filter_sums_itself_up_in_french():
    assert resume(FiltreDates(date(2025, 5, 1), None)) == "dès 01/05/25"
    assert resume(FiltreChoix(frozenset({""}), sauf=True)) == "sauf (vide)"
    assert resume(FiltreVide(sauf=True)) == "non vide"


def test_an_order_prepared_by_small_steps_is_the_order_asked_for():
    lignes = [Ligne(i, "zéba"[i % 4] * (i % 7), "", None) for i in range(5000)]
    prepare, direct = moteur(lignes), moteur(lignes)
    assert sum(1 for _ in prepare.preparer_tri("nom")) == 3
    for filtreur in (prepare, direct):
        filtreur.trier("nom", decroissant=True)
    assert prepare.ordre == direct.ordre
