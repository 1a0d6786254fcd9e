"""What stands on an action, found in SQL as the rows say it in plain Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, insert, select, text

from cfa_desktop.storage import schema
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.dependances import Dependance, premiere_dependante
from cfa_desktop.storage.tables import CHANGEMENT, CHANGEMENT_LIGNE, METADATA

_L = CHANGEMENT_LIGNE.c
# Table -> the columns of its rows here; those that end in _id name another row.
COLONNES = {
    "formation": ("sigle", "capacite"),
    "candidat": ("nom", "mail"),
    "candidature": ("candidat_id", "formation_id", "etat", "export_on"),
    "saisie": ("candidature_id", "statut"),
}
IDS = st.integers(1, 3)


class Ligne(NamedTuple):
    """One row of one action, as the history keeps it."""

    table_nom: str
    ligne_id: int
    avant: Mapping[str, Any] | None
    apres: Mapping[str, Any] | None


class Acte(NamedTuple):
    """One action of a history; ``annule`` = the rank of the one that it undoes."""

    source: str
    annule: int | None
    lignes: list[Ligne]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path: Path = tmp_path_factory.mktemp("dependances") / "essai.cfa"
    schema.create(path)
    ouverte = Database(path)
    yield ouverte
    ouverte.close()


@st.composite
def lignes(draw: st.DrawFn) -> Ligne:
    table_nom = draw(st.sampled_from(sorted(COLONNES)))
    toutes = COLONNES[table_nom]
    sorte = draw(st.sampled_from(("creee", "changee", "changee", "retiree")))
    noms = toutes if sorte != "changee" else draw(st.lists(st.sampled_from(toutes), min_size=1, unique=True))
    valeurs = {nom: draw(st.none() | IDS) for nom in noms}
    avant = None if sorte == "creee" else valeurs
    apres = None if sorte == "retiree" else valeurs
    return Ligne(table_nom, draw(IDS), avant, apres)


ACTES = st.builds(
    Acte,
    st.sampled_from(("", "", "", "annulation", "retablissement")),
    st.none() | st.none() | st.integers(0, 4),
    st.lists(lignes(), max_size=3, unique_by=lambda une: (une.table_nom, une.ligne_id)),
)


def ecrire(connection: Connection, actes: list[Acte]) -> list[int]:
    """Write a history; return the ids of its actions."""
    ids: list[int] = []
    for acte in actes:
        annule = None if acte.annule is None or acte.annule >= len(ids) else ids[acte.annule]
        valeurs = {"at": "", "libelle": "", "source": acte.source, "annulable": 1, "annule_id": annule}
        ids.append(connection.execute(insert(CHANGEMENT).returning(CHANGEMENT.c.id), valeurs).scalar_one())
        for une in acte.lignes:
            avant, apres = (None if cote is None else json.dumps(cote) for cote in (une.avant, une.apres))
            cles = {"changement_id": ids[-1], "table_nom": une.table_nom, "ligne_id": une.ligne_id}
            connection.execute(insert(CHANGEMENT_LIGNE), {**cles, "avant": avant, "apres": apres})
    return ids


def selon_python(connection: Connection, origine: int) -> Dependance | None:
    """Return the same answer, read row by row."""
    annulees = set(connection.execute(select(CHANGEMENT.c.annule_id)).scalars())
    actions = connection.execute(select(CHANGEMENT.c.id, CHANGEMENT.c.source)).all()
    vivantes = {une.id for une in actions if une.source != "annulation" and une.id not in annulees}
    siennes = connection.execute(select(CHANGEMENT_LIGNE).where(_L.changement_id == origine)).all()
    touchees = {(ligne.table_nom, ligne.ligne_id): colonnes(ligne) for ligne in siennes}
    creees = {(ligne.table_nom, ligne.ligne_id) for ligne in siennes if ligne.avant is None}
    suivantes = select(CHANGEMENT_LIGNE).where(_L.changement_id > origine)
    for ligne in connection.execute(suivantes.order_by(_L.changement_id, _L.id)):
        cle = (ligne.table_nom, ligne.ligne_id)
        touche = cle in touchees and se_croisent(touchees[cle], colonnes(ligne))
        if ligne.changement_id in vivantes and (touche or (ligne.avant is None and pend_a(ligne, creees))):
            return Dependance(*(getattr(ligne, champ) for champ in Dependance._fields))
    return None


def colonnes(ligne: Any) -> frozenset[str] | None:
    return None if ligne.avant is None or ligne.apres is None else frozenset(json.loads(ligne.apres))


def se_croisent(unes: frozenset[str] | None, autres: frozenset[str] | None) -> bool:
    return unes is None or autres is None or bool(unes & autres)


def pend_a(ligne: Any, creees: set[tuple[str, int]]) -> bool:
    valeurs = json.loads(ligne.apres)
    cles = METADATA.tables[ligne.table_nom].foreign_keys
    return any((cle.column.table.name, valeurs.get(cle.parent.name)) in creees for cle in cles)


Recherche = Callable[[Connection, int], Dependance | None]


def comparer(database: Database, actes: list[Acte], recherche: Recherche) -> None:
    """Write a history for a moment; check what is found of each of its actions."""
    with database.lecture() as connection:
        for origine in ecrire(connection, actes):
            assert recherche(connection, origine) == selon_python(connection, origine)
        connection.rollback()


@settings(max_examples=80, deadline=None)
@given(actes=st.lists(ACTES, min_size=2, max_size=6))
def test_sql_finds_what_python_finds(database: Database, actes: list[Acte]) -> None:
    comparer(database, actes, premiere_dependante)


MAIL = Ligne("candidat", 1, {"mail": ""}, {"mail": "a"})
NOM = Ligne("candidat", 1, {"nom": ""}, {"nom": None})
CREEE = Ligne("candidat", 1, None, {"nom": "A", "mail": ""})
VOEU = Ligne("candidature", 7, None, {"candidat_id": 1, "formation_id": 9})


@pytest.mark.parametrize(
    ("premiere", "suite", "trouvee"),
    [
        ([MAIL], [NOM], None),
        ([MAIL], [MAIL], "candidat"),
        ([CREEE], [NOM], "candidat"),
        ([MAIL], [CREEE._replace(avant={"nom": ""}, apres=None)], "candidat"),
        ([CREEE], [VOEU], "candidature"),
        ([MAIL], [VOEU], None),
        ([CREEE], [VOEU, NOM], "candidature"),
        ([CREEE], [NOM, VOEU], "candidat"),
        ([CREEE, MAIL], [NOM], "candidat"),
    ],
)
def test_each_way_to_stand_on_an_action(
    database: Database, premiere: list[Ligne], suite: list[Ligne], trouvee: str | None
) -> None:
    actes = [Acte("", None, premiere), Acte("", None, suite)]
    with database.lecture() as connection:
        origine, _ = ecrire(connection, actes)
        dependance = premiere_dependante(connection, origine)
        connection.rollback()
    assert (dependance and dependance.table_nom) == trouvee


@pytest.mark.parametrize(
    ("suite", "faux"), [([MAIL], None), ([NOM], Dependance(2, "candidat", 1, 1, "", ""))]
)
def test_the_comparison_sees_a_wrong_answer(
    database: Database, suite: list[Ligne], faux: Dependance | None
) -> None:
    with pytest.raises(AssertionError):
        comparer(database, [Acte("", None, [MAIL]), Acte("", None, suite)], lambda *_: faux)


def test_an_index_serves_each_search_of_the_history(database: Database) -> None:
    plans: list[str] = []

    def expliquer(connection: Any, _: Any, requete: str, valeurs: Any, *__: Any) -> None:
        if requete.lstrip().startswith("WITH"):
            lignes_du_plan = connection.connection.execute(f"EXPLAIN QUERY PLAN {requete}", valeurs)
            plans.append("\n".join(str(une[3]) for une in lignes_du_plan))

    with database.lecture() as connection:
        event.listen(connection, "before_cursor_execute", expliquer)
        ecrire(connection, [Acte("", None, [MAIL])])
        premiere_dependante(
            connection, connection.execute(text("SELECT max(id) FROM changement")).scalar_one()
        )
        connection.rollback()
    assert len(plans) == 2
    for plan in plans:
        assert "SEARCH l USING INDEX ix_changement_ligne_changement_id" in plan
        assert "SCAN changement_ligne" not in plan
        assert "TEMP B-TREE" not in plan
