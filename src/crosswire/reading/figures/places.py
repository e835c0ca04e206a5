"""Which of many spans touch a stretch of text, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from crosswire.record import Span

__all__ = ["SpanIndex"]

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Things by the spans they stand in; finding those that touch a stretch costs what it finds.

    >>> index = SpanIndex([(Span(0, 4), "a"), (Span(10, 20), "b")])
    >>> list(index.touching(Span(12, 13)))
    ['b']
    """

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._things = sorted(things, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [span.start for span, _ in self._things]
        self._longest = max((len(span) for span, _ in self._things), default=0)

    def touching(self, stretch: Span) -> Iterator[T]:
        """Yields what shares a code point with the stretch, in order of its start."""
        first = bisect_left(self._starts, stretch.start - self._longest)
        for span, thing in self._things[first : bisect_left(self._starts, stretch.end)]:
            if span.end > stretch.start:
                yield thing
