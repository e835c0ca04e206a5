"""From a reading to all the rows it becomes, before the transaction begins."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias, TypeVar

from sqlalchemy import Table

from crosswire.errors import StoreError
from crosswire.record import Actor, Article, Reading, Span, StageVersion
from crosswire.store import tables as t
from crosswire.store.encoding import KINDS, Located, Values, encode
from crosswire.text import paragraphs

__all__ = ["Rows", "article_row", "metadata_row", "passage_rows", "reading_rows", "text_hash"]

Rows: TypeAlias = dict[Table, list[Values]]
_Thing = TypeVar("_Thing", bound=Actor | Located)

_PASSAGE_MAX = 20_000  # code points: PostgreSQL indexes at most 1 MB of distinct words a row, whatever the script
_STAND_INS = (0x2400, 0xE000, 0xF0000)  # ␀ and, should a text hold it, the private use areas
_BREAK = re.compile(r"\s")

# A finding's stage is known by its name: the stage that is called like what it finds.
_STAGE_OF = {
    "noise": "noise",
    "date_mention": "dates",
    "mention": "actors",
    "statement": "statements",
    "figure": "figures",
    "event": "events",
    "position": "positions",
}


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text in the form that every database takes: NUL as one other character, so that offsets hold."""

    text: str
    nul_as: str | None

    @classmethod
    def of(cls, text: str) -> StoredText:
        """Returns the storable form; raises StoreError at a lone surrogate."""
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise StoreError(f"the text holds a lone surrogate at {error.start}: decode it anew") from None
        if "\0" not in text:
            return cls(text, None)
        stand_in = next(c for first in _STAND_INS for c in map(chr, range(first, first + 6_000)) if c not in text)
        return cls(text.replace("\0", stand_in), stand_in)

    def quote(self, span: Span) -> str:
        """Returns the characters of a span, as stored."""
        return self.text[span.start : span.end]


