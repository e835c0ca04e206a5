"""What happened, is planned, was denied or is only spoken of: a first reader, by rules over the parse.

Kinds and their words come from ``lexicon/events.yaml``; classes are those of the PLOVER codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from crosswire.lexicon.events import event_words
from crosswire.reading.events.modality import modality
from crosswire.record import (
    Event,
    EventKind,
    Mention,
    Parsed,
    Plover,
    Reading,
    Sentence,
    Span,
    Stage,
    Statement,
    When,
    content_id,
    covering,
    inside,
    overlap,
)

__all__ = ["STAGE", "read"]

_SCORE = 0.5  # no calibration yet: the reader of issue 5 brings its own
_WEAK_VERBS = frozenset({"hold", "go", "come", "talk", "head", "return", "leave", "fire", "strike", "sit", "present"})
_ACTOR_KINDS = frozenset({"person", "organisation", "state", "group"})


def read(reading: Reading) -> Iterable[Event]:
    """Yields the events of an article in order; nothing without a parse."""
    parsed = reading.parsed
    triggers: list[Span] = []
    for sentence in parsed.sentences:
        for event in _in_sentence(reading, sentence):
            triggers.extend([event.trigger] if event.trigger else [])
            yield event
    for statement in reading.statements:
        if statement.cue is not None and not any(overlap(statement.cue, t) for t in triggers):
            yield from _speech(reading, statement, statement.cue)


def _speech(reading: Reading, statement: Statement, cue: Span) -> Iterator[Event]:
    """The act of saying, where somebody named speaks for themselves and does more than give a number."""
    parsed, speaker = reading.parsed, statement.speaker
    token = next((parsed.tokens[i] for i in parsed.tokens_in(cue) if parsed.tokens[i].pos == "VERB"), None)
    numbers = any(inside(f.span, c) for f in reading.figures for c in statement.content)
    if speaker is None or not speaker.named or speaker.kind not in _ACTOR_KINDS or token is None or numbers:
        return
    span = covering([s for s in (statement.speaker_span, cue, statement.content[0]) if s is not None])
    kind = cast(EventKind, event_words().verbs.get(token.lemma.lower(), "statement"))
    day = statement.said_on
    yield Event(
        id=content_id("event", parsed.article.id, span.start, span.end, kind),
        article=parsed.article.id,
        span=span,
        kind=kind,
        modality="happened",
        trigger=cue,
        plover=Plover(event_words().plover[kind]),
        actors=(speaker.name,),
        when=When(day, day, "day") if day else None,
        statement=statement.id,
        score=_SCORE,
    )


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[Event]:
    parsed, words = reading.parsed, event_words()
    taken: list[Span] = []
    for i in range(sentence.first, sentence.last):
        token = parsed.tokens[i]
        lemma = token.lemma.lower()
        if token.pos == "VERB":
            kind = words.verbs.get(lemma)
        elif token.pos == "NOUN":
            kind = words.nouns.get(lemma)
        else:
            continue
        if kind is None:
            continue
        event = _event(reading, sentence, i, cast(EventKind, kind))
        if event is not None and not any(overlap(event.span, t) > 0.6 * len(event.span) for t in taken):
            taken.append(event.span)
            yield event


def _event(reading: Reading, sentence: Sentence, at: int, kind: EventKind) -> Event | None:
    parsed = reading.parsed
    tree = _clause(parsed, sentence, at)
    span = Span(parsed.tokens[tree[0]].start, parsed.tokens[tree[-1]].end)
    actors = _named(reading, _subject_tokens(parsed, at))
    targets = _named(reading, _object_tokens(parsed, at))
    when = _when(reading, span, sentence)
    lemma = parsed.tokens[at].lemma.lower()
    if not actors and not targets and (when is None or parsed.tokens[at].pos == "NOUN"):
        return None
    if lemma in _WEAK_VERBS and not actors:
        return None
    statement = next((s.id for s in reading.statements if any(inside(span, c) for c in s.content)), None)
    return Event(
        id=content_id("event", parsed.article.id, span.start, span.end, kind),
        article=parsed.article.id,
        span=span,
        kind=kind,
        modality=modality(parsed, at),
        trigger=parsed.tokens[at].span,
        plover=Plover(event_words().plover[kind]),
        actors=actors,
        recipients=tuple(t for t in targets if t not in actors),
        place=_place(reading, tree),
        when=when,
        statement=statement,
        score=_SCORE,
    )


def _clause(parsed: Parsed, sentence: Sentence, at: int) -> list[int]:
    """The trigger's clause or phrase less relative and adverbial clauses that follow, without end marks."""
    cut: set[int] = set()
    for c in parsed.children[at]:
        dep = parsed.tokens[c].dep
        if dep in ("relcl", "advcl", "parataxis") or (dep == "conj" and parsed.tokens[c].pos == "VERB"):
            cut.update(parsed.subtree(c))
    tree = [i for i in parsed.subtree(at) if i not in cut and sentence.first <= i < sentence.last]
    near = at
    run = [at]
    inner = set(tree)
    while near - 1 in inner:
        near -= 1
        run.insert(0, near)
    near = at
    while near + 1 in inner:
        near += 1
        run.append(near)
    while len(run) > 1 and parsed.tokens[run[-1]].pos in ("PUNCT", "CCONJ", "SCONJ", "ADP"):
        run.pop()
    while len(run) > 1 and parsed.tokens[run[0]].pos in ("PUNCT", "CCONJ", "SCONJ"):
        run.pop(0)
    return run


