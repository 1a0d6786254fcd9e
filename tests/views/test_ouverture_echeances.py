"""Where each line of the Échéances leads."""

from __future__ import annotations

from datetime import date

import pytest

from cfa_desktop.models.echeances.echeance import Echeance, Quoi, SansDate
from cfa_desktop.models.temps import fin_du_jour
from cfa_desktop.views.echeances.lignes import LigneEcheance
from cfa_desktop.views.echeances.ouverture import ouvrir_ligne

LE = fin_du_jour(date(2025, 5, 28))


class PagesTemoin:
    """Keeps what was asked of the pages."""

    def __init__(self) -> None:
        self.demandes: list[tuple[object, ...]] = []

    def __getattr__(self, nom: str) -> object:
        def demander(*valeurs: object) -> PagesTemoin:
            self.demandes.append((nom, *valeurs))
            return self

        return demander


def due(quoi: Quoi, numero: str = "", **champs: object) -> Echeance:
    return Echeance(LE, quoi, numero, "MCO", "", formation_id=1, **champs)  # type: ignore[arg-type]


def ouvrir(*dues: Echeance, sans_date: SansDate | None = None, detail: str = "") -> list[tuple[object, ...]]:
    pages = PagesTemoin()
    ligne = LigneEcheance("due", "cle", "titre", detail=detail, dues=dues, sans_date=sans_date)
    ouvrir_ligne(pages, ligne, [7, 8])  # type: ignore[arg-type]
    return pages.demandes


@pytest.mark.parametrize(
    ("une", "attendu"),
    [
        (due(Quoi.DECISION, "1", candidature_id=7), ("ouvrir_dossier", 7, [7, 8])),
        (due(Quoi.DECISION, "1", candidature_id=7, saisie_id=3), ("montrer_saisies", 3)),
        (due(Quoi.BROUILLON, "1", candidature_id=7), ("ouvrir_contrat", 1, "1")),
        (due(Quoi.SUIVI, "1"), ("lister", ["1"])),
        (due(Quoi.CONTRATS, detail="2 contrats préparés ne sont pas saisis"), ("montrer_saisies",)),
        (due(Quoi.CONTRATS), ("montrer_formations",)),
        (due(Quoi.RAPPORT), ("montrer_formations",)),
    ],
)
def test_one_thing_due_opens_what_it_is_about(une: Echeance, attendu: tuple[object, ...]) -> None:
    assert ouvrir(une) == [attendu]


def test_a_group_of_persons_opens_their_list() -> None:
    assert ouvrir(due(Quoi.DECISION, "1"), due(Quoi.DECISION, "2")) == [("lister", ["1", "2"])]


def test_a_group_of_formations_opens_the_queue_when_contracts_wait() -> None:
    fins = (due(Quoi.CONTRATS), due(Quoi.CONTRATS, detail="1 contrat préparé n’est pas saisi"))
    assert ouvrir(*fins, detail="MCO\u202f: 1 contrat") == [("montrer_saisies",)]
    assert ouvrir(*fins) == [("montrer_formations",)]


def test_a_capacity_is_asked_for_at_once() -> None:
    attendu = [("montrer_formations",), ("formations",), ("saisir_capacite", 1)]
    assert ouvrir(due(Quoi.CAPACITE)) == attendu
    assert ouvrir(sans_date=SansDate(Quoi.CAPACITE, "MCO", 1, (), "")) == attendu


def test_what_waits_for_a_date_opens_its_list() -> None:
    groupe = SansDate(Quoi.REPONSE, "MCO", 1, ("1", "2"), "")
    assert ouvrir(sans_date=groupe) == [("lister", ("1", "2"))]
