"""Groups things by how alike they are: average linkage, the same whatever their order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["grouped"]

Floats = npt.NDArray[np.float32]


def grouped(alike: Floats, least: float) -> list[list[int]]:
    """Returns groups of the rows of a symmetric matrix: two join as long as the mean of their members is ``least``.

    The likest two join first (Sokal & Michener 1958); of those that tie, the first. Cost: rows squared, times groups.

    >>> grouped(np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]], dtype=np.float32), 0.5)
    [[0, 1], [2]]
    """
    mean = alike.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    members: dict[int, list[int]] = {n: [n] for n in range(len(mean))}
    best = mean.argmax(axis=1) if len(mean) else np.zeros(0, dtype=np.intp)
    while len(members) > 1:
        rows = np.array(sorted(members))
        a = int(rows[mean[rows, best[rows]].argmax()])
        b = int(best[a])
        if mean[a, b] < least:
            break
        _join(mean, members, *sorted((a, b)))
        _refresh(mean, best, sorted(members), (a, b))
    return [sorted(group) for _, group in sorted(members.items())]


def _join(mean: npt.NDArray[np.float64], members: dict[int, list[int]], keep: int, lost: int) -> None:
    sizes = len(members[keep]), len(members[lost])
    mean[keep] = (sizes[0] * mean[keep] + sizes[1] * mean[lost]) / sum(sizes)
    mean[:, keep] = mean[keep]
    mean[lost], mean[:, lost] = -np.inf, -np.inf
    mean[keep, keep] = -np.inf
    members[keep] += members.pop(lost)


def _refresh(
    mean: npt.NDArray[np.float64], best: npt.NDArray[np.intp], rows: Sequence[int], joined: tuple[int, int]
) -> None:
    keep = min(joined)
    for row in rows:
        if row == keep or best[row] in joined:
            best[row] = mean[row].argmax()
        elif mean[row, keep] > mean[row, best[row]]:
            best[row] = keep
