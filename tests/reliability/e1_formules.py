"""E1: nothing of the data is ever a formula, in a workbook or in a CSV, and comes back as it went."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import openpyxl
import pytest

from cfa_desktop.documents import csv_t
from cfa_desktop.documents.csv_t import ecrire_csv
from cfa_desktop.documents.excel import ecrire_excel
from cfa_desktop.documents.excel_cellules import Cellules
from cfa_desktop.documents.lecture.textes import nettoyer
from cfa_desktop.documents.liste import Colonne
from tests.documents.exemples import liste, textes
from tests.reliability.harnais import Faute, Harnais
from tests.reliability.lecture import lire
from tests.reliability.tableur import TABLEUR, premiere_colonne
from tests.reliability.textes_hostiles import hostile

PAR_FICHIER = 5_000
_DEBUT = ("Lycée d'Aubière (Aubière - 63)",) * 20
DANGEREUX = tuple("=+-@\t\r")
ORIGINE = "etablissement_origine"
_ENTETES = ("N°Inscription", "Candidat", "Etablissement d'origine", "Etat")


class Atelier(NamedTuple):
    """Where the files go, and the settings of the spreadsheet that judges them."""

    dossier: Path
    profil: Path


def preparer(dossier: Path, _prudent: bool) -> Atelier:
    """Return the folders of one process."""
    return Atelier(dossier, dossier / "profil")


def essayer(atelier: Atelier, hasard: Random, rang: int) -> str:
    """Write 5,000 texts as a workbook and as a table of the site, and have both judged."""
    voulus = [hostile(hasard) for _ in range(PAR_FICHIER)]
    classeur = atelier.dossier / f"e1-{rang}.xlsx"
    ecrire_excel(textes(*voulus), classeur)
    propres = [Cellules.propre(voulu) for voulu in voulus]
    _juger_le_classeur(classeur, propres)
    if TABLEUR is not None:
        _juger_par_le_tableur(classeur, atelier.profil, propres)
    _juger_le_csv(atelier.dossier / f"e1-{rang}.csv", voulus)
    return "jugé par LibreOffice" if TABLEUR else "sans LibreOffice"


def _juger_le_classeur(path: Path, propres: Sequence[str]) -> None:
    feuille = openpyxl.load_workbook(path).worksheets[0]
    for rang, propre in enumerate(propres, start=2):
        cellule = feuille.cell(rang, 1)
        # openpyxl leaves the escape « _x005F_ » of an inline text, which spreadsheets undo.
        lu = str(cellule.value or "").replace("_x005F_x", "_x")
        if cellule.data_type not in ("s", "inlineStr", "n") or lu != propre:
            raise Faute(f"{propre!r} is {cellule.value!r}, of kind {cellule.data_type}")
        if cellule.data_type == "n" and cellule.value is not None:
            raise Faute(f"{propre!r} became the number {cellule.value!r}")


def _juger_par_le_tableur(path: Path, profil: Path, propres: Sequence[str]) -> None:
    lues = premiere_colonne(path, profil)[1:]
    for rang, propre in enumerate(propres):
        lue = lues[rang] if rang < len(lues) else None
        if lue is None:
            if propre:
                raise Faute(f"LibreOffice lost {propre!r}")
            continue
        if lue.formule or lue.genre not in ("string", ""):
            raise Faute(f"LibreOffice takes {propre!r} for {lue.genre} {lue.formule!r}")
        if _sans_blancs(lue.texte) != _sans_blancs(propre):
            raise Faute(f"LibreOffice reads {lue.texte!r} where {propre!r} was written")


def _sans_blancs(texte: str) -> str:
    """Return what is compared: the XML of LibreOffice folds blanks and drops what it cannot show."""
    return "".join(signe for signe in texte if not signe.isspace() and signe.isprintable())


def _juger_le_csv(path: Path, tous: Sequence[str]) -> None:
    # The first bytes tell the nature of a file: « %PDF- » would be a PDF there, and only there.
    tous = [*_DEBUT, *tous]
    # A line that its separators fill is whole for the reading, whatever quote is open: cut lines stay alone.
    voulus = [re.sub("[\r\n]", " ", texte) if ";" in texte else texte for texte in tous]
    colonnes = [Colonne(titre, titre_csv=titre) for titre in _ENTETES]
    lignes = [
        (str(910_000 + rang), "ROUX Zoé", voulu, "Candidature confirmée (Non examinée)")
        for rang, voulu in enumerate(voulus)
    ]
    ecrire_csv(liste(lignes, colonnes), path)
    with path.open(encoding="utf-8-sig", newline="") as flux:
        for rangee in csv.reader(flux, delimiter=";"):
            if rangee[2].startswith(DANGEREUX):
                raise Faute(f"{rangee[2]!r} is a formula for a spreadsheet")
    (extraction,) = lire(path.read_bytes(), path.name)
    lus = {un.numero: un.champs[ORIGINE] for un in extraction.enregistrements}
    for rang, voulu in enumerate(voulus):
        attendu = _attendu(voulu)
        lu = lus.get(str(910_000 + rang))
        if lu != attendu:
            raise Faute(f"{voulu!r} came back as {lu!r} and not {attendu!r}")


def _attendu(voulu: str) -> str:
    """Return what reading keeps of a text that no apostrophe escapes."""
    ecrit = voulu.replace("\0", "").encode("utf-8", "replace").decode()
    return nettoyer(f"| {ecrit}")[0][1:].strip()


def ecrire_une_formule(patch: pytest.MonkeyPatch) -> None:
    """Write what begins with « = » as the formula that it looks like."""
    vraie = Cellules._inline

    def inline(cellules: Cellules, texte: str) -> str:
        return "><f>1+1</f><v>2</v></c>" if texte == "=1+1" else vraie(cellules, texte)

    patch.setattr(Cellules, "_inline", inline)


def ne_rien_echapper(patch: pytest.MonkeyPatch) -> None:
    """Write each text of a CSV as it is."""
    patch.setattr(csv_t, "_sans_formule", lambda texte: texte.replace("\0", ""))


def perdre_un_texte(patch: pytest.MonkeyPatch) -> None:
    """Write nothing where a text looks like an error value."""
    vraie = Cellules._inline
    patch.setattr(Cellules, "_inline", lambda un, texte: "/>" if texte == "#N/A" else vraie(un, texte))


HARNAIS = Harnais(
    code="E1",
    titre="10 000 textes : aucune formule dans un classeur ni dans un CSV, relus tels quels",
    ci=2,
    long=20,
    essayer=essayer,
    sabotages={
        "formule écrite": ecrire_une_formule,
        "rien n’est échappé": ne_rien_echapper,
        "texte perdu": perdre_un_texte,
    },
    preparer=preparer,
    controle=2,
    secondes=60.0,  # LibreOffice starts each time
)
