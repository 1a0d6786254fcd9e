"""Whom a line without n° d'inscription is about: one known person for sure, somebody new, or a doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from cfa_desktop.models.extraction import Doute, Enregistrement
from cfa_desktop.models.numero import est_provisoire, numero_provisoire, rang_provisoire
from cfa_desktop.models.plan import Connu
from cfa_desktop.models.texte import fold

SANS_NOM = "sans numéro ni nom : rien n’est repris de cette ligne"
PLUSIEURS = (
    "sans numéro, et {nombre} personnes connues portent ce nom ({numeros}) : rien n’est repris de cette ligne"
)
DEUX_LIGNES = "sans numéro, et une autre ligne désigne la même personne : rien n’est repris de cette ligne"

_Identite = tuple[str, str]


class Identification(NamedTuple):
    """Every line with a number, known or provisional; ``rapprochees``: line -> number found by the name.

    ``incertaines`` are those of them that nothing but the name brings to that person.
    """

    enregistrements: tuple[Enregistrement, ...]
    rapprochees: Mapping[int, str]
    doutes: tuple[Doute, ...]
    incertaines: frozenset[int] = frozenset()


def identifier(enregistrements: tuple[Enregistrement, ...], connus: Mapping[str, Connu]) -> Identification:
    """Give a number to each line without one; leave out, with a doubt, those that two readings explain."""
    anonymes = [lu for lu in enregistrements if not lu.numero]
    if not anonymes:
        return Identification(enregistrements, {}, ())
    numerotes = [lu for lu in enregistrements if lu.numero]
    doutes: list[Doute] = []
    uniques = _sans_doubles(anonymes, {_identite(lu.champs) for lu in numerotes}, doutes)
    par_nom = _par_nom(connus)
    trouves: list[Enregistrement] = []
    neufs: list[Enregistrement] = []
    for lu in uniques:
        possibles = [
            numero
            for numero in par_nom.get(_identite(lu.champs), ())
            if not _se_contredisent(lu.champs, connus[numero])
        ]
        if len(possibles) > 1:
            numeros = ", ".join(f"n° {numero}" for numero in sorted(possibles))
            doutes.append(_doute(lu, PLUSIEURS.format(nombre=len(possibles), numeros=numeros)))
        elif possibles:
            trouves.append(replace(lu, numero=possibles[0]))
        else:
            neufs.append(lu)
    surs = _sans_partage(trouves, {lu.numero for lu in numerotes}, doutes)
    tous = (*numerotes, *surs, *_numeroter(neufs, connus))
    return Identification(
        tous,
        {lu.ligne: lu.numero for lu in surs},
        tuple(sorted(doutes, key=_ligne)),
        frozenset(lu.ligne for lu in surs if not _s_accordent(lu.champs, connus[lu.numero])),
    )


def _sans_doubles(
    anonymes: Iterable[Enregistrement], numerotees: set[_Identite], doutes: list[Doute]
) -> list[Enregistrement]:
    """Leave out lines that share their name with another one of the file; the same line twice is one."""
    groupes: dict[_Identite, list[Enregistrement]] = {}
    for lu in anonymes:
        groupes.setdefault(_identite(lu.champs), []).append(lu)
    gardes = []
    for identite, lues in groupes.items():
        premiere = min(lues, key=lambda lu: lu.ligne)
        pareilles = all((lu.champs, lu.contenu) == (premiere.champs, premiere.contenu) for lu in lues)
        if not any(identite):
            doutes += [_doute(lu, SANS_NOM) for lu in lues]
        elif identite in numerotees or not pareilles:
            doutes += [_doute(lu, DEUX_LIGNES) for lu in lues]
        else:
            gardes.append(premiere)
    return gardes


def _sans_partage(
    trouves: list[Enregistrement], numerotes: set[str], doutes: list[Doute]
) -> list[Enregistrement]:
    """Leave out the lines that designate a person whom another line designates too."""
    comptes = Counter(lu.numero for lu in trouves)
    surs = [lu for lu in trouves if comptes[lu.numero] == 1 and lu.numero not in numerotes]
    doutes += [_doute(lu, DEUX_LIGNES) for lu in trouves if lu not in surs]
    return surs


def _numeroter(neufs: list[Enregistrement], connus: Mapping[str, Connu]) -> list[Enregistrement]:
    """Give provisional numbers, in the order of names: the order of the rows says nothing."""
    premier = 1 + max((rang_provisoire(numero) for numero in connus if est_provisoire(numero)), default=0)
    ranges = sorted(neufs, key=lambda lu: _identite(lu.champs))
    return [replace(lu, numero=numero_provisoire(rang)) for rang, lu in enumerate(ranges, premier)]


def _par_nom(connus: Mapping[str, Connu]) -> dict[_Identite, list[str]]:
    trouves: dict[_Identite, list[str]] = {}
    for numero, connu in connus.items():
        noms = {_identite(connu.candidat), _identite({**connu.candidat, **connu.corrections})}
        for identite in noms:
            trouves.setdefault(identite, []).append(numero)
    return trouves


def _se_contredisent(lus: Mapping[str, str], connu: Connu) -> bool:
    """Say whether both sides give a birth date, a mail or phones, and they differ."""
    return any(ici and la and not ici & la for ici, la in _preuves(lus, connu))


def _s_accordent(lus: Mapping[str, str], connu: Connu) -> bool:
    """Say whether both sides give the same birth date, mail or phone: a name alone proves nobody."""
    return any(ici & la for ici, la in _preuves(lus, connu))


def _preuves(lus: Mapping[str, str], connu: Connu) -> Iterator[tuple[set[str], set[str]]]:
    for champs in (("naissance_on",), ("mail",), ("telephone_fixe", "telephone_portable")):
        ici = _valeurs(connu.candidat, champs) | _valeurs(connu.corrections, champs)
        yield ici, _valeurs(lus, champs)


def _valeurs(source: Mapping[str, Any], champs: Iterable[str]) -> set[str]:
    return {source[champ].casefold() for champ in champs if source.get(champ)}


def _identite(champs: Mapping[str, Any]) -> _Identite:
    return fold(champs.get("nom") or ""), fold(champs.get("prenom") or "")


def _doute(lu: Enregistrement, raison: str) -> Doute:
    nom = f"{lu.champs.get('nom', '')} {lu.champs.get('prenom', '')}".strip()
    return Doute(lu.ligne, "candidat", nom, raison)


def _ligne(doute: Doute) -> int:
    return doute.ligne
