"""The invented contents of the dossiers of a demo base, stored as an import of the JSON export would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from random import Random
from typing import Any

from cfa_desktop.models.contenu import DU_VOEU, Rubrique, chemin
from cfa_desktop.models.contenu_texte import en_texte
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.services.demo_ecriture import Ecriture
from cfa_desktop.services.demo_eleves import Eleve, Eleves
from cfa_desktop.services.demo_formations import Modele
from cfa_desktop.services.demo_phrases import lire_phrases
from cfa_desktop.services.demo_voeux import Population, Voeu
from cfa_desktop.storage import imports
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.tables import RUBRIQUE

DOSSIERS_MAX = 1000
"""Dossiers with contents, those to examine first: a very large base does not need more of them."""

_R = Rubrique
_TOUTES = frozenset(
    (_R.SCOLARITE, _R.BAC, _R.BULLETINS, _R.FICHE_AVENIR, _R.PROJET, _R.ACTIVITES, _R.QUESTIONS)
)
_RIEN: frozenset[Rubrique] = frozenset()
_PARTIELLES = (
    frozenset((_R.SCOLARITE, _R.BAC)),
    _TOUTES - {_R.BULLETINS, _R.FICHE_AVENIR},
    _TOUTES - {_R.PROJET, _R.ACTIVITES, _R.QUESTIONS},
    _TOUTES - {_R.ACTIVITES},
)
_PART_VIDES, _PART_PARTIELLES = 0.14, 0.22
_PART_ACTIVITES = 0.65
_AVIS = ("methode", "autonomie", "investissement", "engagement", "capacite_reussir")
_MATIERES_COMMENTEES = 3


class Dossiers:
    """Says what the dossiers of the demo hold: the same seed, the same texts."""

    def __init__(self, rng: Random, population: Population, modeles: Sequence[Modele], campagne: int) -> None:
        self._rng = rng
        self._population = population
        self._modeles = modeles
        self._eleves = Eleves(rng, campagne)
        self._de_personnes: dict[int, Eleve] = {}
        self._recues = dict(_parts_recues(rng, population))
        self._ecrire: Mapping[Rubrique, Callable[[Eleve, Voeu], str]] = {
            _R.SCOLARITE: self._scolarite,
            _R.BAC: lambda eleve, _: eleve.bac,
            _R.BULLETINS: lambda eleve, _: eleve.bulletins,
            _R.ACTIVITES: lambda _, __: self._activites(),
            _R.FICHE_AVENIR: lambda eleve, _: self._fiche(eleve),
            _R.PROJET: self._projet,
            _R.QUESTIONS: lambda _, __: self._questions(),
        }

    def importer(self, ecriture: Ecriture, rang: int, at: datetime) -> None:
        """Record the import of the contents of a formation's dossiers, when there are some."""
        voeux = [
            indice
            for indice, voeu in enumerate(self._population.voeux)
            if voeu.formation == rang and _confirme(voeu) and self._recues.get(voeu.personne)
        ]
        if not voeux:
            return
        code, jour = ecriture.formations[rang].code, at.date().isoformat()
        with ecriture.changement(f"Import {code}", at, f"export du {at:%d/%m/%Y}") as changement:
            lignes = [ligne for indice in voeux for ligne in self._lignes(ecriture, indice, jour)]
            changement.inserer_lot(RUBRIQUE, lignes)
            imports.enregistrer(
                changement,
                formation_id=ecriture.formations[rang].id,
                type=TypeExport.JSON.value,
                fichier=f"export_{at:%Y-%m-%d}.json.zip",
                empreinte=f"demo-dossiers-{code}",
                signature="demo",
                export_on=jour,
                applique_at=texte_instant(at),
                lignes=len(voeux),
                rapport=json.dumps({"dossiers": [self._numero(indice) for indice in voeux]}),
            )

    def _numero(self, indice: int) -> str:
        personne = self._population.personnes[self._population.voeux[indice].personne]
        return str(personne["numero"])

    def _lignes(self, ecriture: Ecriture, indice: int, jour: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a vœu, and those of its person when no earlier vœu wrote them."""
        voeu = self._population.voeux[indice]
        connu = self._de_personnes.get(voeu.personne)
        eleve = connu or self._eleves.eleve(self._population.personnes[voeu.personne])
        self._de_personnes[voeu.personne] = eleve
        for rubrique, ecrire in self._ecrire.items():
            du_voeu = rubrique in DU_VOEU
            if rubrique not in self._recues[voeu.personne] or (connu and not du_voeu):
                continue
            if donnees := ecrire(eleve, voeu):
                yield {
                    "candidat_id": ecriture.candidats[voeu.personne],
                    "candidature_id": ecriture.candidatures[indice] if du_voeu else None,
                    "nom": rubrique.value,
                    "donnees": donnees,
                    "export_on": jour,
                }

    def _scolarite(self, eleve: Eleve, voeu: Voeu) -> str:
        return self._eleves.scolarite(eleve, self._population.personnes[voeu.personne])

    def _fiche(self, eleve: Eleve) -> str:
        """Return the Fiche Avenir, which only a pupil of terminale has."""
        if eleve.apres_bac:
            return ""
        tirer, fiche = self._rng.choice, lire_phrases().fiche
        faits: dict[tuple[str, ...], str] = {
            (mesure,): fiche["avis"][self._autour(eleve.niveau)] for mesure in _AVIS
        }
        faits["niveau_classe",] = tirer(fiche["niveaux_classe"])
        faits["appreciation",] = tirer(fiche["chef"][eleve.niveau])
        if self._rng.randrange(4) == 0:
            faits["autres_elements",] = tirer(fiche["autres"])
        matieres = self._rng.sample(eleve.voie.terminale, _MATIERES_COMMENTEES)
        for rang, matiere in enumerate(matieres, eleve.variante):
            dites = fiche["professeurs"][self._autour(eleve.niveau)]
            faits[matiere, "appreciation"] = dites[rang % len(dites)]  # no two teachers in the same words
        return en_texte({chemin(_R.FICHE_AVENIR, *parties): texte for parties, texte in faits.items()})

    def _autour(self, niveau: int) -> int:
        """Return a level, sometimes the next one below or above."""
        return min(max(niveau + self._rng.choice((-1, 0, 0, 0, 1)), 0), 3)

    def _projet(self, eleve: Eleve, voeu: Voeu) -> str:
        tirer, lettre = self._rng.choice, lire_phrases().lettre
        modele = self._modeles[voeu.formation]
        attraits = lettre["attraits"].get(modele.sigle) or lettre["attraits"]["autre"]
        texte = "\n".join(
            (
                tirer(lettre["debuts"]),
                f"{tirer(lettre['ouvertures']).format(formation=modele.intitule)} {tirer(attraits)}",
                f"{tirer(lettre['experiences'][eleve.cle])} {tirer(lettre['alternance'])}",
                tirer(lettre["fins"]),
            )
        )
        return en_texte({chemin(_R.PROJET, "lettre"): texte})

    def _activites(self) -> str:
        faits = {
            chemin(_R.ACTIVITES, mesure): self._rng.choice(textes)
            for mesure, textes in lire_phrases().activites.items()
            if self._rng.random() < _PART_ACTIVITES
        }
        return en_texte(faits) if faits else ""

    def _questions(self) -> str:
        return _questions_en_texte(*(self._rng.choice(une["reponses"]) for une in lire_phrases().questions))


@cache
def _questions_en_texte(*reponses: str) -> str:
    paires = zip(lire_phrases().questions, reponses, strict=True)
    return en_texte({chemin(_R.QUESTIONS, une["question"]): reponse for une, reponse in paires})


def _confirme(voeu: Voeu) -> bool:
    return voeu.etat not in (None, Etat.NON_CONFIRMEE.value)


def _parts_recues(rng: Random, population: Population) -> Iterator[tuple[int, frozenset[Rubrique]]]:
    """Yield the parts that the export gives of each person: most of them, some, or none."""
    confirmes = [voeu for voeu in population.voeux if _confirme(voeu)]
    confirmes.sort(key=lambda voeu: voeu.etat != Etat.CONFIRMEE.value)
    personnes = list(dict.fromkeys(voeu.personne for voeu in confirmes))
    for personne in personnes[:DOSSIERS_MAX]:
        tire = rng.random()
        if tire < _PART_VIDES:
            yield personne, _RIEN
        else:
            partiel = tire < _PART_VIDES + _PART_PARTIELLES
            yield personne, rng.choice(_PARTIELLES) if partiel else _TOUTES
