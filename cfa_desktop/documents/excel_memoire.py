"""Writes an openpyxl workbook in memory: openpyxl itself lays each sheet in clear in the temporary folder."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def octets_de(fichier: Workbook) -> bytes:
    """Return a workbook as the bytes of its file; nothing is written anywhere."""
    tampon = io.BytesIO()
    with ZipFile(tampon, "w", ZIP_DEFLATED) as archive:
        _EnMemoire(fichier, archive).write_data()
    return tampon.getvalue()


class _EnMemoire(ExcelWriter):  # type: ignore[misc]
    def write_worksheet(self, ws: Worksheet) -> None:
        """Do as openpyxl 3.1 does, but for the temporary file."""
        ws._drawing = dessin = SpreadsheetDrawing()  # noqa: SLF001
        dessin.charts, dessin.images = ws._charts, ws._images  # noqa: SLF001
        flux = io.BytesIO()
        ecrivain = WorksheetWriter(ws, flux)
        ecrivain.write()
        ws._rels = ecrivain._rels  # noqa: SLF001
        self._archive.writestr(ws.path[1:], flux.getvalue())
        self.manifest.append(ws)
