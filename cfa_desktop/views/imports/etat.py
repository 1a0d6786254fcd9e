"""What an Import page hands over to the one that takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cfa_desktop.views.imports.etude import Etude
from cfa_desktop.views.imports.pied import Vue


class EtatImport(NamedTuple):
    """The files being checked, the one on screen, the view, the imports of the report."""

    etudes: Sequence[Etude]
    courante: Etude | None
    vue: Vue
    vus: Sequence[int]
