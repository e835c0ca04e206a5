"""Where an expression is read from: the day of publication, the way the sentence points, what was told before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from crosswire.reading.dates.calendar import Meaning

__all__ = ["Scene", "nearest"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against.

    ``published`` is null where nobody knows it. ``points`` gives -1 where the sentence tells of the past, 1 of what
    is to come, 0 where it does not say; it is asked only when needed. ``told`` is the last date that the text gave,
    ``period`` the last quarter, half or run of months that it reports on.
    """

    published: date | None
    points: Callable[[], int] = lambda: 0
    told: Meaning | None = None
    period: Meaning | None = None

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

    The latest not after publication where the sentence tells of the past, the earliest not before it where it looks
    ahead, else the one whose nearer end lies closest.
    """
    published = scene.published
    if published is None:
        return None
    found = [c for c in candidates if c.first is not None and c.last is not None]
    points = scene.points()
    if points < 0:
        found = [c for c in found if c.first is not None and c.first <= published] or found
    elif points > 0:
        found = [c for c in found if c.last is not None and c.last >= published] or found
    return min(found, key=lambda c: _distance(c, published), default=None)


def _distance(c: Meaning, to: date) -> int:
    if c.first is None or c.last is None or c.first <= to <= c.last:
        return 0
    return min(abs((c.first - to).days), abs((c.last - to).days))
