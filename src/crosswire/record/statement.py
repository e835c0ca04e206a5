"""Who said what, through whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crosswire.record.actor import ActorKind
from crosswire.record.span import Span

__all__ = ["DIRECTNESS", "Directness", "Speaker", "SpeakerBasis", "Statement"]

Directness = Literal["direct", "indirect", "mixed"]
SpeakerBasis = Literal["text", "person"]
DIRECTNESS: tuple[Directness, ...] = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever a statement is attributed to, as far as the article tells.

    ``name`` is the canonical name, or the description of an unnamed speaker; ``description`` the words used at this
    place; ``role`` and ``affiliation`` as the article gives them, else null. ``basis`` is ``person`` where somebody who
    corrected the record says so, and not the article.
    """

    actor: str | None
    name: str
    kind: ActorKind
    named: bool
    aliases: tuple[str, ...] = ()
    description: str | None = None
    role: str | None = None
    affiliation: str | None = None
    basis: SpeakerBasis = "text"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: content, the cue that reports it, and the speaker.

    ``content`` excludes cue and speaker and keeps quotation marks; it may be in several pieces. ``cue`` is null where
    the sentence goes on with reported speech. ``told_to`` is the outlet or agency addressed, ``relay`` every agency
    and outlet it came through, nearest the speaker first. ``said_on`` is null where neither the sentence nor the
    report tells the day. ``within`` is the statement in whose content this one stands. ``reader`` names who found it:
    ``model`` or ``rules``.
    """

    id: str
    article: str
    content: tuple[Span, ...]
    speaker: Speaker | None
    speaker_span: Span | None
    cue: Span | None
    directness: Directness
    told_to: str | None = None
    relay: tuple[str, ...] = ()
    anonymity: Span | None = None
    said_on: date | None = None
    within: str | None = None
    reader: str = "rules"
    score: float | None = None
