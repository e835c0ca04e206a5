"""Brings a record to the version this program knows, one transaction a step."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.schema import SetColumnComment, SetTableComment

from crosswire.errors import MigrationError, StoreError
from crosswire.store.connecting import writing
from crosswire.store.tables import metadata, schema_help

__all__ = ["VERSIONS", "migrate"]

VERSIONS = ("0001", "0002", "0003", "0004", "0005")  # oldest first; a test holds them against the files


def migrate(engine: Engine, name: str) -> None:
    """Migrates an empty or older record up; raises MigrationError where it is newer, StoreError where it is another's.

    A record of this version costs one query.
    """
    while True:
        with engine.connect() as connection:
            if _pending(connection, name) is None:
                return
        with writing(engine) as connection:
            step = _pending(connection, name)  # asked again: another process may have been first
            if step is not None:
                _take(connection, step)


def _pending(connection: Connection, name: str) -> str | None:
    at = _version(connection, name)
    if at is None:
        return VERSIONS[0]
    if at not in VERSIONS:
        raise MigrationError(
            f"{name} is of record version {at}, this program knows up to {VERSIONS[-1]}: update crosswire "
            "(pip install --upgrade crosswire), or name another record"
        )
    following = VERSIONS.index(at) + 1
    return VERSIONS[following] if following < len(VERSIONS) else None


def _version(connection: Connection, name: str) -> str | None:
    present = set(inspect(connection).get_table_names())
    if not present:
        return None
    if not {"alembic_version", "article"} <= present:
        if connection.dialect.name == "postgresql" and "article" not in present and "alembic_version" not in present:
            return None  # a shared database may hold other tables; ours have room beside them
        raise StoreError(f"{name} is a database, but not a Crosswire record; name another file")
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _take(connection: Connection, step: str) -> None:
    from alembic import command  # here: a record that needs no migration does without alembic's start-up time
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, step)
    if step == VERSIONS[-1]:
        _explain(connection)


def _explain(connection: Connection) -> None:
    """Writes what tables and columns hold where a reader of the database finds it; migrations carry no comments."""
    connection.execute(schema_help.delete())
    rows: list[dict[str, str]] = []
    for table in metadata.sorted_tables:
        rows.append({"table_name": table.name, "column_name": "", "help": table.comment or ""})
        rows += [{"table_name": table.name, "column_name": c.name, "help": c.comment or ""} for c in table.columns]
        if connection.dialect.supports_comments:
            connection.execute(SetTableComment(table))
            for column in table.columns:
                connection.execute(SetColumnComment(column))
    connection.execute(schema_help.insert(), rows)
