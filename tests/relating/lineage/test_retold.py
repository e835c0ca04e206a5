"""Rewrites that share no phrase, found by a judge of sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from crosswire.relating.facts.passages import Judge
from crosswire.relating.lineage.retold import retold

LEFT = [f"left {n}" for n in range(8)]
RIGHT = [f"right {n}" for n in range(8)]


def knowing(same: dict[int, int]) -> Judge:
    """A judge that knows which sentence on the left tells what which on the right tells."""

    def judge(pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        known = [same.get(int(a.split()[1])) == int(b.split()[1]) for a, b in pairs]
        return np.array([[0.9 if k else 0.1, 0.0] for k in known], np.float32).reshape(-1, 2)

    return judge


@pytest.mark.parametrize(
    ("same", "share"),
    [
        ({n: n for n in range(8)}, 1.0),
        ({n: n for n in range(6)}, 0.75),
        ({n: 7 - n for n in range(8)}, 0.0),
        ({0: 0, 1: 1, 2: 2, 3: 3}, 0.0),
    ],
)
def test_what_is_told_again_in_order(same: dict[int, int], share: float) -> None:
    """Sentences told again count as far as they keep their order; a few prove nothing."""
    cosines = np.ones((8, 8), np.float32) - np.abs(np.subtract.outer(np.arange(8), np.arange(8))) / 99
    for i, j in same.items():
        cosines[i, j] = 2
    assert retold(LEFT, RIGHT, cosines.astype(np.float32), knowing(same)) == share


def test_short_reports_are_not_asked() -> None:
    """A judge is not troubled with a report of two sentences."""

    def never(pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        raise AssertionError(pairs)

    assert retold(LEFT[:2], RIGHT, np.ones((2, 8), np.float32), never) == 0.0