def _subject_tokens(parsed: Parsed, at: int) -> list[int]:
    token = parsed.tokens[at]
    wanted = ("nsubj", "agent") if token.pos == "VERB" else ("poss", "compound", "amod")
    out = [i for c in parsed.children[at] if parsed.tokens[c].dep in wanted for i in parsed.subtree(c)]
    if not out and token.pos == "VERB" and token.head != at and token.dep in ("conj", "xcomp", "advcl"):
        return _subject_tokens(parsed, token.head) if parsed.tokens[token.head].pos == "VERB" else []
    if not out and token.pos == "NOUN":
        by = [c for c in parsed.children[at] if parsed.tokens[c].lemma.lower() in ("by", "between", "of")]
        return [i for c in by for i in parsed.subtree(c)]
    return out


def _object_tokens(parsed: Parsed, at: int) -> list[int]:
    out: list[int] = []
    for c in parsed.children[at]:
        token = parsed.tokens[c]
        against = token.dep == "prep" and token.lemma.lower() in ("with", "against", "on")
        if against or token.dep in ("dobj", "nsubjpass", "dative"):
            out.extend(parsed.subtree(c))
    return out


def _named(reading: Reading, tokens: list[int]) -> tuple[str, ...]:
    parsed, known = reading.parsed, {a.id: a for a in reading.actors}
    names = []
    for i in tokens:
        for mention in _at(reading, parsed.tokens[i].span):
            actor = known[mention.actor]
            if actor.kind in _ACTOR_KINDS:
                names.append(actor.name)
    return tuple(dict.fromkeys(names))


def _at(reading: Reading, span: Span) -> Iterator[Mention]:
    return (m for m in reading.mentions if inside(span, m.span))


def _place(reading: Reading, tree: list[int]) -> str | None:
    parsed, known = reading.parsed, {a.id: a for a in reading.actors}
    for i in tree:
        token = parsed.tokens[i]
        if token.dep == "pobj" and parsed.tokens[token.head].lemma.lower() in ("in", "at", "to", "near", "into", "on"):
            for mention in _at(reading, token.span):
                if known[mention.actor].kind in ("place", "state"):
                    return known[mention.actor].name
    return None


def _when(reading: Reading, span: Span, sentence: Sentence) -> When | None:
    days = [d for d in reading.dates if d.when is not None and d.kind in ("date", "time")]
    own = [d for d in days if inside(d.span, span)]
    near = [d for d in days if inside(d.span, sentence.span)]
    return own[0].when if own else near[0].when if len(near) == 1 else None


STAGE = Stage("events", "1", read)
