"""A QR code drawn as one path: what a phone reads from the paper."""

from __future__ import annotations

from functools import cache

from cfa_desktop.documents.pdf.plume import Plume
from cfa_desktop.documents.pdf.police import ENCRE

_MARGE = 4
"""Quiet zone around the code, in modules (ISO/IEC 18004)."""

_MASQUE = 0


def dessine_qr(plume: Plume, texte: str, coin: tuple[float, float], cote: float) -> None:
    """Draw the code of a text in a square of that side, quiet zone included; ``coin`` is its lower left."""
    rangees = _modules(texte)
    pas = cote / (len(rangees) + 2 * _MARGE)
    x, y = coin[0] + _MARGE * pas, coin[1] + cote - (_MARGE + 1) * pas
    plume.boites(
        [
            (x + debut * pas, y - rang * pas, longueur * pas, pas)
            for rang, rangee in enumerate(rangees)
            for debut, longueur in _suites(rangee)
        ],
        fond=ENCRE,
    )


@cache
def _modules(texte: str) -> tuple[tuple[bool, ...], ...]:
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(texte)
    code.version = code.calculate_version()
    # Trying the eight masks for the least busy one takes nearly all the time; a reader undoes any of them.
    code.makeImpl(False, _MASQUE)
    return tuple(tuple(map(bool, rangee)) for rangee in code.modules)


def _suites(rangee: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return the runs of dark modules of a row: start and length."""
    suites: list[tuple[int, int]] = []
    for rang, sombre in enumerate(rangee):
        if sombre and suites and sum(suites[-1]) == rang:
            suites[-1] = (suites[-1][0], suites[-1][1] + 1)
        elif sombre:
            suites.append((rang, 1))
    return suites
