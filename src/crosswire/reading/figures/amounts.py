"""The amounts of an article that are figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crosswire.reading.figures.coins import with_coins
from crosswire.reading.figures.elapsed import elapsed
from crosswire.reading.figures.places import SpanIndex
from crosswire.reading.figures.refusal import accepted
from crosswire.reading.figures.scan import Amount, scan
from crosswire.reading.figures.tone import tone
from crosswire.reading.figures.vocabulary import Vocabulary
from crosswire.record import Reading, Span, inside

__all__ = ["amounts_of"]

_LOOK = 16  # code points before a stretch of time that may set it as a window: "the last"
_NOT_A_LENGTH = re.compile(r"\s(?:ago|earlier|hence|later|old|from\snow|prior)\b", re.I)
_APART = re.compile(r"\s(?:before|after|of)\b")


def amounts_of(reading: Reading, v: Vocabulary) -> Sequence[Amount]:
    """Returns the amounts that are figures, in order: no dates, no noise, no bylines, no headline twice."""
    text = reading.parsed.text
    counted = with_coins(text, list(accepted(text, scan(text, v), v.language)), v.language)
    merged = list(_merged(list(elapsed(text, v)), counted))
    blocked = SpanIndex((s, s) for s in (*(n.span for n in reading.parsed.noise), *_furniture(reading)))
    dates = SpanIndex((d.span, d.span) for d in reading.dates if d.kind != "duration")
    kept = [
        a
        for a in sorted(merged, key=lambda a: a.start)
        if not _hits(a, blocked) and not _is_date(a, dates, text) and not _is_window(a, text, v)
    ]
    return list(_without_headlines(reading, kept))


def _without_headlines(reading: Reading, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Leaves out the figures of title and kicker that the report itself gives again."""
    layout = reading.parsed.article.layout
    heads = SpanIndex((s, s) for s in (layout.title, layout.kicker) if s is not None)
    body = {(a.low, a.high, a.unit) for a in amounts if not _hits(a, heads)}
    yield from (a for a in amounts if not (_hits(a, heads) and (a.low, a.high, a.unit) in body))


def _merged(spoken: Sequence[Amount], counted: Sequence[Amount]) -> Iterator[Amount]:
    """Yields both; where they overlap, a number of its own ("a few hours") goes before the bare word of time."""
    starts = [a.start for a in counted]
    beaten = set()
    for one in spoken:
        near = range(max(0, bisect_left(starts, one.start) - 2), min(len(counted), bisect_left(starts, one.end) + 1))
        rivals = [n for n in near if counted[n].start < one.end and one.start < counted[n].end]
        if any(counted[n].kind == "time" for n in rivals):
            continue
        beaten.update(rivals)
        yield one
    yield from (a for n, a in enumerate(counted) if n not in beaten)


def _furniture(reading: Reading) -> Iterator[Span]:
    layout = reading.parsed.article.layout
    for span in (layout.byline, layout.dateline, *layout.credits):
        if span is not None:
            yield span


def _hits(amount: Amount, spans: SpanIndex[Span]) -> bool:
    return any(True for _ in spans.touching(Span(amount.number_start, amount.number_end)))


def _is_date(amount: Amount, dates: SpanIndex[Span], text: str) -> bool:
    """Whether a date, a clock time or a set of times holds the number; a rate's "a day" holds none."""
    own = Span(amount.number_start, amount.number_end)
    if amount.kind == "time" and _APART.match(text, amount.core_end):
        return False
    return amount.kind in ("count", "time") and any(inside(own, s) for s in dates.touching(own))


def _is_window(amount: Amount, text: str, v: Vocabulary) -> bool:
    """Whether a stretch of time says when, not how long: "in the last 24 hours", "two days ago"."""
    if amount.kind != "time":
        return False
    before = tone(v.language).window_before.search(text, max(0, amount.start - _LOOK), amount.start)
    return before is not None or _NOT_A_LENGTH.match(text, amount.core_end) is not None
