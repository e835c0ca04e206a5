"""Looks for what does not hold in a record."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, select, union_all

from crosswire.record import Problem
from crosswire.store import tables as t
from crosswire.store.bulk import AnyRow
from crosswire.store.naming import misnamed
from crosswire.store.rows import text_hash

__all__ = ["problems"]


def problems(connection: Connection) -> Iterator[Problem]:
    """Yields what does not hold: the file, foreign keys, hashes, spans, quotes, orphans.

    One text is in memory at a time.
    """
    if connection.dialect.name == "sqlite":
        yield from _damage(connection)
    for article in connection.execute(select(t.article.c.id).order_by(t.article.c.id)).scalars().all():
        yield from _article(connection, article)
    yield from _orphans(connection)
    for side in ("left", "right"):
        yield from _link_passages(connection, side)


def _damage(connection: Connection) -> Iterator[Problem]:
    for (what,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if what != "ok":
            yield Problem("(file)", "", what)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Problem(table, f"row {row}", f"refers to a row of {parent} that is not there")


def _article(connection: Connection, article: str) -> Iterator[Problem]:
    row = connection.execute(select(t.article).where(t.article.c.id == article)).one()
    text = row.text.replace(row.nul_as, "\0") if row.nul_as else row.text
    if text_hash(text) != row.text_sha256:
        yield Problem("article", article, "the text does not match its hash")
    if len(text) != row.length:
        yield Problem("article", article, f"the text has {len(text)} characters, not {row.length}")
    for table, id_, span in _quotes(connection, article):
        yield from _quote(Problem(table, id_, ""), span, row.text)
    for needed in (t.article_metadata, t.reading):
        if connection.execute(select(func.count()).where(needed.c.article == article)).scalar_one() == 0:
            yield Problem("article", article, f"has no row in {needed.name}")


def _quotes(connection: Connection, article: str) -> Iterator[tuple[str, str, AnyRow]]:
    p, e, q = t.layout.c, t.evidence.c, t.passage.c
    parts = select(p.part, p.start, p.end, p.quote).where(p.article == article)
    for part in connection.execute(parts):
        yield "layout", f"{article} {part.part}", part
    spans = select(t.finding.c.id, t.finding.c.kind, e.role, e.start, e.end, e.quote).join(t.evidence)
    for span in connection.execute(spans.where(t.finding.c.article == article).order_by(t.finding.c.id, e.role, e.n)):
        yield span.kind, span.id, span
    passages = select(q.n, q.start, q.end, q.text.label("quote")).where(q.article == article).order_by(q.n)
    for passage in connection.execute(passages):
        yield "passage", f"{article} {passage.n}", passage


def _quote(where: Problem, span: AnyRow, text: str) -> Iterator[Problem]:
    if not 0 <= span.start < span.end <= len(text):
        yield Problem(where.table, where.id, f"span {span.start}..{span.end} is not in the text")
    elif text[span.start : span.end] != span.quote:
        yield Problem(where.table, where.id, f"the text at {span.start}..{span.end} is not what was quoted")


def _link_passages(connection: Connection, side: str) -> Iterator[Problem]:
    """Yields passages of links that are not what was quoted; those of articles that are gone wait for them."""
    p = t.link_passage.c
    article, text = p[f"{side}_article"], ""
    spans = select(
        *t.link_passage.primary_key,
        article.label("article"),
        p[f"{side}_start"].label("start"),
        p[f"{side}_end"].label("end"),
        p[f"{side}_quote"].label("quote"),
    )
    present = spans.join(t.article, t.article.c.id == article).order_by(article, *t.link_passage.primary_key)
    held: str | None = None
    for row in connection.execute(present).all():
        if row.article != held:
            held = row.article
            text = connection.execute(select(t.article.c.text).where(t.article.c.id == held)).scalar_one()
        yield from _quote(Problem("link", f"{row.kind} {row.left} {row.right}", ""), row, text)


def _orphans(connection: Connection) -> Iterator[Problem]:
    for kind in ("noise", "date_mention", "mention", "statement", "figure", "event", "position"):
        table = t.metadata.tables[kind]
        lost = select(t.finding.c.id).where(t.finding.c.kind == kind, t.finding.c.id.not_in(select(table.c.id)))
        for id_ in connection.execute(lost).scalars():
            yield Problem("finding", id_, f"has no row in {kind}")
    unquoted = select(t.finding.c.id, t.finding.c.kind).where(t.finding.c.id.not_in(select(t.evidence.c.finding)))
    for row in connection.execute(unquoted):
        yield Problem(row.kind, row.id, "rests on no span")
    silent = select(t.actor.c.id).where(t.actor.c.id.not_in(select(t.actor_article.c.actor)))
    for id_ in connection.execute(silent).scalars():
        yield Problem("actor", id_, "no article speaks of it")
    for id_ in misnamed(connection):
        yield Problem("actor", id_, "is not named as most of its articles name it")
    yield from _loose_links(connection)


def _loose_links(connection: Connection) -> Iterator[Problem]:
    ends = union_all(*(select(table.c.id) for table in (t.article, t.finding, t.actor))).subquery()
    for end in (t.link.c.left, t.link.c.right):
        loose = select(t.link).where(t.link.c.judgement == "auto", end.not_in(select(ends.c.id)))
        for row in connection.execute(loose):
            yield Problem("link", f"{row.kind} {row.left} {row.right}", f"its {end.name} end is not in the record")


def counts(connection: Connection, tables: tuple[Table, ...]) -> dict[str, int]:
    """Returns how many rows each table has."""
    return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
