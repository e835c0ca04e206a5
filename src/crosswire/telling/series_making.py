"""Makes lines over time of the figures of a view."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.record import Figure, Span, View
from crosswire.telling.citing import Citer
from crosswire.telling.filters import Wanted, figures_wanted
from crosswire.telling.line import alike, clean
from crosswire.telling.series import Account, FiguresOverTime, Line, MeasureHeld, MeasuresHeld, Point, Series
from crosswire.telling.series_checks import differing, falling, mismatches
from crosswire.telling.series_key import Authorities, SeriesKey, Told, name_key, series_key

__all__ = ["figures_over_time", "measures_held"]

_MODALITIES = {"reported": 0, "estimated": 1, "proposed": 2}
_COUNTINGS = {"total": 0, "not told": 1, "window": 2}


def figures_over_time(view: View, wanted: Wanted, side: str | None = None, place: str | None = None) -> FiguresOverTime:
    """Returns the figures of a measure as lines over time.

    ``side`` and ``place`` are parts of what the figure says of them. The order in which reports came in changes
    nothing.
    """
    chosen = [
        f
        for f in figures_wanted(view, wanted)
        if (not side or alike(side) in alike(f.side or "")) and (not place or alike(place) in alike(f.place or ""))
    ]
    citer = Citer(view)
    measure = chosen[0].measure if chosen else wanted.measure or ""
    series = tuple(_series(chosen, view, citer))
    unrestricted = [] if side or place else list(figures_wanted(view, replace(wanted, measure=None)))
    return FiguresOverTime(
        measure,
        series,
        falling=tuple(falling(series)),
        differing=tuple(differing(measure, series)),
        mismatches=tuple(mismatches(measure, unrestricted, view, lambda f: _account(f, view, citer))),
    )


def measures_held(view: View, wanted: Wanted) -> MeasuresHeld:
    """Returns the measures that the figures asked for are of, the most reported first, ``other`` last."""
    authorities = Authorities(view)
    by_measure: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures_wanted(view, wanted):
        by_measure[figure.measure].append(figure)
    held = [
        MeasureHeld(
            name,
            len(found),
            len({f.article for f in found}),
            len({a.key for a in map(authorities.of, found) if a.told == "named"}),
        )
        for name, found in by_measure.items()
    ]
    return MeasuresHeld(tuple(sorted(held, key=lambda m: (m.measure == "other", -m.figures, m.measure))))


def _account(figure: Figure, view: View, citer: Citer) -> Account:
    """Returns how one passage gives its figure."""
    article = view.article[figure.article]
    sentence = citer.sentence(figure.article, figure.span)
    return Account(
        finding=figure.id,
        short=citer.short(figure.id),
        article=article.id,
        publisher=article.publisher,
        published=article.published,
        via=_via(figure, view),
        basis=figure.authority_basis,
        side=figure.side,
        place=figure.place,
        span=figure.span,
        quote=figure.span.of(article.text),
        sentence=sentence,
        passage=sentence.of(article.text),
    )


def _via(figure: Figure, view: View) -> tuple[str, ...]:
    statement = view.statement.get(figure.statement or "")
    publisher = name_key(view.article[figure.article].publisher or "")
    relay = statement.relay if statement else ()
    return tuple(r for r in relay if name_key(r) not in publisher)


def _series(figures: Iterable[Figure], view: View, citer: Citer) -> Iterable[Series]:
    """Yields what is reported before what is estimated or proposed, totals first, then the series with most points."""
    by_key: dict[SeriesKey, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_key[series_key(figure)].append(figure)
    authorities = Authorities(view)
    found = [(key, _one_series(key, of, authorities, view, citer)) for key, of in by_key.items()]
    found.sort(
        key=lambda item: (_MODALITIES[item[0].modality], _COUNTINGS[item[0].counting], -item[1].points, str(item[0]))
    )
    return (series for _, series in found)


def _one_series(key: SeriesKey, figures: list[Figure], authorities: Authorities, view: View, citer: Citer) -> Series:
    by_authority: dict[tuple[str, Told], list[Figure]] = defaultdict(list)
    names: dict[tuple[str, Told], list[str | None]] = defaultdict(list)
    for figure in figures:
        authority = authorities.of(figure)
        by_authority[authority.key].append(figure)
        names[authority.key].append(authority.name)
    lines = [Line(_usual(names[who]), who[1], _points(given, view, citer)) for who, given in by_authority.items()]
    lines.sort(key=lambda line: (line.told != "named", line.told != "unnamed", -len(line.points), line.authority or ""))
    return Series(
        side=_usual(f.side for f in figures) if key.side else None,
        place=_usual(f.place for f in figures) if key.place else None,
        unit=key.unit or None,
        per=key.per or None,
        counting=key.counting,
        modality=figures[0].modality,
        lines=tuple(lines),
    )


def _points(figures: Iterable[Figure], view: View, citer: Citer) -> tuple[Point, ...]:
    """Returns the points in order; the same value on the same day is one, with all who report it."""
    found: dict[Point, list[Account]] = defaultdict(list)
    for figure in figures:
        found[_bare_point(figure, view)].append(_account(figure, view, citer))
    points = [replace(bare, accounts=tuple(sorted(given, key=_by_day))) for bare, given in found.items()]
    return tuple(sorted(points, key=_in_time))


def _bare_point(figure: Figure, view: View) -> Point:
    value = (figure.value_low, figure.value_high, figure.bound)
    when, published = figure.as_of, view.article[figure.article].published
    if when and (when.earliest or when.latest):
        return Point(*value, when.earliest, when.latest, when.precision, "as_of", ())
    if published:
        return Point(*value, published, published, "day", "published", ())
    return Point(*value, None, None, "unknown", "unknown", ())


def _by_day(one: Account) -> tuple[date, str, str, Span]:
    return one.published or date.max, one.publisher or "", one.article, one.span


def _in_time(point: Point) -> tuple[date, date, bool, float, float, str, str]:
    low = point.low if point.low is not None else float("-inf")
    high = point.high if point.high is not None else float("inf")
    first = point.first or date.min
    day = point.day or date.max
    return day, first, point.dated_by != "as_of", low, high, point.bound, point.precision


def _usual(names: Iterable[str | None]) -> str | None:
    """Returns the wording met most often, the first in the alphabet among equals."""
    counted: Sequence[tuple[str, int]] = Counter(clean(n) for n in names if n).most_common()
    return min(counted, key=lambda item: (-item[1], item[0]))[0] if counted else None
