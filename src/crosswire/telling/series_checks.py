"""What does not go together among figures: totals that fall, authorities that differ, parts that miss their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from crosswire.lexicon.domain import Sum, domain, domain_names
from crosswire.record import Figure, Span, View
from crosswire.telling.line import alike
from crosswire.telling.series import Account, Differing, Falling, Line, Mismatch, Point, Series, Stand, Summand
from crosswire.telling.series_interval import Interval, interval
from crosswire.telling.series_key import Authorities, known_measure, name_key, series_key
from crosswire.telling.series_words import difference_words, label, value_words
from crosswire.text import paragraphs

__all__ = ["differing", "falling", "mismatches"]

_MOST_FIGURES = 4  # of one measure in one report: beyond it nobody can tell which belong to one sum


def falling(series: Sequence[Series]) -> Iterator[Falling]:
    """Yields where a total of one authority falls from one day to a later one; each point at most once."""
    for i, one in enumerate(series):
        if one.counting != "total" or one.modality != "reported" or one.per:
            continue
        for line in one.lines:
            if line.told == "named" and line.authority is not None:
                yield from (Falling(i, line.authority, *pair, _fall_words(*pair)) for pair in _falls(line.points))


def _falls(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yields a point that is smaller than an earlier one, with the newest such, the greatest of that day."""
    spans = [_span_of(p) for p in points]
    highest = float("-inf")
    for i, after in enumerate(points):
        above = _newest_above(points, spans, i) if after.first and highest >= spans[i].high else None
        if above is not None:
            yield above, after
        highest = max(highest, spans[i].low)


def _newest_above(points: Sequence[Point], spans: Sequence[Interval], at: int) -> Point | None:
    """Looks back from a point, no further than the newest day on which a value stands above it."""
    first, best = points[at].first or date.min, None
    for i in range(at - 1, -1, -1):
        day = points[i].last
        if best is not None and points[i].day != points[best].day:
            break
        if day and day < first and spans[at].below(spans[i]) and (best is None or spans[i].low >= spans[best].low):
            best = i
    return None if best is None else points[best]


def _fall_words(before: Point, after: Point) -> str:
    return f"falls from {value_words(before)} to {value_words(after)} ({difference_words(before, after)})"


def differing(measure: str, series: Sequence[Series]) -> Iterator[Differing]:
    """Yields the days for which no value of one named authority can be any value of another.

    Only what must be of the same thing is compared: values of one day as of which they hold or, where no such day is
    told, totals, rates and wholes of a sum by their day of publication. Lengths of time and measures of no domain are
    left alone.
    """
    known = known_measure(measure)
    if known is None or known[1].counts == {"time"}:
        return
    is_whole = any(measure == s.whole for s in known[0].sums)
    for i, one in enumerate(series):
        by_publication = is_whole or one.per is not None or one.counting == "total"
        for (first, last), stands in sorted(_by_day(one.lines, by_publication).items()):
            apart = [pair for pair in combinations(stands, 2) if not _agree(*pair)]
            if apart:
                kept = tuple(s for s in stands if any(s in pair for pair in apart))
                pairs = (pair for a, b in apart for pair in product(a.points, b.points))
                low, high = max(pairs, key=_distance)
                yield Differing(i, first, last, kept, difference_words(low, high))


def _by_day(lines: Iterable[Line], by_publication: bool) -> dict[tuple[date, date], list[Stand]]:
    days: dict[tuple[date, date], list[Stand]] = defaultdict(list)
    for line in lines:
        if line.told != "named" or line.authority is None:
            continue
        given: dict[tuple[date, date], list[Point]] = defaultdict(list)
        for point in line.points:
            if point.first and point.last and (by_publication or point.dated_by == "as_of"):
                given[point.first, point.last].append(point)
        for day, points in given.items():
            days[day].append(Stand(line.authority, tuple(points)))
    return days


def _agree(a: Stand, b: Stand) -> bool:
    return any(_span_of(p).meets(_span_of(q)) for p, q in product(a.points, b.points))


def _distance(pair: tuple[Point, Point]) -> float:
    a, b = (_span_of(p) for p in pair)
    return max(b.low - a.high, a.low - b.high)


def _span_of(value: Point | Figure) -> Interval:
    if isinstance(value, Figure):
        return interval(value.value_low, value.value_high, value.bound)
    return interval(value.low, value.high, value.bound)


def mismatches(
    measure: str, figures: Iterable[Figure], view: View, account: Callable[[Figure], Account]
) -> Iterator[Mismatch]:
    """Yields the reports that give a whole and all its parts where no reading of the parts makes up the whole.

    Figures of one measure are read as alternatives and as parts to be added. Nothing is said where a part is missing,
    where bounds allow the sum, or where another figure close by would fill the gap: it may be a part that was read
    as something else.
    """
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: (f.span, f.id)):
        by_article[figure.article].append(figure)
    articles = sorted((view.article[a] for a in by_article), key=lambda a: (a.published or date.max, a.id))
    authorities = Authorities(view)
    for name in domain_names():
        for one in domain(name).sums:
            if measure in (one.whole, *one.parts):
                for article in articles:
                    yield from _mismatch(one, by_article[article.id], view, authorities, account)


