"""One article as read so far: what the stages find, each seeing what those before it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from crosswire.record.actor import Actor, Mention
from crosswire.record.article import Noise
from crosswire.record.event import Event
from crosswire.record.figure import Figure
from crosswire.record.parsed import Parsed
from crosswire.record.position import Position
from crosswire.record.statement import Statement
from crosswire.record.when import DateMention

__all__ = ["Finding", "Reading", "Stage"]

Finding: TypeAlias = Noise | DateMention | Actor | Mention | Statement | Figure | Event | Position


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed article and the findings so far, each kind in order of its place in the text."""

    parsed: Parsed
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()

    def with_findings(self, found: Iterable[Finding]) -> Reading:
        """Returns the reading with these findings added to those of their kind."""
        new: dict[str, list[Finding]] = {}
        for finding in found:
            new.setdefault(_FIELD[type(finding)], []).append(finding)
        changes: dict[str, Any] = {name: (*getattr(self, name), *items) for name, items in new.items()}
        return replace(self, **changes)

    def findings(self) -> Iterable[Finding]:
        """Yields everything found, noise first."""
        yield from self.parsed.noise
        for name in _FIELD.values():
            yield from getattr(self, name)


_FIELD: dict[type, str] = {
    DateMention: "dates",
    Actor: "actors",
    Mention: "mentions",
    Statement: "statements",
    Figure: "figures",
    Event: "events",
    Position: "positions",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """A reader of the reading room: a pure function from what is known to what it adds.

    A change of ``version`` has the stage, and those after it, read every article again.
    """

    name: str
    version: str
    read: Callable[[Reading], Iterable[Finding]]
