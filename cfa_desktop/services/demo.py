"""A believable base to try everything on: invented persons, real rules, a clock of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from random import Random

from cfa_desktop.models.calendrier.dates import Calendrier
from cfa_desktop.models.centre import Centre
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.suivi import Resultat
from cfa_desktop.models.temps import PARIS
from cfa_desktop.services import centre, horloges
from cfa_desktop.services.bureau import lire_calendriers
from cfa_desktop.services.demo_contenus import Dossiers
from cfa_desktop.services.demo_ecriture import Ecriture
from cfa_desktop.services.demo_formations import Modele, catalogue, formation_de
from cfa_desktop.services.demo_noms import tirer_employeurs, tirer_personne
from cfa_desktop.services.demo_phrases import tirer_adresse
from cfa_desktop.services.demo_saisies import Item, Places, Tirage, contrat_par_numero, items_de_formation
from cfa_desktop.services.demo_suivi import TEXTES, Contact, contact, jour_ouvre, tirer_suivi
from cfa_desktop.services.demo_voeux import (
    A_CLASSER,
    PREMIER_NUMERO,
    Population,
    contrats_affiches,
    tirer_population,
)
from cfa_desktop.storage import parametres, schema
from cfa_desktop.storage.database import Connection, Database

CANDIDATS = 600
FORMATIONS = 6
GRAINE = 2025
CENTRE = Centre(
    nom="CFA de démonstration",
    adresse="1 rue de l’Exemple\n63998 EXEMPLE-LA-MONTAGNE",
    ville="Exemple-la-Montagne",
    telephone="04 65 71 00 00",  # of the numbers kept for fiction
    mail="recrutement@cfa.example",
    signataire="Camille DÉMONSTRATION",
    qualite="Responsable du recrutement",
)
# The demo's clock: in the middle of the main phase, when everything is due at once.
MOIS, JOUR, HEURE = 6, 10, 10
PREMIER_EXPORT = timedelta(days=43)
DERNIER_EXPORT = timedelta(days=4)
DOSSIERS_APRES = timedelta(minutes=25)  # the contents of the dossiers come after the last export
EMPLOYEURS = 60
BROUILLONS = 2

Progres = Callable[[str], None]
Acte = tuple[datetime, int, Callable[[], None]]


def creer_demo(
    path: Path,
    *,
    candidats: int = CANDIDATS,
    formations: int = FORMATIONS,
    graine: int = GRAINE,
    progres: Progres | None = None,
) -> None:
    """Create a demo base of exactly ``candidats`` candidatures; the same seed gives the same rows.

    Raises ``BaseExistante`` rather than replace a file. A failure leaves no half-made base behind.
    """
    dire = progres or (lambda _: None)
    campagne = campagne_de_demo(lire_calendriers())
    maintenant = datetime(campagne, MOIS, JOUR, HEURE, tzinfo=PARIS)
    schema.create(path)
    database = Database(path)
    try:
        dire("Invention des candidats…")
        rng = Random(graine)
        modeles = catalogue(formations)
        exports = ((maintenant - PREMIER_EXPORT).date(), (maintenant - DERNIER_EXPORT).date())
        population = tirer_population(rng, modeles, candidats, exports)
        _laisser_un_etat_inconnu(population)
        # What came later to the demo draws apart: the rest of a seed's rows stays what it was.
        a_part = Random(f"dossiers {graine}")
        _donner_des_adresses(a_part, population)
        dossiers = Dossiers(a_part, population, modeles, campagne)
        with database.transaction() as connection:
            _marquer(connection, maintenant)
            dire("Enregistrement…")
            employeurs = tirer_employeurs(rng, EMPLOYEURS + candidats // 20)
            ecriture = Ecriture(connection, campagne, population, employeurs)
            _ecrire(ecriture, rng, modeles, maintenant, dossiers)
    except BaseException:
        database.close()
        path.unlink(missing_ok=True)
        raise
    database.close()


def campagne_de_demo(calendriers: Mapping[int, Calendrier]) -> int:
    """Return the newest campagne whose examination deadlines are wholly known."""
    return max(
        (annee for annee, calendrier in calendriers.items() if calendrier.pivot is not None),
        default=max(calendriers),
    )


def _marquer(connection: Connection, maintenant: datetime) -> None:
    parametres.ajouter_campagne(connection, maintenant.year)
    for cle, valeur in (
        (horloges.CLE_DEMO, "1"),
        (horloges.CLE_HORLOGE, maintenant.isoformat()),
        (horloges.CLE_HORLOGE_DEPART, maintenant.isoformat()),
    ):
        parametres.ecrire(connection, cle, valeur)
    centre.ecrire(connection, CENTRE)


def _ecrire(
    ecriture: Ecriture, rng: Random, modeles: list[Modele], maintenant: datetime, dossiers: Dossiers
) -> None:
    """Write everything in order of time, so that history reads as it happened."""
    matin = maintenant - PREMIER_EXPORT - timedelta(minutes=90)
    dernier_on = (maintenant - DERNIER_EXPORT).date()
    for rang, modele in enumerate(modeles):
        capacite = _capacite(modele, _taille(ecriture.population, rang))
        formation = formation_de(modele, rang, ecriture.campagne, capacite)
        ecriture.formation(formation, matin + timedelta(minutes=rang))
    for rang in range(len(modeles)):
        ecriture.premier_import(rang, matin + timedelta(minutes=30 + rang), dernier_on)
    actes = [*_actes(ecriture, rng, maintenant), *_imports_de_dossiers(ecriture, maintenant, dossiers)]
    for _, _, acte in sorted(actes, key=lambda acte: acte[:2]):
        acte()


def _actes(ecriture: Ecriture, rng: Random, maintenant: datetime) -> Iterator[Acte]:
    """Yield what happened after the first exports: (instant, order, what to write)."""
    matin = maintenant - DERNIER_EXPORT - timedelta(minutes=75)
    for rang in range(len(ecriture.formations)):
        at = matin + timedelta(minutes=rang)
        yield at, rang, partial(ecriture.dernier_import, rang, at)
    contacts = tirer_suivi(rng, _personnes_a_suivre(ecriture.population), maintenant)
    for rang in range(len(ecriture.formations)):
        tirage = _tirage(ecriture, rng, rang, maintenant)
        for item in _items(ecriture, tirage, rang):
            yield item.at, rang, partial(ecriture.item, item)
        for indice in tirage.prendre(Etat.EN_RECHERCHE, BROUILLONS):
            at = jour_ouvre(rng, maintenant, du=3, au=1)
            employeur, _ = ecriture.employeurs[indice % len(ecriture.employeurs)]
            yield at, rang, partial(ecriture.brouillon, indice, employeur, at)
            contacts.append(_employeur_trouve(ecriture.population.voeux[indice].personne, at, maintenant))
    sans_candidature = contrat_par_numero(_tirage(ecriture, rng, 0, maintenant), 0)
    personne = tirer_personne(rng, PREMIER_NUMERO, maintenant.date())
    yield sans_candidature.at, 0, partial(ecriture.contrat_sans_candidature, sans_candidature, personne)
    contacts.sort(key=lambda un: (un.at.date(), un.type, un.at, un.personne))
    for _, groupe in groupby(contacts, key=lambda un: (un.at.date(), un.type)):
        notes = list(groupe)
        yield notes[-1].at, len(ecriture.formations), partial(ecriture.contacts, notes)


def _imports_de_dossiers(ecriture: Ecriture, maintenant: datetime, dossiers: Dossiers) -> Iterator[Acte]:
    matin = maintenant - DERNIER_EXPORT - timedelta(minutes=75) + DOSSIERS_APRES
    for rang in range(len(ecriture.formations)):
        at = matin + timedelta(minutes=rang)
        yield at, rang, partial(dossiers.importer, ecriture, rang, at)


def _donner_des_adresses(rng: Random, population: Population) -> None:
    """Give an address to those whose contact values are known."""
    for personne in population.personnes:
        if "mail" in personne:
            personne |= tirer_adresse(rng, personne["origine_departement"])


def _tirage(ecriture: Ecriture, rng: Random, rang: int, maintenant: datetime) -> Tirage:
    par_etat: dict[str | None, list[int]] = {}
    for indice, voeu in enumerate(ecriture.population.voeux):
        # Who only came with the last export was not known when the earlier things were done.
        if voeu.formation == rang and not (voeu.disparu or voeu.nouveau):
            par_etat.setdefault(voeu.etat, []).append(indice)
    return Tirage(rng, maintenant, len(ecriture.employeurs), par_etat)


def _items(ecriture: Ecriture, tirage: Tirage, rang: int) -> list[Item]:
    formation = ecriture.formations[rang]
    pris = len(tirage.par_etat.get(Etat.CONTRAT_SAISI.value, []))
    places = Places(max(0, (formation.capacite or 0) - pris))
    return list(items_de_formation(tirage, rang, formation, ecriture.population.voeux, places))


def _employeur_trouve(personne: int, at: datetime, maintenant: datetime) -> Contact:
    resultat = Resultat.EMPLOYEUR_TROUVE
    avant = at - timedelta(minutes=5)
    return contact(personne, avant, resultat, maintenant, TEXTES[resultat][0])


def _personnes_a_suivre(population: Population) -> list[int]:
    suivies = (Etat.EN_RECHERCHE.value, Etat.CONFIRMEE.value)
    return list(
        dict.fromkeys(voeu.personne for voeu in population.voeux if voeu.etat in suivies and not voeu.nouveau)
    )


def _laisser_un_etat_inconnu(population: Population) -> None:
    """Leave one candidature « à classer »: its label is unknown."""
    for voeu in population.voeux:
        if voeu.nouveau and voeu.etat == Etat.NON_CONFIRMEE.value:
            voeu.faits |= {"etat": None, "etat_brut": A_CLASSER}
            return


def _taille(population: Population, rang: int) -> int:
    return sum(voeu.formation == rang for voeu in population.voeux)


def _capacite(modele: Modele, taille: int) -> int | None:
    """Return the capacity of a formation; a full one has just as many places as contracts."""
    plein = modele.remplissage >= 1
    return max(1, contrats_affiches(modele, taille)) if plein else modele.capacite
