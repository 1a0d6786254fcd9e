"""Pairs of persons who may be the same: what makes one, what never does, quickly even for a large base."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfa_desktop.models.doublons import (
    PARTAGE_MAX,
    Fiche,
    couple,
    fiche,
    homonymes,
    paires,
    paires_de,
    raison_de_paire,
)

LEA = {"nom": "DURAND", "prenom": "Léa"}


def personne(rang: int, **champs: Any) -> Fiche:
    return fiche({"id": rang, "numero": champs.pop("numero", f"70000{rang}"), **LEA, **champs})


@pytest.mark.parametrize(
    ("un", "autre", "raison"),
    [
        ({}, {}, "même nom"),
        ({}, {"nom": "durand", "prenom": "LEA"}, "même nom"),
        ({}, {"nom": "Léa Durand", "prenom": ""}, "même nom"),
        ({"mail": "l@d.example"}, {"mail": "L@D.example"}, "même nom, même mail"),
        ({"naissance_on": "2007-01-02"}, {}, "même nom"),
        (
            {"naissance_on": "2007-01-02"},
            {"naissance_on": "2007-01-02"},
            "même nom, même date de naissance",
        ),
        (
            {"telephone_portable": "0612345678"},
            {"telephone_fixe": "0612345678"},
            "même nom, même téléphone",
        ),
        ({"mail": "a@b"}, {"mail": "a@b", "nom": "DURANT"}, "nom proche, même mail"),
        ({"mail": "a@b"}, {"mail": "a@b", "nom": "DURAND MARTIN"}, "nom proche, même mail"),
        ({"mail": "a@b"}, {"mail": "a@b", "prenom": "L."}, "nom proche, même mail"),
        ({"mail": "a@b", "nom": "LE GOFF"}, {"mail": "a@b", "nom": "LEGOFF"}, "nom proche, même mail"),
        ({"ine": "0123456789A"}, {"ine": "0123456789a", "nom": "PETIT", "prenom": "Zoé"}, "même INE"),
    ],
)
def test_a_pair_says_why(un: dict[str, str], autre: dict[str, str], raison: str) -> None:
    une, deux = personne(1, **un), personne(2, **autre)
    assert [(paire.ids, paire.raison) for paire in paires([une, deux])] == [((1, 2), raison)]


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ({"naissance_on": "2007-01-02"}, {"naissance_on": "2007-02-01"}),
        ({"naissance_on": "2007-01-02", "mail": "a@b"}, {"naissance_on": "2007-02-01", "mail": "a@b"}),
        ({}, {"nom": "DURANT"}),
        ({"mail": "a@b"}, {"mail": "a@b", "prenom": "Paul"}),
        ({"telephone_fixe": "0412345678"}, {"telephone_fixe": "0412345678", "nom": "DURANT"}),
        ({"nom": "", "prenom": ""}, {"nom": "", "prenom": ""}),
        ({"nom": "", "prenom": "", "mail": "a@b"}, {"nom": "", "prenom": "", "mail": "a@b"}),
    ],
)
def test_no_pair_without_a_reason(un: dict[str, str], autre: dict[str, str]) -> None:
    assert paires([personne(1, **un), personne(2, **autre)]) == ()


def test_the_imported_spelling_counts_beside_the_corrected_one() -> None:
    corrigee = fiche({"id": 1, "numero": "1", **LEA}, {"nom": "DURAND-PETIT"})
    (paire,) = paires([corrigee, personne(2)])
    assert paire.raison == "même nom"
    assert corrigee.nom_complet == "DURAND-PETIT Léa"


def test_the_one_with_a_real_number_is_kept_else_the_one_known_for_longer() -> None:
    notee = personne(1, numero="SANS-0001")
    (paire,) = paires([notee, personne(2)])
    assert (paire.garde.id, paire.reunissable) == (2, True)
    (paire,) = paires([personne(3), personne(2)])
    assert (paire.garde.id, paire.reunissable) == (2, False)


def test_a_contact_shared_by_many_is_that_of_a_school() -> None:
    nombreux = [
        personne(rang, mail="accueil@lycee", nom=f"DURAND {'B' * rang}") for rang in range(PARTAGE_MAX + 1)
    ]
    assert paires(nombreux) == ()
    assert paires(nombreux[:PARTAGE_MAX]) != ()


_TEXTES = st.sampled_from(["", "DURAND", "DURANT", "Léa", "lea", "L.", "PETIT", "LE GOFF", "LEGOFF"])
_FICHES = st.builds(
    lambda rang, **champs: fiche({"id": rang, "numero": str(rang), **champs}),
    rang=st.integers(1, 30),
    nom=_TEXTES,
    prenom=_TEXTES,
    naissance_on=st.sampled_from([None, "2007-01-02", "2006-03-04"]),
    telephone_portable=st.sampled_from(["", "0612345678", "0712345678"]),
    mail=st.sampled_from(["", "a@b", "c@d"]),
)
_LISTES = st.lists(_FICHES, max_size=15, unique_by=lambda une: une.id)


@given(_LISTES)
def test_pairs_are_symmetric_and_those_of_every_two_persons(fiches: list[Fiche]) -> None:
    trouvees = paires(fiches)
    assert paires(fiches[::-1]) == trouvees
    partout = {
        couple(une.id, autre.id): raison_de_paire(une, autre)
        for rang, une in enumerate(fiches)
        for autre in fiches[rang + 1 :]
    }
    assert {paire.ids: paire.raison for paire in trouvees} == {
        ids: dit for ids, dit in partout.items() if dit
    }
    for une in fiches:
        assert {p.ids for p in paires_de(une, fiches)} == {p.ids for p in trouvees if une.id in p.ids}
        for autre in fiches:
            assert raison_de_paire(une, autre) == raison_de_paire(autre, une)


@given(_LISTES, st.data())
def test_told_apart_pairs_never_return(fiches: list[Fiche], data: st.DataObject) -> None:
    trouvees = paires(fiches)
    ids = [paire.ids for paire in trouvees]
    distinctes = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    assert paires(fiches, distinctes) == tuple(p for p in trouvees if p.ids not in distinctes)


def test_new_lines_meet_those_known_under_another_number_alone() -> None:
    connues = [personne(1), personne(2, nom="PETIT")]
    neuve, meme = personne(0, numero="9"), personne(0, numero="700001")
    assert [(n.numero, c.numero) for n, c, _ in homonymes([neuve, meme], connues)] == [("9", "700001")]


def test_ten_thousand_persons_are_compared_at_once() -> None:
    fiches = [
        personne(rang, nom=f"NOM{chr(65 + rang % 26)}{rang // 4}", mail=f"m{rang // 3}@x.example")
        for rang in range(10_000)
    ]
    debut = perf_counter()
    paires(fiches)
    assert perf_counter() - debut < 2


def test_what_can_be_merged_comes_first_then_the_surest() -> None:
    homonymes = (personne(1), personne(2))
    surs = (personne(3, nom="ZOUARI", mail="z@x.example"), personne(4, nom="ZOUARI", mail="z@x.example"))
    notee = personne(5, nom="ZIEGLER", numero="SANS-0001")
    reelle = personne(6, nom="ZIEGLER")
    rangees = paires((*homonymes, *surs, notee, reelle))
    assert [(paire.garde.id, paire.autre.id) for paire in rangees] == [(6, 5), (3, 4), (1, 2)]