def _mismatch(
    one: Sum,
    figures: list[Figure],
    view: View,
    authorities: Authorities,
    account: Callable[[Figure], Account],
) -> Iterator[Mismatch]:
    counted = [f for f in figures if f.modality == "reported" and not f.per]
    for wholes in _by_side([f for f in counted if f.measure == one.whole]):
        fitting = [f for f in counted if _goes_with(f, wholes, view, authorities)]
        parts = {m: _distinct(f for f in fitting if f.measure == m) for m in one.parts}
        whole = _distinct(wholes)
        if not all(parts.values()) or max(map(len, (whole, *parts.values()))) > _MOST_FIGURES:
            continue
        sums = [total for reading in _readings(one) for total in _totals([parts[m] for m in reading])]
        if any(_span_of(w).meets(total) for w in whole for total in sums) or _gap_filled(
            whole, parts, sums, figures, view
        ):
            continue
        shown = [f for m in one.parts for f in parts[m]]
        yield Mismatch(
            whole[0].article,
            tuple(Summand(f.measure, value_words(f), account(f)) for f in whole),
            tuple(Summand(f.measure, value_words(f), account(f)) for f in shown),
            _sum_words(one, whole, parts),
        )


def _by_side(wholes: list[Figure]) -> Iterable[list[Figure]]:
    sides: dict[str, list[Figure]] = defaultdict(list)
    for figure in wholes:
        sides[series_key(figure).side].append(figure)
    return sides.values()


def _goes_with(figure: Figure, wholes: list[Figure], view: View, authorities: Authorities) -> bool:
    """Whether a figure may be part of a whole: side, place and authority are the same or one of them is not told."""
    whole = wholes[0]
    side, other_side = _side_told(figure, view), _side_told(whole, view)
    place, other_place = series_key(figure).place, series_key(whole).place
    given = {name_key(authorities.of(w).name or "") for w in wholes}
    by = name_key(authorities.of(figure).name or "")
    return (
        (not side or not other_side or side == other_side)
        and (not place or not other_place or place == other_place)
        and (not by or "" in given or by in given)
    )


def _side_told(figure: Figure, view: View) -> str:
    """Returns the population where the figure's own words name it: what was carried over to it may not be so."""
    side = series_key(figure).side
    return side if side in alike(figure.span.of(view.article[figure.article].text)) else ""


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    return list({(f.value_low, f.value_high, f.bound): f for f in reversed(list(figures))}.values())[::-1]


def _readings(one: Sum) -> Iterator[tuple[str, ...]]:
    """Yields the parts to add: all of them, and without those that may be counted within another."""
    inner = [part for part, _ in one.perhaps_within]
    for n in range(len(inner) + 1):
        for left_out in combinations(inner, n):
            yield tuple(part for part in one.parts if part not in left_out)


def _totals(parts: Sequence[Sequence[Figure]]) -> Iterator[Interval]:
    """Yields every sum of the parts; several figures of one part are each taken alone and added in every way."""
    choices = [[_added(some) for n in range(1, len(part) + 1) for some in combinations(part, n)] for part in parts]
    for chosen in product(*choices):
        yield sum(chosen[1:], chosen[0])


def _added(figures: Sequence[Figure]) -> Interval:
    spans = [_span_of(f) for f in figures]
    return sum(spans[1:], spans[0])


def _gap_filled(
    whole: Sequence[Figure],
    parts: dict[str, list[Figure]],
    sums: Sequence[Interval],
    figures: Sequence[Figure],
    view: View,
) -> bool:
    used = [*whole, *(f for part in parts.values() for f in part)]
    near = _paragraphs_of(used, view)
    spare = [
        _span_of(f)
        for f in figures
        if f not in used
        and f.measure != used[0].measure
        and series_key(f).unit == series_key(used[0]).unit
        and any(p.start <= f.span.start < p.end for p in near)
    ]
    return any(_span_of(w).meets(total + gap) for w in whole for total in sums for gap in spare)


def _paragraphs_of(figures: Sequence[Figure], view: View) -> list[Span]:
    found = [Span(start, end) for start, end in paragraphs(view.article[figures[0].article].text)]
    return [p for p in found if any(p.start <= f.span.start < p.end for f in figures)]


def _sum_words(one: Sum, whole: Sequence[Figure], parts: dict[str, list[Figure]]) -> str:
    told = " or ".join(value_words(f) for f in whole)
    added = ", ".join(f"{label(m)} {' and '.join(value_words(f) for f in parts[m])}" for m in one.parts)
    return f"{label(one.whole)} {told}, but no way of adding {added} makes that"
