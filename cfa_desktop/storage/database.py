"""The open base: read and write transactions, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection as Connection

from cfa_desktop.storage.connexion import ECRITURE, open_engine
from cfa_desktop.storage.erreurs import erreurs_expliquees


class Database:
    """One file; a write transaction takes the write lock at once and is all or nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.version = 0  # of what this process wrote: what was read at another version may have changed
        self._engine = open_engine(path)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Open a write transaction, committed at the end and rolled back on any error."""
        with erreurs_expliquees(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(**{ECRITURE: True})
            with connection.begin():
                yield connection
            self.version += 1

    @contextmanager
    def lecture(self) -> Iterator[Connection]:
        """Open a read transaction: one consistent view of the base."""
        with erreurs_expliquees(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Release every connection to the file."""
        self._engine.dispose()
