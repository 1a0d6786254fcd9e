"""I4: SIRET, phones, INE and postcodes as spreadsheets leave them: exact, or flagged, never altered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from typing import Any

import pytest
from stdnum import luhn

from cfa_desktop.documents.lecture import champs
from cfa_desktop.documents.lecture.sirets import douter_siret
from cfa_desktop.documents.lecture.source import Signaler
from cfa_desktop.models.extraction import Extraction
from cfa_desktop.models.siret import examiner_siret
from cfa_desktop.models.telephone import Telephone
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.lecture import en_classeur, en_csv, lire

PAR_FICHIER = 100
CHAMPS = ("telephone_portable", "telephone_fixe", "ine", "code_postal")
ENTETES = ("N°Inscription", "Candidat", "Portable", "Fixe", "INE", "Code postal", "SIRET")
COLONNES = dict(enumerate(("numero", "candidat", *CHAMPS, "siret")))
SOLDE = "\u202d\u202c"  # what copying a phone from a contact card brings along


def siret(hasard: Random) -> str:
    """Return a valid SIRET."""
    siren = str(hasard.randrange(10**7, 10**8))
    siren += luhn.calc_check_digit(siren)
    suite = siren + f"{hasard.randrange(1, 9999):04}"
    return suite + luhn.calc_check_digit(suite)


def telephone(premiers: str, hasard: Random) -> str:
    """Return a national number."""
    return "0" + hasard.choice(premiers) + f"{hasard.randrange(10**8):08}"


def ine(hasard: Random) -> str:
    """Return an INE of either kind."""
    if hasard.random() < 0.5:
        return f"{hasard.randrange(10**9):09}" + "".join(hasard.choices("ABCDEFGHJK", k=2))
    return f"{hasard.randrange(10**10):010}" + hasard.choice("ABCDEFGHJK")


def code_postal(hasard: Random) -> str:
    """Return a postcode; a third of them begin with a zero."""
    return f"{hasard.choice((1, 3, 7, 9, *range(10, 96), 97, 98)):02}{hasard.randrange(1000):03}"


def groupes(texte: str, joint: str, tailles: tuple[int, ...]) -> str:
    """Return the digits in groups."""
    morceaux, debut = [], 0
    for taille in tailles:
        morceaux.append(texte[debut : debut + taille])
        debut += taille
    return joint.join((*morceaux, texte[debut:])).strip(joint)


def _scientifique(texte: str) -> str:
    return f"{float(texte):.5E}".replace(".", ",") if texte.isdigit() else texte


def _en(genre: type, texte: str) -> object:
    return genre(texte) if texte.isdigit() else texte


Forme = Callable[[str, tuple[int, ...]], object]
TEXTES: Mapping[str, Forme] = {
    "texte": lambda texte, _tailles: texte,
    "espaces": lambda texte, tailles: groupes(texte, " ", tailles),
    "insécables": lambda texte, tailles: groupes(texte, "\u00a0", tailles),
    "fines": lambda texte, tailles: groupes(texte, "\u202f", tailles),
    "points": lambda texte, tailles: groupes(texte, ".", tailles),
    "bidi": lambda texte, _tailles: SOLDE[0] + texte + SOLDE[1],
    "zéros perdus": lambda texte, _tailles: texte.lstrip("0"),
    "scientifique": lambda texte, _tailles: _scientifique(texte),
    "décimale": lambda texte, _tailles: f"{texte}.0" if texte.isdigit() else texte,
    "apostrophe": lambda texte, _tailles: f"'{texte}",
    "bords": lambda texte, _tailles: f" {texte}\u00a0",
}
TYPES: Mapping[str, Forme] = {
    "entier": lambda texte, _tailles: _en(int, texte),
    "flottant": lambda texte, _tailles: _en(float, texte),
    "arrondi": lambda texte, _tailles: float(f"{float(texte):.5E}") if texte.isdigit() else texte,
}
TAILLES = {
    "telephone_portable": (2, 2, 2, 2),
    "telephone_fixe": (2, 2, 2, 2),
    "siret": (3, 3, 3),
    "ine": (4, 3),
    "code_postal": (2,),
}


def essayer(_atelier: Any, hasard: Random, rang: int) -> str:
    """Write a file of 100 lines in one form, read it, compare each value with the one it was made from."""
    classeur = bool(rang % 2)
    formes = {**TEXTES, **TYPES} if classeur else TEXTES
    nom = sorted(formes)[(rang // 2) % len(formes)]
    vrais = [_vrai(hasard) for _ in range(PAR_FICHIER)]
    ecrits = [
        {champ: formes[nom](valeur, TAILLES[champ]) for champ, valeur in vrai.items()} for vrai in vrais
    ]
    rangees = [ENTETES, *(_rangee(numero, ecrit) for numero, ecrit in enumerate(ecrits, start=900001))]
    octets = en_classeur(rangees) if classeur else en_csv(rangees)
    (extraction,) = lire(octets, "liste.xlsx" if classeur else "liste.csv", correspondance=COLONNES)
    for rang_ligne, (vrai, ecrit) in enumerate(zip(vrais, ecrits, strict=True)):
        _comparer(extraction, rang_ligne, vrai, ecrit)
    return f"{nom} ({'classeur' if classeur else 'texte'})"


def _vrai(hasard: Random) -> dict[str, str]:
    return {
        "telephone_portable": telephone("67", hasard),
        "telephone_fixe": telephone("123459", hasard),
        "ine": ine(hasard),
        "code_postal": code_postal(hasard),
        "siret": siret(hasard),
    }


def _rangee(numero: int, ecrit: Mapping[str, object]) -> tuple[object, ...]:
    return (numero, "ROUX Zoé", *(ecrit[champ] for champ in (*CHAMPS, "siret")))


def _comparer(
    extraction: Extraction, rang: int, vrai: Mapping[str, str], ecrit: Mapping[str, object]
) -> None:
    lu = extraction.enregistrements[rang]
    douteux = {doute.champ for doute in extraction.doutes if doute.ligne == lu.ligne}
    for champ in CHAMPS:
        if champ not in douteux and lu.champs[champ] != vrai[champ]:
            raise Faute(f"{champ}: {ecrit[champ]!r} was read {lu.champs[champ]!r}, not {vrai[champ]!r}")
    valeur, raison = douter_siret(ecrit["siret"])
    if bool(raison) != ("siret" in douteux) or (not raison and valeur != vrai["siret"]):
        raise Faute(f"siret: {ecrit['siret']!r} was read {valeur!r}, not {vrai['siret']!r} ({raison})")
    if examiner_siret(str(ecrit["siret"])).valeur not in (None, vrai["siret"]):
        raise Faute(f"siret: {ecrit['siret']!r} was typed and became another one")


def deviner_le_zero(patch: pytest.MonkeyPatch) -> None:
    """Give a phone of nine digits its zero back without a word."""
    vrai = champs.normaliser_telephone
    patch.setattr(champs, "normaliser_telephone", partial(_deviner, vrai))


def _deviner(vrai: Callable[[str], Telephone], texte: str) -> Telephone:
    lu = vrai(texte)
    return Telephone("0" + texte) if lu.doute else lu


def echanger(patch: pytest.MonkeyPatch) -> None:
    """Swap the last two signs of every text."""
    vrai = champs.lire_texte

    def lire_texte(champ: str, cellule: object, dire: Signaler) -> str:
        texte = vrai(champ, cellule, dire)
        return texte[:-2] + texte[:-3:-1]

    patch.setattr(champs, "lire_texte", lire_texte)


HARNAIS = Harnais(
    code="I4",
    titre="10 000 SIRET, téléphones, INE et codes postaux : exacts ou signalés",
    ci=28,
    long=100,
    essayer=essayer,
    sabotages={"zéro deviné": deviner_le_zero, "chiffres échangés": echanger},
    controle=28,
)
