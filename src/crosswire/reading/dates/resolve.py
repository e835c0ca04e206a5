"""From what an expression says to the days it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from crosswire.reading.dates import calendar as cal
from crosswire.reading.dates.calendar import Meaning
from crosswire.reading.dates.counted import resolve_ago, resolve_period, resolve_stretch
from crosswire.reading.dates.expressions import (
    Ago,
    AtTime,
    Calendar,
    Clock,
    DayPart,
    Duration,
    Expression,
    Holiday,
    Interval,
    Part,
    Period,
    Recent,
    Recurring,
    Reference,
    Season,
    Section,
    Stretch,
    Weekday,
    WeekOf,
)
from crosswire.reading.dates.lengths import duration_value
from crosswire.reading.dates.named import (
    resolve_calendar,
    resolve_holiday,
    resolve_season,
    resolve_section,
    resolve_weekday,
)
from crosswire.reading.dates.scene import Scene

__all__ = ["resolve"]


def resolve(expression: Expression, scene: Scene) -> Meaning | None:
    """Returns what an expression means in its scene, or null where it means nothing there.

    Without a day of publication the value keeps what the text itself fixes (``XXXX-WXX-4``) and names no days.
    """
    return _RESOLVERS[type(expression)](expression, scene)


def _clock(term: Clock, scene: Scene) -> Meaning | None:
    day = scene.told_day
    if day is None:
        return Meaning("time", f"XXXX-XX-XXT{term.value}")
    return Meaning("time", f"{day.isoformat()}T{term.value}", day, day, "time", "TIME")


def _day_part(term: DayPart, scene: Scene) -> Meaning | None:
    told = term.shift in ("after", "before", "that", "none")
    day = scene.told_day if told else scene.published
    if day is None:
        return Meaning("time", f"XXXX-XX-XXT{term.code}")
    day += timedelta(days={"last": -1, "next": 1, "after": 1, "before": -1}.get(term.shift, 0))
    return _timed(cal.day(day), term.code)


def _at_time(term: AtTime, scene: Scene) -> Meaning | None:
    day = resolve(term.day, scene)
    if day is None:
        return None
    code = term.time.value if isinstance(term.time, Clock) else term.time.code
    return _timed(day, code)


def _timed(day: Meaning, code: str) -> Meaning:
    """A part of a day; a night also reaches into the next morning."""
    last = day.last + timedelta(days=1) if code == "NI" and day.last and day.last.year < 9999 else day.last
    value = f"{day.value[:10]}T{code}"
    return Meaning("time", value, day.first, last, "time" if last == day.last else "range", "TIME")


def _part(term: Part, scene: Scene) -> Meaning | None:
    whole = resolve(term.whole, scene)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    first, last = whole.first, whole.last
    if term.part in ("BEFORE", "AFTER"):
        if scene.published and first <= scene.published <= last:
            first, last = (first, scene.published) if term.part == "BEFORE" else (scene.published, last)
        return replace(whole, first=first, last=last, precision="range")
    middle, late = _thirds(whole, first, last)
    one = timedelta(days=1)
    first, last = {"START": (first, middle - one), "MID": (middle, late - one), "END": (late, last)}[term.part]
    return replace(whole, first=first, last=max(first, last), precision="range")


def _thirds(whole: Meaning, first: date, last: date) -> tuple[date, date]:
    """Where the middle and the late part begin: in May and September, in the years 4 and 7, else after a third."""
    if whole.grain == "Y":
        return date(first.year, 5, 1), date(first.year, 9, 1)
    if whole.grain == "De":
        return date(first.year + 4, 1, 1), date(first.year + 7, 1, 1)
    third = timedelta(days=max(1, round(((last - first).days + 1) / 3)))
    return first + third, last - third + timedelta(days=1)


def _week_of(term: WeekOf, scene: Scene) -> Meaning | None:
    inside = resolve(term.inside, scene)
    if inside is None or inside.first is None:
        return None
    if term.unit == "Mo":
        return cal.month(inside.first.year, inside.first.month)
    return cal.weekend(inside.first) if term.unit == "E" else cal.week(inside.first)


def _interval(term: Interval, scene: Scene) -> Meaning | None:
    first, last = resolve(term.first, scene), resolve(term.last, scene)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return Meaning("date", f"{first.value}/{last.value}", first.first, last.last, "range", first.grain)


def _ago(term: Ago, scene: Scene) -> Meaning | None:
    origin = None if isinstance(term.origin, str) else resolve(term.origin, scene)
    return resolve_ago(term, scene, origin.first if origin else None)


def _duration(term: Duration, _: Scene) -> Meaning:
    return Meaning("duration", duration_value(term))


def _recurring(term: Recurring, _: Scene) -> Meaning:
    return Meaning("set", term.value)


def _reference(term: Reference, _: Scene) -> Meaning:
    return Meaning("date", term.value)


_RESOLVERS: dict[type, Callable[[Any, Scene], Meaning | None]] = {
    Ago: _ago,
    AtTime: _at_time,
    Calendar: resolve_calendar,
    Clock: _clock,
    DayPart: _day_part,
    Duration: _duration,
    Holiday: resolve_holiday,
    Interval: _interval,
    Part: _part,
    Period: resolve_period,
    Recent: resolve_stretch,
    Recurring: _recurring,
    Reference: _reference,
    Season: resolve_season,
    Section: resolve_section,
    Stretch: resolve_stretch,
    WeekOf: _week_of,
    Weekday: resolve_weekday,
}
