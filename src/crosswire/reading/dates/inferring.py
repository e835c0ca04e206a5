"""When a report that does not say so appeared: what its own body proves, with the passages that prove it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from crosswire.reading.dates.calendar import add_months
from crosswire.reading.dates.finding import Dated, dates
from crosswire.reading.dates.fixed import ordinal
from crosswire.reading.dates.points import points
from crosswire.reading.dates.words import LEXICON, Words
from crosswire.record import Span, When

__all__ = ["Inferred", "inferred_day"]

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_SENTENCE_MAX = 1000  # code points
_STARTS = frozenset(LEXICON["starts"])
_BETWEEN = frozenset({"", ",", "("})
_UNIT_DAYS = {"D": 1, "W": 7}
_UNIT_MONTHS = {"Mo": 1, "Y": 12}


@dataclass(frozen=True, slots=True)
class Inferred:
    """The days on which a report can have appeared (``latest`` null: open), and the passages that say so."""

    window: When
    evidence: tuple[Span, ...]


def inferred_day(text: str) -> Inferred | None:
    """Returns when a report must have appeared by what its body says, or null where the body proves nothing.

    Three things count: "today" beside a full date; a count ("its fifth month") beside the dated start that it runs
    from; and the latest full date that is told as past, before which the report cannot have been written.

    >>> text = "The war, sparked by the raid on October 7, 2030, has entered its fifth month."
    >>> found = inferred_day(text)
    >>> found.window.earliest.isoformat(), found.window.latest.isoformat()
    ('2031-02-07', '2031-03-07')
    >>> inferred_day("The war has entered its fifth month, he said on Thursday.") is None
    True
    """
    found = list(dates(text, None))
    full = [d for d in found if d.meaning.grain in ("D", "TIME") and d.meaning.first is not None]
    today = _today(text, found, full)
    if today is not None:
        return today
    past = _past(text, full)
    starts = [d for d in past if _STARTS & set(_sentence(text, d.span).of(text).lower().split())]
    counted = [window for d in found if (window := _counted(text, d, past, starts))]
    return _joined(past, counted)


def _today(text: str, found: Sequence[Dated], full: Sequence[Dated]) -> Inferred | None:
    """Reads "today (March 13, 2031)"."""
    dated = {d.span: d for d in full}
    for one, other in pairwise(found):
        between = text[one.span.end : other.span.start].strip()
        if one.span.of(text).lower() == "today" and other.span in dated and between in _BETWEEN:
            whole = Span(one.span.start, other.span.end)
            return Inferred(When(other.meaning.first, other.meaning.last, "day", whole.of(text)), (whole,))
    return None


def _past(text: str, full: Sequence[Dated]) -> list[Dated]:
    """The full dates that the text does not look ahead to."""
    words = Words.of(text)
    at = [(bisect_left(words.starts, d.span.start), bisect_left(words.starts, d.span.end)) for d in full]
    return [d for d, (first, last) in zip(full, at, strict=True) if points(words, first, last) <= 0]


def _counted(text: str, count: Dated, past: Sequence[Dated], starts: Sequence[Dated]) -> Inferred | None:
    """Reads "its fifth month" against the dated start that it runs from."""
    first_word = count.span.of(text).split()[0].lower()
    if count.meaning.kind != "duration" or first_word not in LEXICON["ordinals"]:
        return None
    last_word = re.split(r"[\s-]+", count.span.of(text).lower())[-1]
    start = _start(text, count, past, starts)
    if start is None or start.meaning.first is None:
        return None
    number, unit = ordinal(first_word), LEXICON["units"].get(last_word, "")
    first, last = (_after(start.meaning.first, n, unit) for n in (number - 1, number))
    if first is None or last is None:
        return None
    return Inferred(When(first, last, "range", count.span.of(text)), (start.span, count.span))


def _start(text: str, count: Dated, past: Sequence[Dated], starts: Sequence[Dated]) -> Dated | None:
    """The one full date in the sentence of the count, else the one full date that the text calls a start."""
    here = _sentence(text, count.span)
    first = bisect_left(past, here.start, key=lambda d: d.span.start)
    last = bisect_left(past, here.end, key=lambda d: d.span.start)
    near = past[first:last] or starts
    return near[0] if len(near) == 1 else None


def _sentence(text: str, span: Span) -> Span:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(span.start - _SENTENCE_MAX, 0), span.start)]
    after = _SENTENCE_END.search(text, span.end, span.end + _SENTENCE_MAX)
    return Span(ends[-1] if ends else max(span.start - _SENTENCE_MAX, 0), after.start() if after else len(text))


def _after(start: date, count: int, unit: str) -> date | None:
    if unit in _UNIT_DAYS:
        return start + timedelta(days=count * _UNIT_DAYS[unit])
    return add_months(start, count * _UNIT_MONTHS[unit]) if unit in _UNIT_MONTHS else None


def _joined(past: Sequence[Dated], counted: Sequence[Inferred]) -> Inferred | None:
    """What all the evidence allows together; null where there is none, or where it contradicts itself."""
    evidence = [span for one in counted for span in one.evidence]
    earliest = [one.window.earliest for one in counted if one.window.earliest]
    latest = [one.window.latest for one in counted if one.window.latest]
    newest = max(past, key=lambda d: d.meaning.first or date.min, default=None)
    if newest is not None and newest.meaning.first is not None:
        earliest.append(newest.meaning.first)
        evidence.append(newest.span)
    if not earliest or (latest and max(earliest) > min(latest)):
        return None
    window = When(max(earliest), min(latest, default=None), "range")
    return Inferred(window, tuple(sorted(set(evidence))))
