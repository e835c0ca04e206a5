"""Keeps what articles can be found by, and which of them have been held against the rest of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from sqlalchemy import Connection, TextClause, delete, func, insert, or_, select, text, update

from crosswire.record import Traces
from crosswire.store import tables as t
from crosswire.store.bulk import chunks, insert_all

__all__ = ["MOST", "family", "find_kin", "lay_traces", "mark_related", "unrelated"]

MOST = 64  # articles read back for one key: a phrase or name that more share within the days tells them not apart
_AT_ONCE = 24  # keys asked in one query
_NO_KEY = -1  # keys are hashes, never negative
_NO_DAY = 4_000_000  # later than any day


def unrelated(connection: Connection, version: str) -> tuple[str, ...]:
    """Returns the articles not yet related with this version, in order of publication, then id."""
    a, r = t.article_metadata.c, t.relating.c
    published = select(a.article, func.max(a.n).label("n")).group_by(a.article).subquery()
    query = (
        select(t.reading.c.article)
        .outerjoin(t.relating, r.article == t.reading.c.article)
        .join(published, published.c.article == t.reading.c.article)
        .join(t.article_metadata, (a.article == published.c.article) & (a.n == published.c.n))
        .where(or_(r.version.is_(None), r.version != version))
        .order_by(a.published.is_(None), a.published, t.reading.c.article)
    )
    return tuple(connection.execute(query).scalars())


def lay_traces(connection: Connection, traces: Traces) -> None:
    """Stores what an article can be found by, instead of what it was found by before."""
    number = connection.execute(select(t.relating.c.number).where(t.relating.c.article == traces.article)).scalar()
    if number is None:
        added = insert(t.relating).values(article=traces.article).returning(t.relating.c.number)
        number = connection.execute(added).scalar_one()
    else:
        connection.execute(delete(t.trace).where(t.trace.c.number == number))
    day = traces.published.toordinal() if traces.published else 0
    insert_all(connection, t.trace, [{"key": key, "day": day, "number": number} for key in sorted(traces.keys)])


def find_kin(connection: Connection, traces: Traces, days: int) -> Mapping[str, frozenset[int]]:
    """Returns the articles that share some of the keys, each with the keys it shares; at most ``MOST`` a key."""
    held: dict[int, set[int]] = {}
    day = traces.published.toordinal() if traces.published else None
    bounds = {"first": 0, "last": _NO_DAY} if day is None else {"first": day - days, "last": day + days}
    for chunk in chunks(sorted(traces.keys), _AT_ONCE):
        keys = {f"key{n}": key for n, key in enumerate([*chunk, *[_NO_KEY] * (_AT_ONCE - len(chunk))])}
        for row in connection.execute(_holders(), bounds | keys):
            held.setdefault(row.number, set()).add(row.key)
    found: dict[str, frozenset[int]] = {}
    for numbers in chunks(sorted(held)):
        query = select(t.relating.c.number, t.relating.c.article).where(t.relating.c.number.in_(numbers))
        found.update((row.article, frozenset(held[row.number])) for row in connection.execute(query))
    return found


@cache
def _holders() -> TextClause:
    """Returns the question who holds any of ``_AT_ONCE`` keys: always the same text, which databases prepare once."""
    one = (
        "SELECT key, number FROM (SELECT key, number FROM trace WHERE key = :key{n} "
        "AND (day = 0 OR day BETWEEN :first AND :last) ORDER BY day, number LIMIT {most}) AS held{n}"
    )
    return text(" UNION ALL ".join(one.format(n=n, most=MOST) for n in range(_AT_ONCE)))


def family(connection: Connection, articles: Iterable[str], kinds: Iterable[str], most: int) -> frozenset[str]:
    """Returns the articles and those that links join to them, nearest first; what people refused joins nothing."""
    members, c = set(articles), t.link.c
    held = select(c.left, c.right).where(c.kind.in_(sorted(kinds)), c.judgement != "no")
    edge = members
    while edge and len(members) < most:
        near: set[str] = set()
        for chunk in chunks(sorted(edge)):
            for one in (c.left, c.right):
                near |= {end for row in connection.execute(held.where(one.in_(chunk))) for end in (row.left, row.right)}
        edge = set(sorted(near - members)[: most - len(members)])
        members |= edge
    return frozenset(members)


def mark_related(connection: Connection, articles: Iterable[str], version: str) -> None:
    """Notes that these articles have been held against the rest of the record."""
    for chunk in chunks(articles):
        connection.execute(update(t.relating).where(t.relating.c.article.in_(chunk)).values(version=version))
