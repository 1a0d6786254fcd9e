"""The whole program against an oracle: imports, decisions, contracts, replies, I.A., capacity, undo."""

from __future__ import annotations

import copy
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from oracle import VALIDE, Formation, Item, Voeu

from cfa_desktop.models.comptage import compter_lignes
from cfa_desktop.models.erreurs import RuleViolation
from cfa_desktop.models.etats import Reponse
from cfa_desktop.models.regles import contrat
from cfa_desktop.models.regles.faits import FaitsFormation
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.models.temps import PARIS
from cfa_desktop.models.verdict import Blocage, Verdict
from cfa_desktop.services import rapprochement
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.storage import journal, sauvegardes
from cfa_desktop.storage.tables import METADATA
from tests import factories

NUMEROS = ("700001", "700002", "700003", "700004", "700005")
DEPARTS = ("2025-05-12T10:00", "2025-05-28T23:30", "2025-06-01T23:00", "2025-07-10T22:30", "2025-10-12T12:00")
HISTOIRE = ("changement", "changement_ligne", "import")
LECTURES = {nom: f'SELECT * FROM "{nom}" ORDER BY rowid' for nom in METADATA.tables if nom not in HISTOIRE}
ETATS = ("non_confirmee", "confirmee", "en_recherche", "refusee", "contrat_saisi", "demission")
REPONSES = ("", "resultat_ulterieur", "en_attente", "oui_definitif", "oui_voeux_en_attente", "renonciation")
EXEMPLES = int(os.environ.get("CFA_STATEFUL", "200"))

numeros = st.sampled_from(NUMEROS)
# Drawn among what is there: a step that cannot be tried would throw its whole example away.
connus = st.runner().flatmap(lambda machine: st.sampled_from(sorted(machine.oracle.voeux)))
prepares = st.runner().flatmap(lambda machine: st.sampled_from(machine.prepares()))
contredits = st.runner().flatmap(lambda machine: st.sampled_from(machine.contredits()))
lignes_lues = st.tuples(
    st.sampled_from(ETATS),
    st.sampled_from(REPONSES),
    st.sampled_from(["", "effectuee"]),
    st.sampled_from(["", "apprenti"]),
)
limites = st.sampled_from([None, date(2025, 5, 28), date(2025, 6, 20), date(2025, 7, 10)])


