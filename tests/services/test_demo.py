"""The demo base: same seed, same rows; everything plausible on its own clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from cfa_desktop.models.echeances.liste import Quoi
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.siret import examiner_siret
from cfa_desktop.models.tableau_formations import SituationFormation
from cfa_desktop.services.bureau import Bureau, lire_calendriers, ouvrir
from cfa_desktop.services.demo import campagne_de_demo, creer_demo
from cfa_desktop.services.demo_noms import FIXES, MOBILE
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.erreurs import BaseExistante
from cfa_desktop.storage.tables import METADATA


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """Return the default demo, opened for reading."""
    path = tmp_path_factory.mktemp("demo") / "demo.cfa"
    creer_demo(path)
    return ouvrir(path, ecriture=False)


def contenu(path: Path) -> dict[str, list[tuple[object, ...]]]:
    database = Database(path)
    with database.lecture() as connection:
        lu = {
            table: [tuple(ligne) for ligne in connection.execute(text(f'SELECT * FROM "{table}" ORDER BY 1'))]
            for table in METADATA.tables
        }
    database.close()
    return lu


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    for nom, graine in (("a", 7), ("b", 7), ("c", 8)):
        creer_demo(tmp_path / nom, candidats=120, graine=graine)
    assert contenu(tmp_path / "a") == contenu(tmp_path / "b")
    assert contenu(tmp_path / "a") != contenu(tmp_path / "c")


@pytest.mark.parametrize(("candidats", "formations"), [(1, 1), (3, 6), (50, 14), (257, 2)])
def test_exactly_as_many_candidatures_as_asked(tmp_path: Path, candidats: int, formations: int) -> None:
    path = tmp_path / "petite.cfa"
    creer_demo(path, candidats=candidats, formations=formations)
    with ouvrir(path, ecriture=False) as bureau:
        assert len([une for une in bureau.candidatures.lister() if not une.sans_voeu]) == candidats
        assert len(bureau.formations.lister()) == formations
        assert bureau.sauvegardes.verifier() == []


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "precieux.cfa"
    path.write_text("précieux", "utf-8")
    with pytest.raises(BaseExistante):
        creer_demo(path)
    assert path.read_text("utf-8") == "précieux"


def test_the_clock_stands_on_the_tenth_of_june(demo: Bureau) -> None:
    maintenant = demo.contexte.maintenant()
    assert demo.est_demo
    assert (maintenant.month, maintenant.day, maintenant.hour) == (6, 10, 10)
    assert maintenant.year == demo.formations.campagne() == campagne_de_demo(lire_calendriers())
    assert demo.parametre("cfa_nom") == "CFA de démonstration"


def test_every_state_reply_and_item_is_there(demo: Bureau) -> None:
    lignes = demo.candidatures.lister()
    assert {ligne.etat for ligne in lignes if not ligne.sans_voeu} == {*Etat, None}
    comptes = demo.candidatures.compter()
    assert min(
        comptes.contrats_en_attente,
        comptes.contrats_oui_definitif,
        comptes.contrats_oui_voeux_en_attente,
        comptes.contrats_demissions,
        comptes.decisions_preparees,
        comptes.contrats_prepares,
        comptes.presumes_en_recherche,
        comptes.disparus,
    )
    assert comptes.a_classer == 1
    assert any(ligne.voeux == 2 for ligne in lignes)
    assert any(ligne.mineur for ligne in lignes)
    assert sum(ligne.sans_voeu for ligne in lignes) == 1
    assert any(ligne.brouillon for ligne in lignes)
    assert any(ligne.contrat is Statut.SAISIE for ligne in lignes)
    assert demo.saisies.compter() > 20


def test_formations_differ_as_in_a_real_centre(demo: Bureau) -> None:
    tableau = demo.formations.tableau(demo.formations.campagne())
    situations = {ligne.situation for ligne in tableau}
    assert situations == {
        SituationFormation.COMPLETE,
        SituationFormation.CAPACITE_A_SAISIR,
        SituationFormation.OUVERTE,
    }
    assert {ligne.formation.examine for ligne in tableau} == {True, False}
    assert any(ligne.formation.modalites_particulieres for ligne in tableau)
    assert all(
        ligne.formation.capacite is None or ligne.contrats_comptes <= ligne.formation.capacite
        for ligne in tableau
    )


def test_things_are_due_around_the_day(demo: Bureau) -> None:
    maintenant = demo.contexte.maintenant()
    dues = demo.candidatures.echeances(campagne=maintenant.year)
    proches = [due for due in dues if abs((due.le - maintenant).days) <= 5]
    assert {due.quoi for due in proches} >= {Quoi.DECISION, Quoi.PASSAGE, Quoi.SUIVI}


def test_no_real_person_can_be_reached(demo: Bureau) -> None:
    for ligne in demo.candidatures.lister():
        assert ligne.telephone_portable[:6] in ("", MOBILE)
        assert ligne.telephone_fixe[:6] in ("", *FIXES)
        assert not ligne.mail or ligne.mail.endswith("@courriel.example")
        assert ligne.mail.isascii()


def test_contact_data_come_with_confirmation(demo: Bureau) -> None:
    for ligne in demo.candidatures.lister():
        if ligne.etat is Etat.NON_CONFIRMEE and ligne.voeux == 1:
            assert ligne.telephone_portable == ligne.mail == ""


def test_every_siret_is_valid(demo: Bureau) -> None:
    sirets = {siret for _, siret in demo.contrats.employeurs()}
    assert len(sirets) > 10
    assert all(examiner_siret(siret).valeur == siret for siret in sirets)


def test_namesakes_exist(demo: Bureau) -> None:
    noms: dict[str, set[str]] = {}
    for ligne in demo.candidatures.lister():
        noms.setdefault(ligne.candidat, set()).add(ligne.numero)
    assert any(len(numeros) > 1 for numeros in noms.values())


def test_history_tells_what_happened_in_order(demo: Bureau) -> None:
    contrat = next(ligne for ligne in demo.candidatures.lister() if ligne.contrat is Statut.PREPAREE)
    libelles = [une.action.libelle for une in demo.dossiers.ouvrir(contrat.id).historique]
    assert f"Import {contrat.formation_code}" in libelles
    assert "Contrat préparé" in libelles
    assert demo.historique.a_annuler() is None


@pytest.mark.parametrize("candidats", range(40, 240, 20))
def test_any_size_gives_a_base(tmp_path: Path, candidats: int) -> None:
    creer_demo(tmp_path / "demo.cfa", candidats=candidats)
