"""The map over items, in this process and in several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from crosswire import engine


def doubled(item: int) -> int:
    """Twice the item; seven cannot be doubled."""
    if item == 7:
        raise ValueError("seven")
    return 2 * item


def make() -> Callable[[int], int]:
    """A worker."""
    return doubled


@pytest.mark.parametrize("workers", [1, 2])
def test_every_item_has_its_result(workers: int) -> None:
    """Whatever the number of processes, each item gives one result."""
    items = [i for i in range(40) if i != 7]
    assert sorted(engine.run(make, items, workers)) == [2 * i for i in items]


def test_an_endless_source_is_not_swallowed() -> None:
    """Results come while a source goes on for ever, and little is taken ahead of them."""
    taken: list[int] = []

    def source() -> Iterator[int]:
        for i in count(100):
            taken.append(i)
            yield i

    results = engine.run(make, source(), 2)
    assert len([next(results) for _ in range(5)]) == 5
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 40


def test_a_worker_that_raises_raises_here() -> None:
    """An error of a worker reaches the one who asked."""
    with pytest.raises(ValueError, match="seven"):
        list(engine.run(make, [7], 1))
