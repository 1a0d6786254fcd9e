"""Giving up while a file is read: the child is killed, and nothing is given back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cfa_desktop.documents.lecture import ExportRefuse, lire_exports


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """Return a list that takes a while to read."""
    fichier = tmp_path / "longue.csv"
    lignes = (f"{numero};NOM{numero};Prénom" for numero in range(100_000))
    fichier.write_text("\n".join(("N°;Nom;Prénom", *lignes)), "utf-8")
    return fichier


def test_a_reading_given_up_stops_at_once(long: Path) -> None:
    debut = time.monotonic()
    with pytest.raises(ExportRefuse, match="Lecture abandonnée"):
        lire_exports(long, correspondance={0: "numero", 1: "nom", 2: "prenom"}, abandonner=lambda: True)
    assert time.monotonic() - debut < 2


def test_the_same_file_is_read_whole_by_whoever_waits(long: Path) -> None:
    (lue,) = lire_exports(long, correspondance={0: "numero", 1: "nom", 2: "prenom"})
    assert len(lue.enregistrements) == 100_000
