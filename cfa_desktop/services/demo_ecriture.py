"""Writing an invented base through recorded changes, in order of time, as the officer would have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cfa_desktop.models.brouillon import Brouillon
from cfa_desktop.models.candidat import cle_de_recherche
from cfa_desktop.models.etats import Etat
from cfa_desktop.models.extraction import TypeExport
from cfa_desktop.models.formation import Formation
from cfa_desktop.models.suivi import LABELS_TYPE
from cfa_desktop.services.contexte import ICI
from cfa_desktop.services.demo_saisies import Item
from cfa_desktop.services.demo_suivi import Contact
from cfa_desktop.services.demo_voeux import Population
from cfa_desktop.storage import brouillons, candidatures, employeurs, imports
from cfa_desktop.storage import formations as formations_storage
from cfa_desktop.storage.conversions import texte_instant
from cfa_desktop.storage.database import Connection
from cfa_desktop.storage.journal import Action, Changement
from cfa_desktop.storage.tables import CANDIDAT, CANDIDATURE, EVENEMENT, SAISIE


@dataclass(slots=True)
class Ecriture:
    """One transaction that writes everything; remembers the ids given to what was invented."""

    connection: Connection
    campagne: int
    population: Population
    employeurs: Sequence[tuple[str, str]]
    formations: list[Formation] = field(default_factory=list)
    candidats: dict[int, int] = field(default_factory=dict)
    candidatures: dict[int, int] = field(default_factory=dict)

    @contextmanager
    def changement(self, libelle: str, at: datetime, source: str = ICI) -> Iterator[Changement]:
        """Open one recorded change at an instant of the past; a demo's past is not undone."""
        changement = Changement(self.connection, Action(libelle, source, at, annulable=False))
        yield changement
        if not changement.clore():
            changement.oublier()

    def formation(self, formation: Formation, at: datetime) -> None:
        """Create a formation."""
        with self.changement(f"Formation créée : {formation.nom_court}", at) as changement:
            formation_id = formations_storage.enregistrer(changement, self.connection, formation)
        self.formations.append(formations_storage.trouver(self.connection, formation_id))

    def premier_import(self, rang: int, at: datetime, dernier_on: date) -> None:
        """Import every vœu of a formation that the first export shows."""
        voeux = self._voeux(rang, nouveaux=False)
        with self._import(rang, at) as changement:
            self._creer(changement, rang, voeux, at.date(), dernier_on)
            self._enregistrer_import(changement, rang, at, {"nouveaux": self._numeros(voeux)}, len(voeux))

    def dernier_import(self, rang: int, at: datetime) -> None:
        """Import what the last export shows otherwise: new vœux, changed states, disparus."""
        tous = self._voeux(rang, nouveaux=False)
        nouveaux = self._voeux(rang, nouveaux=True)
        with self._import(rang, at) as changement:
            self._creer(changement, rang, nouveaux, at.date(), at.date())
            changes = [indice for indice in tous if self.population.voeux[indice].avant]
            disparus = [indice for indice in tous if self.population.voeux[indice].disparu]
            modifications: list[tuple[int, dict[str, Any]]] = [
                (self.candidatures[indice], self._apres(indice)) for indice in changes
            ]
            modifications += [
                (self.candidatures[indice], {"disparue_on": at.date().isoformat()}) for indice in disparus
            ]
            changement.modifier_lot(CANDIDATURE, modifications)
            rapport = self._rapport(nouveaux, changes, disparus)
            lignes = len(tous) + len(nouveaux) - len(disparus)
            self._enregistrer_import(changement, rang, at, rapport, lignes)

    def item(self, item: Item) -> None:
        """Record a prepared, typed or proved item."""
        candidature_id = None if item.voeu is None else self.candidatures[item.voeu]
        candidat_id = None if item.voeu is None else self.candidats[self.population.voeux[item.voeu].personne]
        with self.changement(item.libelle, item.at) as changement:
            employeur_id = None
            if item.employeur is not None:
                nom, siret = self.employeurs[item.employeur]
                employeur_id = employeurs.enregistrer(changement, self.connection, nom, siret)
            changement.inserer(
                SAISIE,
                **item.valeurs,
                formation_id=self.formations[item.formation].id,
                candidature_id=candidature_id,
                candidat_id=candidat_id,
                employeur_id=employeur_id,
            )
            if candidature_id is not None and item.valeurs["statut"] == "constatee":
                changement.modifier(CANDIDATURE, candidature_id, employeur_id=employeur_id)

    def contrat_sans_candidature(self, item: Item, personne: Mapping[str, str]) -> None:
        """Record a contract prepared by its number alone, for a person met outside of any export."""
        with self.changement(item.libelle, item.at) as changement:
            champs = {champ: personne[champ] for champ in ("numero", "nom", "prenom")}
            cle = cle_de_recherche(champs)
            candidat_id = changement.inserer(CANDIDAT, campagne=self.campagne, cle=cle, **champs)
            formation_id = self.formations[item.formation].id
            candidature_id = candidatures.creer_sans_voeu(
                changement, formation_id=formation_id, candidat_id=candidat_id
            )
            nom, siret = self.employeurs[item.employeur or 0]
            changement.inserer(
                SAISIE,
                **item.valeurs,
                formation_id=formation_id,
                candidature_id=candidature_id,
                candidat_id=candidat_id,
                employeur_id=employeurs.enregistrer(changement, self.connection, nom, siret),
            )

    def contacts(self, contacts: Sequence[Contact]) -> None:
        """Record events of one kind noted together."""
        libelle = f"Suivi : {LABELS_TYPE[contacts[0].type]}"
        if len(contacts) > 1:
            libelle += f" ({len(contacts)} candidats)"
        with self.changement(libelle, contacts[-1].at) as changement:
            lignes = [
                {
                    "candidat_id": self.candidats[contact.personne],
                    "at": texte_instant(contact.at),
                    "type": contact.type.value,
                    "resultat": contact.resultat.value if contact.resultat else None,
                    "texte": contact.texte,
                    "etape": contact.etape,
                    "etape_on": contact.etape_on,
                    "etape_close_at": contact.close_at,
                }
                for contact in contacts
            ]
            changement.inserer_lot(EVENEMENT, lignes)

    def brouillon(self, indice: int, employeur: str, at: datetime) -> None:
        """Keep a draft of contract that waits for its SIRET."""
        voeu = self.population.voeux[indice]
        personne = self.population.personnes[voeu.personne]
        with self.changement("Contrat en attente du SIRET", at) as changement:
            brouillon = Brouillon(
                id=0,
                formation_id=self.formations[voeu.formation].id,
                numero=personne["numero"],
                nom=f"{personne['nom']} {personne['prenom']}",
                employeur=employeur,
                siret_texte="",
                limite_reponse_on=None,
                attente_siret=True,
                modifie_at=at,
            )
            brouillons.enregistrer(changement, self.connection, brouillon)

    def _voeux(self, rang: int, *, nouveaux: bool) -> list[int]:
        return [
            indice
            for indice, voeu in enumerate(self.population.voeux)
            if voeu.formation == rang and voeu.nouveau is nouveaux
        ]

    @contextmanager
    def _import(self, rang: int, at: datetime) -> Iterator[Changement]:
        libelle = f"Import {self.formations[rang].code}"
        with self.changement(libelle, at, f"export du {at:%d/%m/%Y}") as changement:
            yield changement

    def _creer(
        self, changement: Changement, rang: int, voeux: list[int], vu_on: date, dernier_on: date
    ) -> None:
        inconnues = [
            personne
            for personne in dict.fromkeys(self.population.voeux[indice].personne for indice in voeux)
            if personne not in self.candidats
        ]
        lignes = [
            {**champs, "campagne": self.campagne, "cle": cle_de_recherche(champs)}
            for champs in (self.population.personnes[personne] for personne in inconnues)
        ]
        self.candidats.update(zip(inconnues, changement.inserer_lot(CANDIDAT, lignes), strict=True))
        lignes_voeux = []
        for indice in voeux:
            voeu = self.population.voeux[indice]
            lignes_voeux.append(
                {
                    **voeu.faits,
                    **voeu.avant,
                    "formation_id": self.formations[rang].id,
                    "candidat_id": self.candidats[voeu.personne],
                    "export_on": (vu_on if voeu.disparu else dernier_on).isoformat(),
                }
            )
        self.candidatures.update(zip(voeux, changement.inserer_lot(CANDIDATURE, lignes_voeux), strict=True))

    def _apres(self, indice: int) -> dict[str, Any]:
        voeu = self.population.voeux[indice]
        return {champ: voeu.faits.get(champ) for champ in voeu.avant}

    def _numeros(self, voeux: list[int]) -> list[str]:
        return [
            self.population.personnes[self.population.voeux[indice].personne]["numero"] for indice in voeux
        ]

    def _rapport(self, nouveaux: list[int], changes: list[int], disparus: list[int]) -> dict[str, list[str]]:
        par_etat = {"confirmes": Etat.CONFIRMEE.value, "contrats": Etat.CONTRAT_SAISI.value}
        rapport = {"nouveaux": self._numeros(nouveaux)}
        for rubrique, etat in par_etat.items():
            rapport[rubrique] = self._numeros(
                [indice for indice in changes if self.population.voeux[indice].etat == etat]
            )
        rapport["disparus"] = self._numeros(disparus)
        return {rubrique: numeros for rubrique, numeros in rapport.items() if numeros}

    def _enregistrer_import(
        self, changement: Changement, rang: int, at: datetime, rapport: dict[str, list[str]], lignes: int
    ) -> None:
        code = self.formations[rang].code
        imports.enregistrer(
            changement,
            formation_id=self.formations[rang].id,
            type=TypeExport.TABLEAU.value,
            fichier=f"recrutement_{code}_{at:%Y-%m-%d}.csv",
            empreinte=f"demo-{code}-{at:%Y%m%d}",
            signature="demo",
            export_on=at.date().isoformat(),
            applique_at=texte_instant(at),
            lignes=lignes,
            rapport=json.dumps(rapport, ensure_ascii=False),
        )
