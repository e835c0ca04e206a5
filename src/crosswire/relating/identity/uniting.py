"""The actors of a record made one where links say so and nobody says no."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from crosswire.record import Actor, ActorKind, Link, View

__all__ = ["united"]


def united(view: View) -> Mapping[str, Actor]:
    """Returns for every actor's id the one that stands for it, with all its names and roles.

    Uses the view's links of kind ``same_actor``. A "yes" joins first, then "auto" links by score; no join brings
    together two that a "no" keeps apart, however long the chain between them. "unsure" joins nothing. The same links
    give the same result in any order.
    """
    classes = _Classes(view.actor)
    same = [x for x in view.links if x.kind == "same_actor" and {x.left, x.right} <= view.actor.keys()]
    for link in same:
        if link.judgement == "no":
            classes.keep_apart(link.left, link.right)
    judged = {frozenset((x.left, x.right)) for x in same if x.judgement != "auto"}
    for link in sorted((x for x in same if x.judgement == "yes"), key=_order):
        classes.join(link.left, link.right)
    for link in sorted((x for x in same if x.judgement == "auto"), key=_order):
        if frozenset((link.left, link.right)) not in judged:
            classes.join(link.left, link.right)
    return _canonical(classes.members(), view)


def _order(link: Link) -> tuple[float, str, str]:
    return -link.score, min(link.left, link.right), max(link.left, link.right)


class _Classes:
    """Disjoint sets that know which must stay apart (union by size, path halving)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}
        self._size = dict.fromkeys(self._parent, 1)
        self._apart: dict[str, set[str]] = defaultdict(set)

    def _root(self, one: str) -> str:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def keep_apart(self, left: str, right: str) -> None:
        a, b = self._root(left), self._root(right)
        self._apart[a].add(b)
        self._apart[b].add(a)

    def join(self, left: str, right: str) -> None:
        a, b = sorted((self._root(left), self._root(right)), key=lambda r: (-self._size[r], r))
        if a == b or b in self._apart[a]:
            return
        self._parent[b] = a
        self._size[a] += self._size[b]
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)

    def members(self) -> Iterable[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._parent:
            found[self._root(one)].append(one)
        return found.values()


def _canonical(classes: Iterable[list[str]], view: View) -> dict[str, Actor]:
    out: dict[str, Actor] = {}
    for ids in classes:
        one = view.actor[ids[0]] if len(ids) == 1 else _merged([view.actor[i] for i in ids], view)
        out |= dict.fromkeys(ids, one)
    return out


def _merged(actors: list[Actor], view: View) -> Actor:
    """The fullest of several actors with the names and roles of all; the kind that most mentions give."""
    weight = {a.id: len(view.mentions_of.get(a.id, ())) for a in actors}
    best = max(actors, key=lambda a: (a.code is not None, min(2, len(a.name.split())), weight[a.id], a.id))
    kinds: dict[ActorKind, int] = defaultdict(int)
    for a in actors:
        kinds[a.kind] += weight[a.id] + (a.kind == best.kind)
    ordered = sorted(actors, key=lambda a: (a.id != best.id, -weight[a.id], a.id))
    names = dict.fromkeys(n for a in ordered for n in (a.name, *a.aliases) if n != best.name)
    roles = dict.fromkeys(r for a in ordered for r in a.roles)
    kind = max(kinds, key=lambda k: (kinds[k], k)) if best.code is None else best.kind
    if kind != "person" and best.roles and best.kind == "person":
        kind = best.kind
    return replace(best, kind=kind, aliases=tuple(names), roles=tuple(roles))
