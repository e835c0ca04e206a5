"""Times counted from another: so many units before or after publication, or before or after the day last told."""

from __future__ import annotations

from datetime import date, timedelta

from crosswire.reading.dates import calendar as cal
from crosswire.reading.dates.calendar import Meaning
from crosswire.reading.dates.expressions import Ago, Duration, Number, Period, Recent, Stretch
from crosswire.reading.dates.lengths import duration_value
from crosswire.reading.dates.scene import Scene

__all__ = ["resolve_ago", "resolve_period", "resolve_stretch"]

_DAYS = {"D": 1, "N": 1, "W": 7, "F": 14, "E": 7}
_MONTHS = {"Mo": 1, "Q": 3, "Y": 12, "De": 120, "Ce": 1200, "Mi": 12000}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "E": "XXXX-WXX-WE", "Mo": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def resolve_period(term: Period, scene: Scene) -> Meaning | None:
    """Last week, this year, the following day, that month."""
    origin = scene.published
    if term.origin == "told":
        origin = scene.told_day if term.unit == "D" and scene.told and scene.told.grain != "Y" else scene.told_time
    if origin is None:
        return Meaning("date", _UNKNOWN[term.unit]) if term.unit in _UNKNOWN else None
    offset = term.offset
    if term.unit == "E" and term.origin == "published" and offset <= 0:
        offset = _weekend(offset, origin, scene)
    moved = _step(origin, offset, term.unit)
    return _whole(moved, term.unit) if moved else None


def _weekend(offset: int, origin: date, scene: Scene) -> int:
    """The weekend that is on, else the one just past, else, looking ahead, the one to come."""
    on_it = origin.isoweekday() >= 6
    if offset < 0:
        return -1
    return 0 if on_it or scene.points() > 0 else -1


def _step(origin: date, count: float, unit: str) -> date | None:
    try:
        if unit in _DAYS:
            return origin + timedelta(days=round(count * _DAYS[unit]))
        if unit in _MONTHS:
            months = origin.year * 12 + round(count * _MONTHS[unit])
            return cal.add_months(origin, round(count * _MONTHS[unit])) if 12 < months < 9998 * 12 else None
    except OverflowError:
        pass
    return None


def _whole(moved: date, unit: str) -> Meaning | None:
    if unit in ("D", "N"):
        return cal.day(moved)
    if unit in ("W", "F"):
        return cal.week(moved)
    if unit == "E":
        return cal.weekend(moved)
    if unit == "Mo":
        return cal.month(moved.year, moved.month)
    if unit == "Q":
        return cal.quarter(moved.year, (moved.month + 2) // 3)
    if unit == "Y":
        return cal.year(moved.year)
    return cal.decade(moved.year) if unit == "De" else cal.century(moved.year)


def resolve_ago(term: Ago, scene: Scene, other: date | None) -> Meaning | None:
    """Two weeks ago, a day earlier, ten days before May 3 (``other``): to the unit it is counted in."""
    number, unit = term.duration.number.value, term.duration.unit
    if number is None or unit not in _DAYS | _MONTHS:
        return _vague(term)
    period = scene.period
    if unit == "Y" and isinstance(term.origin, str) and period and period.first and number == 1:
        return _whole_like(period, -1 if term.direction < 0 else 1)
    told = scene.told_day if unit == "D" else scene.told_time
    origin = {"published": scene.published, "told": told}[term.origin] if isinstance(term.origin, str) else other
    if origin is None:
        return Meaning("date", _UNKNOWN.get(unit, "XXXX"))
    moved = _step(origin, term.direction * number, unit)
    return _whole(moved, unit) if moved else None


def _whole_like(period: Meaning, years: int) -> Meaning | None:
    """The same quarter, half or year some years off."""
    if period.first is None:
        return None
    y = period.first.year + years
    if period.grain == "Q":
        return cal.quarter(y, (period.first.month + 2) // 3)
    return cal.year(y)


def _vague(term: Ago) -> Meaning:
    """Years ago, some days later: the past or the future, no more; an hour ago is a matter of hours."""
    if term.origin == "published":
        return Meaning("date", "PAST_REF" if term.direction < 0 else "FUTURE_REF")
    return Meaning("duration", duration_value(term.duration))


def resolve_stretch(term: Stretch | Recent, scene: Scene) -> Meaning:
    """The last 24 hours, recent weeks: a duration, with the days it covers where they can be told."""
    length = term.duration if isinstance(term, Stretch) else Duration(Number(None), term.unit)
    value = duration_value(length)
    told = isinstance(term, Stretch) and term.origin == "told"
    origin = scene.told_day if told else scene.published
    number = length.number.value
    if origin is None or number is None:
        return Meaning("duration", value)
    unit = length.unit
    if unit in ("H", "M", "S"):
        unit, number = "D", -(-number // {"H": 24, "M": 1440, "S": 86400}[unit])
    moved = _step(origin, term.direction * number, unit)
    if moved is None:
        return Meaning("duration", value)
    first, last = sorted((origin, moved))
    if (unit, number) == ("Y", 1) and not told:  # annotators read "the past year" as the year before
        return Meaning("date", f"{moved.year:04d}", first, last, "range")
    return Meaning("duration", value, first, last, "range")
