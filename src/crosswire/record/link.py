"""Links between findings or articles, and what people judged of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crosswire.record.span import Span

__all__ = [
    "CONFLICT_KINDS",
    "LINEAGE_KINDS",
    "ConflictKind",
    "FigureRelation",
    "Judgement",
    "Link",
    "LinkKind",
    "SharedPassage",
]

LinkKind = Literal["same_actor", "copies", "rewrites", "translates", "same_wire", "updates", "same_fact", "contradicts"]
LINEAGE_KINDS: tuple[LinkKind, ...] = ("copies", "rewrites", "translates", "same_wire", "updates")
"""The kinds of links between articles."""
Judgement = Literal["auto", "yes", "no", "unsure"]
ConflictKind = Literal["figure", "fact", "name", "attribution", "wording"]
FigureRelation = Literal["contradicts", "newer", "other_scope", "rounding", "rewrite_error"]
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Two passages that hold the same thing, one in each article."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Link:
    """``left`` stands in this relation to ``right``: it copies, rewrites, contradicts it.

    Ends are articles for lineage, actors for ``same_actor``, findings for ``same_fact`` and ``contradicts``; a
    contradiction says in ``aspect`` what kind of conflict it is, and for figures in ``relation`` how they differ.
    ``why`` says in words what speaks for it; ``judgement`` is ``auto`` until a person has spoken.
    """

    kind: LinkKind
    left: str
    right: str
    score: float
    why: str
    directed: bool = False
    shared: tuple[SharedPassage, ...] = ()
    judgement: Judgement = "auto"
    judged_by: str | None = None
    aspect: ConflictKind | None = None
    relation: FigureRelation | None = None
