"""One thing told of two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import combinations

from crosswire.lexicon.voices import agree, bare_name
from crosswire.record import DateMention, Event, Link, SharedPassage, View, inside
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.content import content
from crosswire.relating.facts.judged import Judged, surest
from crosswire.relating.facts.passages import Closeness, Found, Passages, spans_of
from crosswire.relating.facts.tellings import Telling
from crosswire.relating.nearest import one_to_one

__all__ = ["day_conflicts", "days_of_tellings"]

_ALIKE = 0.68  # cosine of two tellings of one event (samples and labour, 2026-11-23)
_SHARED = 2  # content words that they share
_NEAR_DAYS = 3  # further apart, they are two events
_MOST_OF_A_KIND = 800
_ONE_THING = 0.50  # probability that two sentences are about one thing


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


def days_of_tellings(by: Compared, judged: Iterable[Judged]) -> Iterator[Link]:
    """Yields a link for every two sentences that a judge holds for one thing, of two days near each other.

    Each names one day in what it asserts; days that say when somebody spoke do not count.
    """
    days: dict[str, list[DateMention]] = defaultdict(list)
    for mention in by.view.dates:
        if (
            mention.when is not None
            and mention.when.precision == "day"
            and mention.when.earliest == mention.when.latest
        ):
            days[mention.article].append(mention)
    one_thing = (j for j in judged if j.sure >= _ONE_THING and j.left.article != j.right.article)
    for pair in one_to_one(surest(one_thing, lambda j: j.sure), lambda j: j.answers):
        x, y = pair.left, pair.right
        one, other = (_told_day(t, days[t.article]) for t in (x, y))
        if one and other and (link := _of_two_days(one, other, pair.sure)):
            yield link


def _told_day(telling: Telling, days: Iterable[DateMention]) -> tuple[Found, DateMention] | None:
    """Returns the only day in what a sentence asserts, with the finding that holds it; null where there are more."""
    told = [
        (found, day)
        for day in days
        if inside(day.span, telling.span)
        for found in telling.found
        if any(inside(day.span, s) for s in spans_of(found))
    ]
    return told[0] if len({day.id for _, day in told}) == 1 else None


def _of_two_days(one: tuple[Found, DateMention], other: tuple[Found, DateMention], sure: float) -> Link | None:
    (left, a), (right, b) = one, other
    first, second = (d.when.earliest if d.when else None for d in (a, b))
    if first is None or second is None or not 0 < abs((first - second).days) <= _NEAR_DAYS:
        return None
    why = f"one thing told of two days: {a.when.text if a.when else ''}, or {b.when.text if b.when else ''}"
    shared = (SharedPassage(a.span, b.span),)
    return Link("contradicts", left.id, right.id, round(min(sure, 0.99), 3), why, shared=shared, aspect="fact")


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
