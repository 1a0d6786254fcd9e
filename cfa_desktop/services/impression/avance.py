"""How far a document being composed has got: counted for whoever waits, given up between two steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from cfa_desktop.documents.liste import Progres

T = TypeVar("T")
_LOT = 400
"""How many identifiers the base is asked about at once: fewer than the storage cuts by itself."""


class Avance:
    """``progres`` gets (done, total); raising inside it gives the document up."""

    def __init__(self, progres: Progres | None = None) -> None:
        self._progres = progres
        self._dit = (0, 0)

    def compter(self, elements: Collection[T]) -> Iterator[T]:
        """Yield the elements, each counted once it is done with."""
        for fait, element in enumerate(elements, 1):
            yield element
            self._dire(fait, len(elements))

    def lots(self, elements: Sequence[T]) -> Iterator[Sequence[T]]:
        """Yield them by the hundreds, to be read from the base: nothing of the document is made yet."""
        for debut in range(0, len(elements), _LOT):
            self._dire(0, len(elements))
            yield elements[debut : debut + _LOT]

    def veiller(self, elements: Iterable[T]) -> Iterator[T]:
        """Yield what is only a step: the last count is repeated, so that it may be given up there too."""
        for element in elements:
            yield element
            self._dire(*self._dit)

    def _dire(self, fait: int, total: int) -> None:
        if self._progres is not None:
            self._dit = (fait, total)
            self._progres(fait, total)


SANS_TEMOIN = Avance()
"""For what nobody waits for."""
