"""The lines of a few candidatures are those of the whole list, whatever is read around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cfa_desktop.models.saisie import Statut
from cfa_desktop.services.bureau import Bureau, ouvrir
from cfa_desktop.services.demo import creer_demo
from cfa_desktop.services.lignes import Selection, composer


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """Return a small demo, opened for reading."""
    base = tmp_path_factory.mktemp("demo") / "demo.cfa"
    creer_demo(base, candidats=120, formations=3)
    with ouvrir(base, ecriture=False) as lu:
        yield lu


def test_chosen_candidatures_read_as_in_the_whole_list(bureau: Bureau) -> None:
    contexte = bureau.contexte
    maintenant = contexte.maintenant()
    with contexte.database.lecture() as connection:
        toutes = composer(contexte, connection, Selection(), maintenant)
        voulues = [ligne for rang, ligne in enumerate(toutes) if rang % 3 or ligne.contrat or ligne.voeux > 1]
        ids = {ligne.id for ligne in voulues}
        assert composer(contexte, connection, Selection(candidature_ids=ids), maintenant) == voulues
    assert 0 < len(voulues) < len(toutes)


def test_a_candidature_that_is_no_more_is_left_out(bureau: Bureau) -> None:
    contexte = bureau.contexte
    with contexte.database.lecture() as connection:
        selection = Selection(candidature_ids=(987_654,))
        assert composer(contexte, connection, selection, contexte.maintenant()) == []


def test_the_cards_to_type_say_their_candidature_as_the_list_does(bureau: Bureau) -> None:
    connues = {ligne.id: ligne for ligne in bureau.candidatures.lister()}
    cartes = [
        carte
        for carte in bureau.saisies.lister(statuts=(Statut.PREPAREE, Statut.SAISIE))
        if carte.saisie.candidature_id is not None
    ]
    assert len({carte.formation_id for carte in cartes}) > 1
    for carte in cartes:
        ligne = connues[carte.saisie.candidature_id or 0]
        assert (carte.numero, carte.candidat_id) == (ligne.numero, ligne.candidat_id)
        assert ligne.nom in carte.candidat
