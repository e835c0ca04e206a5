"""Calendar days as reports print them in their head: "MAY 3", "12 de março de 2025", "March 4, 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from crosswire.lexicon.press import press
from crosswire.record import Span

__all__ = ["PrintedDay", "day_line", "printed_days"]

_YEARS = range(1800, 2200)
_MAX_LINE = 120  # code points: a line that is only a day and a time, with the words around them
_TIME = re.compile(
    r"(?:\b(?:at|às|à|a las|um)\b)?\s*\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b\s*(?:[ap]\.?m\b\.?)?"
    r"\s*(?:uhr\b|gmt\b|utc\b|[a-z]{1,3}t\b|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day of the year, its year where it is printed, and where it stands."""

    day: int
    month: int
    year: int | None
    span: Span

    def on(self, year: int | None = None) -> date | None:
        """Returns the calendar day in the printed year, or in this one; null where there is no such day."""
        wanted = self.year or year
        if wanted is None:
            return None
        try:
            return date(wanted, self.month, self.day)
        except ValueError:
            return None


def printed_days(text: str) -> Iterator[PrintedDay]:
    """Yields the days that a text names with day and month, in order; a number-only date that can be two days is none.

    >>> [(d.day, d.month, d.year) for d in printed_days("PORT ALDER, March 4 - The strike of 12 March 2025")]
    [(4, 3, None), (12, 3, 2025)]
    >>> list(printed_days("on 04/03/2025"))
    []
    """
    for match in _day().finditer(text):
        found = _read(match)
        if found is not None:
            yield found


def day_line(line: str) -> tuple[PrintedDay, bool] | None:
    """Returns the day of a line that says nothing else, and whether it is only the day of a later change.

    >>> found = day_line("Published on Wednesday, 12 March 2025, 19:40 GMT")
    >>> found[0].on(), found[1]
    (datetime.date(2025, 3, 12), False)
    """
    if len(line) > _MAX_LINE:
        return None
    day = next(printed_days(line), None)
    if day is None or day.year is None:
        return None
    rest = f"{line[: day.span.start]} , {line[day.span.end :]}"
    words = [w for w in re.split(r"[\s,|·•:()–—-]+", _TIME.sub(" ", rest).casefold()) if w]
    known = {word for opener in press().day_openers for word in opener.split()} | set(press().weekdays)
    if any(w not in known and w not in press().day_joiners for w in words):
        return None
    return day, " ".join(words[:2]) in press().change_openers or " ".join(words[:1]) in press().change_openers


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(re.escape(m) for m in sorted(press().months, key=len, reverse=True))
    joined = "(?:" + "|".join(sorted(press().day_joiners)) + ")"
    month = rf"(?:{months})\b\.?"
    year = rf"(?:,?\s+(?:{joined}\s+)?(?P<y%d>(?:1[89]|2[01])\d\d)(?!\w))?"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:{joined}\s+)?(?P<m1>{month}){year % 1}"
        rf"|(?P<m2>{month})\s+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|[.,]\d){year % 2}"
        rf"|(?P<y3>(?:1[89]|2[01])\d\d)[-/.](?P<n3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?=\D|$)"
        rf"|(?P<d4>\d{{1,2}})[-/.](?P<n4>\d{{1,2}})[-/.](?P<y4>(?:1[89]|2[01])\d\d)(?!\w)"
        rf")",
        re.IGNORECASE,
    )


def _read(match: re.Match[str]) -> PrintedDay | None:
    got = match.groupdict()
    day = int(got["d1"] or got["d2"] or got["d3"] or got["d4"])
    word = got["m1"] or got["m2"]
    month = press().months[word.rstrip(".").casefold()] if word else int(got["n3"] or got["n4"])
    year = got["y1"] or got["y2"] or got["y3"] or got["y4"]
    if got["d4"] and day <= 12 and month <= 12 and day != month:  # 04/03/2025 is two days
        return None
    if got["d4"] and month > 12:  # 03/14/2025
        day, month = month, day
    found = PrintedDay(day, month, int(year) if year else None, Span(*match.span()))
    return found if found.on(2000) else None  # a leap year: February 29 is a day
