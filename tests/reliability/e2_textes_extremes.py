"""E2: texts too long for a cell, lone surrogates, U+FFFE: the file reopens and equals, or it is said."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from python_calamine import CalamineWorkbook

from cfa_desktop.documents.csv_t import ecrire_csv
from cfa_desktop.documents.excel import ecrire_excel
from cfa_desktop.documents.excel_cellules import TEXTE_MAX, Cellules
from tests.documents.exemples import textes
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.textes_hostiles import DEMI_CODETS, INVISIBLES

PAR_FICHIER = 30
_LONGUEURS = (0, 1, 254, 255, 256, 8_191, TEXTE_MAX - 1, TEXTE_MAX, TEXTE_MAX + 1, 40_000, 70_000)
_LETTRES = ("x", "é", "😀", "\n", " ", "œ", "&", "<", "_x0041_")
_FINS = re.compile("\r\n?")


def preparer(dossier: Path, _prudent: bool) -> Path:
    """Return the folder of one process."""
    csv.field_size_limit(1 << 24)
    return dossier


def essayer(dossier: Path, hasard: Random, rang: int) -> str:
    """Write texts at the edges of what a file holds, open them again, compare."""
    voulus = [_extreme(hasard) for _ in range(PAR_FICHIER)]
    # Empty texts at the end of a sheet leave no trace in it.
    voulus.append("fin")
    if rang % 2:
        dites, lus = _en_csv(voulus, dossier / f"e2-{rang}.csv")
    else:
        dites, lus = _en_classeur(voulus, dossier / f"e2-{rang}.xlsx")
    if len(lus) != len(voulus):
        raise Faute(f"{len(lus)} texts instead of {len(voulus)}")
    changes = [rang for rang, voulu in enumerate(voulus) if lus[rang] != _FINS.sub("\n", voulu)]
    if changes and not dites:
        premier = changes[0]
        raise Faute(f"{voulus[premier][:60]!r} became {lus[premier][:60]!r} without a word")
    if dites and not changes:
        raise Faute(f"nothing changed, yet it says {dites}")
    return ("csv" if rang % 2 else "classeur") + (", dit" if dites else ", égal")


def _en_classeur(voulus: Sequence[str], path: Path) -> tuple[tuple[str, ...], list[str]]:
    dites = ecrire_excel(textes(*voulus), path)
    lignes = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return dites, [str(ligne[0]).replace("_x005F_x", "_x") for ligne in lignes[1:]]


def _en_csv(voulus: Sequence[str], path: Path) -> tuple[tuple[str, ...], list[str]]:
    dites = ecrire_csv(textes(*voulus), path)
    with path.open(encoding="utf-8-sig", newline="") as flux:
        lus = [rangee[0] if rangee else "" for rangee in csv.reader(flux, delimiter=";")][1:]
    return dites, [_FINS.sub("\n", lu.removeprefix("'") if _echappe(lu) else lu) for lu in lus]


def _echappe(lu: str) -> bool:
    return lu.startswith("'") and lu.lstrip("'").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def _extreme(hasard: Random) -> str:
    long = hasard.random() < 0.1
    longueur = hasard.choice(_LONGUEURS if long else (0, 1, 5, 30))
    texte = hasard.choice(_LETTRES) * longueur
    if hasard.random() < 0.05:
        texte += hasard.choice((*DEMI_CODETS, *INVISIBLES))
    return texte


def couper_sans_le_dire(patch: pytest.MonkeyPatch) -> None:
    """Cut a long text at what a cell holds, in silence."""
    patch.setattr(Cellules, "_coupe", lambda _cellules, texte: texte[:TEXTE_MAX])


def remplacer_sans_le_dire(patch: pytest.MonkeyPatch) -> None:
    """Say nothing of what was changed in a workbook."""
    patch.setattr(Cellules, "remarques", lambda _cellules: ())


HARNAIS = Harnais(
    code="E2",
    titre="textes de plus de 32 767 signes, demi-codets, U+FFFE : relus égaux, ou c’est dit",
    ci=60,
    long=2_000,
    essayer=essayer,
    sabotages={"coupé en silence": couper_sans_le_dire, "remplacé en silence": remplacer_sans_le_dire},
    preparer=preparer,
    controle=40,
)
