"""What a ready text must not leave unsaid, the fields each may name, a brace without its other half."""

from __future__ import annotations

import pytest

from cfa_desktop.models.modeles import (
    MODELES,
    OU_CORRIGER,
    AccoladeSeule,
    Modele,
    ModeleInvalide,
    modele,
    verifier,
)


@pytest.mark.parametrize("un", MODELES, ids=lambda un: un.cle)
def test_what_a_text_requires_is_among_its_fields(un: Modele) -> None:
    for requis in un.requis:
        assert set(requis.champs) <= set(un.champs)
    tous = " ".join(f"{{{requis.champs[-1]}}}" for requis in un.requis)
    assert un.manque(f"Bonjour. {tous}") == ""


def test_a_letter_of_reasons_without_reason_says_so() -> None:
    phrase = "Cette lettre ne donnera pas le motif\u202f: ajoutez {motif}."
    assert modele("motifs").manque("Pour {formation}, nous regrettons.") == phrase
    assert modele("motifs").manque("Pour {formation}, nous regrettons. {{motif}}") == phrase
    assert modele("motifs").manque("Pour {formation}\u202f: {motif}") == ""
    assert modele("motifs").manque("Pour {code}", OU_CORRIGER) == (
        "Cette lettre ne donnera pas le motif\u202f: ajoutez {motif} dans son modèle "
        "(menu Fichier, Modèles de textes…)."
    )


def test_several_fields_that_lack_are_said_at_once() -> None:
    assert modele("contrat_saisi").manque("Bonjour {candidat}, SIRET {siret_nu}.") == (
        "Ce message ne donnera ni l’employeur ni la date limite de réponse\u202f: "
        "ajoutez {employeur} et {limite}."
    )
    assert modele("convocation").manque("Venez à {heure}.") == (
        "Cette lettre ne donnera ni l’objet, ni le jour, ni le lieu\u202f: ajoutez {objet}, {jour} et {lieu}."
    )


def test_an_empty_text_lacks_nothing_since_the_program_s_comes_back() -> None:
    assert modele("motifs").manque(" \n") == ""


@pytest.mark.parametrize(
    ("cle", "champ"),
    [
        ("contrat_provisoire", "motif"),
        ("contrat_provisoire", "saisi_le"),
        ("contrat_provisoire", "limite"),
        ("contrat_saisi", "motif"),
        ("annulation_contrat", "limite"),
        ("appel", "reponse"),
        ("appel_oui", "repondre"),
        ("draio_cloture", "souhaitee"),
    ],
)
def test_a_text_offers_no_field_that_stays_empty_in_it(cle: str, champ: str) -> None:
    with pytest.raises(ModeleInvalide, match=rf"\{{{champ}\}}, que rien ne remplit"):
        verifier(f"Voici {{{champ}}}", modele(cle).champs)


@pytest.mark.parametrize(
    ("texte", "accolade", "dit"),
    [
        (
            "Bonjour {",
            "{",
            "ligne 1\u202f: l’accolade «\u00a0{\u00a0» n’est pas refermée\u202f; pour",
        ),
        ("Bonjour\n{nom\nà vous, {prenom}", "{", "ligne 2\u202f:"),
        ("{{écrite}}\n{nom}\n{prenom}}", "}", "ligne 3\u202f:"),
        ("}", "}", "l’accolade «\u00a0}\u00a0» n’a pas été ouverte\u202f;"),
    ],
)
def test_a_brace_alone_is_said_for_what_it_is(texte: str, accolade: str, dit: str) -> None:
    with pytest.raises(AccoladeSeule) as refus:
        verifier(texte, {"nom": "", "prenom": ""})
    assert dit in str(refus.value)
    assert f"tapez «\u00a0{accolade * 2}\u00a0»" in str(refus.value)
    assert "emploie" not in str(refus.value)


@pytest.mark.parametrize("champ", ["{nom!}", "{nom!r!}"])
def test_closed_braces_that_python_cannot_read_are_a_field_nobody_fills(champ: str) -> None:
    with pytest.raises(ModeleInvalide, match="que rien ne remplit") as refus:
        verifier(f"Bonjour {champ} {{nom}}", {"nom": ""})
    assert not isinstance(refus.value, AccoladeSeule)
    assert f"emploie {champ}," in str(refus.value)


def test_a_text_whole_is_accepted() -> None:
    verifier("Bonjour {nom}, {{ceci}} est écrit, {{}} aussi.", {"nom": ""})
