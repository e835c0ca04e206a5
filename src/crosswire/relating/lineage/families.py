"""A family of reports as a tree: who comes from whom, and what two that share an ancestor are to each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from crosswire.record import LinkKind
from crosswire.relating.lineage.descent import NAMED
from crosswire.relating.lineage.judging import Verdict

__all__ = ["Edge", "Kinship", "families", "kinships"]

Pair = tuple[str, str]

_LARGEST = 40  # members up to which every two are linked; above, only those that are akin by themselves
_STRONGEST: tuple[LinkKind, ...] = ("rewrites", "translates", "updates", "same_wire", "copies")


@dataclass(frozen=True, slots=True)
class Edge:
    """A verdict on ``pair`` (ids ascending) and its descent: above 0 the second comes from the first."""

    pair: Pair
    verdict: Verdict
    descent: int


@dataclass(frozen=True, slots=True)
class Kinship:
    """``left`` is ``kind`` to ``right``; ``verdict`` is null where they are akin through ``path`` others only."""

    left: str
    right: str
    kind: LinkKind
    directed: bool
    score: float
    verdict: Verdict | None
    path: int


def families(edges: Collection[Edge]) -> list[frozenset[str]]:
    """Returns the sets of reports that hang together."""
    near: dict[str, set[str]] = {}
    for edge in edges:
        a, b = edge.pair
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found, seen = [], set[str]()
    for start in sorted(near):
        if start not in seen:
            family, todo = {start}, [start]
            while todo:
                for other in near[todo.pop()] - family:
                    family.add(other)
                    todo.append(other)
            seen |= family
            found.append(frozenset(family))
    return found


def kinships(family: Collection[str], edges: Mapping[Pair, Edge], akin: Callable[[Pair], bool]) -> Iterator[Kinship]:
    """Yields what every two members of a family are to each other.

    ``akin`` says of two that no edge joins whether they are near enough to be linked through others. A copy is as
    near to any third report as its original is, whatever was cut from it.
    """
    parents = _parents(family, edges)
    pairs = combinations(sorted(family), 2) if len(family) <= _LARGEST else sorted(edges)
    for pair in pairs:
        edge = edges.get(pair)
        path = _path(pair, parents)
        if path is None:
            if edge is not None:
                yield _plain(edge)
        elif edge is not None or _by_copies(path, edges) or akin(pair):
            yield _related(pair, path, edges)


def _parents(family: Collection[str], edges: Mapping[Pair, Edge]) -> dict[str, str]:
    """Returns the member that each comes from: the surest first, the likest next, never in a circle.

    A report that names two, one of which names the other, comes from the nearer: the further one's name came along.
    """
    parents: dict[str, str] = {}
    directed = [e for e in edges.values() if e.descent and e.pair[0] in family]
    named = {_way(e) for e in directed if abs(e.descent) >= NAMED}

    def rank(edge: Edge) -> tuple[int, bool, int, float, Pair]:
        parent, child = _way(edge)
        nearer = any((other, parent) in named and (other, child) in named for other in family)
        sure = abs(edge.descent)
        return -(sure // NAMED), not (nearer and sure >= NAMED), -sure, -_closeness(edge.verdict), edge.pair

    for edge in sorted(directed, key=rank):
        parent, child = _way(edge)
        if child not in parents and child not in _line(parent, parents):
            parents[child] = parent
    return parents


def _way(edge: Edge) -> Pair:
    """Returns who an edge comes from, and who comes from it."""
    return edge.pair if edge.descent > 0 else (edge.pair[1], edge.pair[0])


def _closeness(verdict: Verdict) -> float:
    signals = verdict.signals
    return max(signals.verbatim_left, signals.verbatim_right) + signals.alignment.likeness * verdict.score


def _line(member: str, parents: Mapping[str, str]) -> list[str]:
    """Returns a member, its parent, and so on up."""
    line = [member]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


@dataclass(frozen=True, slots=True)
class _Path:
    """The pairs along the tree between two members, and which of them the other descends from, if one does."""

    steps: tuple[Pair, ...]
    ancestor: str | None


def _path(pair: Pair, parents: Mapping[str, str]) -> _Path | None:
    first, second = _line(pair[0], parents), _line(pair[1], parents)
    common = next((m for m in first if m in second), None)
    if common is None:
        return None
    up = first[: first.index(common) + 1], second[: second.index(common) + 1]
    steps = [(min(a, b), max(a, b)) for line in up for a, b in pairwise(line)]
    return _Path(tuple(steps), common if common in pair else None)


def _by_copies(path: _Path, edges: Mapping[Pair, Edge]) -> bool:
    """Whether all steps of a path but one are from a copy to its original or back."""
    return sum(edges[step].verdict.kind != "copies" for step in path.steps) <= 1


def _related(pair: Pair, path: _Path, edges: Mapping[Pair, Edge]) -> Kinship:
    own = edges.get(pair)
    kinds = {edges[step].verdict.kind for step in path.steps}
    kind = next(k for k in _STRONGEST if k in kinds)
    if own is not None and (own.verdict.kind == "copies" or len(path.steps) == 1):
        kind = own.verdict.kind
    score = math.prod(edges[step].verdict.score for step in path.steps)  # the nearer ancestor is the surer one
    if own is not None:
        score = min(score, own.verdict.score)
    left, right = pair
    if path.ancestor == left:
        left, right = right, left
    verdict = own.verdict if own else None
    return Kinship(left, right, kind, path.ancestor is not None, score, verdict, len(path.steps) - 1)


def _plain(edge: Edge) -> Kinship:
    left, right = edge.pair
    return Kinship(
        left, right, edge.verdict.kind, directed=False, score=edge.verdict.score, verdict=edge.verdict, path=0
    )
