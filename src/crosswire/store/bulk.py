"""Many rows or ids at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Row, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from crosswire.store.encoding import Values

__all__ = ["AnyRow", "chunks", "insert_all", "insert_new"]

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"
_Item = TypeVar("_Item")
_CHUNK = 500  # ids in one IN list: SQLite takes 32,766 variables, but reads short lists faster


def chunks(items: Iterable[_Item], size: int = _CHUNK) -> Iterator[list[_Item]]:
    """Yields the items in lists of at most ``size``."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def insert_all(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Inserts the rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def insert_new(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Inserts the rows whose key the table does not hold yet."""
    if rows:
        kind = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(kind.insert(table).on_conflict_do_nothing(), rows)
