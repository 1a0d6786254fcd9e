"""What a simulated instant means, in French: the sentence under the slider and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cfa_desktop.models.dates_fr import heure, jour_court, jour_de_paris
from cfa_desktop.models.simulation.calcul import EtatSimule, FormationSimulee
from cfa_desktop.models.tableau_formations import SituationFormation

_NOMMES = 3
NUIT = "R12"


class Chiffre(NamedTuple):
    """One figure under the slider: its name, its value, what it says on hover."""

    nom: str
    valeur: str
    detail: str


def consequences(etat: EtatSimule) -> str:
    """Say what happens by itself between the present and the instant."""
    if etat.instant <= etat.depart:
        return _avant(etat)
    trop_tard = sum(len(une.trop_tard) for une in etat.formations)
    perdues = sum(len(une.perdues) for une in etat.formations)
    faits = [
        *_si(etat.passent, _passages(etat)),
        *_si(trop_tard, f"{_accord(trop_tard, 'décision préparée')} {_arrive(trop_tard)} trop tard"),
        *_si(perdues, f"{_accord(perdues, 'proposition')} sans réponse à temps"),
        *_situations(etat.formations),
    ]
    if not faits:
        faits = ["rien ne change de soi-même d’ici là"]
    dits = "\u202f; ".join(faits)
    return f"Si rien n’est fait\u202f: {dits}."


def restes(etat: EtatSimule) -> str:
    """Say what remains possible at the instant (R2, R3, R6, R8-R10, R12, R13)."""
    refus = sum(une.refusables for une in etat.formations)
    hors_delai = sum(une.hors_delai for une in etat.formations)
    recherches = sum(une.recherchables for une in etat.formations)
    possibles = [
        *_si(refus, f"{refus} refus" + (f" (dont {hors_delai} délai dépassé)" if hors_delai else "")),
        *_si(recherches, _accord(recherches, "mise") + " en recherche"),
        *_si(len(etat.formations), _contrats(etat.formations)),
        *_si(any(une.baisse_possible for une in etat.formations), "baisse de capacité"),
    ]
    suite = _dates(etat)
    if not possibles:
        return f"Plus rien n’est possible sur Parcoursup.{suite}"
    return f"Reste possible\u202f: {', '.join(possibles)}.{suite}"


def chiffres(etat: EtatSimule) -> tuple[Chiffre, ...]:
    """Return the figures of the instant: Parcoursup's own, what passes beside them."""
    comptes = etat.compteurs
    presumes = comptes.presumes_en_recherche
    completes = sum(une.situation is SituationFormation.COMPLETE for une in etat.formations)
    capacites = [une.formation.capacite or 0 for une in etat.formations]
    contrats = sum(une.contrats_comptes for une in etat.formations)
    return (
        Chiffre(
            "Confirmées",
            str(comptes.confirmees - presumes),
            f"{comptes.confirmees} confirmées sur Parcoursup, moins {presumes} présumées",
        ),
        Chiffre(
            "En recherche",
            f"{comptes.en_recherche + presumes}",
            f"{comptes.en_recherche} sur Parcoursup, plus {presumes} par passage automatique (présumé)",
        ),
        Chiffre(
            "dont présumées", str(presumes), "Par passage automatique, qu’aucun export n’a encore montré"
        ),
        Chiffre(
            "Réponses perdues",
            str(comptes.propositions_perdues),
            "Propositions restées sans réponse après leur date limite (présumé)",
        ),
        Chiffre(
            "Contrats",
            f"{contrats}/{sum(capacites)}" if any(capacites) else str(contrats),
            f"{contrats} contrats comptés, préparés compris, pour {sum(capacites)} places",
        ),
        Chiffre("Complètes", str(completes), "Formations complètes, contrats préparés compris"),
    )


def _avant(etat: EtatSimule) -> str:
    presumes = etat.compteurs.presumes_en_recherche
    passees = (
        f"{_accord(presumes, 'candidature')} {_etait(presumes)} déjà en recherche par passage automatique"
    )
    return (
        f"D’après les faits connus aujourd’hui\u202f: {passees if presumes else 'aucun passage automatique'}."
    )


