"""Where days stand on the axis of a picture, and side by side what falls on one day."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crosswire.telling.line import day_words
from crosswire.telling.series import Point, Series

__all__ = ["DaysScale", "Place", "days_scale"]

_SLOT = 16  # pixels: two marks side by side can be told apart
_MOST_STEPS = 12  # days with a value that the width of a picture has room for
_MOST_LABELS = 8  # days that can be written below a picture
_SHARE = 0.8  # of the room of a day: what its marks take, so that days stay apart


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands, the how manyth of its day it is, and where its first day is if it holds for several."""

    at: float
    slot: int
    first: float | None = None


@dataclass(frozen=True, slots=True)
class DaysScale:
    """The steps of an axis: every day of a stretch or, where ``skips_days``, only days that have a value.

    ``span`` is how many steps a mark's day takes: 1, or less where days are narrower than their marks.
    """

    steps: tuple[date, ...]
    skips_days: bool

    @property
    def domain(self) -> tuple[float, float]:
        """The ends of the axis, half a step beyond the first and the last."""
        return -0.6, len(self.steps) - 0.4

    @property
    def ticks(self) -> list[int]:
        """The steps that get a label."""
        return list(range(0, len(self.steps), 1 if self.skips_days else -(-len(self.steps) // _MOST_LABELS)))

    @property
    def label_expression(self) -> str:
        """The Vega expression that gives a tick its day."""
        return f"({json.dumps({str(i): day_words(self.steps[i]) for i in self.ticks})})[datum.value]"

    def places(self, points: Sequence[Point]) -> list[Place]:
        """Returns where points stand, in their order; those of one day side by side around its middle."""
        index = {day: i for i, day in enumerate(self.steps)}
        crowd = Counter(p.day for p in points)
        seen: Counter[date | None] = Counter()
        out: list[Place] = []
        for point in points:
            day = point.day
            slot, of = seen[day], crowd[day]
            seen[day] += 1
            middle = float(index[day]) if day else 0.0
            shift = ((slot + 0.5) / of - 0.5) * _SHARE
            begins = point.first if point.first != point.last else None
            out.append(Place(middle + shift, slot, self._step(begins) if begins else None))
        return out

    def _step(self, day: date) -> float:
        return min(range(len(self.steps)), key=lambda i: abs((self.steps[i] - day).days))


def days_scale(series: Sequence[Series], width: int) -> DaysScale:
    """Returns the axis for these series: true to time where its width allows, else only days that have a value.

    Where more days have a value than such an axis has room for, it is true to time, however crowded.
    """
    each = [[p.day for line in s.lines for p in line.points if p.day] for s in series]
    days = sorted({day for of_one in each for day in of_one})
    crowded = max((n for of_one in each for n in Counter(of_one).values()), default=1)
    stretch = (days[-1] - days[0]).days + 1
    if stretch * crowded * _SLOT <= width * _SHARE or len(days) > _MOST_STEPS:
        return DaysScale(tuple(days[0] + timedelta(days=i) for i in range(stretch)), skips_days=False)
    return DaysScale(tuple(days), skips_days=stretch > len(days))
