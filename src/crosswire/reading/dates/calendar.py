"""Days, weeks, months, seasons and years as values of TIMEX3 and as first and last day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from crosswire.record import DateKind, Precision

__all__ = ["Meaning", "add_months", "century", "day", "decade", "easter", "half", "month", "quarter", "season", "week",
           "weekend", "year"]  # fmt: skip

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, meteorological, northern


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression comes to: TIMEX3 kind and value, and the days it spans where a calendar answers to it.

    ``grain`` is the unit of the lexicon that it is told in: D, W, Mo, Q, H, Y, De, Ce, SEASON; empty for none.
    """

    kind: DateKind
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    grain: str = ""


def day(d: date) -> Meaning:
    """A day."""
    return Meaning("date", d.isoformat(), d, d, "day", "D")


def week(d: date) -> Meaning:
    """The ISO week (Monday to Sunday) that holds this day."""
    y, w, weekday = d.isocalendar()
    monday = _moved(d, 1 - weekday)
    return Meaning("date", f"{y}-W{w:02d}", monday, _moved(monday, 6), "week", "W")


def weekend(d: date) -> Meaning:
    """The Saturday and Sunday of the ISO week that holds this day."""
    y, w, weekday = d.isocalendar()
    saturday = _moved(d, 6 - weekday)
    return Meaning("date", f"{y}-W{w:02d}-WE", saturday, _moved(saturday, 1), "range", "E")


def month(y: int, m: int) -> Meaning:
    """A month."""
    return Meaning("date", f"{y:04d}-{m:02d}", date(y, m, 1), date(y, m, monthrange(y, m)[1]), "month", "Mo")


def quarter(y: int, q: int) -> Meaning:
    """A quarter of the calendar year."""
    first, last = month(y, 3 * q - 2), month(y, 3 * q)
    return Meaning("date", f"{y:04d}-Q{q}", first.first, last.last, "quarter", "Q")


def half(y: int, h: int) -> Meaning:
    """A half of the calendar year."""
    first, last = month(y, 6 * h - 5), month(y, 6 * h)
    return Meaning("date", f"{y:04d}-H{h}", first.first, last.last, "range", "H")


def season(y: int, code: str) -> Meaning:
    """A meteorological season of the northern half; winter belongs to the year it begins in."""
    m = _SEASON_MONTH[code]
    last = month(y + (m + 2) // 13, (m + 1) % 12 + 1)
    return Meaning("date", f"{y:04d}-{code}", date(y, m, 1), last.last, "season", "SEASON")


def year(y: int) -> Meaning:
    """A year."""
    return Meaning("date", f"{y:04d}", date(y, 1, 1), date(y, 12, 31), "year", "Y")


def decade(y: int) -> Meaning:
    """The decade that holds this year."""
    y -= y % 10
    return Meaning("date", f"{y // 10:03d}", date(y, 1, 1), date(y + 9, 12, 31), "decade", "De")


def century(y: int) -> Meaning:
    """The hundred years that share the first two digits of this year."""
    y -= y % 100
    return Meaning("date", f"{y // 100:02d}", date(max(y, 1), 1, 1), date(y + 99, 12, 31), "range", "Ce")


def add_months(d: date, n: int) -> date:
    """Returns the same day ``n`` months on, or the last day of that month; never leaves years 1 to 9999."""
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    y = min(max(y, 1), 9998)
    return date(y, m + 1, min(d.day, monthrange(y, m + 1)[1]))


def _moved(d: date, days: int) -> date:
    try:
        return d + timedelta(days=days)
    except OverflowError:
        return d


def easter(y: int) -> date:
    """Western Easter Sunday (Meeus' algorithm).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = y % 19, y // 100, y % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    n = h + w - 7 * m + 114
    return date(y, n // 31, n % 31 + 1)
