"""Which sentences of two reports are worth holding against each other: those nearest to either."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["nearest_both_ways"]


def nearest_both_ways(alike: npt.NDArray[np.float32], most: int) -> set[tuple[int, int]]:
    """Returns rows and columns of which either is among the ``most`` that are nearest to the other.

    >>> sorted(nearest_both_ways(np.array([[0.9, 0.1], [0.8, 0.2]], np.float32), 1))
    [(0, 0), (1, 0), (1, 1)]
    """
    rows = {(i, int(j)) for i in range(alike.shape[0]) for j in np.argsort(-alike[i], kind="stable")[:most]}
    columns = {(int(i), j) for j in range(alike.shape[1]) for i in np.argsort(-alike[:, j], kind="stable")[:most]}
    return rows | columns
