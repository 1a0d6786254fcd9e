"""Ready texts: the program's until the centre writes its own, never with a field nobody fills."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cfa_desktop.models.erreurs import SimulationEnCours
from cfa_desktop.models.modeles import MODELES, Modele, ModeleInvalide, remplir
from cfa_desktop.models.temps import PARIS
from cfa_desktop.paths import resource_path
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.modeles import origine


def test_every_text_of_the_catalogue_has_its_file_and_every_file_its_text() -> None:
    fichiers = {path.stem for path in Path(resource_path("modeles")).glob("*.txt")}
    assert fichiers == {un.cle for un in MODELES}


@pytest.mark.parametrize("modele", MODELES, ids=lambda un: un.cle)
def test_every_text_is_filled_by_its_own_fields(bureau: Bureau, modele: object) -> None:
    (un,) = (m for m in MODELES if m is modele)
    texte = remplir(bureau.modeles.lire(un.cle), {champ: f"<{champ}>" for champ in un.champs})
    assert "{" not in texte


@pytest.mark.parametrize("un", MODELES, ids=lambda un: un.cle)
def test_no_text_of_the_program_leaves_its_essential_unsaid(un: Modele) -> None:
    assert un.manque(origine(un.cle)) == ""


def test_a_text_that_lacks_something_is_kept_all_the_same(bureau: Bureau) -> None:
    bureau.modeles.enregistrer("motifs", "Nous regrettons.")
    assert bureau.modeles.lire("motifs") == "Nous regrettons.\n"


def test_the_centre_writes_its_own_and_takes_it_back(bureau: Bureau) -> None:
    bureau.modeles.enregistrer("contrat_saisi", "Bonjour {candidat}, à très vite.")
    assert bureau.modeles.lire("contrat_saisi") == "Bonjour {candidat}, à très vite.\n"
    bureau.modeles.enregistrer("contrat_saisi", "   ")
    assert bureau.modeles.lire("contrat_saisi") == origine("contrat_saisi")


def test_a_field_nobody_fills_is_refused_and_the_former_text_stays(bureau: Bureau) -> None:
    with pytest.raises(ModeleInvalide, match="salaire"):
        bureau.modeles.enregistrer("contrat_saisi", "Bonjour {salaire}")
    assert bureau.modeles.lire("contrat_saisi") == origine("contrat_saisi")


@pytest.mark.parametrize("champ", ["{nom:d}", "{nom!z}", "{nom!r}", "{nom:{prenom}}", "{nom:>99999999}"])
def test_a_field_is_its_name_alone_so_that_no_letter_fails_once_asked_for(bureau: Bureau, champ: str) -> None:
    with pytest.raises(ModeleInvalide, match="que rien ne remplit"):
        bureau.modeles.enregistrer("convocation", f"Bonjour {champ}")
    bureau.modeles.enregistrer("convocation", "Bonjour {nom}\u202f: {{entre accolades}}")
    assert remplir(bureau.modeles.lire("convocation"), {"nom": "PETIT"}) == (
        "Bonjour PETIT\u202f: {entre accolades}\n"
    )


def test_a_simulation_changes_no_text(bureau: Bureau) -> None:
    bureau.simuler(datetime(2025, 6, 2, 10, tzinfo=PARIS))
    with pytest.raises(SimulationEnCours):
        bureau.modeles.enregistrer("contrat_saisi", "Bonjour")
