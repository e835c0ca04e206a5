"""Links between findings or articles, and what people judged of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosswire.record.span import Span

__all__ = ["Judgement", "Link", "LinkKind", "SharedPassage"]

LinkKind = Literal["same_actor", "copies", "rewrites", "translates", "same_wire", "updates", "same_fact", "contradicts"]
Judgement = Literal["auto", "yes", "no", "unsure"]


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Two passages that hold the same thing, one in each article."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Link:
    """``left`` stands in this relation to ``right``: it copies, rewrites, contradicts it.

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
