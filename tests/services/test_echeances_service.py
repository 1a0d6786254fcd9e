"""Marking what is due as done, in a real base."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from cfa_desktop.models.echeances.echeance import Echeance, Quoi
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.suivi import Resultat, TypeEvenement
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.echeances import PasMarquable, Tableau
from tests.factories import HorlogeFixe, candidature_id, creer_bureau, creer_formation, importer

VINGT_MAI = datetime(2025, 5, 20, 10, tzinfo=PARIS)


@pytest.fixture
def horloge() -> HorlogeFixe:
    return HorlogeFixe(VINGT_MAI)


@pytest.fixture
def bureau(tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Bureau]:
    """Return a base with one confirmed candidature, due on 28 May, and one formation more."""
    with creer_bureau(tmp_path, horloge) as bureau:
        formation = creer_formation(bureau)
        creer_formation(bureau, "GEA")
        importer(
            bureau,
            formation,
            date(2025, 5, 19),
            {
                "numero": "700001",
                "nom": "LE GOFF",
                "prenom": "Aïcha",
                "etat": "confirmee",
                "limite_importee_on": "2025-05-28",
            },
        )
        yield bureau


@pytest.fixture
def mco(bureau: Bureau) -> Formation:
    return bureau.formations.par_code("MCO")


def trouver(tableau: Tableau, quoi: Quoi, code: str = "MCO") -> Echeance:
    return next(d for d in (*tableau.dues, *tableau.faites) if d.quoi is quoi and d.formation in (code, ""))


def noter_etape(bureau: Bureau, mco: Formation) -> None:
    ligne = bureau.candidatures.lister(formation_id=mco.id)[0]
    bureau.suivi.noter(
        bureau.suivi.proposer(ligne.candidat_id, TypeEvenement.APPEL, resultat=Resultat.MESSAGE_LAISSE)
    )


def test_a_date_of_the_session_is_marked_undone_and_marked_again(bureau: Bureau) -> None:
    due = trouver(bureau.echeances.lire(2025), Quoi.PARAMETRAGE)
    bureau.echeances.marquer_faites([due], 2025, date(2025, 5, 19))
    tableau = bureau.echeances.lire(2025)
    assert due.cle not in {d.cle for d in tableau.dues}
    assert [(d.cle, d.faite_on) for d in tableau.faites] == [(due.cle, date(2025, 5, 19))]
    bureau.historique.annuler()
    assert due.cle in {d.cle for d in bureau.echeances.lire(2025).dues}
    bureau.historique.retablir()
    bureau.echeances.demarquer([due], 2025)
    assert bureau.echeances.lire(2025).faites == ()


def test_many_are_marked_as_one_action(bureau: Bureau) -> None:
    dues = [d for d in bureau.echeances.lire(2025).dues if d.quoi is Quoi.CONTRATS]
    bureau.echeances.marquer_faites(dues, 2025)
    action = bureau.historique.a_annuler()
    assert action is not None
    assert action.libelle == "Marqué fait\u202f: 2 fins de la saisie des contrats"
    assert len(bureau.echeances.lire(2025).faites) == 2


def test_marking_a_step_closes_it_and_it_can_be_put_back(bureau: Bureau, mco: Formation) -> None:
    noter_etape(bureau, mco)
    due = trouver(bureau.echeances.lire(2025), Quoi.SUIVI)
    bureau.echeances.marquer_faites([due], 2025)
    assert bureau.candidatures.lister(formation_id=mco.id)[0].prochaine_etape_on is None
    (faite,) = bureau.echeances.lire(2025).faites
    assert (faite.cle, faite.candidat, faite.formation) == (due.cle, "LE GOFF Aïcha", "MCO")
    bureau.echeances.demarquer([faite], 2025)
    assert bureau.candidatures.lister(formation_id=mco.id)[0].prochaine_etape == "Rappeler"
    assert bureau.echeances.lire(2025).faites == ()


def test_marking_a_report_notes_its_publication(bureau: Bureau, horloge: HorlogeFixe) -> None:
    horloge.instant = datetime(2025, 9, 12, 10, tzinfo=PARIS)
    due = trouver(bureau.echeances.lire(2025), Quoi.RAPPORT)
    bureau.echeances.marquer_faites([due], 2025, date(2025, 9, 10))
    assert trouver(bureau.echeances.lire(2025), Quoi.RAPPORT).faite_on == date(2025, 9, 10)


def test_what_parcoursup_proves_cannot_be_marked(bureau: Bureau) -> None:
    due = trouver(bureau.echeances.lire(2025), Quoi.DECISION)
    with pytest.raises(PasMarquable, match="saisie en ligne"):
        bureau.echeances.marquer_faites([due], 2025)


@pytest.mark.parametrize(("jour", "permis"), [(20, True), (21, False)])
def test_a_day_to_come_is_refused(bureau: Bureau, jour: int, permis: bool) -> None:
    due = trouver(bureau.echeances.lire(2025), Quoi.PARAMETRAGE)
    if permis:
        bureau.echeances.marquer_faites([due], 2025, date(2025, 5, jour))
        return
    with pytest.raises(PasMarquable, match="à venir"):
        bureau.echeances.marquer_faites([due], 2025, date(2025, 5, jour))


def test_one_formation_alone_can_be_read(bureau: Bureau, mco: Formation) -> None:
    tableau = bureau.echeances.lire(2025, formation_id=mco.id)
    assert {due.formation for due in tableau.dues} == {"MCO"}


def test_a_decision_overtaken_leads_to_its_item(bureau: Bureau, mco: Formation, horloge: HorlogeFixe) -> None:
    qui = candidature_id(bureau, mco, "700001")
    motif = mco.criteres[0]
    bureau.decisions.preparer(DemandeDecision(candidature_id=qui, decision=Decision.REFUS, motif=motif))
    horloge.instant = datetime(2025, 6, 2, tzinfo=PARIS)
    (carte,) = bureau.saisies.lister()
    assert trouver(bureau.echeances.lire(2025), Quoi.TROP_TARD).saisie_id == carte.saisie.id
    assert bureau.candidatures.lister(formation_id=mco.id)[0].etat is Etat.EN_RECHERCHE


def test_why_is_answered_for_everything_due(bureau: Bureau, mco: Formation) -> None:
    noter_etape(bureau, mco)
    tableau = bureau.echeances.lire(2025)
    for due in tableau.dues:
        explication = bureau.echeances.expliquer(due, tableau)
        assert explication.conclusion
        assert explication.regles or due.quoi is Quoi.SUIVI


def test_an_agenda_holds_what_is_due(bureau: Bureau, tmp_path: Path) -> None:
    tableau = bureau.echeances.lire(2025)
    fichier = tmp_path / "agenda.ics"
    nombre = bureau.echeances.exporter_agenda(fichier, tableau)
    assert fichier.read_bytes().count(b"BEGIN:VEVENT") == nombre
    bureau.echeances.exporter_agenda(fichier, tableau, avec_noms=True)
    notes = [etat.action.libelle for etat in bureau.historique.lister(limite=2)]
    assert notes[1] == f"Fichier exporté – Agenda sans aucun nom, {nombre}\u00a0rendez-vous"
    assert notes[0].startswith("Fichier exporté – Agenda avec les noms, ")
