"""Writes articles: what is new goes in, what a new reading no longer finds goes out, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, delete, insert, or_, select

from crosswire.errors import StoreError
from crosswire.record import Article, Failure, Reading, Saved, StageVersion
from crosswire.store import tables as t
from crosswire.store.bulk import chunks, insert_all, insert_new
from crosswire.store.correcting import forget_quotes
from crosswire.store.encoding import Values
from crosswire.store.naming import settle_actors, unsettled
from crosswire.store.rows import Rows, article_row, metadata_row, passage_rows, reading_rows, text_hash

__all__ = ["Writable", "forget", "record_failure", "write"]


@dataclass(slots=True)
class _Gone:
    """Ids of what the reading before this one held."""

    findings: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Writable:
    """A reading as rows, made before the transaction begins, so that the lock is held briefly."""

    article: Article
    fingerprint: str
    rows: Rows
    passages: list[Values] | None

    @classmethod
    def of(cls, reading: Reading, stages: Sequence[StageVersion], fingerprint: str, *, new: bool) -> Writable:
        """Returns the rows of a reading, with its passages where the article is new.

        Raises StoreError where the reading contradicts itself.
        """
        article = reading.parsed.article
        rows = reading_rows(reading, stages, fingerprint)
        return cls(article, fingerprint, rows, passage_rows(article) if new else None)


def write(connection: Connection, new: Writable) -> Saved:
    """Writes an article and its findings, or nothing where it was last read with the same fingerprint."""
    article = new.article
    _clear_failures(connection, article)
    before = connection.execute(select(t.reading.c.fingerprint).where(t.reading.c.article == article.id)).scalar()
    if before == new.fingerprint:
        return "unchanged"
    gone = _Gone()
    if before is None:
        connection.execute(insert(t.article), article_row(article))
        insert_all(connection, t.passage, passage_rows(article) if new.passages is None else new.passages)
    else:
        _require_same_text(connection, article)
        gone = _clear_reading(connection, article.id)
    _write_metadata(connection, article)
    _write_rows(connection, new.rows)
    settle_actors(connection, gone.actors | unsettled(connection, new.rows[t.actor]))
    _drop_links(connection, gone, kept=_ids(new.rows, t.finding))
    return "added" if before is None else "reread"


def forget(connection: Connection, article: str) -> bool:
    """Removes an article and all that rests on it."""
    gone = _clear_reading(connection, article)
    connection.execute(delete(t.failure).where(t.failure.c.article == article))
    found = connection.execute(delete(t.article).where(t.article.c.id == article)).rowcount > 0
    settle_actors(connection, gone.actors)
    gone.findings.add(article)
    forget_quotes(connection, article)
    _drop_links(connection, gone, kept=set())
    return found


def record_failure(connection: Connection, failure: Failure) -> None:
    """Stores a failure once."""
    row: Values = {
        "id": failure.id,
        "path": failure.path,
        "stage": failure.stage,
        "reason": failure.reason,
        "article": failure.article,
    }
    insert_new(connection, t.failure, [row])


def _clear_failures(connection: Connection, article: Article) -> None:
    names = [name for name in (article.path, article.url) if name]
    same = or_(t.failure.c.path.in_(names), t.failure.c.article == article.id)
    connection.execute(delete(t.failure).where(same))


def _require_same_text(connection: Connection, article: Article) -> None:
    held = connection.execute(select(t.article.c.text_sha256).where(t.article.c.id == article.id)).scalar_one()
    if held != text_hash(article.text):
        raise StoreError(
            f"article {article.id}: the same bytes now give another text; forget it and add it again to have that"
        )


def _clear_reading(connection: Connection, article: str) -> _Gone:
    """Removes what the last reading found; its actors stay until it is known who still speaks of them."""
    findings = connection.execute(select(t.finding.c.id).where(t.finding.c.article == article)).scalars()
    actors = connection.execute(select(t.actor_article.c.actor).where(t.actor_article.c.article == article)).scalars()
    gone = _Gone(set(findings), set(actors))
    for table in (t.finding, t.actor_article, t.layout, t.stage_run, t.reading):
        connection.execute(delete(table).where(table.c.article == article))
    return gone


def _write_metadata(connection: Connection, article: Article) -> None:
    row = metadata_row(article)
    held = t.article_metadata
    newest = select(held).where(held.c.article == article.id).order_by(held.c.n.desc()).limit(1)
    last = connection.execute(newest).mappings().first()
    if last and all(last[name] == value for name, value in row.items()):
        credit = t.article_credit.c
        query = select(credit.name).where(credit.article == article.id, credit.version == last["n"])
        if tuple(connection.execute(query.order_by(credit.n)).scalars()) == article.credits:
            return
    n = last["n"] + 1 if last else 0
    connection.execute(insert(held), {"article": article.id, "n": n, "seen_at": datetime.now(UTC), **row})
    insert_all(
        connection,
        t.article_credit,
        [{"article": article.id, "version": n, "n": i, "name": name} for i, name in enumerate(article.credits)],
    )


def _write_rows(connection: Connection, rows: Rows) -> None:
    for table, values in rows.items():
        if table is t.actor:
            insert_new(connection, table, values)
        else:
            insert_all(connection, table, values)


def _ids(rows: Rows, table: Table) -> set[str]:
    return {str(row["id"]) for row in rows[table]}


def _drop_links(connection: Connection, gone: _Gone, kept: set[str]) -> None:
    """Removes automatic links that have lost an end; what a person judged waits for the end to come back."""
    lost = gone.findings - kept
    for chunk in chunks(sorted(gone.actors)):
        lost |= set(chunk) - set(connection.execute(select(t.actor.c.id).where(t.actor.c.id.in_(chunk))).scalars())
    for chunk in chunks(sorted(lost)):
        ends = or_(t.link.c.left.in_(chunk), t.link.c.right.in_(chunk))
        connection.execute(delete(t.link).where(t.link.c.judgement == "auto", ends))
