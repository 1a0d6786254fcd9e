"""Two persons side by side: each field, what the hand may choose, and all that hangs on each of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cfa_desktop.models.candidat import CHAMPS_CANDIDAT, CHAMPS_CORRIGEABLES, Candidat
from cfa_desktop.models.doublons import Paire
from cfa_desktop.models.ligne import CandidatureLine
from cfa_desktop.models.numero import est_provisoire
from cfa_desktop.models.saisie import Saisie
from cfa_desktop.models.suivi import Evenement


class Cote(NamedTuple):
    """One of two persons compared, with her vœux here, her follow-up and her items with their formation."""

    id: int
    numero: str
    nom_complet: str
    valeurs: Mapping[str, str]
    importes: Mapping[str, str] = {}
    voeux: tuple[CandidatureLine, ...] = ()
    evenements: tuple[Evenement, ...] = ()
    saisies: tuple[tuple[str, Saisie], ...] = ()

    @property
    def est_provisoire(self) -> bool:
        """Say whether she was noted here without a n° d'inscription."""
        return est_provisoire(self.numero)


class ChampCompare(NamedTuple):
    """One field of both; ``au_choix`` = they differ and the officer may correct it."""

    champ: str
    garde: str
    autre: str
    au_choix: bool

    @property
    def identique(self) -> bool:
        """Say whether both sides say the same."""
        return self.garde == self.autre

    @property
    def differe(self) -> bool:
        """Say whether both sides speak, and not alike."""
        return bool(self.garde and self.autre) and not self.identique


class Comparaison(NamedTuple):
    """Two persons side by side; ``obstacles`` forbid the merge, each a French sentence."""

    paire: Paire
    garde: Cote
    autre: Cote
    obstacles: tuple[str, ...] = ()

    @property
    def champs(self) -> tuple[ChampCompare, ...]:
        """Return the fields that either side fills: those to choose, to look at, then the others."""
        lus = [
            _compare(champ, self.garde.valeurs.get(champ, ""), self.autre.valeurs.get(champ, ""))
            for champ in CHAMPS_CANDIDAT
        ]
        remplis = [champ for champ in lus if champ.garde or champ.autre]
        return tuple(
            sorted(remplis, key=lambda champ: (not champ.au_choix, not champ.differe, champ.identique))
        )


def valeurs_de(candidat: Candidat) -> dict[str, str]:
    """Return the values of a person as they are shown, in stored text."""
    return {champ: _texte(getattr(candidat, champ)) for champ in CHAMPS_CANDIDAT}


def valeurs_reunies(garde: Candidat, cede: Candidat, choix: Mapping[str, str]) -> dict[str, str]:
    """Return what the person kept will show of each field that may be corrected: chosen, else known."""
    a, b = valeurs_de(garde), valeurs_de(cede)
    return {champ: choix.get(champ, a[champ] or b[champ]) for champ in CHAMPS_CORRIGEABLES}


def _compare(champ: str, garde: str, autre: str) -> ChampCompare:
    compare = ChampCompare(champ, garde, autre, au_choix=False)
    return compare._replace(au_choix=compare.differe and champ in CHAMPS_CORRIGEABLES)


def _texte(valeur: str | date | None) -> str:
    return valeur.isoformat() if isinstance(valeur, date) else valeur or ""
