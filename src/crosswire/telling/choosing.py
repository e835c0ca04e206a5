"""Chooses among very many findings at once: by who, which outlet, which issue, which days. Rows are numbered."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from crosswire.record import Event, Statement, View
from crosswire.telling.line import alike
from crosswire.text import fold

__all__ = ["EventChoice", "EventsAsked", "Facet", "StatementChoice", "StatementsAsked", "Told"]

Told = Literal["named", "unnamed", "nobody"]
_REMEMBERED = 64
_WORD = re.compile(r"\w+")
_TERM = re.compile(r"\"([^\"]*)\"?|([^\s\"]+)")


class Facet:
    """The rows by a value they have."""

    def __init__(self, values: Iterable[Iterable[str | None]]) -> None:
        rows: dict[str, list[int]] = defaultdict(list)
        names: dict[str, str] = {}
        for number, of_row in enumerate(values):
            for value in of_row:
                if value:
                    key = alike(value)
                    names.setdefault(key, value)
                    if not rows[key] or rows[key][-1] != number:
                        rows[key].append(number)
        self._rows, self.names = dict(rows), names

    def having(self, value: str) -> set[int]:
        """Returns the rows with this value; case does not count."""
        return set(self._rows.get(alike(value), ()))

    def holding(self, part: str) -> set[int]:
        """Returns the rows with a value that this is a part of; case and accents do not count."""
        wanted = fold(part)
        return {row for key, rows in self._rows.items() if wanted in key or wanted in fold(key) for row in rows}

    def counts(self, limit: int | None = None) -> list[tuple[str, int]]:
        """Returns the values with how many rows have each, the most first."""
        ordered = Counter({key: len(rows) for key, rows in self._rows.items()}).most_common(limit)
        return [(self.names[key], n) for key, n in ordered]


@dataclass(frozen=True, slots=True)
class StatementsAsked:
    """Which statements; null asks for nothing. ``words`` are said, all of them; quotation marks make a phrase."""

    speaker: str | None = None
    outlet: str | None = None
    issue: str | None = None
    told: Told | None = None
    since: date | None = None
    until: date | None = None
    words: str | None = None


class StatementChoice:
    """Chooses statements, the newest report first; the same words of the same speaker are one choice."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rows = view.statements
        self.chosen = lru_cache(_REMEMBERED)(self._chosen)

    @cached_property
    def speakers(self) -> Facet:
        """Rows by name, alias or description of the speaker."""
        return Facet(
            (s.speaker.name, s.speaker.description, *s.speaker.aliases) if s.speaker else () for s in self._rows
        )

    @cached_property
    def outlets(self) -> Facet:
        """Rows by outlet."""
        return Facet((self._view.article[s.article].publisher,) for s in self._rows)

    @cached_property
    def issues(self) -> Facet:
        """Rows by issue of a position that rests on the statement."""
        by_statement: dict[str, set[str]] = defaultdict(set)
        for position in self._view.positions:
            if position.statement:
                by_statement[position.statement].add(position.issue)
        return Facet(sorted(by_statement.get(s.id, ())) for s in self._rows)

    @cached_property
    def told(self) -> Facet:
        """Rows by whether the speaker is named, unnamed, or nobody at all."""
        return Facet((_told(s),) for s in self._rows)

    @cached_property
    def _days(self) -> list[date]:
        return [self._view.article[s.article].published or date.max for s in self._rows]

    @cached_property
    def _alike(self) -> list[tuple[str, str]]:
        return [(_who(s), _what(s, self._view)) for s in self._rows]

    def _chosen(self, asked: StatementsAsked) -> tuple[tuple[Statement, ...], ...]:
        """Returns the statements asked for, those of one speaker in the same words together, the newest first."""
        rows = _all_of(self._tests(asked), len(self._rows))
        together: dict[tuple[str, str], list[Statement]] = {}
        for row in rows:
            together.setdefault(self._alike[row], []).append(self._rows[row])
        return tuple(tuple(of) for of in sorted(together.values(), key=self._newest, reverse=True))

    def _newest(self, statements: Sequence[Statement]) -> date:
        """Returns the day on which the words were first reported; equals stay in the order of the texts."""
        return min(self._view.article[s.article].published or date.min for s in statements)

    def _tests(self, asked: StatementsAsked) -> Iterator[set[int] | range]:
        if asked.since or asked.until:
            yield _between(self._days, asked.since, asked.until)
        if asked.told:
            yield self.told.having(asked.told)
        if asked.issue:
            yield self.issues.having(asked.issue)
        if asked.outlet:
            yield self.outlets.having(asked.outlet) or self.outlets.holding(asked.outlet)
        if asked.speaker:
            yield self.speakers.holding(asked.speaker)
        if asked.words:
            yield from self._saying(asked.words)

    def _saying(self, words: str) -> Iterator[set[int]]:
        """Yields the rows that hold each word or phrase; nothing holds what is punctuation alone."""
        for phrase, word in _TERM.findall(words):
            term = alike(fold(phrase or word))
            parts = _WORD.findall(term)
            found = [set(self._words.get(part, ())) for part in parts]
            rows = set.intersection(*found) if found else set()
            yield {row for row in rows if term in self._alike[row][1]} if len(parts) > 1 else rows

    @cached_property
    def _words(self) -> dict[str, array[int]]:
        """The rows by the words said in them."""
        rows: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, (_, said) in enumerate(self._alike):
            for word in set(_WORD.findall(said)):
                rows[word].append(number)
        return dict(rows)


