"""Persons of one campagne who may be the same: pairs and their reasons, never a decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from cfa_desktop.models.extraction import Doute
from cfa_desktop.models.noms_proches import mots_du_nom, se_ressemblent
from cfa_desktop.models.numero import est_provisoire
from cfa_desktop.models.texte import fold

DOUBLON = "doublon"
# A phone or a mail held by more persons than this is that of a school or of a mission locale.
PARTAGE_MAX = 20
_MOBILES = ("06", "07", "+")
_AUCUN: frozenset[str] = frozenset()

_Ids = tuple[int, int]


class Fiche(NamedTuple):
    """A person as pairs look at her: each spelling of her name (shown, imported) as sorted folded words."""

    id: int
    numero: str
    nom_complet: str
    noms: tuple[tuple[str, ...], ...]
    naissance_on: str
    mobiles: frozenset[str]
    mails: frozenset[str]
    ine: str

    @property
    def est_provisoire(self) -> bool:
        """Say whether she was noted here without a n° d'inscription."""
        return est_provisoire(self.numero)


class Paire(NamedTuple):
    """Two persons who may be the same, the one to keep first, and why (« même nom, même mail »)."""

    garde: Fiche
    autre: Fiche
    raison: str

    @property
    def ids(self) -> _Ids:
        """Return both persons, the first id first, as told-apart pairs are remembered."""
        return couple(self.garde.id, self.autre.id)

    @property
    def reunissable(self) -> bool:
        """Say whether one of them is only a note of ours: two numbers are two dossiers on Parcoursup."""
        return self.autre.est_provisoire


@dataclass(frozen=True, slots=True)
class DouteHomonyme(Doute):
    """A new line whose person may be one already known under another number (``connu_id``)."""

    numero: str
    connu_id: int
    connu_numero: str
    champs: Mapping[str, str]


def couple(un: int, autre: int) -> _Ids:
    """Return two ids in the order in which pairs are remembered."""
    return (un, autre) if un < autre else (autre, un)


def fiche(candidat: Mapping[str, Any], corrections: Mapping[str, str] | None = None) -> Fiche:
    """Return what pairs look at: values as exports give them, corrections over them."""
    montre = {**candidat, **corrections} if corrections else candidat
    noms = {mots_du_nom(montre)}
    mobiles, mails = _mobiles(montre), _mails(montre)
    if corrections:
        noms.add(mots_du_nom(candidat))
        mobiles, mails = mobiles | _mobiles(candidat), mails | _mails(candidat)
    noms.discard(())
    return Fiche(
        candidat.get("id") or 0,
        candidat["numero"],
        f"{montre.get('nom') or ''} {montre.get('prenom') or ''}".strip(),
        tuple(noms),
        candidat.get("naissance_on") or "",
        mobiles,
        mails,
        (candidat.get("ine") or "").casefold(),
    )


def raison_de_paire(une: Fiche, autre: Fiche) -> str:
    """Return why two persons may be the same, "" when nothing says so; the order does not matter.

    Two different birth dates are two persons, whatever else they share: twins and namesakes exist.
    """
    if une.naissance_on and autre.naissance_on and une.naissance_on != autre.naissance_on:
        return ""
    meme_nom = not set(une.noms).isdisjoint(autre.noms)
    proche = meme_nom or any(se_ressemblent(un, deux) for un in une.noms for deux in autre.noms)
    communs = [
        dit
        for dit, vrai in (
            ("même INE", une.ine and une.ine == autre.ine),
            ("même date de naissance", une.naissance_on and une.naissance_on == autre.naissance_on),
            ("même téléphone", not une.mobiles.isdisjoint(autre.mobiles)),
            ("même mail", not une.mails.isdisjoint(autre.mails)),
        )
        if vrai
    ]
    liens = set(communs) - {"même date de naissance"}
    if not (meme_nom or "même INE" in liens or (proche and liens)):
        return ""
    debut = ["même nom" if meme_nom else "nom proche"] if proche else []
    return ", ".join((*debut, *communs))


def paires(fiches: Iterable[Fiche], distinctes: Collection[_Ids] = frozenset()) -> tuple[Paire, ...]:
    """Return the pairs of a campagne, those told apart left out: what can be merged, then the surest."""
    toutes = list(fiches)
    trouvees: dict[_Ids, Paire] = {}
    for une, autre in _voisines(toutes):
        ids = couple(une.id, autre.id)
        if ids in trouvees or ids in distinctes:
            continue
        if raison := raison_de_paire(une, autre):
            trouvees[ids] = appariees(une, autre, raison)
    return tuple(sorted(trouvees.values(), key=_rang))