def _passages(etat: EtatSimule) -> str:
    par_jour: Counter[date] = Counter()
    for passage in etat.passages:
        par_jour[jour_de_paris(passage.at)] += len(passage.numeros)
    nombre, jours = etat.passent, list(par_jour.items())
    dits = ", ".join(f"{combien} le {jour_court(jour, _session(etat))}" for jour, combien in jours[:_NOMMES])
    if len(jours) == 1:
        detail = f" le {jour_court(jours[0][0], _session(etat))}"
    else:
        reste = sum(combien for _, combien in jours[_NOMMES:])
        detail = f" ({dits}{f', {reste} ensuite' if reste else ''})"
    verbe = "passe" if nombre == 1 else "passent"
    return f"{_accord(nombre, 'candidature')} {verbe} en recherche de contrat{detail}"


def _situations(formations: Iterable[FormationSimulee]) -> Iterable[str]:
    """Name the formations whose situation is no longer the same."""
    changees: dict[SituationFormation, list[str]] = {}
    for une in formations:
        if une.situation is not une.avant:
            changees.setdefault(une.situation, []).append(une.formation.nom_court)
    for situation, noms in changees.items():
        dits = ", ".join(noms[:_NOMMES]) + (
            f" et {len(noms) - _NOMMES} de plus" if len(noms) > _NOMMES else ""
        )
        yield f"«\u00a0{situation.value}\u00a0»\u202f: {dits}"


def _dates(etat: EtatSimule) -> str:
    """Name the key date just passed and the next one."""
    dits = ""
    for mot, repere in (("Dernière date", etat.dernier), ("Ensuite", etat.prochain)):
        if repere is not None:
            jour = jour_court(repere.jour, _session(etat)).removesuffix(".")
            dits += f" {mot}\u202f: {_minuscule(repere.nom)}, {jour}."
    return dits


def _contrats(formations: tuple[FormationSimulee, ...]) -> str:
    ouvertes = [une for une in formations if all(blocage.code == NUIT for blocage in une.contrat)]
    nuit = _fin_de_nuit(ouvertes)
    if not ouvertes:
        raisons = Counter(_raison(une) for une in formations)
        return f"aucun contrat ({raisons.most_common(1)[0][0]})"
    if len(formations) == 1:
        (une,) = formations
        places = (une.formation.capacite or 0) - une.contrats_comptes
        return f"{_accord(places, 'contrat')} ({une.contrats_comptes} sur {une.formation.capacite}){nuit}"
    return f"contrats dans {_accord(len(ouvertes), 'formation')} sur {len(formations)}{nuit}"


def _fin_de_nuit(ouvertes: Iterable[FormationSimulee]) -> str:
    """Say from what hour contracts are accepted, when the instant falls in the night hour (R12)."""
    for une in ouvertes:
        for blocage in une.contrat:
            if blocage.possible_a is not None:
                return f" dès {heure(blocage.possible_a)}"
    return ""


def _raison(une: FormationSimulee) -> str:
    """Return the shortest of the reasons: the window before the capacity."""
    codes = {blocage.code for blocage in une.contrat}
    for code, texte in (
        ("R13", "hors période"),
        ("R8", "capacité à saisir"),
        ("R10", "complète"),
    ):
        if code in codes:
            return texte
    return "refusé"


def _session(etat: EtatSimule) -> int:
    return etat.formations[0].formation.campagne if etat.formations else etat.instant.year


def _si(combien: int | bool, phrase: str) -> tuple[str, ...]:
    return (phrase,) if combien else ()


def _minuscule(nom: str) -> str:
    return nom[:1].lower() + nom[1:]


def _arrive(nombre: int) -> str:
    return "arrive" if nombre == 1 else "arrivent"


def _etait(nombre: int) -> str:
    return "était" if nombre == 1 else "étaient"


def _accord(nombre: int, mots: str) -> str:
    if nombre in (0, 1):
        return f"{nombre} {mots}"
    return f"{nombre} {' '.join(f'{mot}s' for mot in mots.split())}"
