"""Which names of the record stand for one party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from crosswire.record import View, heads
from crosswire.telling.line import alike

__all__ = ["PartyNames"]


class PartyNames:
    """Joins the names of one actor: its aliases, and those of the actors that links say are the same.

    A name that several actors bear joins nothing. A link that a person rejected joins nothing.
    """

    def __init__(self, view: View) -> None:
        same = (x for x in view.links if x.kind == "same_actor" and x.judgement not in ("no", "unsure"))
        root_of = heads(((x.left, x.right) for x in same), [a.id for a in view.actors])
        mentioned = Counter(m.actor for m in view.mentions)
        bearers: dict[str, set[str]] = defaultdict(set)
        called: dict[str, Counter[str]] = defaultdict(Counter)
        for actor in view.actors:
            root = root_of[actor.id]
            called[root][actor.name] += mentioned[actor.id] + 1
            if actor.named:
                for name in {alike(n) for n in (actor.name, *actor.aliases)}:
                    bearers[name].add(root)
        self._of_name = {name: next(iter(roots)) for name, roots in bearers.items() if len(roots) == 1}
        self._called = {root: min(names, key=lambda n: (-names[n], -len(n), n)) for root, names in called.items()}

    def key(self, name: str) -> str:
        """Returns what all names of one party share."""
        return self._of_name.get(alike(name), alike(name))

    def name(self, key: str, names: Iterable[str]) -> str:
        """Returns the name that a party goes by most, of those that stand in its findings where the record has none."""
        found = Counter(names)
        return self._called.get(key) or min(found, key=lambda n: (-found[n], n))
