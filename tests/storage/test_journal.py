"""Recorded changes and their exact undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from cfa_desktop.models.temps import PARIS
from cfa_desktop.storage import schema
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.journal import Action, Changement, rejouer_a_l_envers
from cfa_desktop.storage.tables import CANDIDAT

QUAND = datetime(2025, 6, 10, 10, tzinfo=PARIS)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "essai.cfa"
    schema.create(path)
    ouverte = Database(path)
    with ouverte.transaction() as connection:
        connection.execute(text("INSERT INTO campagne VALUES (2025)"))
    yield ouverte
    ouverte.close()


def lignes(connection: Connection) -> list[tuple[object, ...]]:
    return [tuple(ligne) for ligne in connection.execute(text("SELECT * FROM candidat ORDER BY id"))]


def changer(connection: Connection, libelle: str = "essai") -> Changement:
    return Changement(connection, Action(libelle, "test", QUAND))


def test_unchanged_values_record_nothing(database: Database) -> None:
    with database.transaction() as connection:
        changement = changer(connection)
        candidat = changement.inserer(CANDIDAT, campagne=2025, numero="700001", nom="MARTIN")
        change = changement.modifier(CANDIDAT, candidat, nom="MARTIN")

    assert change is False


def test_undo_is_refused_when_a_later_change_touched_the_row(database: Database) -> None:
    with database.transaction() as connection:
        premier = changer(connection)
        candidat = premier.inserer(CANDIDAT, campagne=2025, numero="700001", nom="MARTIN")
        premier.clore()
        second = changer(connection)
        second.modifier(CANDIDAT, candidat, nom="DUPONT")
        second.clore()
        touchees = rejouer_a_l_envers(connection, premier.id, changer(connection))

    assert touchees == ["candidat"]


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["creer", "changer", "supprimer"]), st.integers(0, 4), st.text("ABÉ", max_size=3)
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(avant=ACTIONS, apres=ACTIONS)
def test_undo_gives_back_every_row_exactly(
    database: Database, avant: list[tuple[str, int, str]], apres: list[tuple[str, int, str]]
) -> None:
    with database.transaction() as connection:
        connection.execute(text("DELETE FROM candidat"))
        _jouer(connection, changer(connection), avant)
        attendu = lignes(connection)
        changement = changer(connection)
        _jouer(connection, changement, apres)
        inverse = changer(connection)
        touchees = rejouer_a_l_envers(connection, changement.id, inverse)
        inverse.clore()
        rendu = lignes(connection)

    assert (touchees, rendu) == ([], attendu)


def _jouer(connection: Connection, changement: Changement, actions: list[tuple[str, int, str]]) -> None:
    requete = text("SELECT id FROM candidat WHERE numero = :numero")
    for verbe, rang, nom in actions:
        ligne_id = connection.execute(requete, {"numero": str(rang)}).scalar()
        if verbe == "creer" and ligne_id is None:
            changement.inserer(CANDIDAT, campagne=2025, numero=str(rang), nom=nom)
        elif verbe == "changer" and ligne_id is not None:
            changement.modifier(CANDIDAT, ligne_id, nom=nom)
        elif verbe == "supprimer" and ligne_id is not None:
            changement.supprimer(CANDIDAT, ligne_id)
    changement.clore()
