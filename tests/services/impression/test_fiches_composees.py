"""Follow-up sheets as the base gives them: order, phones of both sources, notes left out on demand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cfa_desktop.documents.pdf.fiche_valeurs import FicheSuivi
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.services import fiches
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.impression.demande import DemandeImpression
from tests.documents.pages import lit_le_pdf, pages_lues
from tests.factories import creer_formation, importer

CANDIDATS = (
    {"numero": "700003", "nom": "ZIDI", "prenom": "Adam", "etat": "confirmee"},
    {
        "numero": "700001",
        "nom": "ABADIE",
        "prenom": "Zoé",
        "etat": "confirmee",
        "telephone_portable": "0639980001",
        "telephone_fixe": "0465710001",
    },
)


def composer(bureau: Bureau, *, sans_notes: bool = False) -> list[FicheSuivi]:
    """Compose the sheets in the reverse of the base's own order."""
    lignes = bureau.candidatures.lister()[::-1]
    with bureau.contexte.database.lecture() as connection:
        return fiches.composer(connection, lignes, sans_notes=sans_notes)


def charger(bureau: Bureau) -> int:
    formation = creer_formation(bureau)
    importer(bureau, formation, date(2025, 4, 28), *CANDIDATS)
    return next(ligne.candidat_id for ligne in bureau.candidatures.lister() if ligne.numero == "700001")


def test_sheets_follow_the_lines_given_and_bear_their_rank(bureau: Bureau) -> None:
    charger(bureau)
    assert [(une.nom, une.rang) for une in composer(bureau)] == [("ZIDI", "1/2"), ("ABADIE", "2/2")]


def test_a_corrected_phone_comes_before_the_one_of_the_export(bureau: Bureau) -> None:
    candidat_id = charger(bureau)
    bureau.dossiers.corriger(candidat_id, {"telephone_portable": "0639980099"})
    zidi, abadie = composer(bureau)
    assert zidi.telephones == ()
    assert abadie.telephones == (
        ("Portable", "0639980099"),
        ("Fixe", "0465710001"),
        ("Parcoursup", "0639980001"),
    )


def test_a_phone_emptied_by_hand_does_not_come_back(bureau: Bureau) -> None:
    candidat_id = charger(bureau)
    bureau.dossiers.corriger(candidat_id, {"telephone_portable": ""})
    assert composer(bureau)[1].telephones == (("Fixe", "0465710001"),)


def test_without_the_notes_an_event_keeps_its_day_kind_and_result(bureau: Bureau) -> None:
    candidat_id = charger(bureau)
    bureau.suivi.noter(
        bureau.suivi.proposer(
            candidat_id, TypeEvenement.APPEL, resultat=Resultat.MESSAGE_LAISSE, texte="Confidence"
        )
    )
    (avec,) = composer(bureau)[1].evenements
    (sans,) = composer(bureau, sans_notes=True)[1].evenements
    assert (avec.texte, avec.etape) == ("Confidence", "Rappeler")
    assert (sans.at, sans.type, sans.resultat) == (avec.at, "Appel", "Message laissé")
    assert (sans.texte, sans.etape) == ("", "")


@lit_le_pdf
@pytest.mark.parametrize(("etape", "dite"), [("Rappeler", "Rappeler"), ("", ""), ("Mère au chômage", "")])
def test_without_the_notes_only_a_step_of_the_trade_is_said_in_words(
    bureau: Bureau, tmp_path: Path, etape: str, dite: str
) -> None:
    candidat_id = charger(bureau)
    note = bureau.suivi.proposer(candidat_id, TypeEvenement.APPEL, resultat=Resultat.JOINT)
    bureau.suivi.noter(note._replace(etape=etape, etape_on=date(2025, 6, 12) if etape else None))
    assert composer(bureau)[1].prochaine_etape == etape
    assert composer(bureau, sans_notes=True)[1].prochaine_etape == dite
    demande = DemandeImpression(
        "fiches", 2025, bureau.candidatures.lister(), options=frozenset({"sans_notes"})
    )
    (tmp_path / "d.pdf").write_bytes(bureau.impressions.produire(demande))
    lu = " ".join(" ".join(pages_lues(tmp_path / "d.pdf")).split())
    assert "Mère" not in lu
    assert ("Étape prévue le 12/06/2025" in lu) is bool(etape and not dite)


def test_the_list_takes_the_orientation_ticked_and_chooses_between_both(bureau: Bureau) -> None:
    charger(bureau)
    voulu = DemandeImpression(
        "liste", 2025, bureau.candidatures.lister(), colonnes=("numero", "candidat", "etat")
    )
    tailles = [
        bureau.impressions.composer(voulu._replace(options=frozenset(options))).taille
        for options in ((), ("portrait",), ("paysage",), ("portrait", "paysage"))
    ]
    assert [hauteur > largeur for largeur, hauteur in tailles] == [True, True, False, True]


def test_the_state_of_someone_the_last_export_no_longer_holds_says_so(bureau: Bureau) -> None:
    charger(bureau)
    (formation,) = bureau.formations.lister()
    importer(bureau, formation, date(2025, 6, 9), CANDIDATS[1])
    zidi, abadie = composer(bureau)
    assert zidi.etat.texte == "Candidature confirmée (Non examinée) (absent du dernier export)"
    assert zidi.etat.parcoursup == abadie.etat.texte == "Candidature confirmée (Non examinée)"