def paires_de(une: Fiche, fiches: Iterable[Fiche]) -> tuple[Paire, ...]:
    """Return the pairs that one person makes with others, told apart or not."""
    cles = set(_cles(une))
    voisines = (autre for autre in fiches if autre.numero != une.numero and not cles.isdisjoint(_cles(autre)))
    dites = ((autre, raison_de_paire(une, autre)) for autre in voisines)
    return tuple(sorted((appariees(une, autre, raison) for autre, raison in dites if raison), key=_rang))


def homonymes(nouvelles: Sequence[Fiche], connues: Iterable[Fiche]) -> Iterator[tuple[Fiche, Fiche, str]]:
    """Yield (new person, known one under another number, reason) in the order of the new ones."""
    par_cle: dict[str, list[int]] = {}
    for rang, neuve in enumerate(nouvelles):
        for cle in _cles(neuve):
            par_cle.setdefault(cle, []).append(rang)
    trouvees: list[tuple[int, Fiche, str]] = []
    for connue in connues:
        communes = [cle for cle in _cles(connue) if cle in par_cle]
        for rang in {rang for cle in communes for rang in par_cle[cle]}:
            neuve = nouvelles[rang]
            if neuve.numero != connue.numero and (raison := raison_de_paire(neuve, connue)):
                trouvees.append((rang, connue, raison))
    for rang, connue, raison in sorted(trouvees, key=lambda une: (une[0], une[1].numero)):
        yield nouvelles[rang], connue, raison


def doute_homonyme(ligne: int, neuve: Fiche, connue: Fiche, raison: str, champs: Mapping[str, str]) -> Doute:
    """Return the question a new line asks: is she the person already known under that other number?"""
    ou = (
        f"noté ici sans numéro d’inscription ({connue.numero})"
        if connue.est_provisoire
        else f"connu sous le n° {connue.numero}"
    )
    texte = f"homonyme de {connue.nom_complet}, {ou} ({raison})\u202f: même personne\u202f?"
    return DouteHomonyme(
        ligne, DOUBLON, neuve.nom_complet, texte, neuve.numero, connue.id, connue.numero, champs
    )


def appariees(une: Fiche, autre: Fiche, raison: str) -> Paire:
    """Return the pair, the person to keep first: one with a real number, then the one known for longer."""
    garde, cede = sorted((une, autre), key=lambda fiche: (fiche.est_provisoire, fiche.id))
    return Paire(garde, cede, raison)


def _voisines(fiches: Sequence[Fiche]) -> Iterator[tuple[Fiche, Fiche]]:
    """Yield the pairs worth a look: persons who share a name, a phone, a mail or an INE."""
    groupes: dict[str, list[Fiche]] = {}
    for une in fiches:
        for cle in _cles(une):
            groupes.setdefault(cle, []).append(une)
    for cle, groupe in groupes.items():
        if cle.startswith("nom "):
            yield from _memes_noms(groupe)
        elif len(groupe) <= PARTAGE_MAX:
            yield from combinations(groupe, 2)


def _memes_noms(groupe: Sequence[Fiche]) -> Iterator[tuple[Fiche, Fiche]]:
    """Yield namesakes whose birth dates do not part them."""
    par_date: dict[str, list[Fiche]] = {}
    for une in groupe:
        par_date.setdefault(une.naissance_on, []).append(une)
    inconnues = par_date.pop("", [])
    yield from combinations(inconnues, 2)
    for datees in par_date.values():
        yield from combinations(datees, 2)
        yield from ((une, autre) for une in datees for autre in inconnues)


def _cles(une: Fiche) -> Iterator[str]:
    for mots in une.noms:
        yield f"nom {' '.join(mots)}"
    for mobile in une.mobiles:
        yield f"tel {mobile}"
    for mail in une.mails:
        yield f"mail {mail}"
    if une.ine:
        yield f"ine {une.ine}"


def _mobiles(champs: Mapping[str, Any]) -> frozenset[str]:
    numeros = champs.get("telephone_portable") or "", champs.get("telephone_fixe") or ""
    mobiles = [numero for numero in numeros if numero.startswith(_MOBILES)]
    return frozenset(mobiles) if mobiles else _AUCUN


def _mails(champs: Mapping[str, Any]) -> frozenset[str]:
    mail = champs.get("mail")
    return frozenset((mail.casefold(),)) if mail else _AUCUN


def _rang(paire: Paire) -> tuple[Any, ...]:
    nom = fold(paire.garde.nom_complet)
    return not paire.reunissable, -paire.raison.count(","), nom, paire.garde.numero, paire.autre.numero
