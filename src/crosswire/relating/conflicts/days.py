"""One event told of two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations

from crosswire.lexicon.voices import agree, bare_name
from crosswire.record import Event, Link, SharedPassage, View
from crosswire.relating.facts.content import content
from crosswire.relating.facts.passages import Closeness, Passages

__all__ = ["day_conflicts"]

_ALIKE = 0.68  # cosine of two tellings of one event (samples and labour, 2026-11-23)
_SHARED = 2  # content words that they share
_NEAR_DAYS = 3  # further apart, they are two events
_MOST_OF_A_KIND = 800


def day_conflicts(view: View, passages: Passages, closeness: Closeness, among: Collection[str]) -> Iterator[Link]:
    """Yields a link for every two events of one kind told alike, by the same doers, of two days near each other."""
    by_kind: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in view.events:
        if event.kind not in ("statement", "other") and _day(event) is not None:
            by_kind[event.kind, event.modality].append(event)
    pairs = [
        (a, b)
        for events in by_kind.values()
        if len(events) <= _MOST_OF_A_KIND
        for a, b in combinations(events, 2)
        if (a.article in among or b.article in among) and _may_be_one(a, b, passages)
    ]
    closeness.prepare(passages.of(e).own for pair in pairs for e in pair)
    for a, b in pairs:
        x, y = passages.of(a), passages.of(b)
        alike = closeness.cosine(x.own, y.own)
        if alike >= _ALIKE and a.when and b.when:
            why = f"one event told of two days: {a.when.text}, or {b.when.text}"
            shared = (SharedPassage(a.span, b.span),)
            yield Link("contradicts", a.id, b.id, round(min(alike, 0.99), 3), why, shared=shared, aspect="fact")


def _day(event: Event) -> date | None:
    """Returns the one day that an event is told of, by an expression of its own; else null."""
    when = event.when
    if when is None or not when.text or when.earliest is None or when.earliest != when.latest:
        return None
    return when.earliest


def _may_be_one(a: Event, b: Event, passages: Passages) -> bool:
    first, second = _day(a), _day(b)
    if a.article == b.article or first is None or second is None or not 0 < abs((first - second).days) <= _NEAR_DAYS:
        return False
    doers = [(bare_name(x), bare_name(y)) for x in a.actors for y in b.actors]
    if doers and not any(agree(x, y) for x, y in doers):
        return False
    return len(content(passages.of(a).own).stems & content(passages.of(b).own).stems) >= _SHARED
