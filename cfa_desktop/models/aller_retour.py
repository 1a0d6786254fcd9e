"""A workbook that left to be modified: the key of its rows, and what it changes when it comes back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from cfa_desktop.models.extraction import Doute, Enregistrement, Rejet
from cfa_desktop.models.telephone import normaliser_telephone
from cfa_desktop.models.texte import nettoyer

CLE = "cle"
NOTE = "note"
ETAPE, ETAPE_ON = "prochaine_etape", "prochaine_etape_on"
COORDONNEES = ("telephone_portable", "telephone_fixe", "mail")
OUVERTS = (*COORDONNEES, ETAPE, ETAPE_ON, NOTE)
"""What the officer owns: all that may come back changed (with the exports' own facts, nothing else)."""
FERMES = ("numero", "formation", "candidat", "etat", "limite", "dernier_contact")
_IDENTITE = ("numero", "formation", "candidat")
_DIGERES = (*FERMES, *COORDONNEES, ETAPE, ETAPE_ON)
_PREFIXE = "CFA1"
_CHIFFRES = 8
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_TEXTE_MAX = 2_000

SANS_CLE = "ligne ajoutée\u202f: à créer dans le programme"
CLE_ABIMEE = "clé cachée modifiée\u202f: rien de la ligne n’est repris"
AUTRE_BASE = "ce classeur vient d’une autre base"
INCONNUE = "cette candidature n’est plus dans la base"
DEPLACEE = "«\u00a0{titre}\u00a0» ne correspond plus à la clé (tri partiel\u202f?)"
FERMEE = "colonne de Parcoursup ou calculée\u202f: ne se modifie pas ici"
DOUBLE = "autre ligne de la même candidature, qui dit autre chose"
CONTRAIRE = "deux lignes de cette personne se contredisent"
SANS_DATE = "une étape demande sa date"
DATE = "date non reconnue (jj/mm/aaaa attendu)"
MAIL = "adresse mail incomplète"
LONG = "texte trop long (2 000 signes au plus)"


class Cle(NamedTuple):
    """Which row this is, and the digests of what it said when it left, by field."""

    base: str
    candidature_id: int
    empreintes: Mapping[str, str]


class Actuel(NamedTuple):
    """One candidature as the base says it now; ``valeurs`` are canonical, ``notes`` those already there."""

    candidature_id: int
    candidat_id: int
    formation_id: int
    valeurs: Mapping[str, str]
    notes: frozenset[str] = frozenset()


class Voulu(NamedTuple):
    """One field that the workbook changes. ``conflit`` = the base changed it too since the workbook left."""

    rang: int
    ligne: int
    candidature_id: int
    candidat_id: int
    formation_id: int
    numero: str
    candidat: str
    champ: str
    avant: str
    apres: str
    conflit: bool = False


class Refus(NamedTuple):
    """A cell, or a whole row (``champ`` ""), that is not taken, with the reason; ``avant`` is the base's."""

    ligne: int
    champ: str
    valeur: str
    raison: str
    candidat: str = ""
    avant: str = ""


@dataclass(frozen=True, slots=True)
class PlanAllerRetour:
    """What a workbook would change; ``acceptes`` are the ranks that are ticked: conflicts are not, at first.

    ``version`` is the last change of the base when the plan was made: a plan is applied to no other one.
    ``formations`` counts the rows of each formation, by its id.
    """

    fichier: str
    campagne: int
    lignes: int
    empreinte: str = ""
    signature: str = ""
    formations: Mapping[int, int] = field(default_factory=dict)
    voulus: tuple[Voulu, ...] = ()
    refus: tuple[Refus, ...] = ()
    inchangees: int = 0
    doutes: tuple[Doute, ...] = ()
    acceptes: frozenset[int] = field(default_factory=frozenset)
    version: int = 0

    @property
    def retenus(self) -> tuple[Voulu, ...]:
        """Return the changes that are ticked."""
        return tuple(voulu for voulu in self.voulus if voulu.rang in self.acceptes)

    @property
    def changements(self) -> tuple[Voulu, ...]:
        """Return the changes that meet no other one."""
        return tuple(voulu for voulu in self.voulus if not voulu.conflit)

    @property
    def conflits(self) -> tuple[Voulu, ...]:
        """Return the changes of what the base changed too."""
        return tuple(voulu for voulu in self.voulus if voulu.conflit)

    def coche(self, rang: int, *, oui: bool) -> PlanAllerRetour:
        """Return the same plan with one change ticked, or not."""
        return replace(self, acceptes=self.acceptes | {rang} if oui else self.acceptes - {rang})


def canonique(champ: str, texte: str) -> tuple[str, str]:
    """Return a value as it is compared and kept (days in ISO), and why it cannot be, "" when it can."""
    if champ == NOTE:
        propre = "\n".join(filter(None, map(nettoyer, texte.splitlines())))
        return propre, LONG if len(propre) > _TEXTE_MAX else ""
    propre = nettoyer(texte)
    if champ.startswith("telephone"):
        telephone = normaliser_telephone(propre)
        return telephone.valeur or propre, telephone.doute
    if champ == ETAPE_ON and propre:
        try:
            return date.fromisoformat(propre).isoformat(), ""
        except ValueError:
            return propre, DATE
    if champ == "mail" and propre:
        return propre, "" if _MAIL.fullmatch(propre) else MAIL
    return propre, LONG if len(propre) > _TEXTE_MAX else ""


def ecrire_cle(base: str, candidature_id: int, valeurs: Mapping[str, str]) -> str:
    """Return the hidden key of a row: which base, which candidature, the digest of each value that leaves."""
    empreintes = ".".join(_empreinte(base, champ, valeurs.get(champ, "")) for champ in _DIGERES)
    corps = f"{_PREFIXE}|{base}|{candidature_id}|{empreintes}"
    return f"{corps}|{_empreinte(base, CLE, corps)}"


def lire_cle(texte: str) -> Cle | None:
    """Return what a key says, None when it is none or was modified."""
    corps, _, controle = texte.strip().rpartition("|")
    morceaux = corps.split("|")
    if len(morceaux) != 4 or morceaux[0] != _PREFIXE or not morceaux[2].isdecimal():  # noqa: PLR2004 - parts of a key
        return None
    base, empreintes = morceaux[1], morceaux[3].split(".")
    if controle != _empreinte(base, CLE, corps) or len(empreintes) != len(_DIGERES):
        return None
    return Cle(base, int(morceaux[2]), dict(zip(_DIGERES, empreintes, strict=True)))


def planifier(
    lignes: Sequence[Enregistrement], actuels: Mapping[int, Actuel], base: str, titres: Mapping[str, str]
) -> tuple[tuple[Voulu, ...], tuple[Refus, ...]]:
    """Return what rows change of the base as it is, and what of them is not taken; nothing is guessed."""
    voulus: list[Voulu] = []
    refus: list[Refus] = []
    vues: dict[int, Mapping[str, str]] = {}
    for ligne in lignes:
        cle = lire_cle(ligne.champs.get(CLE, ""))
        raison = _refus_de_ligne(ligne, cle, actuels, base, titres)
        if cle is None or raison:
            refus.append(Refus(ligne.ligne, "", "", raison, ligne.champs.get("candidat", "")))
            continue
        champs = {champ: valeur for champ, valeur in ligne.champs.items() if champ != CLE}
        if cle.candidature_id in vues:
            if vues[cle.candidature_id] != champs:
                refus.append(Refus(ligne.ligne, "", "", DOUBLE, ligne.champs.get("candidat", "")))
            continue
        vues[cle.candidature_id] = champs
        _comparer(ligne, cle, actuels[cle.candidature_id], (voulus, refus))
    gardes = _sans_contraires(voulus, refus)
    gardes = _etapes_entieres(gardes, actuels, refus)
    numerotes = tuple(voulu._replace(rang=rang) for rang, voulu in enumerate(gardes))
    return numerotes, tuple(sorted(refus, key=lambda un: un.ligne))


def rejets(refus: Iterable[Refus], titres: Mapping[str, str]) -> tuple[Rejet, ...]:
    """Return what was not taken as the command line tells it."""
    return tuple(
        Rejet(un.ligne, f"{titres[un.champ]}\u202f: {un.raison}" if un.champ else un.raison, un.valeur)
        for un in refus
    )


def _refus_de_ligne(
    ligne: Enregistrement,
    cle: Cle | None,
    actuels: Mapping[int, Actuel],
    base: str,
    titres: Mapping[str, str],
) -> str:
    """Return why nothing of a row is taken, "" when it may be."""
    if cle is None:
        return CLE_ABIMEE if ligne.champs.get(CLE) else SANS_CLE
    if cle.base != base:
        return AUTRE_BASE
    for champ in _IDENTITE:
        if champ in ligne.champs and not _tel_quel(cle, champ, ligne.champs[champ]):
            return DEPLACEE.format(titre=titres[champ])
    return "" if cle.candidature_id in actuels else INCONNUE


def _comparer(ligne: Enregistrement, cle: Cle, actuel: Actuel, ou: tuple[list[Voulu], list[Refus]]) -> None:
    """Add what a row changes, field by field, and what of it is not taken."""
    voulus, refus = ou
    qui = actuel.valeurs.get("candidat", "")
    for champ, brut in ligne.champs.items():
        if champ == CLE:
            continue
        avant = actuel.valeurs.get(champ, "")
        if champ in FERMES:
            if not _tel_quel(cle, champ, brut):
                refus.append(Refus(ligne.ligne, champ, brut, FERMEE, qui, avant))
            continue
        apres, raison = canonique(champ, brut)
        inchange = (not apres or apres in actuel.notes) if champ == NOTE else _tel_quel(cle, champ, brut)
        if inchange or apres == avant:
            continue
        if raison:
            refus.append(Refus(ligne.ligne, champ, brut, raison, qui, avant))
            continue
        conflit = champ != NOTE and not _tel_quel(cle, champ, avant)
        voulus.append(
            Voulu(
                0,
                ligne.ligne,
                actuel.candidature_id,
                actuel.candidat_id,
                actuel.formation_id,
                actuel.valeurs.get("numero", ""),
                qui,
                champ,
                avant,
                apres,
                conflit,
            )
        )


def _sans_contraires(voulus: Iterable[Voulu], refus: list[Refus]) -> list[Voulu]:
    """Return the changes once per person: a person of several formations stands on several rows."""
    groupes: dict[tuple[object, ...], list[Voulu]] = {}
    for voulu in voulus:
        propre = voulu.candidature_id if voulu.champ == NOTE else 0
        groupes.setdefault((voulu.candidat_id, voulu.champ, propre), []).append(voulu)
    gardes: list[Voulu] = []
    for groupe in groupes.values():
        if len({voulu.apres for voulu in groupe}) == 1:
            gardes.append(groupe[0])
        else:
            refus += [Refus(un.ligne, un.champ, un.apres, CONTRAIRE, un.candidat, un.avant) for un in groupe]
    return gardes


def _etapes_entieres(
    voulus: Sequence[Voulu], actuels: Mapping[int, Actuel], refus: list[Refus]
) -> list[Voulu]:
    """Return the changes without the steps that would have a text and no date."""
    etapes: dict[int, dict[str, Voulu]] = {}
    for voulu in voulus:
        if voulu.champ in (ETAPE, ETAPE_ON):
            etapes.setdefault(voulu.candidat_id, {})[voulu.champ] = voulu
    boiteux: set[int] = set()
    for candidat_id, paire in etapes.items():
        un = next(iter(paire.values()))
        texte, jour = etape_voulue(paire, actuels[un.candidature_id].valeurs)
        if texte and not jour:
            boiteux.add(candidat_id)
            refus += [
                Refus(v.ligne, v.champ, v.apres, SANS_DATE, v.candidat, v.avant) for v in paire.values()
            ]
    return [
        voulu for voulu in voulus if voulu.candidat_id not in boiteux or voulu.champ not in (ETAPE, ETAPE_ON)
    ]


def etape_voulue(voulus: Mapping[str, Voulu], valeurs: Mapping[str, str]) -> tuple[str, str]:
    """Return the step (text, ISO day) that changes by field make of the one of the base."""
    texte = voulus[ETAPE].apres if ETAPE in voulus else valeurs.get(ETAPE, "")
    jour = voulus[ETAPE_ON].apres if ETAPE_ON in voulus else valeurs.get(ETAPE_ON, "")
    return texte, jour


def _tel_quel(cle: Cle, champ: str, valeur: str) -> bool:
    """Say whether a value is still the one that left."""
    propre = canonique(champ, valeur)[0]
    return cle.empreintes[champ] == _empreinte(cle.base, champ, propre)


def _empreinte(base: str, champ: str, valeur: str) -> str:
    """Return a short digest: the key of a row must not hold again, hidden, what a cell no longer shows."""
    return hashlib.sha256(f"{base}\x1f{champ}\x1f{valeur}".encode("utf-8", "replace")).hexdigest()[:_CHIFFRES]
