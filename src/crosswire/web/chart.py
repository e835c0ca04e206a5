"""A series as a drawing that the page itself holds: marks are links to their passages, colours follow the theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from crosswire.api import day_words
from crosswire.telling.series import Differing, Line, Point, Series
from crosswire.telling.series_days import days_scale
from crosswire.telling.series_words import day_said, number_words, value_words

__all__ = ["Chart", "Drawn", "Key", "Tick", "drawn"]

WIDTH, HEIGHT = 880, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 14, 18, 34
_STYLES = 7  # authorities that have a colour and shape of their own; the rest share the last
_ARROW = 26
_HEADROOM = 1.12
_CLOSE = 0.55  # least over greatest value from which the axis need not begin at 0: else a change cannot be seen
_TICKS = 4
_MOST_NUMBERS = 24
_MOST_POINTS = 90  # of a drawing: more cannot be told apart, and the table has them
_UP, _DOWN = ("at_least", "more_than"), ("up_to",)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis and where it stands."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A point as drawn: where, in which style, what it says, where its passage is; bounds as a stretch or an arrow.

    ``low`` and ``high`` are heights of the ends of a range; ``arrow`` the height to which an open bound points, null
    where there is none; ``since`` where its first day stands, if it holds for several.
    """

    x: float
    y: float
    style: int
    bound: str
    words: str
    number: str
    article: str
    finding: str
    low: float | None = None
    high: float | None = None
    arrow: float | None = None
    since: float | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """An authority in the legend, and the line that joins its points, as SVG path."""

    words: str
    style: int
    path: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing; ``base`` is where its axis begins, ``missing`` how many points it leaves to the table."""

    points: tuple[Drawn, ...]
    keys: tuple[Key, ...]
    days: tuple[Tick, ...]
    values: tuple[Tick, ...]
    clashes: tuple[Tick, ...]
    base: float
    skips_days: bool
    missing: int
    numbers: bool
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def drawn(series: Series, names: Sequence[str], differing: Sequence[Differing] = ()) -> Chart | None:
    """Returns the drawing of a series, null where none of its points has a day and a value.

    ``names`` are its authorities as the page calls them, in the order of its lines.
    """
    dated = [(line, [p for p in line.points if p.day and _anchor(p) is not None]) for line in series.lines]
    lines = [(line, points) for line, points in dated if points]
    called = [name for name, (_, points) in zip(names, dated, strict=True) if points]
    every = [(i, line, p) for i, (line, points) in enumerate(lines) for p in points]
    shown = every[:_MOST_POINTS]
    if not shown:
        return None
    plain = [p for _, _, p in shown]
    bare = Series(series.side, series.place, series.unit, series.per, series.counting, series.modality,
                  (Line(None, "not told", tuple(plain)),))  # fmt: skip
    scale = days_scale([bare], WIDTH - _LEFT - _RIGHT)
    first, last = scale.domain
    axis = _axis(plain)

    def across(step: float) -> float:
        return round(_LEFT + (step - first) / (last - first) * (WIDTH - _LEFT - _RIGHT), 1)

    marks = []
    for (i, _, point), place in zip(shown, scale.places(plain), strict=True):
        since = across(place.first) if place.first is not None else None
        marks.append(_mark(point, min(i, _STYLES - 1), across(place.at), axis, since))
    keys = tuple(_key(i, called[i], line, [m for m, (j, _, _) in zip(marks, shown, strict=True) if i == j])
                 for i, (line, _) in enumerate(lines))  # fmt: skip
    return Chart(
        points=tuple(marks),
        keys=keys,
        days=tuple(Tick(across(i), day_words(scale.steps[i])) for i in scale.ticks),
        values=tuple(_ticks(axis)),
        clashes=tuple(_clashes(differing, scale.steps, across)),
        base=axis.low,
        skips_days=scale.skips_days,
        missing=sum(len(line.points) for line in series.lines) - len(shown),
        numbers=len(shown) <= _MOST_NUMBERS,
    )


def _anchor(point: Point) -> float | None:
    return point.low if point.low is not None else point.high


def _axis(points: Sequence[Point]) -> _Axis:
    ends = [end for p in points for end in (p.low, p.high) if end is not None]
    most, least = max(ends), min(ends)
    low = 0.0 if least >= 0 else least * _HEADROOM
    if most > least > most * _CLOSE:
        low = max(0.0, least - (most - least))
    high = low + (most - low) * _HEADROOM
    return _Axis(low, high if high > low else low + 1)


def _mark(point: Point, style: int, x: float, axis: _Axis, since: float | None) -> Drawn:
    anchor = _anchor(point) or 0.0
    ranged = point.low is not None and point.high is not None and point.low != point.high
    y = axis.at(anchor)
    account = point.accounts[0]
    arrow = y - _ARROW if point.bound in _UP else y + _ARROW if point.bound in _DOWN else None
    return Drawn(
        x=x,
        y=y,
        style=style,
        bound=point.bound,
        words=f"{value_words(point)}, {day_said(point)}",
        number=_number(point),
        article=account.article,
        finding=account.finding,
        low=axis.at(point.low) if ranged and point.low is not None else None,
        high=axis.at(point.high) if ranged and point.high is not None else None,
        arrow=max(_TOP - 8.0, arrow) if arrow is not None else None,
        since=since,
    )


def _number(point: Point) -> str:
    sign = {"about": "~", "at_least": "≥", "more_than": ">", "up_to": "≤"}.get(point.bound, "")
    if point.low is not None and point.high is not None and point.low != point.high:
        return f"{number_words(point.low)}–{number_words(point.high)}"
    return sign + number_words(_anchor(point) or 0.0)


def _key(number: int, name: str, line: Line, marks: Sequence[Drawn]) -> Key:
    joined = line.told == "named" and len(marks) > 1  # those without a name may be several: nothing is joined
    path = "M" + " L".join(f"{m.x} {m.y}" for m in marks) if joined else ""
    return Key(name, min(number, _STYLES - 1), path)


def _ticks(axis: _Axis) -> Iterator[Tick]:
    raw = (axis.high - axis.low) / _TICKS
    size = 10.0 ** floor(log10(raw))
    step = next(m * size for m in (1, 2, 2.5, 5, 10) if m * size >= raw)
    value = -(-axis.low // step) * step
    while value <= axis.high:
        yield Tick(axis.at(value), number_words(round(value, 6)))
        value += step


def _clashes(differing: Sequence[Differing], steps: Sequence[date], across: object) -> Iterator[Tick]:
    index = {day: i for i, day in enumerate(steps)}
    for clash in differing:
        if clash.last in index and callable(across):
            yield Tick(across(index[clash.last]), clash.why)
