"""Reads the record back: a handful of queries, however many articles."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from crosswire.record import (
    Actor,
    Article,
    Failure,
    Layout,
    Link,
    SharedPassage,
    Span,
    View,
)
from crosswire.store import tables as t
from crosswire.store.bulk import AnyRow, chunks
from crosswire.store.decoding import DECODERS, Parts
from crosswire.store.encoding import Located
from crosswire.store.naming import united

__all__ = ["known_by", "read_articles", "read_reports", "read_view"]

_Finding = TypeVar("_Finding", bound=Located)


def read_view(connection: Connection, ids: Collection[str] | None) -> View:
    """Returns what the record holds, or what it holds of these articles."""
    articles = read_articles(connection, ids)
    part = _Part(connection, None if ids is None else [a.id for a in articles])
    place = {a.id: n for n, a in enumerate(articles)}
    found = _read_findings(part, place)
    actors = _read_actors(part, place)
    known = {*place, *(a.id for a in actors), *(f.id for kind in found.values() for f in kind)}
    return View(
        articles=articles,
        noise=_kind(found, "noise"),
        dates=_kind(found, "date_mention"),
        actors=actors,
        mentions=_kind(found, "mention"),
        statements=_kind(found, "statement"),
        figures=_kind(found, "figure"),
        events=_kind(found, "event"),
        positions=_kind(found, "position"),
        links=_read_links(_Part(connection, None if ids is None else sorted(known)), known),
        failures=_read_failures(part),
    )


def read_reports(connection: Connection, ids: Collection[str]) -> View:
    """Returns articles, their noise and the links between them: what is compared before anything is read."""
    articles = read_articles(connection, ids)
    part = _Part(connection, [a.id for a in articles])
    place = {a.id: n for n, a in enumerate(articles)}
    found = _read_findings(part, place, only="noise")
    return View(articles=articles, noise=_kind(found, "noise"), links=_read_links(part, set(place)))


def known_by(connection: Connection, day: date) -> set[str]:
    """Returns the articles that had been published by the end of a day."""
    published = {row["article"]: row["published"] for row in _metadata(_Part(connection, None))}
    return {article for article, on in published.items() if on is not None and on <= day}


def read_articles(connection: Connection, ids: Collection[str] | None) -> tuple[Article, ...]:
    """Returns the articles by day of publication (unknown days last), then id."""
    part = _Part(connection, None if ids is None else sorted(set(ids)))
    about = {row["article"]: row for row in _metadata(part)}
    spans: dict[str, dict[str, list[Span]]] = {}
    c = t.layout.c
    for row in part.rows(select(c.article, c.part, c.start, c.end).order_by(c.article, c.part, c.n), c.article):
        spans.setdefault(row.article, {}).setdefault(row.part, []).append(Span(row.start, row.end))
    credited: dict[tuple[str, int], list[str]] = {}
    for row in part.rows(select(t.article_credit).order_by(*t.article_credit.primary_key), t.article_credit.c.article):
        credited.setdefault((row.article, row.version), []).append(row.name)
    bodies = {row.article: row.body for row in part.rows(select(t.reading), t.reading.c.article)}
    articles = [
        _article(row, about[row.id], credited.get((row.id, about[row.id]["n"]), []), spans.get(row.id, {}), bodies)
        for row in part.rows(select(t.article), t.article.c.id)
    ]
    return tuple(sorted(articles, key=lambda a: (a.published is None, a.published or date.max, a.id)))


@dataclass(frozen=True, slots=True)
class _Part:
    """All rows (null), or those of these ids."""

    connection: Connection
    ids: list[str] | None

    def rows(self, query: Select[*tuple[Any, ...]], key: ColumnElement[Any]) -> Iterator[AnyRow]:
        if self.ids is None:
            yield from self.connection.execute(query)
            return
        for chunk in chunks(self.ids):
            yield from self.connection.execute(query.where(key.in_(chunk)))

    def mappings(self, query: Select[*tuple[Any, ...]], key: ColumnElement[Any]) -> Iterator[RowMapping]:
        for row in self.rows(query, key):
            yield row._mapping


def _metadata(part: _Part) -> Iterator[RowMapping]:
    """Yields all versions, so that the last one of an article wins."""
    table = t.article_metadata
    yield from part.mappings(select(table).order_by(table.c.article, table.c.n), table.c.article)


def _article(
    row: AnyRow, about: RowMapping, credited: list[str], spans: dict[str, list[Span]], bodies: dict[str, int]
) -> Article:
    def one(part: str) -> Span | None:
        return spans[part][0] if part in spans else None

    return Article(
        id=row.id,
        text=row.text.replace(row.nul_as, "\0") if row.nul_as else row.text,
        raw_sha256=row.raw_sha256,
        path=about["path"],
        url=about["url"],
        publisher=about["publisher"],
        byline=about["byline"],
        title=about["title"],
        language=about["language"],
        published=about["published"],
        published_basis=about["published_basis"],
        published_span=one("published"),
        fetched=about["fetched"],
        credits=tuple(credited),
        layout=Layout(
            title=one("title"),
            kicker=one("kicker"),
            byline=one("byline"),
            dateline=one("dateline"),
            credits=tuple(spans.get("credit", ())),
            body=bodies[row.id],
        ),
    )


def _read_findings(part: _Part, place: dict[str, int], only: str | None = None) -> dict[str, list[Located]]:
    parts: dict[str, Parts] = {}
    e, n = t.evidence.c, t.finding_name.c
    spans = select(e.finding, e.role, e.start, e.end).order_by(e.finding, e.role, e.n)
    names = select(n.finding, n.role, n.name).order_by(n.finding, n.role, n.n)
    if part.ids is not None:
        spans, names = spans.join(t.finding), names.join(t.finding)
    if only is not None:
        spans, names = spans.where(t.finding.c.kind == only), names.where(t.finding.c.kind == only)
    for row in part.rows(spans, t.finding.c.article):
        parts.setdefault(row[0], Parts()).spans.setdefault(row[1], []).append(Span(row[2], row[3]))
    for row in part.rows(names, t.finding.c.article):
        parts.setdefault(row[0], Parts()).names.setdefault(row[1], []).append(row[2])
    kinds = DECODERS if only is None else (only,)
    return {kind: _read_kind(part, kind, parts, place) for kind in kinds}


def _read_kind(part: _Part, kind: str, parts: dict[str, Parts], place: dict[str, int]) -> list[Located]:
    f, table = t.finding.c, t.metadata.tables[kind]
    query = select(table, f.article, f.n, f.score).join(t.finding, f.id == table.c.id)
    decode, none = DECODERS[kind], Parts()
    found = []
    for row in part.mappings(query, f.article):
        where = parts.get(row["id"], none)
        found.append((place[row["article"]], where.start, row["n"], decode(row, where)))
    found.sort(key=lambda item: item[:3])
    return [finding for *_, finding in found]


def _kind(found: dict[str, list[Located]], kind: str) -> tuple[Any, ...]:
    return tuple(found[kind])


def _read_actors(part: _Part, place: dict[str, int]) -> tuple[Actor, ...]:
    """Returns the actors in the order in which the articles, as ordered, first speak of them."""
    aliases, roles = _listed(part, t.actor_alias.c.name), _listed(part, t.actor_role.c.role)
    table = t.actor_article
    told = sorted(part.rows(select(table), table.c.article), key=lambda row: (place[row.article], row.n))
    accounts: dict[str, list[Actor]] = {}
    for row in told:
        key = (row.actor, row.article)
        account = Actor(
            row.actor, row.kind, row.name, aliases.get(key, ()), roles.get(key, ()), row.owner, row.wikidata, row.code
        )
        accounts.setdefault(row.actor, []).append(account)
    return tuple(united(told_of) for told_of in accounts.values())


def _listed(part: _Part, word: ColumnElement[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    c = cast(Any, word).table.c
    lists: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in part.rows(select(c.actor, c.article, word).order_by(c.article, c.actor, c.n), c.article):
        key = (row[0], row[1])
        lists[key] = (*lists.get(key, ()), row[2])
    return lists


def _read_links(part: _Part, known: set[str]) -> tuple[Link, ...]:
    """Returns the links both of whose ends are there."""
    shared: dict[tuple[str, str, str], list[SharedPassage]] = {}
    p = t.link_passage.c
    for row in part.rows(select(t.link_passage).order_by(*t.link_passage.primary_key), p.left):
        passage = SharedPassage(Span(row.left_start, row.left_end), Span(row.right_start, row.right_end))
        shared.setdefault((row.kind, row.left, row.right), []).append(passage)
    links = [
        Link(
            row.kind,
            row.left,
            row.right,
            row.score,
            row.why,
            row.directed,
            tuple(shared.get((row.kind, row.left, row.right), ())),
            row.judgement,
            row.judged_by,
            row.aspect,
            row.relation,
        )
        for row in part.rows(select(t.link), t.link.c.left)
        if row.left in known and row.right in known
    ]
    return tuple(sorted(links, key=lambda link: (link.kind, link.left, link.right)))


def _read_failures(part: _Part) -> tuple[Failure, ...]:
    f = t.failure.c
    rows = part.rows(select(t.failure), f.article)
    failures = [Failure(row.id, row.path, row.stage, row.reason, row.article) for row in rows]
    return tuple(sorted(failures, key=lambda x: (x.path, x.stage, x.reason, x.id)))
