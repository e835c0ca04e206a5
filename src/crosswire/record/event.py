"""What happened, is planned, was denied, or is only thought of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosswire.record.span import Span
from crosswire.record.when import When

__all__ = ["EVENT_KINDS", "MODALITIES", "Event", "EventKind", "Modality", "Plover"]

EventKind = Literal[
    "meet", "travel", "propose", "reject", "accept", "attack", "release", "statement", "threaten", "mediate", "other"
]
Modality = Literal["happened", "planned", "denied", "hypothetical"]
EVENT_KINDS: tuple[EventKind, ...] = (
    "meet",
    "travel",
    "propose",
    "reject",
    "accept",
    "attack",
    "release",
    "statement",
    "threaten",
    "mediate",
    "other",
)
MODALITIES: tuple[Modality, ...] = ("happened", "planned", "denied", "hypothetical")


@dataclass(frozen=True, slots=True)
class Plover:
    """An event code of the PLOVER codebook: event, and mode and context where they are told."""

    event: str
    mode: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something done, by whom, to whom, where and when, as one passage tells it.

    ``actors``, ``recipients`` and ``place`` are names as resolved in the article; ``trigger`` the word that names the
    event; ``statement`` the statement in whose content it stands.
    """

    id: str
    article: str
    span: Span
    kind: EventKind
    modality: Modality
    trigger: Span | None = None
    plover: Plover | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    statement: str | None = None
    score: float | None = None
