"""Cuts long lists into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Leaf", "leaf"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list; ``number`` counts from 1, ``first`` is the place in the list of its first item, from 1."""

    items: Sequence[T]
    number: int
    of: int
    first: int
    total: int

    @property
    def last(self) -> int:
        """The place in the list of its last item."""
        return self.first + len(self.items) - 1


def leaf(items: Sequence[T], number: int, size: int) -> Leaf[T]:
    """Returns the page of this number, or the last one where there are fewer.

    >>> leaf("abcdefg", 3, 3)
    Leaf(items='g', number=3, of=3, first=7, total=7)
    """
    of = max(1, -(-len(items) // size))
    number = min(number, of)
    start = (number - 1) * size
    return Leaf(items[start : start + size], number, of, start + 1, len(items))
