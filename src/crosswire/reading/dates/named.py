"""Dates by their name: "October 7", "Tuesday", "last summer", "the third quarter", "Easter"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from crosswire.reading.dates import calendar as cal
from crosswire.reading.dates.calendar import Meaning
from crosswire.reading.dates.expressions import Calendar, Holiday, Season, Section, Weekday
from crosswire.reading.dates.scene import Scene, nearest

__all__ = ["resolve_calendar", "resolve_holiday", "resolve_season", "resolve_section", "resolve_weekday"]


def resolve_calendar(term: Calendar, scene: Scene) -> Meaning | None:
    """A date as written; the year that it leaves out is the nearest that the sentence allows."""
    if term.digits < 4 and term.year is not None:
        return cal.decade(term.year) if term.digits == 3 else cal.century(term.year)
    if term.month is None and term.day is None:
        return cal.year(term.year) if term.year else None
    year = term.year or _shifted_year(term.shift, scene)
    if term.month is None:
        return _day_of_month(term, scene)
    if year is not None:
        return _in_year(term, year)
    if scene.published is None:
        return Meaning("date", "XXXX-" + _month_day(term))
    if term.shift in ("last", "next"):
        return _turn(term, scene.published, -1 if term.shift == "last" else 1)
    years = [m for y in range(scene.published.year - 1, scene.published.year + 2) if (m := _in_year(term, y))]
    if term.weekday is not None:
        years = [m for m in years if m.first is not None and m.first.isoweekday() == term.weekday] or years
    return nearest(years, scene)


def _month_day(term: Calendar) -> str:
    return f"{term.month:02d}" + (f"-{term.day:02d}" if term.day else "")


_YEARS = {"lastyear": -1, "this": 0, "nextyear": 1}


def _shifted_year(shift: str, scene: Scene) -> int | None:
    """The year of "this October", "that May", "April next year"."""
    if shift in _YEARS and scene.published:
        return scene.published.year + _YEARS[shift]
    if shift == "that" and scene.told_time:
        return scene.told_time.year
    return None


def _turn(term: Calendar, published: date, way: int) -> Meaning | None:
    """The last or next time this month or day came round."""
    years = range(published.year - 1, published.year + 2)
    found = [m for y in years if (m := _in_year(term, y)) and m.first and m.last]
    if way < 0:
        return max((m for m in found if m.last < published), key=lambda m: m.value, default=None)  # type: ignore[operator]
    return min((m for m in found if m.first > published), key=lambda m: m.value, default=None)  # type: ignore[operator]


def _in_year(term: Calendar, year: int) -> Meaning | None:
    if term.month is None or not 1 <= year <= 9998:
        return None
    if term.day is None:
        return cal.month(year, term.month)
    try:
        first = date(year, term.month, term.day)
        if term.last_day is None:
            return cal.day(first)
        last = date(year, term.month, term.last_day)
    except ValueError:
        return None
    return Meaning("date", f"{first.isoformat()}/{last.isoformat()}", first, last, "range", "D")


def _day_of_month(term: Calendar, scene: Scene) -> Meaning | None:
    """Reads "Thursday the 7th": the month is the nearest in which that holds."""
    if scene.published is None or term.day is None:
        return None
    months = [cal.add_months(scene.published.replace(day=1), n) for n in range(-6, 7)]
    days = [d for m in months if (d := _same_month(m, term.day)) and d.isoweekday() == term.weekday]
    return nearest(map(cal.day, days), scene)


def _same_month(first: date, day: int) -> date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None


def resolve_weekday(term: Weekday, scene: Scene) -> Meaning | None:
    """A day of the week: today where it is today, else back or ahead as the sentence points."""
    told = term.shift in ("that", "before", "after")
    origin = scene.told_day if told else scene.published
    if origin is None:
        return Meaning("date", f"XXXX-WXX-{term.day}")
    back = (origin.isoweekday() - term.day) % 7
    ahead = (term.day - origin.isoweekday()) % 7
    this_week = term.day - origin.isoweekday()
    shift = term.shift
    if shift == "none":
        shift = "ahead" if scene.points() > 0 else "back"  # type: ignore[assignment]
    days = {
        "last": -(back or 7),
        "before": -(back or 7),
        "next": ahead or 7,
        "after": ahead or 7,
        "this": this_week if this_week >= 0 or scene.points() < 0 else ahead,
        "that": -back,
        "lastweek": this_week - 7,
        "nextweek": this_week + 7,
        "ahead": ahead,
        "back": -back,
    }[shift]
    return cal.day(origin + timedelta(days=days))


def resolve_season(term: Season, scene: Scene) -> Meaning | None:
    """A season, of the nearest year that the sentence allows."""
    year = term.year or _shifted_year(term.shift, scene)
    if year is not None:
        return cal.season(year, term.code)
    if scene.published is None:
        return Meaning("date", f"XXXX-{term.code}")
    found = [cal.season(scene.published.year + n, term.code) for n in (-2, -1, 0, 1)]
    if term.shift in ("last", "before"):
        found = [m for m in found if m.last is not None and m.last < scene.published][-1:]
    elif term.shift in ("next", "after"):
        found = [m for m in found if m.first is not None and m.first > scene.published][:1]
    return nearest(found, scene)


def resolve_section(term: Section, scene: Scene) -> Meaning | None:
    """A quarter or half of a year; without a number the one that the text reports on."""
    make: Callable[[int, int], Meaning] = cal.quarter if term.letter == "Q" else cal.half
    published = scene.published
    if term.number is None:
        return _told_section(term, scene)
    year = term.year
    if year is None and term.shift in ("this", "last", "next") and published:
        year = published.year + {"last": -1, "this": 0, "next": 1}[term.shift]
    if year is not None:
        return make(year - term.years_back, term.number)
    if published is None:
        return Meaning("date", f"XXXX-{term.letter}{term.number}")
    found = nearest((make(published.year + n, term.number) for n in (-1, 0, 1)), scene)
    return make(int(found.value[:4]) - term.years_back, term.number) if found and term.years_back else found


def _told_section(term: Section, scene: Scene) -> Meaning | None:
    period = scene.headline if term.shift == "latest" else scene.period
    if period is None or period.first is None:
        if scene.published is None:
            return None
        before = cal.add_months(scene.published, -3)
        period = cal.quarter(before.year, (before.month + 2) // 3)
    if period.first is None:
        return None
    year = term.year if term.year is not None else period.first.year - term.years_back
    number = (period.first.month + 2) // 3
    return cal.year(year) if period.grain == "Y" else cal.quarter(year, number)


def resolve_holiday(term: Holiday, scene: Scene) -> Meaning | None:
    """A feast day, of the nearest year that the sentence allows."""
    if term.year is not None:
        return cal.day(_feast(term.rule, term.year))
    if scene.published is None:
        return Meaning("date", f"XXXX-{term.rule}") if term.rule[2:3] == "-" else None
    found = [cal.day(_feast(term.rule, scene.published.year + n)) for n in (-1, 0, 1)]
    if term.shift == "last":
        found = [m for m in found if m.first is not None and m.first < scene.published][-1:]
    elif term.shift == "next":
        found = [m for m in found if m.first is not None and m.first > scene.published][:1]
    return nearest(found, scene)


def _feast(how: str, year: int) -> date:
    if how.startswith("easter"):
        return cal.easter(year) + timedelta(days=int(how[6:]))
    if "/" not in how:
        month, day = how.split("-")
        return date(year, int(month), int(day))
    month, weekday, nth = how.split("/")
    if int(nth) > 0:
        first = date(year, int(month), 1)
        return first + timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    last = cal.add_months(date(year, int(month), 1), 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
