"""Separated text cut into numbered rows, a stray quote never swallowing the lines that follow."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from cfa_desktop.documents.lecture.source import Rangee

SEPARATEURS = (";", "\t", ",")
_SUITE_MAXIMALE = 200
_FIN = "\x01"


def trouver_separateur(lignes: list[str]) -> str:
    """Return the separator that cuts the first filled lines most; ``;`` when none does."""
    debut = [ligne for ligne in lignes[:50] if ligne.strip()][:20]
    comptes = {
        separateur: max((_compter(x, separateur) for x in debut), default=0) for separateur in SEPARATEURS
    }
    return max(SEPARATEURS, key=lambda separateur: comptes[separateur])


def couper_lignes(texte: str) -> list[str]:
    """Return the lines of a text, cut on CRLF, LF and CR only."""
    return texte.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def couper_rangees(lignes: list[str], separateur: str) -> Iterator[Rangee]:
    """Yield each filled line with its number in the file; quoted fields may run over several lines."""
    attendu = 0
    position = 0
    while position < len(lignes):
        ligne = lignes[position]
        numero = position + 1
        position += 1
        if not ligne:
            continue
        if '"' in ligne:
            champs, suite = _champs_cites(lignes, position - 1, separateur, attendu)
            position += suite
        else:
            champs = ligne.split(separateur)
        attendu = attendu or len(champs)
        yield numero, champs


def _champs_cites(lignes: list[str], debut: int, separateur: str, attendu: int) -> tuple[list[str], int]:
    """Return the fields of a record that holds quotes, and how many more lines it took."""
    seule = lignes[debut]
    champs = _lire_cite(seule, separateur)
    if champs is not None:
        return champs, 0
    simples = seule.split(separateur)
    if len(simples) == attendu:
        return simples, 0
    morceaux = [seule]
    for suite, ligne in enumerate(lignes[debut + 1 : debut + 1 + _SUITE_MAXIMALE], start=1):
        morceaux.append(ligne)
        if '"' not in ligne:
            continue
        champs = _lire_cite("\n".join(morceaux), separateur)
        if champs is not None:
            return (champs, suite) if not attendu or len(champs) == attendu else (simples, 0)
    return simples, 0


def _lire_cite(texte: str, separateur: str) -> list[str] | None:
    """Return the fields of one record, or None when a quote stays open."""
    try:
        champs = next(csv.reader([f"{texte}{separateur}{_FIN}"], delimiter=separateur))
    except csv.Error:
        return texte.split(separateur)
    return champs[:-1] if champs[-1] == _FIN else None


def _compter(ligne: str, separateur: str) -> int:
    return sum(morceau.count(separateur) for morceau in ligne.split('"')[::2])
