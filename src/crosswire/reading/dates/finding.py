"""From a text to its expressions of time: find the stretches, apply the grammar, leave out what is none, resolve."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from crosswire.reading.dates.calendar import Meaning, year
from crosswire.reading.dates.expressions import Duration, Section
from crosswire.reading.dates.fixed import CALENDAR, CLOCKS
from crosswire.reading.dates.grammar import rewrite
from crosswire.reading.dates.joined import JOINED, REFERENCES
from crosswire.reading.dates.lengths import LENGTHS, STRETCHES
from crosswire.reading.dates.points import points
from crosswire.reading.dates.relative import RELATIVE, SHIFTS
from crosswire.reading.dates.resolve import resolve
from crosswire.reading.dates.scene import Scene
from crosswire.reading.dates.traps import rate_kind, trapped
from crosswire.reading.dates.words import Item, Words, kind_of, runs
from crosswire.record import Parsed, Span, When

__all__ = ["Dated", "dates"]

_GRAMMAR = (*CLOCKS, *CALENDAR, *LENGTHS, *STRETCHES, *RELATIVE, *SHIFTS, *JOINED, *REFERENCES)
_REPORTED = frozenset({("Mo", 3), ("Mo", 6), ("Mo", 9)})  # runs of months that accounts are drawn up for
_YEARS = range(1400, 9000)  # a publication outside them is a mistake, and near the ends of what a date can hold
_PERIOD_REACH = 400  # code points: how far "a year earlier" looks back for the quarter it is measured against


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of time in a text: where it stands and what it means."""

    span: Span
    meaning: Meaning

    def when(self, text: str) -> When | None:
        """Returns the days it spans, or null where no calendar day answers to it."""
        if self.meaning.first is None and self.meaning.last is None:
            return None
        return When(self.meaning.first, self.meaning.last, self.meaning.precision, self.span.of(text))


def dates(text: str, published: date | None, parsed: Parsed | None = None) -> Iterator[Dated]:
    """Yields the expressions of time of a text in order, resolved against the day of publication.

    ``published`` null: only what the text itself fixes gets days. ``parsed`` sharpens which way a sentence points.

    >>> text = "Envoys met on Thursday and will return in early May."
    >>> [(d.span.of(text), d.meaning.value) for d in dates(text, date(2031, 3, 14))]
    [('Thursday', '2031-03-13'), ('early May', '2031-05')]
    """
    words = Words.of(text)
    scene = Scene(published if published and published.year in _YEARS else None)
    period_at = -_PERIOD_REACH
    for first, last in runs(words):
        for item in rewrite(words.items(first, last), _GRAMMAR):
            if item.term is None or item.start >= item.end:
                continue
            at = bisect_left(words.starts, item.start)
            to = bisect_left(words.starts, item.end)
            if trapped(item, words, at, to):
                continue
            if item.start - period_at > _PERIOD_REACH:
                scene = replace(scene, period=None)
            here = replace(scene, points=partial(points, words, at, to, parsed))
            meaning = _meaning(item, words, at, here)
            if meaning is None:
                continue
            yield Dated(Span(item.start, item.end), meaning)
            scene = _told(scene, item, meaning)
            if scene.period is not here.period:
                period_at = item.end


def _meaning(item: Item, words: Words, at: int, scene: Scene) -> Meaning | None:
    meaning = resolve(item.term, scene) if item.term is not None else None
    if kind_of(item.code) == "RATE" and isinstance(item.term, Duration) and meaning is not None:
        kind = rate_kind(item.term, words, at)
        return replace(meaning, kind=kind) if kind else None
    return meaning


def _told(scene: Scene, item: Item, meaning: Meaning) -> Scene:
    """What the next expression sees: the last date, and the last quarter or run of months reported on."""
    term = item.term
    if isinstance(term, Section):
        if term.years_back or term.year is not None:
            return scene
        return replace(scene, period=meaning, headline=scene.headline or meaning)
    if isinstance(term, Duration) and scene.published and (term.unit, term.number.value) in _REPORTED:
        return replace(scene, period=year(scene.published.year))
    if meaning.kind not in ("date", "time") or meaning.first is None:
        return scene
    return replace(scene, told=meaning)
