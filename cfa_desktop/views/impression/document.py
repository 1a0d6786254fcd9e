"""A PDF held in memory, as QtPdf reads it: no file beside it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument

from cfa_desktop.models.erreurs import CfaError


class PdfIllisible(CfaError):
    """The preview cannot read what was produced."""

    def __init__(self) -> None:
        super().__init__(
            "Ce document ne peut pas être affiché. Enregistrez-le en PDF pour l’ouvrir ailleurs."
        )


def charger(document: QPdfDocument, pdf: bytes, parent: QObject) -> QBuffer:
    """Read a PDF into a document; the buffer returned must live as long as it is shown.

    Raises ``PdfIllisible``.
    """
    tampon = QBuffer(parent)
    tampon.setData(QByteArray(pdf))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(tampon)
    if document.status() != QPdfDocument.Status.Ready:
        raise PdfIllisible
    return tampon
