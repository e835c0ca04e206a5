"""The schema says what it is, and is what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

import crosswire.store
from crosswire.store import Store, open_store
from crosswire.store.describing import describe
from crosswire.store.migrating import VERSIONS
from crosswire.store.tables import metadata
from crosswire.store.types import escaped, unescaped

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schema.md"


def _url(target: str) -> str:
    return target.replace("postgresql://", "postgresql+psycopg://") if "://" in target else f"sqlite:///{target}"


def test_migrations_make_the_tables_as_declared(store: Store, target: str) -> None:
    """A migrated record has the tables, columns, types and keys of the code."""
    engine = create_engine(_url(target))
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_object": _ours})
            assert compare_metadata(context, metadata) == []
    finally:
        engine.dispose()


def _ours(_: object, name: str | None, kind: str, *__: object) -> bool:
    words = str(name).startswith("passage_words") or name == "ix_passage_words"
    return not (kind in {"table", "index"} and words)


def test_versions_are_those_of_the_migrations() -> None:
    """Opening compares versions without alembic, so the list must be the files'."""
    folder = Path(crosswire.store.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder))
    assert tuple(r.revision for r in reversed(list(script.walk_revisions()))) == VERSIONS


@pytest.mark.parametrize("at", range(len(VERSIONS)))
def test_an_older_record_is_brought_up(tmp_path: Path, at: int) -> None:
    """A record left at any version opens, and is then of this one."""
    file = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{file}")
    try:
        with engine.begin() as connection:
            from crosswire.store.migrating import _take

            for version in VERSIONS[: at + 1]:
                _take(connection, version)
    finally:
        engine.dispose()
    with open_store(file) as store:
        assert list(store.check()) == []
        assert set(store.counts().values()) == {0}


def test_every_table_and_column_says_what_it_holds() -> None:
    """No table or column goes without a comment."""
    for table in metadata.tables.values():
        assert table.comment, table.name
        assert [c.name for c in table.columns if not c.comment] == [], table.name


def test_the_record_carries_its_own_help(store: Store, target: str) -> None:
    """``schema_help`` tells every column, and PostgreSQL has the comments too."""
    engine = create_engine(_url(target))
    try:
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT table_name, column_name, help FROM schema_help")).all()
            told = {(row[0], row[1]): row[2] for row in rows}
            assert told["figure", "bound"] == metadata.tables["figure"].c.bound.comment
            assert len(told) == sum(1 + len(table.columns) for table in metadata.tables.values())
            if connection.dialect.name == "postgresql":
                assert inspect(connection).get_table_comment("figure")["text"] == metadata.tables["figure"].comment
    finally:
        engine.dispose()


def test_keys_that_cascade_are_indexed() -> None:
    """Forgetting an article scans no table: every foreign key leads an index or a primary key."""
    for table in metadata.tables.values():
        leads = [[c.name for c in index.columns] for index in table.indexes]
        leads.append([c.name for c in table.primary_key.columns])
        leads += [[c.name for c in u.columns] for u in table.constraints if type(u).__name__ == "UniqueConstraint"]
        for key in table.foreign_key_constraints:
            names = list(key.column_keys)
            assert any(sorted(lead[: len(names)]) == sorted(names) for lead in leads), f"{table.name}: {names}"


def test_golden_schema_page_is_current() -> None:
    """``docs/reference/schema.md`` is what the tables say; ``make golden`` writes it."""
    page = describe()
    assert all(f"\n## {table.name}\n" in page for table in metadata.tables.values())
    if os.environ.get("CROSSWIRE_GOLDEN") == "write":
        _PAGE.parent.mkdir(parents=True, exist_ok=True)
        _PAGE.write_text(page, encoding="utf-8")
    assert _PAGE.read_text(encoding="utf-8") == page


@pytest.mark.parametrize("words", ["", "plain", "tru\0ce", "dep\udceache", "␀", "␀0000", "\ud83d␀\0"])
def test_any_string_comes_back_from_its_escapes(words: str) -> None:
    """Escapes hold neither NUL nor lone surrogates, and are undone exactly."""
    assert unescaped(escaped(words)) == words
    assert "\0" not in escaped(words)
    escaped(words).encode("utf-8")
