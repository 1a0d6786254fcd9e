"""The invented items of a demo base: prepared, typed and proved decisions and contracts, and drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from cfa_desktop.models.etats import Etat, Inscription, Reponse
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.saisie import Decision, Nature, Statut
from cfa_desktop.services.demo_suivi import jour_ouvre
from cfa_desktop.services.demo_voeux import Voeu
from cfa_desktop.storage.conversions import texte_instant

PART_CONSTATES = 0.8


@dataclass(frozen=True, slots=True)
class Item:
    """An item to record for a vœu (index, None for a whole formation); ``employeur`` is an index."""

    at: datetime
    libelle: str
    formation: int
    voeu: int | None
    valeurs: dict[str, Any]
    employeur: int | None = None


@dataclass(slots=True)
class Places:
    """The free places of a formation, so that no invented contract breaks R10."""

    libres: int


@dataclass(slots=True)
class Tirage:
    """What items are drawn from: the vœux of a formation by state, employers, the instant of the demo."""

    rng: Random
    maintenant: datetime
    employeurs: int
    par_etat: dict[str | None, list[int]] = field(default_factory=dict)

    def prendre(self, etat: Etat, nombre: int) -> list[int]:
        """Take vœux of a state, each once."""
        restants = self.par_etat.get(etat.value, [])
        pris, self.par_etat[etat.value] = restants[:nombre], restants[nombre:]
        return pris


def items_de_formation(
    tirage: Tirage, rang: int, formation: Formation, voeux: list[Voeu], places: Places
) -> Iterator[Item]:
    """Invent the items of one formation; ``voeux`` are all of them, indexed as in ``tirage.par_etat``."""
    yield from _contrats_affiches(tirage, rang, voeux)
    if formation.examine and not formation.modalites_particulieres:
        yield from _decisions(tirage, rang, formation, voeux)
    if formation.capacite is None:
        yield _de_formation(tirage, rang, Nature.CAPACITE, "16")
        return
    yield from _contrats_nouveaux(tirage, rang, places)
    if not places.libres:
        yield _de_formation(tirage, rang, Nature.AUGMENTATION, str(formation.capacite + 2))


def contrat_par_numero(tirage: Tirage, rang: int) -> Item:
    """Invent a contract for somebody who has no candidature here (R15)."""
    at = jour_ouvre(tirage.rng, tirage.maintenant, du=1, au=1)
    return _contrat(tirage, rang, 0, at, Statut.PREPAREE)


def employeur_de(voeu: int, nombre: int) -> int:
    """Return the employer (index) of a vœu whose contract is known here."""
    return voeu % nombre


def _contrats_affiches(tirage: Tirage, rang: int, voeux: list[Voeu]) -> Iterator[Item]:
    for indice in tirage.par_etat.get(Etat.CONTRAT_SAISI.value, []):
        if tirage.rng.random() < PART_CONSTATES:
            at = jour_ouvre(tirage.rng, tirage.maintenant, du=32, au=6)
            yield _contrat(tirage, rang, indice, at, Statut.CONSTATEE)
    prets = [
        indice
        for indice in tirage.par_etat.get(Etat.CONTRAT_SAISI.value, [])
        if voeux[indice].faits["reponse"] == Reponse.OUI_DEFINITIF.value
        and voeux[indice].faits["inscription"] == Inscription.NON_RENSEIGNE.value
    ]
    for indice in prets[:1]:
        at = jour_ouvre(tirage.rng, tirage.maintenant, du=1, au=1)
        yield _item(at, "I.A. réalisée préparée", rang, indice, nature=Nature.IA)


def _decisions(tirage: Tirage, rang: int, formation: Formation, voeux: list[Voeu]) -> Iterator[Item]:
    aujourd_hui = tirage.maintenant.date().isoformat()
    ouverts = [
        indice
        for indice in tirage.par_etat.get(Etat.CONFIRMEE.value, [])
        if (voeux[indice].faits.get("limite_importee_on") or "") >= aujourd_hui
    ]
    ouverts.sort(key=lambda indice: str(voeux[indice].faits["limite_importee_on"]))
    for place, indice in enumerate(ouverts[2:8]):
        at = jour_ouvre(tirage.rng, tirage.maintenant, du=1, au=1)
        refus = place % 3 == 1
        decision = Decision.REFUS if refus else Decision.RECHERCHE
        motif = tirage.rng.choice(formation.criteres) if refus and formation.criteres else ""
        saisie = place == 3  # noqa: PLR2004 - one of them is already typed
        quoi = "Refus" if refus else "Mise en recherche"
        etape = "noté comme saisi en ligne" if saisie else "préparé"
        yield _item(
            at,
            f"{quoi} {etape}",
            rang,
            indice,
            nature=Nature.DECISION,
            statut=Statut.SAISIE if saisie else Statut.PREPAREE,
            decision=decision.value,
            motif=motif,
        )


def _contrats_nouveaux(tirage: Tirage, rang: int, places: Places) -> Iterator[Item]:
    for place, indice in enumerate(tirage.prendre(Etat.EN_RECHERCHE, min(4, places.libres))):
        places.libres -= 1
        statut = Statut.SAISIE if place == 1 else Statut.PREPAREE
        at = jour_ouvre(tirage.rng, tirage.maintenant, du=1, au=1)
        yield _contrat(tirage, rang, indice, at, statut)


def _contrat(tirage: Tirage, rang: int, indice: int, at: datetime, statut: Statut) -> Item:
    libelle = "Contrat préparé" if statut is Statut.PREPAREE else "Contrat noté comme saisi en ligne"
    limite_on = None if statut is Statut.PREPAREE else (at + timedelta(days=1)).date().isoformat()
    item = _item(at, libelle, rang, indice, nature=Nature.CONTRAT, statut=statut, limite_reponse_on=limite_on)
    return Item(
        item.at,
        item.libelle,
        item.formation,
        item.voeu,
        item.valeurs,
        employeur_de(indice, tirage.employeurs),
    )


def _de_formation(tirage: Tirage, rang: int, nature: Nature, valeur: str) -> Item:
    at = jour_ouvre(tirage.rng, tirage.maintenant, du=2, au=1)
    return _item(at, f"À saisir en ligne : {nature.value}", rang, None, nature=nature, valeur=valeur)


def _item(at: datetime, libelle: str, rang: int, indice: int | None, **valeurs: Any) -> Item:
    statut = Statut(valeurs.pop("statut", Statut.PREPAREE))
    stockees = {
        **valeurs,
        "nature": valeurs["nature"].value,
        "statut": statut.value,
        "preparee_at": texte_instant(at),
        "evaluee_at": texte_instant(at),
        "saisie_at": None if statut is Statut.PREPAREE else texte_instant(at + timedelta(minutes=8)),
    }
    return Item(at, libelle, rang, indice, stockees)
