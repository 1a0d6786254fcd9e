"""Every harness, in the order of the specification: a new one is a module and a line here."""

from __future__ import annotations

from importlib import import_module

from tests.reliability.harnais import Harnais

MODULES = (
    "i1_essais_au_hasard",
    "i2_fichiers_abimes",
    "i3_bombes",
    "i4_nombres",
    "i5_encodages",
    "i6_imports_rejoues",
    "i7_arrets",
    "i8_signes_invisibles",
    "i9_dates",
    "e1_formules",
    "e2_textes_extremes",
    "e3_textes_imprimes",
    "e4_cibles",
    "e5_noms_de_fichiers",
)


def harnais_de(code: str) -> Harnais:
    """Return one harness; only its module is loaded, for a process that runs it alone."""
    return _charger(next(nom for nom in MODULES if nom.startswith(f"{code.lower()}_")))


def tous() -> tuple[Harnais, ...]:
    """Return all of them."""
    return tuple(_charger(nom) for nom in MODULES)


def _charger(nom: str) -> Harnais:
    harnais = import_module(f"tests.reliability.{nom}").HARNAIS
    assert isinstance(harnais, Harnais)
    return harnais
