"""The invented vœux of a demo base: who asks for what, and what the exports say of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from cfa_desktop.models.etats import Etat, Inscription, Reponse, StatutContrat
from cfa_desktop.services.demo_formations import Modele
from cfa_desktop.services.demo_noms import coordonnees, tirer_personne

PREMIER_NUMERO = 700_000
PART_DEUX_VOEUX = 0.12
PART_NOUVEAUX = 0.05
PART_DISPARUS = 0.01
DUREE_EXAMEN = 20
_SANS_CONTRAT = (
    (Etat.NON_CONFIRMEE, 36),
    (Etat.CONFIRMEE, 16),
    (Etat.EN_RECHERCHE, 32),
    (Etat.REFUSEE, 10),
    (Etat.DEMISSION, 6),
)
_REPONSES = (
    *(Reponse.OUI_DEFINITIF,) * 5,
    *(Reponse.EN_ATTENTE,) * 2,
    *(Reponse.OUI_VOEUX_EN_ATTENTE,) * 2,
    Reponse.RENONCIATION,
)
A_CLASSER = "Candidature en cours d'étude"


@dataclass(slots=True)
class Voeu:
    """A candidature: ``faits`` as the last export shows it, ``avant`` what the first one showed otherwise."""

    personne: int
    formation: int
    faits: dict[str, Any]
    avant: dict[str, Any] = field(default_factory=dict)
    nouveau: bool = False
    disparu: bool = False

    @property
    def etat(self) -> str | None:
        """Return the state of the last export."""
        etat: str | None = self.faits["etat"]
        return etat


@dataclass(slots=True)
class Population:
    """Every person, as the columns of ``candidat``, and every vœu."""

    personnes: list[dict[str, Any]]
    voeux: list[Voeu]


def tirer_population(
    rng: Random, modeles: list[Modele], candidats: int, exports: tuple[date, date]
) -> Population:
    """Invent exactly ``candidats`` candidatures, seen in two exports (first and last day)."""
    population = Population([], [])
    seuls: list[int] = []
    numero = PREMIER_NUMERO
    for rang, (modele, taille) in enumerate(
        zip(modeles, _tailles(rng, len(modeles), candidats), strict=True)
    ):
        premier = len(population.personnes)
        for faits in _faits(rng, modele, taille, exports[1]):
            contrat = faits["etat"] == Etat.CONTRAT_SAISI.value
            if seuls and not contrat and rng.random() < PART_DEUX_VOEUX:
                personne = seuls.pop(rng.randrange(len(seuls)))
            else:
                numero += rng.randrange(1, 4)
                personne = len(population.personnes)
                population.personnes.append(tirer_personne(rng, numero, exports[1]))
            population.voeux.append(_voeu(rng, personne, rang, faits))
        seuls += range(premier, len(population.personnes))
    _homonymes(population.personnes)
    connues = {voeu.personne for voeu in population.voeux if voeu.etat != Etat.NON_CONFIRMEE.value}
    for personne in sorted(connues):
        population.personnes[personne] |= coordonnees(rng, population.personnes[personne])
    return population


def contrats_affiches(modele: Modele, taille: int) -> int:
    """Return how many contracts a formation of this size already shows."""
    return 0 if modele.capacite is None else min(round(modele.remplissage * modele.capacite), taille // 4)


def _tailles(rng: Random, nombre: int, candidats: int) -> list[int]:
    poids = [rng.uniform(0.6, 1.6) for _ in range(nombre)]
    tailles = [int(candidats * part / sum(poids)) for part in poids]
    tailles[0] += candidats - sum(tailles)
    return tailles


def _faits(rng: Random, modele: Modele, taille: int, export_on: date) -> Iterator[dict[str, Any]]:
    contrats = contrats_affiches(modele, taille)
    etats = [etat for etat, _ in _SANS_CONTRAT]
    poids = [part for _, part in _SANS_CONTRAT]
    tirage = [Etat.CONTRAT_SAISI] * contrats + rng.choices(etats, poids, k=taille - contrats)
    rng.shuffle(tirage)
    for etat in tirage:
        yield _faits_d_un_etat(rng, modele, _etat_possible(modele, etat), export_on)


def _etat_possible(modele: Modele, etat: Etat) -> Etat:
    """A formation that does not examine neither refuses nor keeps anybody waiting (R2)."""
    if not modele.examine and etat in (Etat.CONFIRMEE, Etat.REFUSEE):
        return Etat.EN_RECHERCHE
    return etat


def _faits_d_un_etat(rng: Random, modele: Modele, etat: Etat, export_on: date) -> dict[str, Any]:
    faits: dict[str, Any] = {"etat": etat.value, "reponse": Reponse.RESULTAT_ULTERIEUR.value}
    limitee = modele.examine and not modele.modalites_particulieres
    if etat is Etat.CONFIRMEE and limitee and rng.randrange(15):
        limite = export_on + timedelta(days=rng.randrange(DUREE_EXAMEN + 1))
        faits["limite_importee_on"] = limite.isoformat()
    if etat is Etat.CONFIRMEE:
        faits["vue_confirmee_on"] = export_on.isoformat()
    if etat in (Etat.EN_RECHERCHE, Etat.REFUSEE, Etat.CONTRAT_SAISI):
        reponse_on = export_on - timedelta(days=rng.randrange(1, 40))
        faits["date_reponse_on"] = reponse_on.isoformat()
    if etat is Etat.CONTRAT_SAISI:
        reponse = rng.choice(_REPONSES)
        faits |= {"reponse": reponse.value, "statut_contrat": StatutContrat.APPRENTI.value}
        faite = reponse is Reponse.OUI_DEFINITIF and rng.randrange(2)
        faits["inscription"] = (Inscription.EFFECTUEE if faite else Inscription.NON_RENSEIGNE).value
    if etat is Etat.DEMISSION:
        faits["reponse"] = Reponse.DEMISSION.value
    return faits


def _voeu(rng: Random, personne: int, formation: int, faits: dict[str, Any]) -> Voeu:
    voeu = Voeu(personne, formation, faits)
    if faits["etat"] == Etat.CONTRAT_SAISI.value:
        voeu.avant = {
            "etat": Etat.EN_RECHERCHE.value,
            "reponse": Reponse.RESULTAT_ULTERIEUR.value,
            "statut_contrat": None,
            "inscription": None,
        }
    elif rng.random() < PART_NOUVEAUX:
        voeu.nouveau = True
    elif faits["etat"] == Etat.CONFIRMEE.value:
        voeu.avant = {
            "etat": Etat.NON_CONFIRMEE.value,
            "limite_importee_on": None,
            "vue_confirmee_on": None,
        }
    elif faits["etat"] == Etat.NON_CONFIRMEE.value:
        voeu.disparu = rng.random() < PART_DISPARUS * 3
    return voeu


def _homonymes(personnes: list[dict[str, Any]]) -> None:
    """Give one person in three hundred the name of another one (never the number)."""
    for rang in range(20, len(personnes), 300):
        modele = personnes[rang - 7]
        personnes[rang] |= {nom: modele[nom] for nom in ("civilite", "nom", "prenom")}
