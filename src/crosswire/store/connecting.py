"""Opens the database: which one, with which settings, and what its errors mean."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from crosswire.errors import StoreError

__all__ = ["Target", "connect", "explained", "resolve", "writing"]

_BUSY_S = 60  # a save takes milliseconds; a 50 MB text some seconds: another process may hold the lock that long
_WRITE_LOCK = 0x43726F7373  # "Cross": all writers of one PostgreSQL record take turns at this advisory lock


@dataclass(frozen=True, slots=True)
class Target:
    """Where a record is: its address, its name in messages, and its file if it is one."""

    url: URL
    name: str
    file: Path | None


def resolve(target: str | Path) -> Target:
    """Returns where ``target`` points: a path, or an address with ``sqlite:`` or ``postgresql:``."""
    if isinstance(target, Path) or "://" not in target:
        path = Path(target)
        return Target(URL.create("sqlite", database=str(path)), str(target), path)
    try:
        url = make_url(target)
    except ArgumentError:
        raise StoreError(f"{target!r} is no address of a record: give a file or postgresql://…") from None
    kind = url.get_backend_name()
    if kind in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+psycopg")
        return Target(url, url.set(drivername="postgresql").render_as_string(hide_password=True), None)
    if kind == "sqlite" and url.database:
        plain = not url.database.startswith("file:")
        return Target(url, url.database, Path(url.database) if plain else None)
    raise StoreError(f"{target!r} is no address of a record: give a file or postgresql://…")


def connect(target: Target) -> Engine:
    """Returns an engine for the record; nothing is opened yet."""
    try:
        if target.url.get_backend_name() == "postgresql":
            return create_engine(target.url)
        engine = create_engine(target.url, connect_args={"timeout": _BUSY_S})
    except (ImportError, NoSuchModuleError):
        raise StoreError(f"{target.name}: PostgreSQL needs a driver: pip install 'crosswire[postgres]'") from None
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN (below), so that DDL is part of the transaction
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_S * 1000}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            _prefer_wal(cursor)
        # With WAL, NORMAL never corrupts; a power cut (not a kill) may lose the last transactions.
        cursor.execute("PRAGMA synchronous = NORMAL")
    finally:
        cursor.close()


def _prefer_wal(cursor: sqlite3.Cursor) -> None:
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        return  # another process is switching just now, or the file is read-only: both modes are safe


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("crosswire_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yields a connection in a transaction that no other writer shares; commits at the end."""
    with engine.connect().execution_options(crosswire_write=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITE_LOCK})
        yield connection


@contextmanager
def explained(name: str, doing: str) -> Iterator[None]:
    """Turns what the database or its driver raises into a StoreError of one line."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: cannot {doing}: {_reason(str(error.orig))}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: cannot {doing}: {_reason(str(error))}") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{name}: cannot {doing}: text with a lone surrogate at {error.start}") from error


_PLAIN = (
    ("file is not a database", "it is not a Crosswire record; name another file"),
    ("malformed", "the file is damaged: restore it from a copy, or add the reports to a new record"),
    ("disk is full", "the disk is full: free some space and try again; what was finished is kept"),
    ("readonly database", "the file cannot be written: check its permissions"),
    ("unable to open database file", "the file cannot be opened: check the folder and its permissions"),
    ("database is locked", "another process holds it: try again when that is done"),
)


def _reason(message: str) -> str:
    for sign, plain in _PLAIN:
        if sign in message:
            return plain
    return re.sub(r"\s+", " ", message).strip()
