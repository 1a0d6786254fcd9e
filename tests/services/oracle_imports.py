"""Imports said again in plain Python: what a file changes, counted and stored by nested dictionaries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

PERSONNE = ("nom", "prenom", "ine", "mail", "telephone_portable", "naissance_on", "commune")
FAITS = ("etat", "etat_brut", "reponse", "reponse_brute", "inscription", "limite_importee_on")
EFFACABLES = {"etat_brut", "reponse", "reponse_brute", "inscription"}
DU_VOEU = {"projet", "groupe"}
DECIDES = {"en_recherche", "refusee", "contrat_saisi", "demission"}


class Ligne(NamedTuple):
    """One line of a file; ``numero`` "" in a list without that column."""

    numero: str
    champs: dict[str, str]
    contenu: dict[str, str]


class Fichier(NamedTuple):
    """One file: its letter, its day, and whether it was said partial."""

    type: str
    jour: date
    partiel: bool
    lignes: list[Ligne]


class Comptes(NamedTuple):
    """What a plan announces."""

    nouveaux: int
    modifies: int
    inchanges: int
    disparus: int


@dataclass
class Voeu:
    """One candidature as it should be stored."""

    faits: dict[str, str]
    sans_voeu: bool
    disparu: bool = False
    vu_on: date = date.min


@dataclass
class Oracle:
    """A base of one campagne; ``voeux`` is by formation, ``contenus`` by number and formation (or "")."""

    personnes: dict[str, dict[str, str]] = field(default_factory=dict)
    contenus: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    voeux: dict[str, dict[str, Voeu]] = field(default_factory=dict)
    derniers: dict[str, date] = field(default_factory=dict)
    complets: dict[str, date] = field(default_factory=dict)
    tableaux: set[str] = field(default_factory=set)

    def importer(self, formation: str, fichier: Fichier) -> Comptes:
        """Take a file in; return what its plan should have announced."""
        liste, jour = fichier.type == "L", fichier.jour
        ancien = not liste and jour < self.derniers.get(formation, jour)
        voeux = self.voeux.setdefault(formation, {})
        nouveaux = modifies = inchanges = 0
        lignes = self.numeroter(fichier.lignes)
        for ligne in lignes:
            connue = ligne.numero in voeux
            change = self._personne(formation, ligne, jour, complete=liste or ancien)
            if not connue:
                faits = {} if liste else {f: v for f, v in ligne.champs.items() if f in FAITS}
                disparu = not liste and jour < self.complets.get(formation, jour)
                voeux[ligne.numero] = Voeu({f: faits.get(f, "") for f in FAITS}, liste, disparu, jour)
                nouveaux += 1
                continue
            lettre = fichier.type.lower() if formation in self.tableaux else fichier.type
            change |= self._voeu(voeux[ligne.numero], ligne, lettre, ancien=ancien)
            if not (liste or ancien):
                voeux[ligne.numero].vu_on = jour
            modifies, inchanges = modifies + change, inchanges + (not change)
        disparus = 0
        if fichier.type in "TPD" and lignes and not ancien and not fichier.partiel:
            vus = {ligne.numero for ligne in lignes}
            for numero, voeu in voeux.items():
                if numero not in vus and not voeu.disparu and not voeu.sans_voeu:
                    voeu.disparu = True
                    disparus += 1
        if fichier.type in "TPD" and lignes and not fichier.partiel:
            self.complets[formation] = max(jour, self.complets.get(formation, jour))
        if fichier.type == "T":
            self.tableaux.add(formation)
        if not liste:
            self.derniers[formation] = max(jour, self.derniers.get(formation, jour))
        return Comptes(nouveaux, modifies, inchanges, disparus)

    def numeroter(self, lignes: list[Ligne]) -> list[Ligne]:
        """Give each line without number that of the only possible person, or a provisional one."""
        certaines = [ligne for ligne in lignes if ligne.numero]
        anonymes = sorted(
            (x for x in lignes if not x.numero), key=lambda x: (x.champs["nom"], x.champs["prenom"])
        )
        provisoires = [int(numero[5:]) for numero in self.personnes if numero.startswith("SANS-")]
        prochain = max(provisoires, default=0) + 1
        for ligne in anonymes:
            possibles = [numero for numero, connue in self.personnes.items() if _possible(ligne, connue)]
            if len(possibles) > 1:
                continue
            if not possibles:
                possibles = [f"SANS-{prochain:04d}"]
                prochain += 1
            certaines.append(ligne._replace(numero=possibles[0]))
        return certaines

    def _personne(self, formation: str, ligne: Ligne, jour: date, *, complete: bool) -> bool:
        nouvelle = ligne.numero not in self.personnes
        ailleurs = [
            voeux[ligne.numero].vu_on
            for code, voeux in self.voeux.items()
            if code != formation and ligne.numero in voeux and not voeux[ligne.numero].sans_voeu
        ]
        depassee = max(ailleurs, default=jour) > jour
        personne = self.personnes.setdefault(ligne.numero, dict.fromkeys(PERSONNE, ""))
        change = False
        for champ, valeur in (*ligne.champs.items(), *ligne.contenu.items()):
            cible, du_voeu = personne, False
            if champ in ligne.contenu:
                du_voeu = champ.partition("\x1f")[0] in DU_VOEU
                cible = self.contenus.setdefault((ligne.numero, formation if du_voeu else ""), {})
            if champ in FAITS or not valeur or cible.get(champ) == valeur:
                continue
            if not ((complete or (depassee and not du_voeu)) and cible.get(champ)):
                cible[champ] = valeur
                change = True
        return change and not nouvelle

    def _voeu(self, voeu: Voeu, ligne: Ligne, lettre: str, *, ancien: bool) -> bool:
        """``lettre`` is in lower case once the formation had a table."""
        type_lu = lettre.upper()
        complete, change = ancien or type_lu == "L", False
        a_preciser = lettre.islower() and voeu.faits["etat_brut"]
        decide = type_lu in "PDJ" and (voeu.faits["etat"] in DECIDES or a_preciser)
        for champ, valeur in ligne.champs.items():
            if champ not in FAITS or valeur == voeu.faits[champ]:
                continue
            if type_lu == "L" and voeu.sans_voeu:
                continue
            if complete and (voeu.faits[champ] or not valeur):
                continue
            if not valeur and champ not in EFFACABLES:
                continue
            if champ in ("etat", "etat_brut") and decide:
                continue
            if champ == "reponse" and not valeur and ligne.champs.get("reponse_brute"):
                continue
            voeu.faits[champ] = valeur
            change = True
        if not complete:
            change |= voeu.disparu or voeu.sans_voeu
            voeu.disparu = voeu.sans_voeu = False
        return change


def _possible(ligne: Ligne, connue: dict[str, str]) -> bool:
    if (ligne.champs["nom"], ligne.champs["prenom"]) != (connue["nom"], connue["prenom"]):
        return False
    for champ in ("mail", "telephone_portable", "naissance_on"):
        lu = ligne.champs.get(champ, "")
        if lu and connue[champ] and lu != connue[champ]:
            return False
    return True
