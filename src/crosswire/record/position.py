"""Where a party stands on an issue, as a passage tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crosswire.record.span import Span

__all__ = ["STANCES", "Position", "Stance"]

Stance = Literal["demands", "offers", "accepts", "rejects", "insists", "conditions", "intends", "urges"]
STANCES: tuple[Stance, ...] = (
    "demands",
    "offers",
    "accepts",
    "rejects",
    "insists",
    "conditions",
    "intends",
    "urges",
)


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on an issue of the domain; ``statement`` is the statement it rests on, null if none does.

    ``reported_by`` is who tells it of the party: another side, a mediator, an unnamed source. Null where the party
    or somebody who speaks for it says so, and where the report says so in its own voice.
    """

    id: str
    article: str
    span: Span
    party: str
    issue: str
    stance: Stance
    as_of: date | None = None
    statement: str | None = None
    score: float | None = None
    reported_by: str | None = None
