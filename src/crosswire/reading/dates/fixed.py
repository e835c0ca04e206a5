"""Rules for what a calendar or a clock says as it stands: dates, years, decades, centuries, times of day."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from crosswire.reading.dates.expressions import Calendar, Clock, Expression, Holiday, Interval, Shift
from crosswire.reading.dates.grammar import Found, rule
from crosswire.reading.dates.words import LEXICON, phrase

__all__ = ["CALENDAR", "CLOCKS"]

_MONTHS: dict[str, int] = LEXICON["months"]
_WEEKDAYS: dict[str, int] = {**LEXICON["weekdays"], **LEXICON["short_weekdays"]}
_UTC = frozenset({"gmt", "utc", "z"})
_PIVOT = 50  # two-digit years up to here are of this century, as most style guides have it

Built = tuple[str, Expression] | None


def _int(word: str) -> int:
    return int(re.sub(r"\D", "", word) or 0)


def ordinal(word: str) -> int:
    """Returns what an ordinal counts, in figures or words.

    >>> ordinal("7th"), ordinal("third")
    (7, 3)
    """
    return int(LEXICON["ordinals"].get(word) or _int(word))


def _clock(hour: int, minute: int, found: Found) -> Built:
    noon = LEXICON["meridiems"].get(found.word("m")) if found.has("m") else None
    if noon is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + noon
    zone = "Z" if found.has("z") and found.word("z") in _UTC else ""
    return "CLOCK", Clock(f"{hour:02d}:{minute:02d}{zone}")


def _time(found: Found) -> Built:
    parts = re.split("[:.]", found.word("h"))
    return _clock(int(parts[0]), int(parts[1]) if len(parts) > 1 else 0, found)


def _military(found: Found) -> Built:
    digits = found.word("h")
    if not digits.isdigit() or len(digits) not in (3, 4):
        return None
    hour, minute = int(digits[:-2]), int(digits[-2:])
    return _clock(hour, minute, found) if hour < 24 and minute < 60 else None


def _spoken_hour(found: Found) -> Built:
    hour = LEXICON["numbers"].get(found.word("h")) or _int(found.word("h"))
    if not 1 <= hour <= 12:
        return None
    part = found.word("p")
    late = LEXICON["day_parts"].get(part) in ("AF", "EV") or (part in ("night",) and hour > 5)
    return "CLOCK", Clock(f"{hour % 12 + 12 * late:02d}:00" if part else f"{hour:02d}:00")


def _named_hour(found: Found) -> Built:
    return "CLOCK", Clock(LEXICON["clock_words"][found.word("h")])


_ZONE = "(z=ZONE time?)?"
CLOCKS = (
    rule(f"h=(HOUR|COLON|DOTTED|DAYNUM) m=MERIDIEM {_ZONE}", _time),
    rule("h=(COLON|DOTTED) z=ZONE time?", _time),
    rule("h=(MILITARY|YEAR|INT) z=ZONE", _military),
    rule("after:at/by/until/from/since/around/about/before/after/to/on/-/,/LPAREN h=COLON", _time),
    rule("h=(HOUR|NUMWORD) o'clock (in the p=PARTWORD)?", _spoken_hour),
    rule("after:at/by/until/since/around/about h=(HOUR|NUMWORD) in the p=PARTWORD", _spoken_hour),
    rule("h=CLOCKWORD", _named_hour),
)


def _valid(month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    longest = 31 if month in (None, 1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 29
    return day is None or 1 <= day <= longest


def _year(found: Found) -> int | None:
    return full_year(found.word("y")) if found.has("y") else None


def full_year(word: str) -> int:
    """Returns a year written in two or four digits.

    >>> full_year("'98"), full_year("2024")
    (1998, 2024)
    """
    year = _int(word)
    if year >= 100:
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def _dated(found: Found) -> Built:
    month = _MONTHS[found.word("m")] if found.has("m") else None
    day = ordinal(found.word("d")) if found.has("d") else None
    if not _valid(month, day):
        return None
    weekday = _WEEKDAYS[found.word("w")] if found.has("w") else None
    kind = "DAY" if day else "MONTHTERM"
    shift = cast(Shift, found.word("s") or "none")
    return kind, Calendar(_year(found), month, day, weekday, shift=shift)


def _year_off(found: Found) -> Built:
    """Reads "April next year"."""
    shift = {"last": "lastyear", "next": "nextyear"}.get(found.word("s"), found.word("s"))
    return "MONTHTERM", Calendar(month=_MONTHS[found.word("m")], shift=cast(Shift, shift))


def _days(found: Found) -> Built:
    month = _MONTHS[found.word("m")]
    first, last = (
        [ordinal(found.word("d")), ordinal(found.word("e"))]
        if found.has("d")
        else [int(d) for d in re.split("[-–—]", found.word("r"))]
    )
    if not (first < last and _valid(month, last)):
        return None
    return "DAY", Calendar(_year(found), month, first, last_day=last)


def _iso(found: Found) -> Built:
    written, _, _ = found.word("d").partition("t")
    year, month, *days = [int(p) for p in written.split("-")]
    day = days[0] if days else None
    return ("DAY" if day else "MONTHTERM", Calendar(year, month, day)) if _valid(month, day) else None


def _slashed(found: Found) -> Built:
    numbers = [int(n) for n in re.split(r"[/.]", found.word("d"))]
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        first, second, year = numbers[0], numbers[1], full_year(found.word("d").replace(".", "/").rsplit("/", 1)[1])
        if first != second and first <= 12 and second <= 12:
            return None  # nobody can tell 3 May from March 5
        month, day = (second, first) if first > 12 else (first, second)
    return ("DAY", Calendar(year, month, day)) if _valid(month, day) else None


def _plain_year(found: Found) -> Built:
    return "YEARTERM", Calendar(_year(found))


def _years(found: Found) -> Built:
    if found.has("r"):
        first, second = re.split("[-–—/]", found.word("r"))
    else:
        first, second = found.word("y"), found.word("e")
    last = int(second) if len(second) == 4 else int(first[:2] + second[-2:])
    return ("YEARTERM", Interval(Calendar(int(first)), Calendar(last))) if int(first) < last else None


def _spoken_year(found: Found) -> Built:
    numbers = LEXICON["numbers"]
    century, rest = numbers[found.word("c")], [numbers.get(w, 0) for w in found.words("r") if w != "-"]
    if rest == [1000]:
        return ("YEARTERM", Calendar(2000)) if century == 2 else None
    if century not in range(11, 22) or not (10 <= rest[0] < 100) or (len(rest) > 1 and not 0 < rest[1] < 10):
        return None
    return "YEARTERM", Calendar(century * 100 + sum(rest))


def _decade(found: Found) -> Built:
    word = found.word("d")
    tens = LEXICON["decades"].get(word)
    digits = re.sub(r"\D", "", word)
    if len(digits) == 2 and word[0].isdigit() and not found.has("t"):
        return None  # "in her 40s"
    year = 1900 + 10 * int(tens) if tens is not None else int(digits) if len(digits) == 4 else 1900 + int(digits)
    if (len(digits) == 2 and int(digits) < 20) or (tens is not None and found.has("m")):
        year = 2000 + year % 100
    return "ERA", Calendar(year, digits=3)


def _century(found: Found) -> Built:
    number = ordinal(found.word("n"))
    return ("ERA", Calendar((number - 1) * 100, digits=2)) if 1 < number <= 30 else None


def _holiday(rule_text: str) -> Callable[[Found], Built]:
    def build(found: Found) -> Built:
        shift = cast(Shift, found.word("s") or "none")
        return "DAY", Holiday(rule_text, _year(found), shift)

    return build


_HOLIDAYS = tuple(
    rule(f"(s=(last|this|next))? {' '.join(phrase(name))} (,? y=YEAR)?", _holiday(how))
    for name, how in sorted(LEXICON["holidays"].items(), key=lambda row: -len(row[0]))
)
_W = "(w=ANYDAY ,?)?"
CALENDAR = (
    *_HOLIDAYS,
    rule("d=ISO", _iso),
    rule("d=SLASHED", _slashed),
    rule("d=ISOMONTH", _iso),
    rule("m=MONTH d=(HOUR|DAYNUM|ORDINAL) (-|to|through|and) e=(HOUR|DAYNUM|ORDINAL) !before:UNIT (,? y=YEAR)?", _days),
    rule("m=MONTH r=DAYS (,? y=YEAR)?", _days),
    rule("the? d=(HOUR|DAYNUM|ORDINAL) (-|to|and) the? e=(HOUR|DAYNUM|ORDINAL) of? m=MONTH (,? y=YEAR)?", _days),
    rule("r=DAYS m=MONTH (,? y=YEAR)?", _days),
    rule(f"{_W} m=MONTH the? d=(HOUR|DAYNUM|ORDINAL|ORDWORD) !before:quarter ( ,? y=YEAR)?", _dated),
    rule(f"{_W} the? d=(HOUR|DAYNUM|ORDINAL|ORDWORD) (day? of)? m=MONTH (,? y=YEAR)?", _dated),
    rule("w=ANYDAY ,? the d=(ORDINAL|ORDWORD) !before:UNIT/day/quarter", _dated),
    rule("m=MONTH (,|of)? y=YEAR", _dated),
    rule("m=MONTH y=SHORTYEAR", _dated),
    rule("m=MONTH of? s=(last|this|next|that) year", _year_off),
    rule("s=(last|this|next|that) m=MONTH", _dated),
    rule("(the (month of)?)? m=MONTH", _dated),
    rule("(fiscal year?)? r=YEARS", _years),
    rule("(the|fiscal|calendar|fy)* year y=YEAR", _plain_year),
    rule("(the year)? c=NUMWORD r=(NUMWORD (- NUMWORD)?)", _spoken_year),
    rule("(fiscal|fy) y=(YEAR|SHORTYEAR)", _plain_year),
    rule("after:between y=YEAR !before:,", _plain_year),
    rule("y=YEAR", _plain_year),
    rule("after:of/in/class/summer/spring/fall/winter y=SHORTYEAR", _plain_year),
    rule("(t=the)? d=(DECADE|DECADEWORD)", _decade),
    rule("t=the (early|late|mid|-)+ d=DECADE", _decade),
    rule("the? n=ORDANY -? century", _century),
)
