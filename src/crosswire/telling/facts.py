"""Facts: what several findings assert, from how many independent origins, and what stands against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from crosswire.record import Event, Figure, Link, Position, Statement, View, content_id, heads
from crosswire.telling.facts_fitting import Fitting
from crosswire.telling.facts_origins import Origin, Origins

__all__ = ["Asserted", "Fact", "FactStatus", "Facts", "facts_of", "is_sum"]

_SURELY_AGAINST = 0.6  # a judge less sure shows a conflict, and disputes nothing
Asserted: TypeAlias = Statement | Figure | Event | Position
FactStatus = Literal["agreed", "single", "disputed"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Findings that assert the same, in the order of the view; ``origins`` are the independent roots behind them.

    ``status`` is ``disputed`` where another finding contradicts one of these, ``single`` where all goes back to one
    origin, ``agreed`` where several independent origins tell it. None of them says that it is true.
    """

    id: str
    items: tuple[Asserted, ...]
    origins: tuple[Origin, ...]
    status: FactStatus

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that carry it, each once."""
        return tuple(dict.fromkeys(item.article for item in self.items))


class Facts:
    """The facts of a view, and which fact a finding belongs to."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.found = {x.id: x for kind in (view.statements, view.figures, view.events, view.positions) for x in kind}
        self._order = {key: i for i, key in enumerate(self.found)}
        held = [link for link in view.links if link.judgement != "no"]
        same = [x for x in held if x.kind == "same_fact" and {x.left, x.right} <= self.found.keys()]
        fitting = Fitting(self.found, view).of(same)
        self._head = heads(((x.left, x.right) for x in fitting), rank=self._order.__getitem__)
        self._origins = Origins(view)
        self._disputed = {
            self.head(end) for link in held if _is_dispute(link) for end in (link.left, link.right) if end in self.found
        }
        self.all = tuple(self._facts())
        self._of = {item.id: fact for fact in self.all for item in fact.items}

    def of(self, finding: str) -> Fact:
        """Returns the fact of a finding; one that nothing else tells is a fact of its own."""
        return self._of.get(finding) or self._fact([self.found[finding]])

    def head(self, finding: str) -> str:
        """Returns what the findings of one fact have in common: the id of the first of them."""
        return self._head.get(finding, finding)

    def _facts(self) -> Iterable[Fact]:
        members: dict[str, list[Asserted]] = defaultdict(list)
        for finding in self.found.values():
            if finding.id in self._head:
                members[self._head[finding.id]].append(finding)
        return (self._fact(items) for items in members.values() if len(items) > 1)

    def _fact(self, items: list[Asserted]) -> Fact:
        origins = self._origins.of(items)
        disputed = any(self.head(item.id) in self._disputed for item in items)
        status: FactStatus = "disputed" if disputed else "agreed" if len(origins) > 1 else "single"
        return Fact(content_id("fact", *sorted(i.id for i in items)), tuple(items), origins, status)


@lru_cache(maxsize=4)
def _known(view: _ById) -> Facts:
    return Facts(view.view)


class _ById:
    """A view compared by being the same object, so that one view is worked out once."""

    __slots__ = ("view",)

    def __init__(self, view: View) -> None:
        self.view = view

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.view is self.view

    def __hash__(self) -> int:
        return id(self.view)


def facts_of(view: View) -> Facts:
    """Returns the facts of a view; asking for the same view again costs nothing."""
    return _known(_ById(view))


def is_sum(link: Link) -> bool:
    """Whether a link says that the parts of one report do not add up: then no part by itself is in dispute."""
    return link.relation == "contradicts" and ": " in link.why and link.why.startswith("the sum")


def _is_dispute(link: Link) -> bool:
    """Whether a link sets two findings against each other, surely, and not only in time, scope or wording."""
    counts = link.aspect == "figure" and link.relation == "contradicts" and not is_sum(link)
    told = link.aspect == "fact" and (link.score >= _SURELY_AGAINST or link.judgement == "yes")
    return link.kind == "contradicts" and (counts or told)
