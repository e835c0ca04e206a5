"""Days and stretches of time, with their granularity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crosswire.record.span import Span

__all__ = ["DATE_KINDS", "DateKind", "DateMention", "Precision", "When"]

Precision = Literal["time", "day", "week", "month", "season", "quarter", "year", "decade", "range", "unknown"]
DateKind = Literal["date", "time", "duration", "set"]
DATE_KINDS: tuple[DateKind, ...] = ("date", "time", "duration", "set")


@dataclass(frozen=True, slots=True)
class When:
    """The days between which something holds, both inclusive; null where that end is open.

    ``text`` is the wording it was read from, empty where it was carried over from elsewhere.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    text: str = ""

    @property
    def iso(self) -> str | None:
        """``2024-02-08`` for a day, ``2024-02`` for a month, ``2024`` for a year, else the first day; null if open."""
        if self.earliest is None:
            return None
        if self.precision == "month":
            return self.earliest.strftime("%Y-%m")
        if self.precision == "year":
            return self.earliest.strftime("%Y")
        return self.earliest.isoformat()


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time in an article.

    ``kind`` and ``value`` follow TimeML (TIMEX3): ``value`` is ``2024-02-08``, ``2024-02``, ``2024-W06``, ``P6W``,
    ``PT24H``, ``PRESENT_REF``, ``2024-02-07TNI`` and the like. ``when`` is null for durations, sets and references
    that no calendar day answers to.
    """

    id: str
    article: str
    span: Span
    kind: DateKind
    value: str
    when: When | None
    score: float | None = None
