"""Where in a text something stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Span", "covering", "inside", "overlap"]


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
