"""Finds passages by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, and_, cast, func, literal, literal_column, select, text

from crosswire.record import Hit
from crosswire.store import tables as t

__all__ = ["search"]

_TERM = re.compile(r"\"([^\"]*)\"?|([^\s\"]+)")
# Scripts written without blanks: no index of words knows where a word in them begins, so they are looked for as they
# stand. Thai, Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: words and phrases for the index, and strings to be found as they stand."""

    indexed: tuple[str, ...]
    verbatim: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> Query:
        """Returns the query that any string stands for; punctuation alone asks for nothing."""
        terms = [phrase or word for phrase, word in _TERM.findall(re.sub("[\x00\ud800-\udfff]", " ", words))]
        terms = [term.strip() for term in terms if any(c.isalnum() for c in term)]
        return cls(
            tuple(term for term in terms if not _UNSPACED.search(term)),
            tuple(term for term in terms if _UNSPACED.search(term)),
        )


def search(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Returns the passages that hold all the words, best first."""
    query = Query.of(words)
    if limit < 1 or not (query.indexed or query.verbatim):
        return ()
    if connection.dialect.name == "sqlite" and query.indexed and not query.verbatim:
        return _best_of_index(connection, query, limit)
    matches, rank = (_postgresql if connection.dialect.name == "postgresql" else _sqlite)(query)
    p, a = t.passage.c, t.article.c
    statement = (
        select(p.article, p.start, p.end, p.text, a.nul_as, rank.label("rank"))
        .join(t.article, a.id == p.article)
        .where(matches, *(_holds(connection, term) for term in query.verbatim))
        .order_by(rank.desc(), p.article, p.n)
        .limit(limit)
    )
    if connection.dialect.name == "sqlite" and query.indexed:
        statement = statement.join(text("passage_words"), literal_column("passage_words.rowid") == p.id)
    return tuple(_hit(row) for row in connection.execute(statement))


# The index alone finds the best; joined to the texts, it would read every text that matches before it sorts them.
_BEST = text(
    'SELECT p.article, p.start, p."end", p.text, a.nul_as, -found.rank AS rank FROM ('
    "SELECT rowid, rank FROM passage_words WHERE passage_words MATCH :wanted ORDER BY rank LIMIT :most"
    ") AS found JOIN passage AS p ON p.id = found.rowid JOIN article AS a ON a.id = p.article "
    "ORDER BY found.rank, p.article, p.n"
)


def _best_of_index(connection: Connection, query: Query, limit: int) -> tuple[Hit, ...]:
    rows = connection.execute(_BEST, {"wanted": _wanted(query), "most": limit})
    return tuple(_hit(row) for row in rows)


def _hit(row: Any) -> Hit:
    words = row.text.replace(row.nul_as, "\0") if row.nul_as else row.text
    return Hit(row.article, row.start, row.end, words, row.rank)


def _wanted(query: Query) -> str:
    return " AND ".join('"' + term.replace('"', '""') + '"' for term in query.indexed)


def _sqlite(query: Query) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    if not query.indexed:
        return literal(True), literal(0.0)
    # bm25 is lower for a better match.
    return literal_column("passage_words").op("MATCH")(_wanted(query)), -literal_column("bm25(passage_words)", Float)


def _postgresql(query: Query) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    if not query.indexed:
        return literal(True), cast(literal(0.0), Float)
    simple: ColumnElement[Any] = literal_column("'simple'::regconfig")
    words = func.to_tsvector(simple, t.passage.c.text)
    wanted = [func.phraseto_tsquery(simple, term) for term in query.indexed]
    everything: ColumnElement[Any] = wanted[0]
    for term in wanted[1:]:
        everything = everything.op("&&")(term)
    return and_(*(words.op("@@")(term) for term in wanted)), func.ts_rank_cd(words, everything)


def _holds(connection: Connection, term: str) -> ColumnElement[bool]:
    where = func.strpos if connection.dialect.name == "postgresql" else func.instr
    return where(t.passage.c.text, term) > 0
