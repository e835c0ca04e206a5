"""From findings to rows: what goes into which table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import TypeAlias

from sqlalchemy import Table

from crosswire.record import (
    DateMention,
    Event,
    Figure,
    Mention,
    Noise,
    Position,
    Span,
    Speaker,
    Statement,
    When,
)
from crosswire.store import tables as t

__all__ = ["KINDS", "Cell", "Located", "Values", "encode"]

Cell: TypeAlias = str | int | float | bool | date | None
Values: TypeAlias = dict[str, Cell]
Located: TypeAlias = Noise | DateMention | Mention | Statement | Figure | Event | Position

KINDS: dict[type, Table] = {
    Noise: t.noise,
    DateMention: t.date_mention,
    Mention: t.mention,
    Statement: t.statement,
    Figure: t.figure,
    Event: t.event,
    Position: t.position,
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """A finding in three parts: the row of its kind, its spans by role, and its names by role."""

    values: Values
    spans: tuple[tuple[str, Span | tuple[Span, ...] | None], ...]
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def evidence(self) -> Iterator[tuple[str, int, Span]]:
        """Yields role, number and span of everything the finding rests on."""
        for role, where in self.spans:
            spans: Iterable[Span] = where if isinstance(where, tuple) else (where,) if where else ()
            for n, span in enumerate(spans):
                yield role, n, span


@singledispatch
def encode(finding: Located) -> Encoded:
    """Returns the rows of a finding, without what all findings share (id, article, score)."""
    raise TypeError(f"{type(finding).__name__} is no finding")


@encode.register
def _(finding: Noise) -> Encoded:
    return Encoded({"kind": finding.kind}, (("span", finding.span),))


@encode.register
def _(finding: DateMention) -> Encoded:
    values: Values = {"kind": finding.kind, "value": finding.value, **_when("", finding.when)}
    return Encoded(values, (("span", finding.span),))


@encode.register
def _(finding: Mention) -> Encoded:
    return Encoded({"actor": finding.actor, "form": finding.form}, (("span", finding.span),))


@encode.register
def _(finding: Statement) -> Encoded:
    values: Values = {
        **_speaker(finding.speaker),
        "directness": finding.directness,
        "told_to": finding.told_to,
        "said_on": finding.said_on,
        "within": finding.within,
        "reader": finding.reader,
    }
    spans = (
        ("content", finding.content),
        ("cue", finding.cue),
        ("speaker", finding.speaker_span),
        ("anonymity", finding.anonymity),
    )
    aliases = finding.speaker.aliases if finding.speaker else ()
    return Encoded(values, spans, (("relay", finding.relay), ("alias", aliases)))


@encode.register
def _(finding: Figure) -> Encoded:
    values: Values = {
        "value_low": finding.value_low,
        "value_high": finding.value_high,
        "bound": finding.bound,
        "unit": finding.unit,
        "measure": finding.measure,
        "side": finding.side,
        "place": finding.place,
        "per": finding.per,
        **_when("as_of_", finding.as_of),
        "authority": finding.authority,
        "authority_basis": finding.authority_basis,
        "modality": finding.modality,
        "cumulative": finding.cumulative,
        "statement": finding.statement,
    }
    return Encoded(values, (("span", finding.span), ("number", finding.number)))


@encode.register
def _(finding: Event) -> Encoded:
    values: Values = {
        "kind": finding.kind,
        "modality": finding.modality,
        "plover_event": finding.plover.event if finding.plover else None,
        "plover_mode": finding.plover.mode if finding.plover else None,
        "plover_context": finding.plover.context if finding.plover else None,
        "place": finding.place,
        **_when("when_", finding.when),
        "statement": finding.statement,
    }
    names = (("actor", finding.actors), ("recipient", finding.recipients))
    return Encoded(values, (("span", finding.span), ("trigger", finding.trigger)), names)


@encode.register
def _(finding: Position) -> Encoded:
    values: Values = {
        "party": finding.party,
        "issue": finding.issue,
        "stance": finding.stance,
        "as_of": finding.as_of,
        "statement": finding.statement,
        "reported_by": finding.reported_by,
    }
    return Encoded(values, (("span", finding.span),))


def _when(prefix: str, when: When | None) -> Values:
    return {
        f"{prefix}earliest": when.earliest if when else None,
        f"{prefix}latest": when.latest if when else None,
        f"{prefix}precision": when.precision if when else None,
        f"{prefix}text": when.text if when else None,
    }


def _speaker(speaker: Speaker | None) -> Values:
    return {
        "speaker_actor": speaker.actor if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_named": speaker.named if speaker else None,
        "speaker_description": speaker.description if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_affiliation": speaker.affiliation if speaker else None,
    }
