"""Conflicts: what stands against each other, a conflict once, however many reports carry either side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from crosswire.record import ConflictKind, FigureRelation, Link, Mention, Span, Statement, View, content_id
from crosswire.telling.facts import Asserted, Facts, facts_of, is_sum

__all__ = ["Conflict", "ConflictSide", "conflicts_of"]


_TWO_NAMES = "one thing under two names"  # one conflict, whichever facts the passages belong to
_SAID_ONCE = "those who stand between"  # one conflict, whichever findings the passages belong to


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """A passage on one side of a conflict: the finding, its article and its span."""

    finding: str
    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """Findings that stand against each other; ``left`` and ``right`` are all passages that carry either side.

    ``why`` says what differs, in words; ``links`` are the pairs it was seen in, the surest first.
    """

    id: str
    kind: ConflictKind
    relation: FigureRelation | None
    left: tuple[ConflictSide, ...]
    right: tuple[ConflictSide, ...]
    why: str
    score: float
    links: tuple[Link, ...]

    @property
    def sides(self) -> tuple[ConflictSide, ...]:
        """The passages of both sides, each once."""
        return tuple(dict.fromkeys((*self.left, *self.right)))


def conflicts_of(view: View) -> tuple[Conflict, ...]:
    """Returns the conflicts of a view, the surest first; a link that a person refused is none."""
    facts = facts_of(view)
    ends: dict[str, Asserted | Mention] = {m.id: m for m in view.mentions} | facts.found
    grouped: dict[tuple[object, ...], list[Link]] = defaultdict(list)
    for link in view.links:
        known = link.left in ends and link.right in ends
        if link.kind == "contradicts" and link.aspect and link.judgement != "no" and known:
            grouped[_key(link, facts)].append(link)
    made = [_conflict(links, facts, ends) for links in grouped.values()]
    return tuple(sorted(made, key=lambda c: (-c.score, c.id)))


def _key(link: Link, facts: Facts) -> tuple[object, ...]:
    """Returns what links of one conflict share: kind, relation and the two facts; else what they say differs."""
    left, right = facts.head(link.left), facts.head(link.right)
    if link.why.startswith(_TWO_NAMES):
        return link.aspect, link.why
    if link.aspect == "name" or link.why.startswith(_SAID_ONCE):
        return link.aspect, link.why.rpartition(", or ")[2]
    if is_sum(link):  # its whole against each of its parts
        return link.aspect, link.relation, link.left, link.why
    if left == right:  # one fact told in two ways: every report against the one it goes back to
        return link.aspect, link.relation, left
    return link.aspect, link.relation, *sorted((left, right))


def _conflict(links: list[Link], facts: Facts, ends: dict[str, Asserted | Mention]) -> Conflict:
    links = sorted(links, key=lambda link: (-link.score, link.left, link.right))
    best = links[0]
    shown: dict[str, list[Span]] = defaultdict(list)
    for link in links:
        for passage in link.shared:
            shown[link.left].append(passage.left)
            shown[link.right].append(passage.right)
    left, right = (tuple(dict.fromkeys(getattr(link, end) for link in links)) for end in ("left", "right"))
    between_facts = (
        best.aspect in ("figure", "fact")
        and not best.why.startswith(_SAID_ONCE)
        and facts.head(best.left) != facts.head(best.right)
    )
    between_facts = between_facts and not is_sum(best)
    if between_facts and all(key in facts.found for key in (*left, *right)):
        left, right = (
            tuple(dict.fromkeys(i.id for key in keys for i in facts.of(key).items)) for keys in (left, right)
        )
    aspect = best.aspect or "fact"
    sides = [
        tuple(ConflictSide(key, ends[key].article, span) for key in keys for span in _spans(key, ends, shown))
        for keys in (left, right)
    ]
    return Conflict(
        id=content_id("conflict", aspect, best.relation, *sorted((*left, *right))),
        kind=aspect,
        relation=best.relation,
        left=sides[0],
        right=sides[1],
        why=best.why,
        score=best.score,
        links=tuple(links),
    )


def _spans(key: str, ends: dict[str, Asserted | Mention], shown: dict[str, list[Span]]) -> Iterable[Span]:
    """Returns the passages that the links point at in a finding, else the finding's own."""
    found = ends[key]
    own = found.content[0] if isinstance(found, Statement) else found.span
    return dict.fromkeys(shown.get(key) or (own,))
