"""Finds in the demo base a refusal of each rule, by asking the rules at every key instant of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from functools import partial

from cfa_desktop.models.explication import Explication
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.pourquoi.action import expliquer_motif
from cfa_desktop.models.saisie import Decision
from cfa_desktop.models.temps import PARIS
from cfa_desktop.models.verdict import Verdict
from cfa_desktop.services.bureau import Bureau
from cfa_desktop.services.contrats import SaisieContrat
from cfa_desktop.services.decisions import DemandeDecision
from cfa_desktop.services.pourquoi import lire_recueil

HEURES = (time(10), time(0, 30))
NUMERO_INCONNU, SIRET_COURT = "100001", "123"
Question = Callable[[], Explication]


def refus(bureau: Bureau, lignes: Sequence[CandidatureLine]) -> list[tuple[str, Explication]]:
    """Return an explained refusal of each rule that refuses something, in the order of the rules."""
    trouves: dict[str, Question] = {}
    for verdicts in (_des_formulaires(bureau, lignes), _des_actions(bureau, lignes)):
        for verdict, question in verdicts:
            for blocage in verdict.blocages:
                montree = question or partial(expliquer_motif, blocage, lire_recueil())
                trouves.setdefault(blocage.code, montree)
    return [(code, trouves[code]()) for code in sorted(filter(None, trouves), key=lambda code: int(code[1:]))]


def _des_actions(
    bureau: Bureau, lignes: Sequence[CandidatureLine]
) -> Iterator[tuple[Verdict, Question | None]]:
    permis, pourquoi = bureau.permis, bureau.pourquoi
    for au in _instants(bureau, bureau.formations.trouver(lignes[0].formation_id).campagne):
        for sujets, lire, expliquer in (
            ([ligne.id for ligne in _de_chaque_sorte(lignes)], permis.candidature, pourquoi.action),
            ([f.id for f in bureau.formations.lister()], permis.formation, pourquoi.action_formation),
            ([c.saisie.id for c in bureau.saisies.lister()], permis.saisie, pourquoi.action_saisie),
        ):
            for sujet in sujets:
                for acte, verdict in lire(sujet, au).items():
                    yield verdict, partial(expliquer, sujet, acte, au)


def _des_formulaires(
    bureau: Bureau, lignes: Sequence[CandidatureLine]
) -> Iterator[tuple[Verdict, Question | None]]:
    """Yield what is refused of what is typed: no reason, no employer, a wrong SIRET, a person unknown."""
    for ligne in _de_chaque_sorte(lignes):
        sans_motif = DemandeDecision(candidature_id=ligne.id, decision=Decision.REFUS, motif="")
        yield bureau.decisions.examiner(sans_motif), None
    for numero in (lignes[0].numero, NUMERO_INCONNU):
        mal_rempli = SaisieContrat(
            formation_id=lignes[0].formation_id, numero=numero, employeur="", siret=SIRET_COURT
        )
        yield bureau.contrats.examiner(mal_rempli), None


def _instants(bureau: Bureau, campagne: int) -> list[datetime | None]:
    jours = [repere.jour for repere in bureau.simulations.preparer(campagne).reperes]
    return [None, *(datetime.combine(jour, heure, PARIS) for jour in jours for heure in HEURES)]


def _de_chaque_sorte(lignes: Sequence[CandidatureLine]) -> list[CandidatureLine]:
    sortes: dict[tuple[object, ...], CandidatureLine] = {}
    for ligne in lignes:
        sortes.setdefault((ligne.etat, ligne.presume, ligne.contrat, ligne.formation_id), ligne)
    return list(sortes.values())