@pytest.fixture(autouse=True, scope="module")
def _sans_sauvegarde() -> Iterator[None]:
    """Back nothing up before the imports, thousands of them: the tests of imports and of backups do that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sauvegardes, "sauvegarder", lambda *_, **__: None)
        yield


class Pas(NamedTuple):
    """The base and the oracle around one action that can be undone."""

    base_avant: dict[str, list[tuple[Any, ...]]]
    oracle_avant: Formation
    base_apres: dict[str, list[tuple[Any, ...]]]
    oracle_apres: Formation


class Procedure(RuleBasedStateMachine):
    """Every step is done twice, in the base and in the oracle; they never disagree."""

    @initialize(depart=st.sampled_from(DEPARTS), capacite=st.sampled_from([None, 1, 2]))
    def ouvrir(self, depart: str, capacite: int | None) -> None:
        self.dossier = Path(tempfile.mkdtemp(prefix="machine-"))
        instant = datetime.fromisoformat(depart).replace(tzinfo=PARIS)
        self.horloge = factories.HorlogeFixe(instant)
        self.bureau = factories.creer_bureau(self.dossier, self.horloge)
        self.formation = factories.creer_formation(self.bureau, capacite=capacite)
        self.oracle = Formation(instant, capacite)
        self.faits: list[Pas] = []
        self.defaits: list[Pas] = []
        self.refusee = False
        self._importer(dict.fromkeys(NUMEROS[:4], Voeu("confirmee", None, "", "", "", instant.date())))

    def teardown(self) -> None:
        self.bureau.close()
        shutil.rmtree(self.dossier)

    @rule(heures=st.sampled_from([1, 2, 12, 24, 72, 24 * 9]))
    def attendre(self, heures: int) -> None:
        suivant = (self.horloge.instant + timedelta(hours=heures)).astimezone(PARIS)
        self.horloge.instant = self.oracle.maintenant = suivant

    @rule(numero=numeros, limite=limites, ligne=lignes_lues)
    def importer(self, numero: str, limite: date | None, ligne: tuple[str, str, str, str]) -> None:
        etat, reponse, inscription, statut = ligne
        jour = self.horloge.instant.date()
        self._importer({numero: Voeu(etat, limite, reponse, inscription, statut, jour)})

    @rule(numero=connus)
    @precondition(lambda self: len(self.oracle.voeux) > 1)
    def importer_sans(self, numero: str) -> None:
        """Import the whole list, one person left out."""
        gardes = {autre: voeu for autre, voeu in self.oracle.voeux.items() if autre != numero}
        jour = self.horloge.instant.date()
        connus = {
            autre: Voeu(voeu.etat, voeu.limite, voeu.reponse, voeu.inscription, voeu.statut, jour)
            for autre, voeu in gardes.items()
        }
        parti = self.oracle.voeux[numero]
        avant = copy.deepcopy(parti)
        self._importer(connus, complet=True)
        parti.export_on, parti.prouves, parti.ecarts = jour, [], []
        parti.rapprocher(avant, absent=True)
        parti.export_on, parti.absent = avant.export_on, True

    @rule(numero=connus, decision=st.sampled_from(["refus", "recherche"]))
    def decider(self, numero: str, decision: str) -> None:
        attendu = self.oracle.refus_d_une_decision(numero, decision)
        demande = DemandeDecision(
            candidature_id=self._id(numero),
            decision=Decision(decision),
            motif=self.formation.criteres[0] if decision == "refus" else None,
            confirme=True,
        )

        def preparer() -> None:
            self.bureau.decisions.preparer(demande)

        if self._tenter(preparer, attendu):
            self._poser(numero, Item("decision", decision))

    @rule(numero=connus, siret=st.sampled_from([VALIDE, VALIDE, "73282932000075"]))
    def contracter(self, numero: str, siret: str) -> None:
        attendu = self.oracle.refus_d_un_contrat(numero, siret_valide=siret == VALIDE)
        saisie = SaisieContrat(
            formation_id=self.formation.id, numero=numero, employeur="DUPONT", siret=siret, confirme=True
        )

        def preparer() -> None:
            self.bureau.contrats.preparer(saisie)

        if self._tenter(preparer, attendu):
            self._poser(numero, Item("contrat"))
            assert self.oracle.capacite is not None
            assert self.oracle.contrats() <= self.oracle.capacite

    @rule(numero=connus)
    def inscrire(self, numero: str) -> None:
        attendu = self.oracle.refus_d_une_ia(numero)
        identifiant = self._id(numero)

        def preparer() -> None:
            self.bureau.decisions.preparer_ia(identifiant)

        if self._tenter(preparer, attendu):
            self._poser(numero, Item("ia"))

    @rule(
        numero=connus,
        reponse=st.sampled_from(["oui_definitif", "oui_voeux_en_attente", "renonciation", "demission"]),
    )
    def noter_la_reponse(self, numero: str, reponse: str) -> None:
        attendu = self.oracle.refus_d_une_reponse(numero, reponse)
        identifiant, jour = self._id(numero), self.horloge.instant.date()

        def noter() -> None:
            self.bureau.reponses.noter(identifiant, Reponse(reponse))

        if self._tenter(noter, attendu):
            self._noter(lambda oracle: _porter(oracle.voeux[numero], reponse, jour))

    @rule(prepare=prepares)
    @precondition(lambda self: self.prepares())
    def taper(self, prepare: tuple[str, str]) -> None:
        """Tick a prepared item as typed online: Parcoursup has spoken, nothing forbids it."""
        numero, nature = prepare
        item = self._item(numero, nature)
        self.bureau.saisies.marquer_saisie(self._saisie_id(numero, nature))
        item.saisie_at = self.horloge.instant
        self._sans_retour()

    @rule(prepare=prepares)
    @precondition(lambda self: self.prepares())
    def retirer(self, prepare: tuple[str, str]) -> None:
        numero, nature = prepare
        item = self._item(numero, nature)
        identifiant = self._saisie_id(numero, nature)
        self._agir(lambda: self.bureau.decisions.retirer(identifiant))
        self._oublier(numero, item)

    @rule(numero=contredits, reglement=st.sampled_from(["remettre", "attendre", "donner_raison"]))
    @precondition(lambda self: self.contredits())
    def regler(self, numero: str, reglement: str) -> None:
        """Settle a contradiction: one refused leaves it there, none makes a contract too many."""
        voeu = self.oracle.voeux[numero]
        ecart = next(e for e in self.bureau.rapprochement.ecarts() if e.rapprochee.numero == numero)
        nature, saisie_id = ecart.rapprochee.saisie.nature.value, ecart.rapprochee.saisie.id
        rang = next(r for r, item in enumerate(voeu.ecarts) if item.nature == nature)
        regler = getattr(self.bureau.rapprochement, reglement)
        options = {"confirme": True} if reglement == "remettre" else {}
        comptes = self.oracle.contrats()
        try:
            self._agir(lambda: regler(saisie_id, **options))
        except RuleViolation:
            return

        def changer(oracle: Formation) -> None:
            sien = oracle.voeux[numero]
            item = sien.ecarts[rang]
            sien.ecarts = [autre for autre in sien.ecarts if autre is not item]
            if reglement == "attendre":
                sien.items = [*sien.items, replace(item, attend_apres_on=ecart.rapprochee.saisie.ecart_on)]
            elif reglement == "remettre":
                sien.items = [*sien.items, replace(item, saisie_at=None)]

        self._noter(changer)
        if self.oracle.contrats() > comptes:
            assert self.oracle.capacite is not None
            assert self.oracle.contrats() <= self.oracle.capacite

    @rule(valeur=st.integers(0, 4))
    def changer_capacite(self, valeur: int) -> None:
        attendu = self.oracle.refus_d_une_capacite(valeur)
        verdict = self.bureau.formations.examiner_capacite(self.formation.id, valeur)
        assert _codes(verdict) == attendu
        if not attendu:
            self._agir(lambda: self.bureau.formations.saisir_capacite(self.formation.id, valeur))
            if self.oracle.capacite != valeur:
                self._noter(lambda oracle: setattr(oracle, "capacite", valeur))

    @rule()
    @precondition(lambda self: self.faits)
    def annuler(self) -> None:
        pas = self.faits.pop()
        self.bureau.historique.annuler()
        assert self._photo() == pas.base_avant
        self._reprendre(pas.oracle_avant)
        self.defaits.append(pas)

    @rule()
    @precondition(lambda self: self.defaits)
    def retablir(self) -> None:
        pas = self.defaits.pop()
        self.bureau.historique.retablir()
        assert self._photo() == pas.base_apres
        self._reprendre(pas.oracle_apres)
        self.faits.append(pas)

    @invariant()
    def la_base_dit_comme_l_oracle(self) -> None:
        if not hasattr(self, "oracle"):
            return
        if self.refusee:  # nothing was written, as the rows showed: at the same instant, the same reading
            self.refusee = False
            return
        lignes = {ligne.numero: ligne for ligne in self._lignes()}
        self.ids = {numero: ligne.id for numero, ligne in lignes.items()}
        assert set(lignes) == set(self.oracle.voeux)
        attendus: dict[str, int] = {}
        for numero, voeu in self.oracle.voeux.items():
            etat, reponse, inscription, _ = voeu.main()
            ligne, presume = lignes[numero], voeu.presume(self.horloge.instant)
            assert (ligne.etat, ligne.presume) == ("en_recherche" if presume else etat, presume)
            assert (ligne.reponse or "", ligne.inscription or "") == (reponse, inscription)
            attendus[voeu.compteur()] = attendus.get(voeu.compteur(), 0) + 1
        comptes = compter_lignes(lignes.values())
        assert {nom: getattr(comptes, nom) for nom in attendus} == attendus
        assert comptes.sans_contrat + comptes.contrats + comptes.disparus == len(self.oracle.voeux)
        places = self.bureau.contrats.places(self.formation.id)
        assert (places.capacite, places.comptes) == (self.oracle.capacite, self.oracle.contrats())

    def prepares(self) -> list[tuple[str, str]]:
        """Return the number and the nature of every item prepared and not typed."""
        return [
            (numero, item.nature)
            for numero, voeu in sorted(self.oracle.voeux.items())
            for item in voeu.items
            if item.saisie_at is None
        ]

    def contredits(self) -> list[str]:
        """Return the numbers of those whose items an export contradicts."""
        return sorted(numero for numero, voeu in self.oracle.voeux.items() if voeu.ecarts)

    def _importer(self, lus: dict[str, Voeu], *, complet: bool = False) -> None:
        jour = self.horloge.instant.date()
        lignes = [
            {
                "numero": numero,
                "nom": "MARTIN",
                "prenom": f"Personne {numero}",
                "etat": voeu.etat,
                "limite_importee_on": voeu.limite.isoformat() if voeu.limite else "",
                "reponse": voeu.reponse,
                "inscription": voeu.inscription,
                "statut_contrat": voeu.statut,
            }
            for numero, voeu in lus.items()
        ]
        factories.importer(self.bureau, self.formation, jour, *lignes, partiel=not complet)
        for numero, voeu in lus.items():
            connu = self.oracle.voeux.get(numero)
            self.oracle.voeux[numero] = copy.deepcopy(voeu)
            if connu is not None:
                self.oracle.voeux[numero].rapprocher(connu)
                self.oracle.voeux[numero].reponse_notee = connu.reponse_notee
                self.oracle.voeux[numero].demission_notee_on = connu.demission_notee_on
                # An empty cell says nothing of a limit already known.
                self.oracle.voeux[numero].limite = voeu.limite or connu.limite
        self._sans_retour()

    def _tenter(self, preparer: Any, attendu: set[str]) -> bool:
        """Try something the oracle expects to be refused for these reasons, or accepted for none."""
        refuse: set[str] = set()
        try:
            self._agir(preparer)
        except RuleViolation as violation:
            refuse = _codes(violation.verdict)
        assert refuse == attendu
        return not refuse

    def _agir(self, faire: Any) -> None:
        avant, oracle = self._photo(), copy.deepcopy(self.oracle)
        try:
            faire()
        except RuleViolation:
            assert self._photo() == avant
            self.refusee = True
            raise
        apres = self._photo()
        if apres != avant:
            self.faits.append(Pas(avant, oracle, apres, oracle))
            self.defaits.clear()

    def _noter(self, changer: Any) -> None:
        """Change the oracle as the last action changed the base."""
        changer(self.oracle)
        self.faits[-1] = self.faits[-1]._replace(oracle_apres=copy.deepcopy(self.oracle))

    def _poser(self, numero: str, item: Item) -> None:
        item.preparee_on = self.horloge.instant.date()

        def changer(oracle: Formation) -> None:
            voeu = oracle.voeux[numero]
            voeu.items = [*voeu.items, item]

        self._noter(changer)

    def _oublier(self, numero: str, item: Item) -> None:
        def changer(oracle: Formation) -> None:
            voeu = oracle.voeux[numero]
            voeu.items = [autre for autre in voeu.items if autre is not item]

        self._noter(changer)

    def _reprendre(self, oracle: Formation) -> None:
        self.oracle = copy.deepcopy(oracle)
        self.oracle.maintenant = self.horloge.instant

    def _sans_retour(self) -> None:
        """Forget the stack: nothing before an import or an item typed online is undone by Ctrl+Z here."""
        self.faits.clear()
        self.defaits.clear()

    def _item(self, numero: str, nature: str) -> Item:
        item = self.oracle.voeux[numero].item(nature)
        assert item is not None
        return item

    def _photo(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of the base, its history apart."""
        with self.bureau.contexte.database.lecture() as connection:
            # Without SQLAlchemy, which would take ten times longer to hand over the same tuples.
            curseur = connection.connection.cursor()
            try:
                return {nom: curseur.execute(requete).fetchall() for nom, requete in LECTURES.items()}
            finally:
                curseur.close()

    def _lignes(self) -> list[Any]:
        return self.bureau.candidatures.lister(formation_id=self.formation.id)

    def _id(self, numero: str) -> int:
        """Return the id of a candidature as the reading after the last step gave it."""
        return self.ids[numero]

    def _saisie_id(self, numero: str, nature: str) -> int:
        return next(
            carte.saisie.id
            for carte in self.bureau.saisies.lister(statuts=(Statut.PREPAREE,))
            if carte.numero == numero and carte.saisie.nature is Nature(nature)
        )


