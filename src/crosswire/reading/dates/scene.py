"""Where an expression is read from: the day of publication, the way the sentence points, what was told before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from crosswire.reading.dates.calendar import Meaning

__all__ = ["Scene", "nearest"]


# Chosen on the develop part of bench/dates (2026-11-22): a verb is a strong hint, not a proof ("extended to Nov. 16"),
# and news without a verb looks back rather than ahead.
AGAINST = 3.0
UNSAID = 1.3


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against.

    ``published`` is null where nobody knows it. ``points`` gives -1 where the sentence tells of the past, 1 of what
    is to come, 0 where it does not say; it is asked only when needed. ``told`` is the last date that the text gave,
    ``period`` the last quarter, half or run of months that it reports on, ``headline`` the first quarter or half.
    """

    published: date | None
    points: Callable[[], int] = lambda: 0
    told: Meaning | None = None
    period: Meaning | None = None
    headline: Meaning | None = None

    @property
    def told_day(self) -> date | None:
        """The day last told, else that of publication."""
        if self.told is not None and self.told.first is not None and self.told.grain in ("D", "TIME"):
            return self.told.first
        return self.published

    @property
    def told_time(self) -> date | None:
        """The first day of what was last told, of any length, else the day of publication."""
        return self.told.first if self.told is not None and self.told.first is not None else self.published


def nearest(candidates: Iterable[Meaning], scene: Scene) -> Meaning | None:
    """Returns of the same date in several years the one meant, or null where publication is unknown.

    The one that lies closest; those that the sentence points away from count as further off than they are.
    """
    published = scene.published
    if published is None:
        return None
    points = scene.points()
    return min(
        (c for c in candidates if c.first and c.last), key=lambda c: _distance(c, published, points), default=None
    )


def _distance(c: Meaning, to: date, points: int) -> float:
    """Days from publication, weighed; 0 where publication is in it."""
    if c.first is None or c.last is None or c.first <= to <= c.last:
        return 0
    if c.first > to:
        return (c.first - to).days * (AGAINST if points < 0 else UNSAID if points == 0 else 1)
    return (to - c.last).days * (AGAINST if points > 0 else 1)
