"""Moments: events and statements by the day they are told for, in numbers that a page can choose from at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crosswire.record import Event, Modality, Statement
from crosswire.telling.choosing import EventsAsked, StatementsAsked
from crosswire.telling.line import Entry

if TYPE_CHECKING:
    from crosswire.telling.desk import Desk

__all__ = ["Bar", "EventsAsked", "Moment", "Moments", "moments"]

_MOST_BARS = 90  # of the strip of days: more cannot be told apart on a phone


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline: its day (null where nothing tells it), and the findings that it is made of."""

    day: date | None
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def modality(self) -> Modality | None:
        """How real an event is told to be; null for a statement."""
        return self.events[0].modality if self.events else None

    def line(self, desk: Desk) -> Entry:
        """Returns it as a line."""
        return desk.event_line(*self.events) if self.events else desk.statement_line(*self.statements)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days in the strip, both ends inclusive: how many lines, how many told as happened; height 0 to 1."""

    first: date
    last: date
    lines: int
    happened: int
    share: float


@dataclass(frozen=True, slots=True)
class Moments:
    """The lines, the newest day first, and the strip of all days."""

    rows: tuple[Moment, ...]
    bars: tuple[Bar, ...]


def moments(desk: Desk, asked: EventsAsked, shown: str = "events") -> Moments:
    """Returns the events and, where ``shown`` is ``both`` or ``statements``, the statements asked for, by day."""
    rows = [] if shown == "statements" else [_event(desk, of) for of in desk.events.chosen(asked)]
    if shown != "events":
        told = StatementsAsked(speaker=asked.who, outlet=asked.outlet, since=asked.since, until=asked.until)
        rows += [_statement(desk, of) for of in desk.statements.chosen(told)]
    rows.sort(key=lambda row: row.day or date.min, reverse=True)
    return Moments(tuple(rows), tuple(_bars(rows)))


def _event(desk: Desk, events: tuple[Event, ...]) -> Moment:
    day = desk.events.day(events[0])
    return Moment(None if day == date.max else day, events=events)


def _statement(desk: Desk, statements: tuple[Statement, ...]) -> Moment:
    first = statements[-1]
    return Moment(first.said_on or desk.view.article[first.article].published, statements=statements)


def _bars(rows: Sequence[Moment]) -> list[Bar]:
    days = Counter(row.day for row in rows if row.day)
    happened = Counter(row.day for row in rows if row.day and row.modality == "happened")
    if not days:
        return []
    first, last = min(days), max(days)
    width = -(-((last - first).days + 1) // _MOST_BARS)
    counts: Counter[int] = Counter()
    real: Counter[int] = Counter()
    for day, n in days.items():
        counts[(day - first).days // width] += n
        real[(day - first).days // width] += happened[day]
    most = max(counts.values())
    return [
        Bar(begins, min(last, begins + timedelta(days=width - 1)), counts[number], real[number], counts[number] / most)
        for number in range((last - first).days // width + 1)
        for begins in [first + timedelta(days=number * width)]
    ]
