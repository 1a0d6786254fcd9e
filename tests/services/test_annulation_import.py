"""Undoing an import: every row as it was, or the later act that stands on it, named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cfa_desktop.models.contenu import Rubrique, chemin
from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.annulation_import import AnnulationRefusee
from cfa_desktop.services.application import LOT
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.historique import RienAAnnuler
from tests.factories import SIRET, creer_bureau, creer_formation
from tests.services.fichiers_lus import AVRIL, JUIN, MAI, appliquer, fichier_lu, rangees

LETTRE = chemin(Rubrique.PROJET, "lettre")
AICHA = {"numero": "700123", "nom": "LE GOFF", "prenom": "Aïcha", "etat": "confirmee"}
HUGO = {"numero": "700124", "nom": "FAŸ", "prenom": "Hugo", "etat": "non_confirmee"}
SUITE = fichier_lu(
    "P",
    {**AICHA, "mail": "a@b.example"},
    {"numero": "700125", "nom": "ROY", "prenom": "Léa"},
    contenus={0: {LETTRE: "Bonjour"}, 1: {LETTRE: "Madame"}},
)


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    with creer_bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def formation(bureau: Bureau) -> Formation:
    return creer_formation(bureau, "MCO")


def dernier(bureau: Bureau) -> int:
    return bureau.imports.lister()[0].id


def test_undoing_gives_back_every_row_and_takes_the_import_off_the_register(
    bureau: Bureau, formation: Formation
) -> None:
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO))
    avant = rangees(bureau)
    appliquer(bureau, formation, SUITE, MAI)
    assert rangees(bureau) != avant
    sauvegardes = len(list(bureau.path.parent.rglob("*avant-annulation*")))
    bureau.imports.annuler(dernier(bureau))
    assert rangees(bureau) == avant
    assert len(bureau.imports.lister()) == 1
    assert len(list(bureau.path.parent.rglob("*avant-annulation*"))) == sauvegardes + 1


def test_an_item_met_by_the_import_is_as_before_once_undone(bureau: Bureau, formation: Formation) -> None:
    appliquer(bureau, formation, fichier_lu("T", AICHA))
    bureau.contrats.preparer(
        SaisieContrat(
            formation_id=formation.id, numero="700123", employeur="Essai", siret=SIRET, deja_saisi=True
        )
    )
    avant = rangees(bureau)
    plan = appliquer(bureau, formation, fichier_lu("T", {**AICHA, "etat": "contrat_saisi"}), JUIN)
    assert [constat.numero for constat in plan.ecarts] == ["700123"]
    bureau.imports.annuler(dernier(bureau))
    assert rangees(bureau) == avant


def test_an_undone_import_is_not_known_any_more(bureau: Bureau, formation: Formation) -> None:
    appliquer(bureau, formation, fichier_lu("T", AICHA))
    import_id = dernier(bureau)
    bureau.imports.annuler(import_id)
    assert "déjà été annulé" in bureau.imports.annulable(import_id)
    with pytest.raises(AnnulationRefusee):
        bureau.imports.annuler(import_id)


def test_neither_ctrl_z_nor_ctrl_y_touches_an_import(bureau: Bureau, formation: Formation) -> None:
    bureau.formations.changer(formation.id, capacite=7)
    bureau.historique.annuler()
    appliquer(bureau, formation, fichier_lu("T", AICHA))
    bureau.imports.annuler(dernier(bureau))
    assert bureau.historique.a_retablir() is None
    visee = bureau.historique.a_annuler()
    assert visee is None or not visee.libelle.startswith("Annulation")
    with pytest.raises(RienAAnnuler):
        bureau.historique.retablir()


def test_two_imports_are_undone_from_the_latest_to_the_first(bureau: Bureau, formation: Formation) -> None:
    vide = rangees(bureau)
    appliquer(bureau, formation, fichier_lu("T", AICHA, HUGO))
    appliquer(bureau, formation, SUITE, MAI)
    second, premier = (un.id for un in bureau.imports.lister())
    assert "Un autre fichier a été importé depuis" in bureau.imports.annulable(premier)
    bureau.imports.annuler(second)
    assert bureau.imports.annulable(premier) == ""
    bureau.imports.annuler(premier)
    assert rangees(bureau) == vide


def preparer_contrat(bureau: Bureau, formation: Formation) -> None:
    bureau.contrats.preparer(
        SaisieContrat(formation_id=formation.id, numero="700123", employeur="Essai", siret=SIRET)
    )


def corriger(bureau: Bureau, formation: Formation) -> None:
    bureau.dossiers.corriger(1, {"mail": "z@b.example"})


def dater(bureau: Bureau, formation: Formation) -> None:
    bureau.dossiers.dater_confirmation(1, AVRIL)


@pytest.mark.parametrize(
    ("acte", "dit"),
    [
        (preparer_contrat, "Un contrat a été préparé depuis pour LE GOFF Aïcha (Dossier n°\u00a0700123)"),
        (corriger, "Les coordonnées ont été corrigées depuis pour LE GOFF Aïcha (Dossier n°\u00a0700123)"),
        (dater, "La date de confirmation a été renseignée depuis pour LE GOFF Aïcha"),
    ],
)
def test_a_later_act_keeps_the_import_and_is_named(
    bureau: Bureau, formation: Formation, acte: Callable[[Bureau, Formation], None], dit: str
) -> None:
    appliquer(bureau, formation, fichier_lu("P", {**AICHA, "confirmee_at": "2025-04-20"}))
    acte(bureau, formation)
    avant, import_id = rangees(bureau), dernier(bureau)
    raison = bureau.imports.annulable(import_id)
    assert raison.startswith(dit)
    with pytest.raises(AnnulationRefusee, match="annuler cet import"):
        bureau.imports.annuler(import_id)
    assert rangees(bureau) == avant
    bureau.historique.annuler()
    assert bureau.imports.annulable(import_id) == ""


def test_an_act_on_somebody_else_does_not_keep_the_import(bureau: Bureau, formation: Formation) -> None:
    appliquer(bureau, formation, fichier_lu("T", AICHA))
    autre = creer_formation(bureau, "GEA")
    appliquer(bureau, autre, fichier_lu("T", HUGO), MAI)
    bureau.dossiers.corriger(1, {"mail": "z@b.example"})
    assert bureau.imports.annulable(dernier(bureau)) == ""


def test_nothing_is_undone_during_a_simulation(bureau: Bureau, formation: Formation) -> None:
    appliquer(bureau, formation, fichier_lu("T", AICHA))
    bureau.contexte.simulee.instant = datetime(2025, 6, 1, tzinfo=PARIS)
    assert "Simulation" in bureau.imports.annulable(dernier(bureau))
    with pytest.raises(SimulationEnCours):
        bureau.imports.annuler(dernier(bureau))


def test_progress_tells_the_backup_then_the_rows(bureau: Bureau, formation: Formation) -> None:
    lu = fichier_lu("T", *({"numero": str(rang), "nom": f"N{rang}"} for rang in range(LOT + 200)))
    dites: list[str] = []
    bureau.imports.appliquer(bureau.imports.planifier(lu, formation, AVRIL), dites.append)
    assert dites[0] == "Sauvegarde de la base…"
    assert dites[1:4] == [
        f"Enregistrement\u202f: {fait} sur 1\u202f200…" for fait in ("0", "1\u202f000", "1\u202f200")
    ]
    assert dites[-1] == "Fin de l’enregistrement…"
