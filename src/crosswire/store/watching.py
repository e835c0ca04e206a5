"""Tells cheaply whether a record has changed, whoever changed it."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Engine

__all__ = ["Watch"]

# SQLite counts, for one connection, the commits of all others; PostgreSQL names the transactions that are done.
_QUESTION = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT pg_current_snapshot()::text"}


class Watch:
    """A connection of its own that writes nothing, so that every write is one of others. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._lock = Lock()
        self._question = _QUESTION[engine.dialect.name]
        self._connection = engine.raw_connection()

    def mark(self) -> str:
        """Returns what changes with every commit to the record."""
        with self._lock:
            cursor = self._connection.cursor()
            try:
                cursor.execute(self._question)
                row = cursor.fetchone()
            finally:
                cursor.close()
                self._connection.rollback()
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Gives the connection back."""
        with self._lock:
            self._connection.close()
