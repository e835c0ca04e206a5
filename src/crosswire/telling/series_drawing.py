"""Small drawings of bounded values, a line of characters each: bars, arrows for open bounds, brackets for ranges."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.telling.series import Point

__all__ = ["LEGEND", "drawing", "top_of"]

LEGEND = "● exact  ~ about  ▶ at least, more than  ◀ up to  ├─┤ range"
_END = {"exact": "●", "about": "~", "at_least": "▶", "more_than": "▶", "up_to": "◀", "range": "●"}
_BAR, _OPEN = "━", "┄"


def top_of(points: Iterable[Point]) -> float:
    """Returns the greatest number that the points name, 0 where they name none above it."""
    ends = [end for p in points for end in (p.low, p.high) if end is not None]
    return max([*ends, 0.0])


def drawing(point: Point, top: float, width: int) -> str:
    """Returns a value drawn on a scale from 0 to ``top`` in at most ``width`` characters; dots where nothing is said.

    >>> at_least = Point(40, None, "at_least", None, None, "unknown", "unknown", ())
    >>> drawing(at_least, 80, 11)
    '━━━━━▶'
    >>> drawing(Point(40, 64, "range", None, None, "unknown", "unknown", ()), 80, 11)
    '━━━━━├──┤'
    """
    low, high = point.low, point.high
    if low is not None and high is not None and low != high:
        last = max(_at(high, top, width), 1)
        first = min(_at(low, top, width), last - 1)
        return f"{_BAR * first}├{'─' * (last - first - 1)}┤"
    number = low if low is not None else high
    if number is None:
        return ""
    return (_OPEN if point.bound == "up_to" else _BAR) * _at(number, top, width) + _END[point.bound]


def _at(value: float, top: float, width: int) -> int:
    return max(0, min(width - 1, round(value / top * (width - 1)))) if top > 0 else 0
