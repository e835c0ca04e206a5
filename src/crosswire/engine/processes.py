"""A lazy, bounded map over items in worker processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import chain, islice
from typing import Any, TypeVar

from crosswire.settings import one_thread_each

__all__ = ["run"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4  # items in flight for each worker: keeps it busy, keeps an endless source from being swallowed
_ALONE_BELOW = 12  # items: fewer are read here, since a worker takes longer to load its models than to read them

_work: Callable[[Any], Any] | None = None


def run(
    make: Callable[[], Callable[[Item], Result]],
    items: Iterable[Item],
    workers: int = 0,
) -> Iterator[Result]:
    """Yields a result for every item, in the order they finish; at most a few items are taken ahead.

    ``make`` builds the worker, once in each process (it must be picklable, as must items and results). ``workers`` 0
    means one a core; 1, or few items, runs in this process. Closing the iterator stops the workers.
    """
    source = iter(items)
    first = list(islice(source, _ALONE_BELOW))
    count = workers or os.cpu_count() or 1
    if count == 1 or len(first) < _ALONE_BELOW:
        work = make()
        yield from (work(item) for item in chain(first, source))
        return
    yield from _in_processes(make, chain(first, source), count)


def _in_processes(make: Callable[[], Callable[[Item], Result]], items: Iterator[Item], count: int) -> Iterator[Result]:
    one_thread_each()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_prepare, initargs=(make,))
    try:
        waiting: set[Future[Result]] = set()
        for item in items:
            waiting.add(pool.submit(_call, item))
            if len(waiting) >= count * _AHEAD:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare(make: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    _work = make()


def _call(item: Any) -> Any:
    assert _work is not None, "the worker was not prepared"  # noqa: S101
    return _work(item)