def text_hash(text: str) -> str:
    """Returns the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_row(article: Article) -> Values:
    """Returns the row of what never changes about an article."""
    stored = StoredText.of(article.text)
    return {
        "id": article.id,
        "raw_sha256": article.raw_sha256,
        "text_sha256": text_hash(article.text),
        "length": len(article.text),
        "nul_as": stored.nul_as,
        "text": stored.text,
    }


def metadata_row(article: Article) -> Values:
    """Returns the row of what is known of an article, without its version and time."""
    return {
        "path": article.path,
        "url": article.url,
        "publisher": article.publisher,
        "byline": article.byline,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "published_basis": article.published_basis,
        "fetched": article.fetched,
    }


def passage_rows(article: Article) -> list[Values]:
    """Returns the paragraphs of an article for the search index; a very long one comes in pieces."""
    stored = StoredText.of(article.text)
    pieces = (piece for start, end in paragraphs(article.text) for piece in _pieces(stored.text, start, end))
    return [
        {"article": article.id, "n": n, "start": start, "end": end, "text": stored.text[start:end]}
        for n, (start, end) in enumerate(pieces)
    ]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _PASSAGE_MAX:
        last = start + _PASSAGE_MAX
        gap = next((m.start() for m in _BREAK.finditer(text, last - 1_000, last)), last)
        yield start, gap
        start = gap
    yield start, end


def reading_rows(reading: Reading, stages: Sequence[StageVersion], fingerprint: str) -> Rows:
    """Returns the rows of everything that a new reading replaces; raises StoreError where it contradicts itself."""
    article = reading.parsed.article
    rows: Rows = {
        t.reading: [
            {
                "article": article.id,
                "fingerprint": fingerprint,
                "body": article.layout.body,
                "skipped": "; ".join(reading.parsed.skipped) or None,
            }
        ],
        t.stage_run: [
            {"article": article.id, "stage": s.name, "n": n, "version": s.version} for n, s in enumerate(stages)
        ],
    }
    stored = StoredText.of(article.text)
    rows[t.layout] = list(_layout_rows(article, stored))
    _add_actors(rows, article.id, reading.actors)
    _add_findings(rows, stored, reading, {s.name for s in stages})
    return rows


def _layout_rows(article: Article, stored: StoredText) -> Iterator[Values]:
    layout = article.layout
    parts: list[tuple[str, Span | None]] = [
        ("title", layout.title),
        ("kicker", layout.kicker),
        ("byline", layout.byline),
        ("dateline", layout.dateline),
        ("published", article.published_span),
        *(("credit", span) for span in layout.credits),
    ]
    credit = count()
    for part, span in parts:
        if span is not None:
            n = next(credit) if part == "credit" else 0
            yield {"article": article.id, "part": part, "n": n, **_located(stored, span, f"the {part} of {article.id}")}


def _located(stored: StoredText, span: Span, what: str) -> Values:
    if span.end > len(stored.text):
        raise StoreError(f"{what} ends at {span.end}, but the text has {len(stored.text)} characters")
    return {"start": span.start, "end": span.end, "quote": stored.quote(span)}


def _add_actors(rows: Rows, article: str, actors: Iterable[Actor]) -> None:
    rows |= {t.actor: [], t.actor_article: [], t.actor_alias: [], t.actor_role: []}
    for n, actor in enumerate(_unique(actors)):
        own: Values = {"kind": actor.kind, "name": actor.name, "wikidata": actor.wikidata, "code": actor.code}
        key: Values = {"actor": actor.id, "article": article}
        rows[t.actor].append(
            {
                "id": actor.id,
                "article": actor.article,
                "kind": actor.kind,
                "name": actor.name,
                "wikidata": actor.wikidata or None,
                "code": actor.code or None,
            }
        )
        rows[t.actor_article].append({**key, "n": n, "owner": actor.article, **own})
        rows[t.actor_alias] += [{**key, "n": i, "name": alias} for i, alias in enumerate(actor.aliases)]
        rows[t.actor_role] += [{**key, "n": i, "role": role} for i, role in enumerate(actor.roles)]


def _add_findings(rows: Rows, stored: StoredText, reading: Reading, stages: set[str]) -> None:
    found = [f for f in reading.findings() if not isinstance(f, Actor)]
    rows |= {t.finding: [], **{table: [] for table in KINDS.values()}, t.evidence: [], t.finding_name: []}
    article = reading.parsed.article.id
    places: dict[Table, count[int]] = {table: count() for table in KINDS.values()}
    for finding in _unique(found):
        if finding.article != article:
            raise StoreError(f"finding {finding.id} is of article {finding.article}, not of {article}")
        table = KINDS[type(finding)]
        stage = _STAGE_OF[table.name]
        rows[t.finding].append(
            {
                "id": finding.id,
                "kind": table.name,
                "article": article,
                "n": next(places[table]),
                "score": getattr(finding, "score", None),
                "stage": stage if stage in stages else None,
            }
        )
        _add_finding(rows, stored, table, finding)
    _require_ends(rows)


def _add_finding(rows: Rows, stored: StoredText, table: Table, finding: Located) -> None:
    encoded = encode(finding)
    if not any(encoded.evidence()):
        raise StoreError(f"{table.name} {finding.id} rests on no span")
    rows[table].append({"id": finding.id, **encoded.values})
    rows[t.evidence] += [
        {"finding": finding.id, "role": role, "n": n, **_located(stored, span, f"the {role} of {finding.id}")}
        for role, n, span in encoded.evidence()
    ]
    rows[t.finding_name] += [
        {"finding": finding.id, "role": role, "n": n, "name": name}
        for role, names in encoded.names
        for n, name in enumerate(names)
    ]


def _unique(items: Iterable[_Thing]) -> Iterator[_Thing]:
    """Yields each once; raises StoreError where two that differ bear one id."""
    seen: dict[str, _Thing] = {}
    for item in items:
        if item.id not in seen:
            seen[item.id] = item
            yield item
        elif seen[item.id] != item:
            raise StoreError(f"two different findings bear the id {item.id}: {seen[item.id]} and {item}")


def _require_ends(rows: Rows) -> None:
    """Raises StoreError where a finding leans on an actor or statement that the reading does not hold."""
    known = {t.actor: {row["id"] for row in rows[t.actor]}, t.statement: {row["id"] for row in rows[t.statement]}}
    for table in KINDS.values():
        for column in table.columns:
            for end in (key.column.table for key in column.foreign_keys if key.column.table in known):
                for row in rows[table]:
                    if row[column.name] is not None and row[column.name] not in known[end]:
                        raise StoreError(
                            f"{table.name} {row['id']} names {end.name} {row[column.name]}, which the reading lacks"
                        )
