"""What an expression of time says before it meets a calendar: the terms that the grammar builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Ago",
    "AtTime",
    "Calendar",
    "Clock",
    "DayPart",
    "Duration",
    "Expression",
    "Holiday",
    "Interval",
    "Number",
    "Part",
    "PartName",
    "Period",
    "Recent",
    "Recurring",
    "Reference",
    "Season",
    "Section",
    "Shift",
    "Stretch",
    "WeekOf",
    "Weekday",
]

Shift = Literal[
    "last", "this", "next", "that", "before", "after", "latest", "lastweek", "nextweek", "lastyear", "nextyear", "none"
]
"""Which of many: relative to publication (last, this, next), or to the day last told (that, before, after)."""


PartName = Literal["START", "MID", "END", "BEFORE", "AFTER"]


@dataclass(frozen=True, slots=True)
class Number:
    """How many; null where the text does not say ("a few", "several", bare plurals)."""

    value: float | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as written, with what it leaves out null. ``year`` may hold a decade or century through ``digits``.

    ``digits`` is the number of digits of the year that are told: 4 a year, 3 a decade, 2 a century.
    ``last_day`` is the second day of "May 3-5".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    digits: int = 4
    shift: Shift = "none"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 Monday to 7 Sunday."""

    day: int
    shift: Shift = "none"


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, weekend, month, quarter, year … counted from another: "last week", "the following year"."""

    unit: str
    offset: int
    origin: Literal["published", "told"] = "published"


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the year, TIMEX3 code SP, SU, FA or WI."""

    code: str
    year: int | None = None
    shift: Shift = "none"


@dataclass(frozen=True, slots=True)
class Section:
    """A quarter (``Q``) or half (``H``) of a year: ``number`` null is the one last told or last ended.

    ``years_back`` shifts it: 1 in "the year-ago quarter".
    """

    letter: Literal["Q", "H"]
    number: int | None
    year: int | None = None
    years_back: int = 0
    shift: Shift = "none"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast day by its rule in the lexicon."""

    rule: str
    year: int | None = None
    shift: Shift = "none"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``unit`` as in the lexicon, X where none is told ("a while")."""

    number: Number
    unit: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that ends or begins at publication or at the day last told: "the last 24 hours"."""

    duration: Duration
    direction: Literal[-1, 1]
    origin: Literal["published", "told"] = "published"


@dataclass(frozen=True, slots=True)
class Ago:
    """A point a length of time before or after another: "two weeks ago", "a day earlier", "10 days before May 3"."""

    duration: Duration
    direction: Literal[-1, 1]
    origin: Expression | Literal["published", "told"] = "published"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as TIMEX3 writes it after the T (``15:00``, ``06:00Z``)."""

    value: str


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: MO, MI, AF, EV, NI, DT; ``shift`` "this" (morning), "last" (night)."""

    code: str
    shift: Shift = "none"


@dataclass(frozen=True, slots=True)
class AtTime:
    """A day with a time of it."""

    day: Expression
    time: Clock | DayPart


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer time: START, MID or END of it; BEFORE or AFTER now, for "earlier this year"."""

    part: PartName
    whole: Expression


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, weekend, month or year in which another date lies."""

    unit: str
    inside: Expression


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both inclusive."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Recent:
    """Some days, weeks, months or years back ("recent days") or ahead ("coming weeks")."""

    unit: str
    direction: Literal[-1, 1]


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes again; ``value`` is the TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Expression: TypeAlias = (
    Ago
    | AtTime
    | Calendar
    | Clock
    | DayPart
    | Duration
    | Holiday
    | Interval
    | Number
    | Part
    | Period
    | Recent
    | Recurring
    | Reference
    | Season
    | Section
    | Stretch
    | WeekOf
    | Weekday
)
