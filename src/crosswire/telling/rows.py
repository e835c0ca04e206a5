"""Findings as plain rows, by the export contract; unknown is null, spans are ``[start, end]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import singledispatch
from typing import TypeAlias

from crosswire.record import (
    Actor,
    Article,
    Correction,
    Event,
    Failure,
    Figure,
    Link,
    LinkKind,
    Noise,
    Position,
    Span,
    Speaker,
    Statement,
    View,
    When,
)
from crosswire.telling.columns import Kind
from crosswire.telling.conflicts import Conflict, conflicts_of
from crosswire.telling.facts import Fact, facts_of

__all__ = ["Json", "Row", "Thing", "row", "rows"]

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
Row: TypeAlias = dict[str, Json]
Thing: TypeAlias = (
    Article | Noise | Actor | Statement | Figure | Event | Position | Link | Fact | Conflict | Failure | Correction
)

_LINEAGE: Mapping[LinkKind, str] = {
    "copies": "copy",
    "rewrites": "rewrite",
    "translates": "translation",
    "same_wire": "same_wire",
    "updates": "update",
}


def rows(view: View, kind: Kind) -> Iterator[Row]:
    """Yields the rows of a kind in the order of the view, each with its fields in the order of ``columns``."""
    return (row(thing, view) for thing in _things(view, kind))


def _things(view: View, kind: Kind) -> Iterable[Thing]:
    lineage = (link for link in view.links if link.kind in _LINEAGE)
    things: dict[Kind, Iterable[Thing]] = {
        "article": view.articles,
        "noise": view.noise,
        "actor": view.actors,
        "statement": view.statements,
        "figure": view.figures,
        "event": view.events,
        "position": view.positions,
        "lineage": lineage,
        "fact": facts_of(view).all,
        "conflict": conflicts_of(view),
        "failure": view.failures,
        "correction": view.corrections,
    }
    return things[kind]


@singledispatch
def row(thing: Thing, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    """Returns a finding, article, link or failure as its row."""
    raise TypeError(f"no row for {type(thing).__name__}")


@row.register
def _article(thing: Article, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    return {
        "id": thing.id,
        "path": thing.path,
        "url": thing.url,
        "publisher": thing.publisher,
        "title": thing.title,
        "byline": thing.byline,
        "published": _day(thing.published),
        "published_basis": thing.published_basis,
        "language": thing.language,
        "sha256": thing.raw_sha256,
        "credits": list(thing.credits),
        "words": len(thing.text.split()),
    }


@row.register
def _noise(thing: Noise, view: View) -> Row:
    text = _words(view, thing.article, thing.span)
    return {"article": thing.article, "span": _span(thing.span), "kind": thing.kind, "id": thing.id, "text": text}


@row.register
def _actor(thing: Actor, view: View) -> Row:
    mentions: list[Json] = [{"article": m.article, "span": _span(m.span)} for m in view.mentions_of.get(thing.id, ())]
    return {
        "id": thing.id,
        "kind": thing.kind,
        "name": thing.name,
        "aliases": list(thing.aliases),
        "roles": list(thing.roles),
        "wikidata": thing.wikidata,
        "mentions": mentions,
        "code": thing.code,
    }


@row.register
def _statement(thing: Statement, view: View) -> Row:
    return {
        "id": thing.id,
        "article": thing.article,
        "speaker": _speaker(thing.speaker),
        "speaker_span": _span(thing.speaker_span),
        "cue_span": _span(thing.cue),
        "content_spans": [_span(s) for s in thing.content],
        "directness": thing.directness,
        "told_to": thing.told_to,
        "relay": [view.outlet_at.get(name, name) for name in thing.relay],
        "anonymity_span": _span(thing.anonymity),
        "said_on": _day(thing.said_on),
        "score": thing.score,
        "text": " … ".join(_words(view, thing.article, s) for s in thing.content),
        "cue": _words(view, thing.article, thing.cue) if thing.cue else None,
        "within": thing.within,
        "reader": thing.reader,
        **_source(view, thing.article),
    }


@row.register
def _figure(thing: Figure, view: View) -> Row:
    return {
        "id": thing.id,
        "article": thing.article,
        "span": _span(thing.span),
        "value_low": thing.value_low,
        "value_high": thing.value_high,
        "bound": thing.bound,
        "unit": thing.unit,
        "measure": thing.measure,
        "side": thing.side,
        "place": thing.place,
        "per": thing.per if thing.per == "day" else None,
        "as_of": thing.as_of.iso if thing.as_of else None,
        "authority": thing.authority,
        "modality": thing.modality,
        "statement": thing.statement,
        "score": thing.score,
        "authority_basis": thing.authority_basis,
        "rate_per": thing.per,
        "cumulative": thing.cumulative,
        "text": _words(view, thing.article, thing.span),
        **_source(view, thing.article),
    }


@row.register
def _event(thing: Event, view: View) -> Row:
    plover = thing.plover
    return {
        "id": thing.id,
        "article": thing.article,
        "span": _span(thing.span),
        "kind": thing.kind,
        "plover": {"event": plover.event, "mode": plover.mode, "context": plover.context} if plover else None,
        "actors": list(thing.actors),
        "recipients": list(thing.recipients),
        "place": thing.place,
        "when": _when(thing.when),
        "modality": thing.modality,
        "statement": thing.statement,
        "score": thing.score,
        "text": _words(view, thing.article, thing.span),
        **_source(view, thing.article),
    }


@row.register
def _position(thing: Position, view: View) -> Row:
    return {
        "id": thing.id,
        "article": thing.article,
        "span": _span(thing.span),
        "party": thing.party,
        "issue": thing.issue,
        "stance": thing.stance,
        "as_of": _day(thing.as_of),
        "statement": thing.statement,
        "reported_by": thing.reported_by,
        "score": thing.score,
        "text": _words(view, thing.article, thing.span),
        **_source(view, thing.article),
    }


@row.register
def _link(thing: Link, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    return {
        "a": thing.left,
        "b": thing.right,
        "kind": _LINEAGE[thing.kind],
        "direction": "a_from_b" if thing.directed else "unknown",
        "score": thing.score,
        "why": thing.why,
        "shared": [{"a_span": _span(s.left), "b_span": _span(s.right)} for s in thing.shared],
    }


@row.register
def _fact(thing: Fact, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    return {
        "id": thing.id,
        "items": [item.id for item in thing.items],
        "articles": list(thing.articles),
        "origins": [{"root": origin.root, "articles": list(origin.articles)} for origin in thing.origins],
        "status": thing.status,
    }


@row.register
def _conflict(thing: Conflict, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    return {
        "id": thing.id,
        "kind": thing.kind,
        "relation": thing.relation,
        "items": [{"article": side.article, "span": _span(side.span)} for side in thing.sides],
        "why": thing.why,
        "score": thing.score,
    }


@row.register
def _failure(thing: Failure, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    return {
        "id": thing.id,
        "path": thing.path,
        "stage": thing.stage,
        "reason": thing.reason,
        "article": thing.article,
    }


@row.register
def _correction(thing: Correction, view: View) -> Row:  # noqa: ARG001 - one signature for all kinds
    return {
        "id": thing.id,
        "who": thing.who,
        "when": thing.when.isoformat(timespec="seconds"),
        "verb": thing.verb,
        "target": thing.target,
        "field": thing.field,
        "value": thing.value,
        "was": thing.was,
        "why": thing.why or None,
        "state": thing.state,
        "undone_by": thing.undone_by,
        "seen": thing.seen,
        "article": thing.article,
        "quote": thing.quote,
    }


def _speaker(speaker: Speaker | None) -> Json:
    if speaker is None:
        return None
    return {
        "actor": speaker.actor,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "description": speaker.description,
        "kind": speaker.kind,
        "named": speaker.named,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "basis": speaker.basis,
    }


def _when(when: When | None) -> Json:
    if when is None:
        return None
    last = When(when.latest, when.latest, when.precision).iso
    return {"earliest": when.iso, "latest": last, "precision": when.precision}


def _source(view: View, article: str) -> Row:
    source = view.article[article]
    return {"publisher": source.publisher, "published": _day(source.published)}


def _words(view: View, article: str, span: Span) -> str:
    return span.of(view.article[article].text)


def _span(span: Span | None) -> Json:
    return [span.start, span.end] if span else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
