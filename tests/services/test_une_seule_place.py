"""Services, window and command line ask ``permis`` what may be done, never a rule behind its back."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PAQUET = Path(__file__).resolve().parents[2] / "cfa_desktop"
# Where a verdict may be asked elsewhere, and why.
ADMIS = {
    (
        "services/calendriers.py",
        "verdict_calendrier",
    ): "judges the dates of a calendar, no act",
    ("views/formations/messages_edit.py", "verdict_message"): "judges each key of a text not recorded yet",
}


def verdicts_demandes(racine: Path, dossiers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Name the modules that import a verdict, and the verdict."""
    for dossier in dossiers:
        for fichier in sorted((racine / dossier).rglob("*.py")):
            for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))):
                if isinstance(noeud, ast.ImportFrom):
                    noms = [nom.name for nom in noeud.names if nom.name.startswith("verdict_")]
                    yield from ((fichier.relative_to(racine).as_posix(), nom) for nom in noms)


def test_verdicts_are_asked_of_permis_alone() -> None:
    demandes = set(verdicts_demandes(PAQUET, ("services", "views", "cli", "documents", "storage")))
    assert demandes == set(ADMIS)


def test_permis_asks_every_verdict_of_the_rules() -> None:
    ecrits = {
        noeud.name
        for fichier in (PAQUET / "models" / "regles").glob("*.py")
        for noeud in ast.parse(fichier.read_text(encoding="utf-8")).body
        if isinstance(noeud, ast.FunctionDef) and noeud.name.startswith("verdict_")
    }
    demandes = {nom for module, nom in verdicts_demandes(PAQUET, ("models",)) if module == "models/permis.py"}
    # The first is asked by ``verdict_cochee``; the second of lists, which have no subject.
    assert ecrits - demandes == {"verdict_contrat_saisi", "verdict_tri"}


@pytest.mark.parametrize("ligne", ["from cfa_desktop.models.regles.item import verdict_retrait"])
def test_a_verdict_asked_behind_its_back_is_caught(tmp_path: Path, ligne: str) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "fautif.py").write_text(f"def f():\n    {ligne}\n", encoding="utf-8")
    assert list(verdicts_demandes(tmp_path, ("services",))) == [("services/fautif.py", "verdict_retrait")]
