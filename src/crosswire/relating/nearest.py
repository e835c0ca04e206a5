"""Which of two reports' sentences are held against each other, and which of them answer each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

import numpy as np
import numpy.typing as npt

__all__ = ["nearest_both_ways", "one_to_one"]

_T = TypeVar("_T")


def nearest_both_ways(alike: npt.NDArray[np.float32], most: int) -> set[tuple[int, int]]:
    """Returns rows and columns of which either is among the ``most`` that are nearest to the other.

    >>> sorted(nearest_both_ways(np.array([[0.9, 0.1], [0.8, 0.2]], np.float32), 1))
    [(0, 0), (1, 0), (1, 1)]
    """
    rows = {(i, int(j)) for i in range(alike.shape[0]) for j in np.argsort(-alike[i], kind="stable")[:most]}
    columns = {(int(i), j) for j in range(alike.shape[1]) for i in np.argsort(-alike[:, j], kind="stable")[:most]}
    return rows | columns


def one_to_one(ranked: Iterable[_T], ends: Callable[[_T], tuple[Hashable, Hashable]]) -> Iterator[_T]:
    """Yields the items, best first as they come, of which neither end stood in one that was yielded before.

    >>> list(one_to_one(["ab", "ac", "cd"], lambda pair: (pair[0], pair[1])))
    ['ab', 'cd']
    """
    taken: set[Hashable] = set()
    for item in ranked:
        both = ends(item)
        if not any(end in taken for end in both):
            taken.update(both)
            yield item
