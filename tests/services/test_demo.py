"""The demo base: same seed, same rows; everything plausible on its own clock."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from cfa_desktop.documents.lecture.textes import nettoyer
from cfa_desktop.models.contenu import Rubrique
from cfa_desktop.models.contenu_lu import ContenuLu
from cfa_desktop.models.contenu_texte import de_texte, en_texte
from cfa_desktop.models.echeances.liste import Quoi
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.saisie import Statut
from cfa_desktop.models.siret import examiner_siret
from cfa_desktop.models.tableau_formations import SituationFormation
from cfa_desktop.services.bureau import Bureau, lire_calendriers, ouvrir
from cfa_desktop.services.demo import campagne_de_demo, creer_demo
from cfa_desktop.services.demo_contenus import DOSSIERS_MAX
from cfa_desktop.services.demo_noms import FIXES, MOBILE
from cfa_desktop.services.demo_phrases import lire_phrases
from cfa_desktop.storage import rubriques
from cfa_desktop.storage.database import Database
from cfa_desktop.storage.erreurs import BaseExistante
from cfa_desktop.storage.tables import METADATA, RUBRIQUE

ONGLETS = ("scolarite", "bac", "bulletins", "avis", "appreciations", "projet", "activites", "questions")


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


def dossiers_de(demo: Bureau) -> dict[int, dict[Rubrique, dict[str, str]]]:
    ids = [(une.candidat_id, une.id) for une in demo.candidatures.lister() if not une.sans_voeu]
    with demo.contexte.database.lecture() as connection:
        return rubriques.de_candidatures(connection, ids)


def un_dossier(demo: Bureau, profil: str, serie: str) -> ContenuLu:
    """Return the first whole dossier of this profile and série."""
    for ligne in demo.candidatures.lister():
        if (ligne.profil, ligne.serie) == (profil, serie):
            contenu = demo.dossiers.ouvrir(ligne.id).contenu
            if contenu.scolarite and contenu.bac and contenu.bulletins and contenu.projet:
                return contenu
    pytest.fail(f"{profil} · {serie}")


def test_most_confirmed_dossiers_have_contents_some_a_part_of_them_some_none(demo: Bureau) -> None:
    dossiers = dossiers_de(demo)
    lignes = [une for une in demo.candidatures.lister() if not une.sans_voeu]
    confirmes = [une for une in lignes if une.etat not in (None, Etat.NON_CONFIRMEE)]
    parts = Counter(len(dossiers[une.id]) for une in confirmes)
    assert parts[0] > 20
    assert parts[7] > len(confirmes) / 3
    assert sum(nombre for parties, nombre in parts.items() if 0 < parties < 4) > 20
    assert len(confirmes) - parts[0] > 0.8 * len(confirmes)
    seuls = [une for une in lignes if une.etat is Etat.NON_CONFIRMEE and une.voeux == 1]
    assert seuls
    assert not any(dossiers[une.id] for une in seuls)


def test_every_tab_of_a_whole_dossier_is_read_and_says_where_it_comes_from(demo: Bureau) -> None:
    complets = [une for une, parties in dossiers_de(demo).items() if len(parties) == 7]
    for candidature_id in complets[::40]:
        dossier = demo.dossiers.ouvrir(candidature_id)
        assert all(getattr(dossier.contenu, onglet) for onglet in ONGLETS)
        lettre = dossier.contenu.projet[0]
        assert dossier.formation.intitule in lettre.texte
        origine = dossier.origines[lettre.chemin]
        assert origine.type is TypeExport.JSON
        assert f"Import {dossier.formation.code}" in [une.action.libelle for une in dossier.historique]


def test_contents_agree_with_the_profile_and_the_serie(demo: Bureau) -> None:
    annee = demo.formations.campagne()
    lyceen = un_dossier(demo, "Néo-bachelier technologique", "STMG")
    assert [bloc.annee for bloc in lyceen.scolarite] == [f"{annee - n - 1}-{annee - n}" for n in range(3)]
    assert [bloc.textes["niveau"] for bloc in lyceen.scolarite] == ["Terminale", "Première", "Seconde"]
    assert "Bac techno STMG" in [ligne.texte for ligne in lyceen.bac]
    terminale = lyceen.bulletins[0]
    assert terminale.periodes == ("Trimestre 1", "Trimestre 2")
    assert "Droit et économie" in terminale.matieres
    assert all(note.moyenne and note.classe for note in terminale.notes.values())
    etudiant = un_dossier(demo, "En réorientation", "Générale")
    assert "filiere" in etudiant.scolarite[0].textes
    assert "Bac obtenu" in [ligne.texte for ligne in etudiant.bac]
    assert etudiant.bulletins[0].annee == f"{annee - 2}-{annee - 1}"
    assert not etudiant.avis


def test_averages_are_believable_ones(demo: Bureau) -> None:
    notes = [
        float(texte.replace(",", "."))
        for parties in dossiers_de(demo).values()
        for texte in parties.get(Rubrique.BULLETINS, {}).values()
        if re.fullmatch(r"\d{1,2},\d", texte)
    ]
    tous = sum(len(parties.get(Rubrique.BULLETINS, {})) for parties in dossiers_de(demo).values())
    assert len(notes) == tous > 10_000
    assert 0 < min(notes) < max(notes) <= 20
    assert 11 < sum(notes) / tous < 13.5


def test_contents_are_stored_as_an_import_stores_them(demo: Bureau) -> None:
    with demo.contexte.database.lecture() as connection:
        lignes = connection.execute(RUBRIQUE.select()).all()
    assert lignes
    for ligne in lignes:
        textes = de_texte(ligne.donnees)
        assert textes
        assert en_texte(textes) == ligne.donnees
        assert not [
            une for texte in textes.values() for une in texte.split("\n") if nettoyer(une) != (une, "")
        ]


def test_contents_hold_nothing_sensitive(demo: Bureau) -> None:
    interdits = re.compile(
        r"nationalit|bours|handicap|maladi|santé(?!-env)|frère|sœur|parent|mère\b|revenu", re.I
    )
    lus = {
        texte for parties in dossiers_de(demo).values() for un in parties.values() for texte in un.values()
    }
    assert interdits.search("élève boursier")
    assert not [texte for texte in lus if interdits.search(texte)]
    assert not {Rubrique.AMENAGEMENT} & {nom for parties in dossiers_de(demo).values() for nom in parties}


def test_most_of_those_who_can_be_reached_have_an_invented_address(demo: Bureau) -> None:
    communes = {tuple(une) for unes in lire_phrases().adresses["communes"].values() for une in unes}
    lignes = {une.candidat_id: une for une in demo.candidatures.lister() if une.mail}
    candidats = [demo.dossiers.ouvrir(une.id).candidat for une in list(lignes.values())[::10]]
    adresses = [un for un in candidats if un.adresse]
    assert 0 < len(candidats) - len(adresses) < len(candidats) / 3
    assert {(un.code_postal, un.commune) for un in adresses} <= communes
    assert all(un.code_postal[:2] == un.origine_departement for un in adresses)


def test_a_very_large_demo_does_not_grow_without_end(tmp_path: Path) -> None:
    creer_demo(tmp_path / "grande.cfa", candidats=2_400)
    with ouvrir(tmp_path / "grande.cfa", ecriture=False) as bureau:
        lignes = [une for une in bureau.candidatures.lister() if not une.sans_voeu]
        dossiers = dossiers_de(bureau)
        pleins = {une.candidat_id for une in lignes if dossiers[une.id]}
        a_examiner = [une for une in lignes if une.etat is Etat.CONFIRMEE]
        assert DOSSIERS_MAX * 0.8 < len(pleins) <= DOSSIERS_MAX
        assert sum(bool(dossiers[une.id]) for une in a_examiner) > 0.8 * len(a_examiner)
