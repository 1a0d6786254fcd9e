"""What an import says while every log is at its most talkative: nothing of what must never be kept."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.cli.banc import DONNEES, Cli, creer

CANARI = "SENSIBLE-"


@pytest.fixture
def bavard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Let every logger say all it can, those of the libraries included."""
    connus = [nom for nom in logging.root.manager.loggerDict if "." not in nom]
    for nom in ("", "sqlalchemy.engine", "sqlalchemy.pool", "alembic", *connus):
        caplog.set_level(logging.DEBUG, logger=nom)
    return caplog


@pytest.mark.parametrize(
    "nom", ["P_parametrable_2026.csv", "D_0631861M_BTS-NDRC_101.csv", "J_export_2026.json.zip"]
)
def test_nothing_sensitive_reaches_the_logs_nor_the_streams(
    cli: Cli,
    tmp_path: Path,
    nom: str,
    bavard: pytest.LogCaptureFixture,
) -> None:
    base = tmp_path / "bavarde.cfa"
    creer(base, "NDRC", "--campagne", "2026")
    commande = ("importer", DONNEES / nom, "--base", base, "--formation", "NDRC", "--appliquer")
    textes = cli(*commande)
    assert textes.code == 0, textes.erreurs
    en_json = cli(*commande, "--json")
    lus = "".join((textes.sortie, textes.erreurs, en_json.sortie, en_json.erreurs))
    assert "NDRC" in lus
    assert "INSERT INTO" in bavard.text, "the logs must be talkative"
    assert CANARI not in lus
    assert CANARI not in bavard.text
    journaux = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(CANARI.encode() in path.read_bytes() for path in journaux)


def test_the_logs_are_searched_where_a_talkative_module_would_write(
    bavard: pytest.LogCaptureFixture,
) -> None:
    logging.getLogger("cfa_desktop.documents.lecture").debug("lu : %s", f"{CANARI}NATIONALITE")
    assert CANARI in bavard.text
