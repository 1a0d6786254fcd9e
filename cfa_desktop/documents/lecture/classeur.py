"""Workbooks (XLSX, XLS, ODS), already looked through, read by python-calamine: values, never formulas."""

from __future__ import annotations

import io
from collections.abc import Iterator

from cfa_desktop.documents.lecture.archive import PAS_UN_CLASSEUR
from cfa_desktop.documents.lecture.limites import ExportRefuse, Limites
from cfa_desktop.documents.lecture.nature import MOT_DE_PASSE
from cfa_desktop.documents.lecture.repris import reperes
from cfa_desktop.documents.lecture.source import Rangee


def ouvrir_classeur(octets: bytes, limites: Limites) -> Iterator[tuple[str, Iterator[Rangee]]]:
    """Yield each sheet's name and numbered rows. Raises ExportRefuse on what is not a workbook."""
    import python_calamine

    try:
        classeur = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(octets))
        # The notice first: it says whose workbook this is before a sheet is taken for an export.
        for nom in sorted(classeur.sheet_names, key=lambda nom: nom != reperes()["notice"]):
            feuille = classeur.get_sheet_by_name(nom)
            if feuille.end is None:
                continue
            derniere_ligne, derniere_colonne = feuille.end
            limites.verifier_table(derniere_ligne, derniere_colonne + 1)
            yield nom, enumerate(feuille.iter_rows(), start=1)
    except python_calamine.PasswordError as erreur:
        raise ExportRefuse(MOT_DE_PASSE) from erreur
    except (python_calamine.CalamineError, OSError, ValueError) as erreur:
        raise ExportRefuse(PAS_UN_CLASSEUR) from erreur
