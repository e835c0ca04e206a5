"""Whether what a correction is about is in a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from crosswire.record import Article, Correction, Finding, View
from crosswire.relating.correcting.actors import split_id

__all__ = ["Correctable", "correctable", "holds_ends"]

Correctable: TypeAlias = Finding | Article
_WITH_OTHER_END = ("merge", "split", "link", "unlink")


def correctable(view: View) -> Iterator[Correctable]:
    """Yields whatever of a view can be corrected, also what was rejected."""
    yield from view.articles
    yield from view.statements
    yield from view.figures
    yield from view.events
    yield from view.positions
    yield from view.actors
    yield from view.noise
    yield from view.rejected
    yield from view.mentions
    yield from view.dates


def holds_ends(view: View, corrections: Iterable[Correction]) -> frozenset[str]:
    """Returns the ids of the corrections whose target, and other end, the view holds; splits by article are done."""
    asked = list(corrections)
    ends = {end for c in asked for end in _ends(c)}
    known = {thing.id for thing in correctable(view) if thing.id in ends}
    return frozenset(c.id for c in asked if set(_ends(c)) <= known)


def _ends(correction: Correction) -> tuple[str, ...]:
    if correction.value is None:
        return (correction.target,)
    if correction.verb == "split" and correction.field == "article":
        return correction.target, split_id(correction.target, correction.value)
    other = correction.verb in _WITH_OTHER_END or (correction.verb, correction.field) == ("re-attribute", "actor")
    return (correction.target, correction.value) if other else (correction.target,)
