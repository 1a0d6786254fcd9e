"""The rules of the house: who may import whom, how large a file may grow, what it may be called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

RACINE = Path(__file__).resolve().parent.parent
PAQUET = "cfa_desktop"
LIGNES_PAR_MODULE = 400
LIGNES_PAR_FONCTION = 40
LONGUES_ADMISES = {
    "services/lignes.py:_ligne": "one value a line, in the order of the fields of a list line",
    "storage/migrations/versions/0001_create_the_first_schema.py:upgrade": "a schema reads in one piece",
}
NOMS_CREUX = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"})
SIGNE_COUPABLE = re.compile(r"[ \u00a0][:;!?](?=\s|$)|« | »|«(?=[^\s])|(?<=[^\s])»")
MOTS_DE_PARCOURSUP = re.compile(r"^Fixe : |^ / Portable : ")  # written as its files write them

DROITS: dict[str, tuple[str, ...]] = {
    "models": ("models",),
    "storage": ("models", "storage", "paths", "temporaires", "verrouillage"),
    "documents": ("models", "documents", "paths", "temporaires"),
    "services": ("models", "storage", "documents", "services", "paths", "temporaires"),
    "views": ("models", "services", "views", "paths", "temporaires"),
}
RESERVES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "PySide6": (("PySide6", "shiboken6"), ("views", "app", "crash")),
    "the database": (("sqlalchemy", "alembic", "sqlcipher3", "sqlite3"), ("storage",)),
    "spreadsheets and PDF": (("openpyxl", "python_calamine", "reportlab", "lxml"), ("documents",)),
    "agendas": (("icalendar", "dateutil"), ("documents",)),
}


def _motifs(paquet: str, noms: tuple[str, ...]) -> list[str]:
    return [motif for nom in noms for motif in (f"{paquet}.{nom}", f"{paquet}.{nom}.*")]


def check_layer(paquet: str, couche: str) -> None:
    """Refuse any import, inside functions too, from a room this one may not see."""
    (
        archrule(f"{couche} sees only {', '.join(DROITS[couche])}")
        .match(*_motifs(paquet, (couche,)))
        .should_not_import(f"{paquet}.*")
        .may_import(*_motifs(paquet, DROITS[couche]))
        .check(paquet, only_direct_imports=True)
    )


def check_models_need_nothing(paquet: str) -> None:
    """Refuse anything but the standard library and python-stdnum in the domain."""

    def permis(_module: str, directs: set[str], _tous: dict[str, set[str]]) -> bool:
        connus = {*sys.stdlib_module_names, "stdnum", "tzdata", paquet}
        return all(nom.partition(".")[0] in connus for nom in directs)

    archrule("the domain needs no library").match(*_motifs(paquet, ("models",))).should(permis).check(paquet)


def check_reserved(paquet: str, sujet: str) -> None:
    """Refuse a library outside the rooms it is reserved to."""
    bibliotheques, pieces = RESERVES[sujet]
    (
        archrule(f"{sujet}: only in {', '.join(pieces)}")
        .match(paquet, f"{paquet}.*")
        .exclude(*_motifs(paquet, pieces))
        .should_not_import(*(m for nom in bibliotheques for m in (nom, f"{nom}.*")))
        .check(paquet, only_direct_imports=True)
    )


def check_cli_without_window(paquet: str) -> None:
    """Refuse the window behind the command line, however indirectly."""
    (
        archrule("the command line never loads Qt")
        .match(*_motifs(paquet, ("cli",)))
        .should_not_import("PySide6", "PySide6.*", *_motifs(paquet, ("views", "app", "crash")))
        .check(paquet)
    )


def _modules(racine: Path) -> Iterator[tuple[Path, str]]:
    for fichier in sorted(racine.rglob("*.py")):
        yield fichier.relative_to(racine), fichier.read_text(encoding="utf-8")


def oversized(racine: Path) -> list[str]:
    """Name the modules that have outgrown one subject."""
    tailles = ((nom, len(texte.splitlines())) for nom, texte in _modules(racine))
    return [f"{nom}: {taille} lines" for nom, taille in tailles if taille > LIGNES_PAR_MODULE]


def long_functions(racine: Path) -> list[str]:
    """Name the functions that do not fit on a screen, docstring included."""
    return [
        nom
        for fichier, texte in _modules(racine)
        for noeud in ast.walk(ast.parse(texte))
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef)
        and (noeud.end_lineno or noeud.lineno) - noeud.lineno >= LIGNES_PAR_FONCTION
        and (nom := f"{fichier.as_posix()}:{noeud.name}") not in LONGUES_ADMISES
    ]


def breakable_signs(racine: Path) -> list[str]:
    """Name the texts where a line could break before « : ; ! ? », or inside the quotation marks."""
    return [
        f"{fichier}:{noeud.lineno}: {noeud.value}"
        for fichier, texte in _modules(racine)
        for noeud in _textes(ast.parse(texte))
        if SIGNE_COUPABLE.search(noeud.value) and not MOTS_DE_PARCOURSUP.search(noeud.value)
    ]


def _textes(arbre: ast.Module) -> Iterator[ast.Constant]:
    """Give the strings that are not documentation."""
    doc = {id(noeud.value) for noeud in ast.walk(arbre) if isinstance(noeud, ast.Expr)}
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and id(noeud) not in doc:
            yield noeud


def hollow_names(racine: Path) -> list[str]:
    """Name the modules and packages called after nothing they know."""
    return [str(nom) for nom, _ in _modules(racine) if NOMS_CREUX & {*nom.parent.parts, nom.stem}]


def local_styles(racine: Path) -> list[str]:
    """Name the widgets that style themselves: only the theme and the application hold a style sheet."""
    return [
        str(nom)
        for nom, texte in _modules(racine)
        if nom.stem not in ("theme", "app") and ".setStyleSheet(" in texte
    ]


def undocumented(racine: Path) -> list[str]:
    """Name the modules that do not open with a sentence."""
    return [
        str(nom)
        for nom, texte in _modules(racine)
        if texte.strip() and not (ast.get_docstring(ast.parse(texte)) or "").partition("\n")[0].endswith(".")
    ]


DOSSIER_RULES = [oversized, long_functions, breakable_signs, hollow_names, local_styles, undocumented]


@pytest.mark.parametrize("couche", DROITS)
def test_each_layer_imports_only_the_layers_below(couche: str) -> None:
    check_layer(PAQUET, couche)


def test_the_domain_needs_nothing_but_python_and_stdnum() -> None:
    check_models_need_nothing(PAQUET)


@pytest.mark.parametrize("sujet", RESERVES)
def test_a_library_stays_in_its_room(sujet: str) -> None:
    check_reserved(PAQUET, sujet)


def test_no_import_of_the_command_line_leads_to_the_window() -> None:
    check_cli_without_window(PAQUET)


def test_the_running_command_line_has_not_loaded_qt() -> None:
    programme = "import sys, cfa_desktop.cli; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    subprocess.run([sys.executable, "-W", "error", "-c", programme], cwd=RACINE, check=True)


@pytest.mark.parametrize("regle", DOSSIER_RULES)
def test_every_module_keeps_the_rules_of_the_house(regle: Callable[[Path], list[str]]) -> None:
    assert regle(RACINE / PAQUET) == []


@pytest.mark.parametrize("verrou", ["requirements.lock.txt", "requirements-dev.lock.txt"])
def test_a_lock_pins_by_hash_and_records_no_address(verrou: str) -> None:
    texte = (RACINE / verrou).read_text(encoding="utf-8")
    assert "://" not in texte
    exigences = texte.replace("\\\n", " ").splitlines()
    assert exigences
    assert all("==" in exigence and "--hash=sha256:" in exigence for exigence in exigences)


# Negative controls: each rule must fail on a house built wrong on purpose.

MAISON_FAUTIVE = {
    "models/voeu.py": "import requests\nfrom fautive.storage import tables\n",
    "storage/tables.py": "def lire():\n    from fautive.documents import liste\n",
    "documents/liste.py": "from fautive import services\nfrom fautive.storage.tables import lire\n",
    "services/candidats.py": "import icalendar, openpyxl\nimport sqlalchemy.orm\nfrom ..views import page\n",
    "views/page.py": "from fautive.storage import tables\n\ndef peindre(w):\n    w.setStyleSheet('')\n",
    "cli.py": "def main():\n    from fautive.services import candidats\n",
    "storage/moteur.py": "def ouvrir():\n    import PySide6.QtCore\n",
    "services/utils.py": '"""No full stop"""\n',
    "services/long.py": "x = 1\n" * (LIGNES_PAR_MODULE + 1),
    "services/longue.py": "def faire():\n" + "    x = 1\n" * LIGNES_PAR_FONCTION,
    "services/signes.py": "ATTENTION = 'Attention : fragile'\n",
}


@pytest.fixture
def fautive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build a package that breaks every rule."""
    racine = tmp_path / "fautive"
    for dossier in ("", *DROITS):
        (racine / dossier).mkdir(exist_ok=True)
        (racine / dossier / "__init__.py").touch()
    for nom, texte in MAISON_FAUTIVE.items():
        (racine / nom).write_text(texte, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return racine


def _reasons(check: Callable[[], None]) -> list[str]:
    check()
    return [faute.reason for faute in pop_failures()]


@pytest.mark.usefixtures("fautive")
@pytest.mark.parametrize("couche", DROITS)
def test_a_climbing_import_is_caught(couche: str) -> None:
    assert any("FORBIDDEN" in raison for raison in _reasons(lambda: check_layer("fautive", couche)))


@pytest.mark.usefixtures("fautive")
def test_a_library_in_the_domain_is_caught() -> None:
    assert _reasons(lambda: check_models_need_nothing("fautive"))


@pytest.mark.usefixtures("fautive")
@pytest.mark.parametrize("sujet", RESERVES)
def test_a_library_out_of_its_room_is_caught(sujet: str) -> None:
    assert any("FORBIDDEN" in raison for raison in _reasons(lambda: check_reserved("fautive", sujet)))


@pytest.mark.usefixtures("fautive")
def test_a_window_behind_the_command_line_is_caught() -> None:
    assert any("FORBIDDEN" in raison for raison in _reasons(lambda: check_cli_without_window("fautive")))


COUPABLES = {
    oversized: "services/long.py",
    long_functions: "services/longue.py",
    breakable_signs: "services/signes.py",
    hollow_names: "services/utils.py",
    local_styles: "views/page.py",
    undocumented: "services/utils.py",
}


@pytest.mark.parametrize("regle", COUPABLES)
def test_a_module_that_breaks_a_rule_is_named(fautive: Path, regle: Callable[[Path], list[str]]) -> None:
    fautes = regle(fautive)
    assert any(faute.startswith(str(Path(COUPABLES[regle]))) for faute in fautes)
    assert not any("__init__" in faute for faute in fautes)