def _porter(voeu: Voeu, reponse: str, jour: date) -> None:
    if reponse == "demission":
        voeu.demission_notee_on = jour
    else:
        voeu.reponse_notee = (reponse, jour)


def _codes(verdict: Verdict) -> set[str]:
    return {blocage.code for blocage in verdict.blocages}


TestProcedure = Procedure.TestCase
TestProcedure.settings = settings(
    max_examples=EXEMPLES,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


RAPIDE = settings(
    TestProcedure.settings,
    derandomize=True,
    max_examples=100,
    stateful_step_count=30,
    phases=[Phase.generate],
    database=None,
)


def test_a_program_that_forgets_the_capacity_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def sans_limite(_faits: FaitsFormation) -> list[Blocage]:
        return []

    monkeypatch.setattr(contrat, "blocages_places", sans_limite)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Procedure, settings=RAPIDE)


@pytest.mark.parametrize("sourd", [False, True])
def test_an_import_that_meets_no_item_is_caught(sourd: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def sans_constat(*_: Any) -> tuple[()]:
        return ()

    machine = Procedure()
    machine.ouvrir("2025-05-12T10:00", 2)
    numero = NUMEROS[0]
    machine.bureau.contrats.preparer(
        SaisieContrat(
            formation_id=machine.formation.id,
            numero=numero,
            employeur="DUPONT",
            siret=VALIDE,
            deja_saisi=True,
        )
    )
    machine.oracle.voeux[numero].items.append(Item("contrat", saisie_at=machine.horloge.instant))
    machine.la_base_dit_comme_l_oracle()
    machine.attendre(24)
    if sourd:
        monkeypatch.setattr(rapprochement, "constats", sans_constat)
    machine.importer(numero, None, ("en_recherche", "", "", ""))
    with pytest.raises(AssertionError) if sourd else nullcontext():
        machine.la_base_dit_comme_l_oracle()
    machine.teardown()


def test_an_undo_that_leaves_a_row_behind_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def ne_rien_defaire(self: journal.Changement, *_: Any) -> None:
        assert self.id

    monkeypatch.setattr(journal.Changement, "retablir", ne_rien_defaire)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Procedure, settings=RAPIDE)
