"""Tables written as a spreadsheet or a text would hold them, and read in this process."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from cfa_desktop.documents.lecture import LIMITES, Limites
from cfa_desktop.documents.lecture.assemblage import lire_tout
from cfa_desktop.documents.lecture.limites import INTERROMPUE, ExportRefuse
from cfa_desktop.documents.lecture.ouverture import ouvrir
from cfa_desktop.models.extraction import Doute, Extraction

ETAT = "Candidature confirmée (Non examinée)"


def lire(
    octets: bytes,
    fichier: str = "export.csv",
    *,
    limites: Limites = LIMITES,
    correspondance: Mapping[int, str] | None = None,
) -> tuple[Extraction, ...]:
    """Return what the child would, without a child; its native parser may panic, which ends a child."""
    try:
        return lire_tout(ouvrir(fichier, octets, limites), limites, correspondance)
    except BaseException as panique:
        if type(panique).__name__ != "PanicException":
            raise
        raise ExportRefuse(INTERROMPUE) from panique


def en_csv(
    rangees: Sequence[Sequence[object]], codec: str = "utf-8", sep: str = ";", fin: str = "\r\n"
) -> bytes:
    """Return rows as text, written as they are: no quotes, no escape."""
    return "".join(sep.join(map(str, rangee)) + fin for rangee in rangees).encode(codec)


def en_classeur(
    rangees: Sequence[Sequence[object]], formats: Mapping[int, str] | None = None, *, mac: bool = False
) -> bytes:
    """Return rows as an XLSX, each value with its own type; ``formats`` gives a number format per column."""
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    classeur = openpyxl.Workbook()
    if mac:
        classeur.epoch = CALENDAR_MAC_1904
    feuille = classeur.active
    assert feuille is not None
    for rangee in rangees:
        feuille.append(list(rangee))
    for colonne, code in (formats or {}).items():
        for ligne in range(2, len(rangees) + 1):
            feuille.cell(ligne, colonne + 1).number_format = code
    flux = io.BytesIO()
    classeur.save(flux)
    return flux.getvalue()


def doutes_par_ligne(extraction: Extraction) -> dict[int, list[Doute]]:
    """Return the doubts of each line; those of line 0 speak of the whole file."""
    doutes: dict[int, list[Doute]] = {}
    for doute in extraction.doutes:
        doutes.setdefault(doute.ligne, []).append(doute)
    return doutes
