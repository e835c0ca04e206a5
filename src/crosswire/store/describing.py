"""Writes the reference of the schema from what the tables say of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Table

from crosswire.store.tables import actors, articles, corrections, findings, links

__all__ = ["describe"]

_INTRODUCTION = """# The tables of a record

Generated from `crosswire.store.tables` by `make golden`; a record carries the same words in its table `schema_help`,
and PostgreSQL shows them as comments. The same tables are in a file (SQLite) and on a server (PostgreSQL). Spans are
code points of `article.text`, counted from 0, `end` exclusive: `substr(text, start + 1, "end" - start)` (`end`, `left`
and `right` are words of SQL: quote them). In `passage_words` SQLite keeps the index of words; `alembic_version` holds
the version of the schema.
"""


def describe() -> str:
    """Returns the reference page in Markdown: what came in, who acts, what was found, related and put right."""
    tables = [
        table
        for room in (articles, actors, findings, links, corrections)
        for table in vars(room).values()
        if isinstance(table, Table)
    ]
    return "\n".join([_INTRODUCTION, *(line for table in tables for line in _table(table))])


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n\n{table.comment}\n"
    yield "| column | type | | holds |\n|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_key(column)} | {column.comment} |"
    yield ""


def _type(column: Column[object]) -> str:
    return f"{column.type}{'' if column.nullable else ', not null'}".lower()


def _key(column: Column[object]) -> str:
    targets = sorted(f"{key.column.table.name}.{key.column.name}" for key in column.foreign_keys)
    words = ["key"] if column.primary_key else []
    return ", ".join([*words, *(f"→ `{target}`" for target in targets)])
