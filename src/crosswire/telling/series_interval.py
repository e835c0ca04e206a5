"""What a bounded value can be: stretches of numbers that can be added and held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from crosswire.record import Bound

__all__ = ["ABOUT_SLACK", "Interval", "interval"]

ABOUT_SLACK = 0.1  # "about 300" may be 270 to 330: wide, so that no rounding is ever called a contradiction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``; without ``low`` itself where ``open_low``."""

    low: float
    high: float
    open_low: bool = False

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high, self.open_low or other.open_low)

    def meets(self, other: Interval) -> bool:
        """Whether both can be the same number."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Whether every number here is smaller than every number there."""
        return self.high < other.low or (self.high == other.low and other.open_low)


def interval(low: float | None, high: float | None, bound: Bound, slack: float = ABOUT_SLACK) -> Interval:
    """Returns what a value with this bound can be; an open end below is 0 where the other end is not negative.

    >>> interval(40, None, "more_than").meets(interval(40, 40, "exact"))
    False
    >>> interval(300, 300, "about").meets(interval(320, 320, "exact"))
    True
    """
    floor = -inf if high is None or high < 0 else 0.0
    least, most = floor if low is None else low, inf if high is None else high
    if bound in ("at_least", "more_than"):
        return Interval(least, inf, open_low=bound == "more_than")
    if bound == "up_to":
        return Interval(floor if low == high else least, most)
    if bound == "about":
        return Interval(least - abs(least) * slack, most + abs(most) * slack)
    return Interval(least, most)