@dataclass(frozen=True, slots=True)
class EventsAsked:
    """Which events; null asks for nothing. The days are those on which they happen, else those of publication."""

    modality: str | None = None
    kind: str | None = None
    who: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


class EventChoice:
    """Chooses events by the day they are told for, the newest first; the same words in several reports are one."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rows = tuple(sorted((e for e in view.events if e.kind != "statement"), key=self.day))
        self.chosen = lru_cache(_REMEMBERED)(self._chosen)

    def day(self, event: Event) -> date:
        """Returns the day of an event: when it happens, else when its report appeared; ``date.max`` if neither."""
        told = event.when.earliest if event.when else None
        return told or self._view.article[event.article].published or date.max

    @cached_property
    def modalities(self) -> Facet:
        """Rows by modality."""
        return Facet((e.modality,) for e in self._rows)

    @cached_property
    def kinds(self) -> Facet:
        """Rows by kind."""
        return Facet((e.kind,) for e in self._rows)

    @cached_property
    def outlets(self) -> Facet:
        """Rows by outlet."""
        return Facet((self._view.article[e.article].publisher,) for e in self._rows)

    @cached_property
    def actors(self) -> Facet:
        """Rows by who does it or to whom."""
        return Facet((*e.actors, *e.recipients) for e in self._rows)

    @cached_property
    def _days(self) -> list[date]:
        return [self.day(e) for e in self._rows]

    @cached_property
    def _alike(self) -> list[tuple[str, str, date]]:
        texts = self._view.article
        return [(e.kind, alike(e.span.of(texts[e.article].text)), self.day(e)) for e in self._rows]

    def _chosen(self, asked: EventsAsked) -> tuple[tuple[Event, ...], ...]:
        """Returns the events asked for, those told in the same words of the same day together, the newest first."""
        together: dict[tuple[str, str, date], list[Event]] = {}
        for row in _all_of(self._tests(asked), len(self._rows)):
            together.setdefault(self._alike[row], []).append(self._rows[row])
        return tuple(tuple(of) for of in reversed(together.values()))

    def _tests(self, asked: EventsAsked) -> Iterator[set[int] | range]:
        if asked.since or asked.until:
            yield _between(self._days, asked.since, asked.until)
        exact: tuple[tuple[str | None, Callable[[], Facet]], ...] = (
            (asked.modality, lambda: self.modalities),
            (asked.kind, lambda: self.kinds),
        )
        yield from (facet().having(value) for value, facet in exact if value)
        if asked.outlet:
            yield self.outlets.having(asked.outlet) or self.outlets.holding(asked.outlet)
        if asked.who:
            yield self.actors.holding(asked.who)


def _all_of(tests: Iterable[set[int] | range], rows: int) -> Sequence[int]:
    """Returns the rows that pass every test, in order."""
    left: set[int] | range = range(rows)
    for passing in sorted(tests, key=len):
        if isinstance(left, range):
            low, high = left.start, left.stop
            if isinstance(passing, range):
                left = range(max(low, passing.start), min(high, passing.stop))
            else:
                left = passing if (low, high) == (0, rows) else {r for r in passing if low <= r < high}
        else:
            left = {r for r in left if r in passing}
    return left if isinstance(left, range) else sorted(left)


def _between(days: Sequence[date], since: date | None, until: date | None) -> range:
    """Returns the rows of these days, both inclusive; ``days`` ascend, and ``date.max`` is a day that nothing tells."""
    first = bisect_left(days, since) if since else 0
    return range(first, bisect_right(days, until) if until else bisect_left(days, date.max))


def _told(statement: Statement) -> Told:
    if statement.speaker is None:
        return "nobody"
    return "named" if statement.speaker.named else "unnamed"


def _who(statement: Statement) -> str:
    speaker = statement.speaker
    if speaker is None or not speaker.named:  # two reports may mean two people by "an official"
        return alike(speaker.name) if speaker else ""
    return speaker.actor or alike(speaker.name)


def _what(statement: Statement, view: View) -> str:
    text = view.article[statement.article].text
    return fold(" … ".join(s.of(text) for s in statement.content))
