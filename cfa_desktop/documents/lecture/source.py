"""What every format gives before its columns are known: numbered rows of raw cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from cfa_desktop.models.extraction import Doute

Cellules = Sequence[object]
Rangee = tuple[int, Cellules]
Signaler = Callable[[str, str, str], None]


@dataclass(slots=True)
class Source:
    """An opened file: its rows, numbered as the officer's spreadsheet or editor numbers them.

    ``comptee`` says that rows are cut on separators, so that a wrong number of fields means a damaged line.
    ``documents`` are the values of a JSON export, which has no rows.
    """

    fichier: str
    empreinte: str
    encodage: str
    separateur: str
    rangees: Iterator[Rangee]
    comptee: bool
    doutes: list[Doute] = field(default_factory=list)
    extras: dict[str, str] = field(default_factory=dict)
    documents: tuple[object, ...] = ()
