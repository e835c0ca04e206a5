"""What pairs join: the groups that links between articles, actors or findings make."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

__all__ = ["heads"]


def heads(
    pairs: Iterable[tuple[str, str]],
    among: Collection[str] | None = None,
    rank: Callable[[str], Any] = lambda member: member,
) -> dict[str, str]:
    """Returns for each member the first, by ``rank``, of all that pairs join it with, directly or through others.

    With ``among`` a member without a pair is its own head, and pairs that lead elsewhere join nothing.

    >>> heads([("b", "c"), ("a", "b"), ("d", "x")], among=["a", "b", "c", "d"])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    head = {member: member for member in among or ()}

    def find(member: str) -> str:
        while head.setdefault(member, member) != member:
            head[member] = head[head[member]]
            member = head[member]
        return member

    for left, right in pairs:
        if among is None or (left in head and right in head):
            first, second = sorted((find(left), find(right)), key=rank)
            head[second] = first
    return {member: find(member) for member in list(head)}
