"""Every harness, in the order of the specification: a new one is a module and a line here."""

from __future__ import annotations

from tests.reliability import (
    e1_formules,
    e2_textes_extremes,
    e3_textes_imprimes,
    e4_cibles,
    e5_noms_de_fichiers,
    i1_essais_au_hasard,
    i2_fichiers_abimes,
    i3_bombes,
    i4_nombres,
    i5_encodages,
    i6_imports_rejoues,
    i7_arrets,
    i8_signes_invisibles,
    i9_dates,
)
from tests.reliability.harnais import Harnais

REGISTRE: tuple[Harnais, ...] = (
    i1_essais_au_hasard.HARNAIS,
    i2_fichiers_abimes.HARNAIS,
    i3_bombes.HARNAIS,
    i4_nombres.HARNAIS,
    i5_encodages.HARNAIS,
    i6_imports_rejoues.HARNAIS,
    i7_arrets.HARNAIS,
    i8_signes_invisibles.HARNAIS,
    i9_dates.HARNAIS,
    e1_formules.HARNAIS,
    e2_textes_extremes.HARNAIS,
    e3_textes_imprimes.HARNAIS,
    e4_cibles.HARNAIS,
    e5_noms_de_fichiers.HARNAIS,
)
