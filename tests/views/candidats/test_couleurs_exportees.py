"""The états of a workbook have the colours of the window, from one table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from cfa_desktop.models.etats import LABELS_ETAT, Etat, Reponse
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe
from cfa_desktop.views.candidats.etat_affiche import etat_affiche
from cfa_desktop.views.couleurs import COULEURS, Mode, Teinte, Ton
from tests.factories import creer_formation, importer


def test_each_etat_leaves_with_the_ground_and_ink_of_its_pill(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau)
    faits = [{"etat": etat.value} for etat in Etat]
    faits += [
        {"etat": Etat.CONTRAT_SAISI.value, "reponse": Reponse.RENONCIATION.value},
        {"etat": "", "etat_brut": "Une autre"},
    ]
    lignes = ({"numero": f"70{rang}", "nom": f"N{rang}"} | fait for rang, fait in enumerate(faits))
    importer(bureau, formation, date(2025, 5, 28), *lignes)
    affichees = [un for un in bureau.candidatures.lister(formation_id=formation.id) if not un.presume]
    cible = tmp_path / "l.xlsx"
    bureau.exports.liste(DemandeListe(affichees, formation.id, 2025, colonnes=("numero", "etat")), cible)
    cellules = [ligne[1] for ligne in openpyxl.load_workbook(cible).worksheets[0].iter_rows(min_row=2)]
    tons = [etat_affiche(ligne).ton for ligne in affichees]
    attendues = [COULEURS[Mode.CLAIR].teinte(ton) for ton in tons]
    assert [(f"#{un.font.color.rgb[2:]}", f"#{un.fill.fgColor.rgb[2:]}") for un in cellules] == [
        (teinte.encre, teinte.fond) for teinte in attendues
    ]
    perdue = next(ligne for ligne in affichees if ligne.reponse is Reponse.RENONCIATION)
    assert tons[affichees.index(perdue)] is Ton.BRIQUE
    assert LABELS_ETAT[Etat.CONTRAT_SAISI] == cellules[affichees.index(perdue)].value


def test_another_colour_would_be_seen() -> None:
    """Negative control: the five tones of the window differ from one another and from a wrong one."""
    teintes = [COULEURS[Mode.CLAIR].teinte(ton) for ton in Ton]
    assert len(set(teintes)) == len(Ton)
    assert Teinte("#68717E", "#EEF0F3", "#68717E") not in teintes
