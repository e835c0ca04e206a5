"""Who an event names, as actors of the whole record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crosswire.record import View, heads

__all__ = ["Roll"]

_WORD = re.compile(r"\w+")


class Roll:
    """Gives one key to all names of an actor: those of its aliases, and of the actors it is held to be the same as."""

    def __init__(self, view: View) -> None:
        same = (x for x in view.links if x.kind == "same_actor" and x.judgement != "no")
        self._root = heads(((x.left, x.right) for x in same), [a.id for a in view.actors])
        self._of_name: dict[str, str] = {}
        for actor in view.actors:
            for name in (actor.name, *actor.aliases):
                self._of_name.setdefault(_folded(name), self._root[actor.id])

    def keys(self, names: Iterable[str]) -> frozenset[str]:
        """Returns the keys of names; one that no actor bears is its own."""
        return frozenset(self._of_name.get(f, f) for f in map(_folded, names) if f)


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))
