"""Follow-up sheets: one page each, whatever the person's life holds, made to be typed back in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.fiche import ouvrage_fiches
from cfa_desktop.documents.pdf.fiche_cases import RESULTATS
from cfa_desktop.documents.pdf.fiche_valeurs import FicheSuivi, dire_retard
from cfa_desktop.documents.pdf.ouvrage import ecrire_ouvrage
from cfa_desktop.models.suivi import LABELS_RESULTAT
from tests.documents.exemples import ENTETE, PRODUIT_AT, evenements, fiche
from tests.documents.pages import chevauchements, lit_le_pdf, mots_par_page, pages_lues

LONG = "DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS DU PLESSIS-ROBINSON"
QUATRE = tuple((nom, f"063998115{rang}") for rang, nom in enumerate(("Portable", "Fixe", "Mère", "Père")))


def imprimer(tmp_path: Path, *fiches: FicheSuivi) -> Path:
    cible = tmp_path / "f.pdf"
    ecrire_ouvrage(ouvrage_fiches(fiches, ENTETE), cible)
    return cible


def en_ligne(page: str) -> str:
    return " ".join(page.split())


@lit_le_pdf
def test_a_long_name_four_phones_and_300_events_keep_the_last_six_on_one_page(tmp_path: Path) -> None:
    pleine = fiche(
        nom=LONG,
        telephones=QUATRE,
        adresse="12 rue des Volcans d’Auvergne, 63000 Clermont-Ferrand",
        prochaine_etape="Prendre des nouvelles de la recherche",
        prochaine_etape_on=date(2026, 6, 8),
        evenements=evenements(300),
    )
    cible = imprimer(tmp_path, pleine)
    (page,) = pages_lues(cible)
    for rang in range(295, 301):
        assert f"Échange {rang}" in page
    assert "Échange 294" not in page
    assert "et 294 événements plus anciens" in en_ligne(page)
    for numero in ("06 39 98 11 50", "06 39 98 11 53"):
        assert numero in page
    assert "08/06/2026, en retard de 2 jours" in en_ligne(page)
    assert chevauchements(mots_par_page(cible)[0]) == []


@lit_le_pdf
def test_every_result_of_the_program_has_its_box_in_the_order_of_the_program(tmp_path: Path) -> None:
    (page,) = pages_lues(imprimer(tmp_path, fiche()))
    assert tuple(LABELS_RESULTAT.values()) == RESULTATS
    cet_appel = en_ligne(page.split("CET APPEL")[1])
    rangs = [cet_appel.index(nom) for nom in RESULTATS]
    assert rangs == sorted(rangs)
    assert "Reporté dans le programme" in cet_appel


@lit_le_pdf
def test_no_text_of_an_event_is_left_without_the_notes(tmp_path: Path) -> None:
    textes = tuple(replace(un, texte="", etape="") for un in evenements(3))
    (page,) = pages_lues(imprimer(tmp_path, fiche(evenements=textes, sans_textes=True)))
    assert "SUIVI, SANS LES TEXTES" in page
    assert page.count("Appel – Message laissé") == 3
    assert "Échange" not in page


@lit_le_pdf
def test_the_employer_is_asked_for_only_as_far_as_it_is_unknown(tmp_path: Path) -> None:
    connu, sans_siret, inconnu = pages_lues(
        imprimer(tmp_path, fiche(), fiche(siret=""), fiche(siret="", employeur=""))
    )
    assert "Employeur, nom exact" not in connu + sans_siret
    assert "Employeur, nom exact" in inconnu
    assert (connu.count("SIRET"), sans_siret.count("SIRET"), inconnu.count("SIRET")) == (2, 3, 2)


@lit_le_pdf
def test_no_date_of_the_state_is_lost_when_there_are_six(tmp_path: Path) -> None:
    dates = tuple((f"Date n° {rang}", "Proposition en attente de réponse") for rang in range(6))
    cible = imprimer(tmp_path, fiche(dates=dates, evenements=evenements(300)))
    (page,) = pages_lues(cible)
    assert page.count("Proposition en attente de réponse") == 6
    assert chevauchements(mots_par_page(cible)[0]) == []


@pytest.mark.parametrize(
    ("prevu_on", "dit"),
    [
        (date(2026, 6, 12), ""),
        (date(2026, 6, 10), ", aujourd’hui"),
        (date(2026, 6, 9), ", en retard de 1\u00a0jour"),
        (date(2026, 6, 1), ", en retard de 9\u00a0jours"),
    ],
)
def test_a_step_says_when_it_is_late(prevu_on: date, dit: str) -> None:
    assert dire_retard(prevu_on, PRODUIT_AT.date()) == dit
