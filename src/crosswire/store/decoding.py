"""From rows back to findings, equal to what was stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import RowMapping

from crosswire.record import (
    DateMention,
    Event,
    Figure,
    Mention,
    Noise,
    Plover,
    Position,
    Span,
    Speaker,
    Statement,
    When,
)
from crosswire.store.encoding import Located

__all__ = ["DECODERS", "Parts"]


@dataclass(slots=True)
class Parts:
    """The spans and names of one finding, by role, in order."""

    spans: dict[str, list[Span]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def span(self, role: str = "span") -> Span:
        """Returns the one span of this role."""
        return self.spans[role][0]

    def maybe(self, role: str) -> Span | None:
        """Returns the one span of this role, or null."""
        return self.spans[role][0] if role in self.spans else None

    def listed(self, role: str) -> tuple[str, ...]:
        """Returns the names of this role."""
        return tuple(self.names.get(role, ()))

    @property
    def start(self) -> int:
        """Where the finding begins: the first of its own or content spans."""
        own = self.spans.get("span") or self.spans.get("content")
        if own is None:
            return min((s.start for many in self.spans.values() for s in many), default=0)
        return own[0].start if len(own) == 1 else min(s.start for s in own)


Decoder: TypeAlias = Callable[[RowMapping, Parts], Located]


def _noise(row: RowMapping, parts: Parts) -> Noise:
    return Noise(row["id"], row["article"], parts.span(), row["kind"])


def _date_mention(row: RowMapping, parts: Parts) -> DateMention:
    return DateMention(row["id"], row["article"], parts.span(), row["kind"], row["value"], _when("", row), row["score"])


def _mention(row: RowMapping, parts: Parts) -> Mention:
    return Mention(row["id"], row["article"], parts.span(), row["actor"], row["form"], row["score"])


def _statement(row: RowMapping, parts: Parts) -> Statement:
    return Statement(
        id=row["id"],
        article=row["article"],
        content=tuple(parts.spans.get("content", ())),
        speaker=_speaker(row, parts),
        speaker_span=parts.maybe("speaker"),
        cue=parts.maybe("cue"),
        directness=row["directness"],
        told_to=row["told_to"],
        relay=parts.listed("relay"),
        anonymity=parts.maybe("anonymity"),
        said_on=row["said_on"],
        within=row["within"],
        reader=row["reader"],
        score=row["score"],
    )


def _figure(row: RowMapping, parts: Parts) -> Figure:
    return Figure(
        id=row["id"],
        article=row["article"],
        span=parts.span(),
        value_low=row["value_low"],
        value_high=row["value_high"],
        bound=row["bound"],
        unit=row["unit"],
        measure=row["measure"],
        side=row["side"],
        place=row["place"],
        per=row["per"],
        as_of=_when("as_of_", row),
        authority=row["authority"],
        authority_basis=row["authority_basis"],
        modality=row["modality"],
        cumulative=row["cumulative"],
        statement=row["statement"],
        number=parts.maybe("number"),
        score=row["score"],
    )


def _event(row: RowMapping, parts: Parts) -> Event:
    code = row["plover_event"]
    return Event(
        id=row["id"],
        article=row["article"],
        span=parts.span(),
        kind=row["kind"],
        modality=row["modality"],
        trigger=parts.maybe("trigger"),
        plover=None if code is None else Plover(code, row["plover_mode"], row["plover_context"]),
        actors=parts.listed("actor"),
        recipients=parts.listed("recipient"),
        place=row["place"],
        when=_when("when_", row),
        statement=row["statement"],
        score=row["score"],
    )


def _position(row: RowMapping, parts: Parts) -> Position:
    return Position(
        id=row["id"],
        article=row["article"],
        span=parts.span(),
        party=row["party"],
        issue=row["issue"],
        stance=row["stance"],
        as_of=row["as_of"],
        statement=row["statement"],
        score=row["score"],
        reported_by=row["reported_by"],
    )


def _when(prefix: str, row: RowMapping) -> When | None:
    precision = row[f"{prefix}precision"]
    if precision is None:
        return None
    return When(row[f"{prefix}earliest"], row[f"{prefix}latest"], precision, row[f"{prefix}text"])


def _speaker(row: RowMapping, parts: Parts) -> Speaker | None:
    if row["speaker_name"] is None:
        return None
    return Speaker(
        actor=row["speaker_actor"],
        name=row["speaker_name"],
        kind=row["speaker_kind"],
        named=row["speaker_named"],
        aliases=parts.listed("alias"),
        description=row["speaker_description"],
        role=row["speaker_role"],
        affiliation=row["speaker_affiliation"],
    )


DECODERS: dict[str, Decoder] = {
    "noise": _noise,
    "date_mention": _date_mention,
    "mention": _mention,
    "statement": _statement,
    "figure": _figure,
    "event": _event,
    "position": _position,
}
