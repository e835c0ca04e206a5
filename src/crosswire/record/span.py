"""Where in a text something stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Coverage", "Span", "covering", "inside", "overlap"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive) of a text as it came in.

    >>> text = "The minister said talks resume on Monday."
    >>> Span(4, 12).of(text)
    'minister'
    >>> Span(4, 4)
    Traceback (most recent call last):
    ...
    ValueError: empty or negative span 4..4
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative span {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Returns the surface: the exact characters."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Returns the span ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


def overlap(a: Span, b: Span) -> int:
    """Counts the code points that two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def inside(a: Span, b: Span) -> bool:
    """Whether ``a`` lies wholly in ``b``."""
    return b.start <= a.start and a.end <= b.end


def covering(spans: Iterable[Span]) -> Span:
    """Returns the smallest span that holds all of them; raises ValueError where there is none."""
    all_spans = list(spans)
    return Span(min(s.start for s in all_spans), max(s.end for s in all_spans))


class Coverage:
    """Many spans, to be asked which of them another one touches; an answer takes logarithmic time.

    >>> covered = Coverage([Span(0, 4), Span(10, 20)])
    >>> covered.touches(Span(3, 6)), covered.touches(Span(4, 10)), list(covered.touching(Span(19, 30)))
    (True, False, [Span(start=10, end=20)])
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [s.start for s in self._spans]
        self._reached = list(accumulate((s.end for s in self._spans), max))

    def touches(self, span: Span) -> bool:
        """Whether one of the spans overlaps this one."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reached[before - 1] > span.start

    def touching(self, span: Span) -> Iterator[Span]:
        """Yields the spans that overlap this one, the last first."""
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reached[at] > span.start:
            if self._spans[at].end > span.start:
                yield self._spans[at]
            at -= 1
