"""Speech as an event: a named party that speaks for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from crosswire.lexicon.events import event_words
from crosswire.lexicon.plover import plover_words
from crosswire.lexicon.press import press
from crosswire.lexicon.words import speech as speech_words
from crosswire.reading.events.around import PARTIES
from crosswire.reading.events.modality import modality
from crosswire.record import (
    Event,
    EventKind,
    Plover,
    Reading,
    Span,
    Statement,
    When,
    content_id,
    covering,
    inside,
)

__all__ = ["speech"]

_LITTLE = 12  # words of a remark in which a number is the point (bench/samples, November 2026)
_SCORE = 0.5  # half of them are held to be events by human readers (bench/samples, November 2026)


def speech(reading: Reading, told: Sequence[Event]) -> Iterator[Event]:
    """Yields the acts of speech: each act that is more than saying, and of plain saying the first of each speaker.

    A denial whose deed is already among the events ``told`` is that event.
    """
    words = event_words()
    heard: set[str] = set()
    counting, outlets = speech_words().counting, _outlets(reading)
    taken = {i for e in told if e.trigger for i in reading.parsed.tokens_in(e.trigger)}
    denied = {e.statement for e in told if e.modality == "denied"}
    for statement in reading.statements:
        speaker, cue = statement.speaker, statement.cue
        if speaker is None or cue is None or not speaker.named or speaker.kind not in PARTIES:
            continue
        verb = _verb(reading, cue)
        if verb is None or verb in taken:
            continue
        lemma = reading.parsed.tokens[verb].lemma.lower()
        if (lemma == "deny" and statement.id in denied) or (lemma not in words.acts and speaker.name in heard):
            continue
        if lemma in counting or speaker.name.casefold() in outlets or _names_outlet(speaker.name):
            continue
        if lemma not in words.acts and _only_counts(reading, statement):
            continue
        heard.add(speaker.name)
        yield _event(reading, statement, cue, verb)


def _verb(reading: Reading, cue: Span) -> int | None:
    parsed = reading.parsed
    return next((i for i in parsed.tokens_in(cue) if parsed.tokens[i].pos == "VERB"), None)


def _only_counts(reading: Reading, statement: Statement) -> bool:
    """Whether a remark gives a number and little else."""
    long = sum(len(c.of(reading.parsed.text).split()) for c in statement.content) > _LITTLE
    return not long and any(inside(f.span, c) for f in reading.figures for c in statement.content)


def _outlets(reading: Reading) -> frozenset[str]:
    """Those through whom statements of this article came: they report, and their reporting is no event."""
    article = reading.parsed.article
    through = [name for s in reading.statements for name in (*s.relay, s.told_to)]
    return frozenset(n.casefold() for n in (*article.credits, article.publisher, *through) if n)


def _names_outlet(name: str) -> bool:
    words = set(name.casefold().split())
    return name.casefold() in press().agencies or bool(words & press().outlet_words)


def _event(reading: Reading, statement: Statement, cue: Span, verb: int) -> Event:
    article, speaker = reading.parsed.article.id, statement.speaker
    lemma = reading.parsed.tokens[verb].lemma.lower()
    kind = event_words().spoken.get(lemma, "statement")
    name = plover_words().speech.get(lemma) or event_words().plover.get(kind)
    silent = modality(reading.parsed, verb) == "denied"
    spans = [s for s in (statement.speaker_span, cue, statement.content[0]) if s is not None]
    span, day = covering(spans), statement.said_on
    return Event(
        id=content_id("event", article, span.start, span.end, kind),
        article=article,
        span=span,
        kind=cast(EventKind, kind),
        modality="denied" if silent else "happened",
        trigger=cue,
        plover=Plover(name) if name else None,
        actors=(speaker.name,) if speaker else (),
        when=When(day, day, "day") if day else None,
        statement=statement.id,
        score=_SCORE,
    )
