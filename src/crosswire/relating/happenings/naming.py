"""Who an event names, as actors of the whole record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crosswire.record import Link, View

__all__ = ["Roll"]

_WORD = re.compile(r"\w+")


class Roll:
    """Gives one key to all names of an actor: those of its aliases, and of the actors it is held to be the same as."""

    def __init__(self, view: View) -> None:
        self._root = _roots((a.id for a in view.actors), view.links)
        self._of_name: dict[str, str] = {}
        for actor in view.actors:
            for name in (actor.name, *actor.aliases):
                self._of_name.setdefault(_folded(name), self._root[actor.id])

    def keys(self, names: Iterable[str]) -> frozenset[str]:
        """Returns the keys of names; one that no actor bears is its own."""
        return frozenset(self._of_name.get(f, f) for f in map(_folded, names) if f)


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def _roots(actors: Iterable[str], links: Iterable[Link]) -> dict[str, str]:
    root = {a: a for a in actors}

    def find(a: str) -> str:
        while root[a] != a:
            root[a] = root[root[a]]
            a = root[a]
        return a

    for link in links:
        if link.kind == "same_actor" and link.judgement != "no" and link.left in root and link.right in root:
            first, second = sorted((find(link.left), find(link.right)))
            root[second] = first
    return {a: find(a) for a in root}
