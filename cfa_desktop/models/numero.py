"""The n° d'inscription: the identity of a person within one campagne, digits only, or a provisional mark."""

from __future__ import annotations

import re

from cfa_desktop.models.texte import sans_signes_invisibles

_DECIMALE_NULLE = re.compile(r"([0-9]+)[.,]0+")
_NUMERO = re.compile("[0-9]{1,12}")
_PROVISOIRE = "SANS-"


def normaliser_numero(texte: str) -> str | None:
    """Return the bare digits of a n° d'inscription, or None when the text is not one for sure."""
    colle = sans_signes_invisibles(texte).replace(" ", "").removeprefix("n°")
    decimale = _DECIMALE_NULLE.fullmatch(colle)
    numero = decimale.group(1) if decimale else colle
    return numero if _NUMERO.fullmatch(numero) else None


def numero_provisoire(rang: int) -> str:
    """Return the mark of a person noted here whose n° d'inscription is unknown (``SANS-0001``)."""
    return f"{_PROVISOIRE}{rang:04d}"


def est_provisoire(numero: str) -> bool:
    """Say whether a number is only our own mark: it exists nowhere on Parcoursup."""
    return numero.startswith(_PROVISOIRE)


def rang_provisoire(numero: str) -> int:
    """Return the rank of a provisional mark (1 for ``SANS-0001``). Raises ValueError on another text."""
    return int(numero.removeprefix(_PROVISOIRE))
