"""The CSV of the candidate list, as it leaves, reads back as the table of the site and changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.exports import DemandeListe
from tests.factories import DONNEES, creer_formation

AVRIL, MAI = "T_recrutement_MCO_2025-04-28.csv", "T_recrutement_MCO_2025-05-12.csv"


def test_an_exported_csv_is_a_table_of_the_site_that_changes_nothing(bureau: Bureau, tmp_path: Path) -> None:
    formation = creer_formation(bureau)
    for nom, jour in ((AVRIL, date(2025, 4, 28)), (MAI, date(2025, 5, 12))):
        lue = bureau.imports.lire(DONNEES / nom)
        bureau.imports.appliquer(bureau.imports.planifier(lue, formation, jour))
    lignes = [un for un in bureau.candidatures.lister(formation_id=formation.id) if un.disparue_on is None]
    cible = tmp_path / "candidats_MCO.csv"
    assert bureau.exports.liste(DemandeListe(lignes, formation.id, formation.campagne), cible) == ()
    relue = bureau.imports.lire(cible)
    assert (relue.type, relue.rejets, relue.lignes) == (TypeExport.TABLEAU, (), len(lignes))
    plan = bureau.imports.planifier(relue, formation, date(2025, 5, 13))
    assert (plan.nouveaux, plan.modifies, plan.disparus) == ((), (), ())
    assert len(plan.inchanges) == len(lignes) > 200
