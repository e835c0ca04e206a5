"""Keeps what a page worked out for as long as the record stays as it was."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from crosswire.api import Desk

__all__ = ["kept"]

T = TypeVar("T")
_MOST = 128  # things kept of one state of the record
_held: WeakKeyDictionary[Desk, OrderedDict[Hashable, Any]] = WeakKeyDictionary()
_lock = Lock()


def kept(desk: Desk, key: Hashable, make: Callable[[], T]) -> T:
    """Returns what ``make`` returned for this key before, or does so now; the keys looked at longest ago go first."""
    with _lock:
        mine = _held.setdefault(desk, OrderedDict())
        if key in mine:
            mine.move_to_end(key)
            return cast(T, mine[key])
    made = make()
    with _lock:
        mine[key] = made
        while len(mine) > _MOST:
            mine.popitem(last=False)
    return made
