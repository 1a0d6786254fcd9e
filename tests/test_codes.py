"""A sentence that the officer reads never carries the code of a rule: the code is data next to it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
CODE = re.compile(r"\bR\d{1,2}\b")


def phrases_a_code(source: str) -> list[str]:
    """Return the texts of a module that hold a code among other words, docstrings apart."""
    arbre = ast.parse(source)
    commentaires = {
        id(noeud.value)
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Expr) and isinstance(noeud.value, ast.Constant)
    }
    return [
        noeud.value
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Constant)
        and isinstance(noeud.value, str)
        and id(noeud) not in commentaires
        and CODE.search(noeud.value)
        and not CODE.fullmatch(noeud.value)
    ]


def ecrites() -> Iterator[tuple[str, str]]:
    """Yield every sentence of the written rules, with the code of its rule."""
    recueil = tomllib.loads((RACINE / "resources" / "regles.toml").read_text("utf-8"))
    for code, regle in recueil["regles"].items():
        for champ in ("titre", "phrase", "choix"):
            yield code, regle.get(champ, "")


def test_no_text_of_the_program_holds_a_code_among_its_words() -> None:
    trouvees = {
        str(module.relative_to(RACINE)): phrases
        for module in sorted((RACINE / "cfa_desktop").rglob("*.py"))
        if (phrases := phrases_a_code(module.read_text("utf-8")))
    }
    assert trouvees == {}


def test_no_written_rule_names_another_by_its_code() -> None:
    phrases = list(ecrites())
    assert len(phrases) >= 75
    assert [(code, phrase) for code, phrase in phrases if CODE.search(phrase)] == []


def test_a_code_among_words_is_found_wherever_it_stands() -> None:
    assert phrases_a_code('"""About R4."""\nx = f"{y} possible (R4)"\nz = "R4"') == [" possible (R4)"]
