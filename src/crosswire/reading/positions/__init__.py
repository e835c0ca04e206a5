"""Where each party stands: a first reader, by the stance cues and issue cues of the domain file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

from crosswire.lexicon.domain import Domain, cue_pattern, domain
from crosswire.lexicon.states import states
from crosswire.reading.figures import domain_of
from crosswire.record import Position, Reading, Sentence, Span, Stage, Stance, Statement, content_id, overlap
from crosswire.text import fold

__all__ = ["STAGE", "read"]

_PARTIES = frozenset({"state", "organisation", "group"})
_SCORE = 0.4  # no calibration yet: the reader of issue 5 brings its own


def read(reading: Reading) -> Iterable[Position]:
    """Yields the positions of an article in order; nothing without a parse."""
    if not reading.parsed.has_parse:
        return
    known = domain(domain_of(reading.parsed))
    seen: set[tuple[int, str, str]] = set()
    for sentence in reading.parsed.sentences:
        for position in _in_sentence(reading, sentence, known):
            key = (sentence.first, position.party, position.issue)
            if key not in seen:
                seen.add(key)
                yield position


def _in_sentence(reading: Reading, sentence: Sentence, known: Domain) -> Iterator[Position]:
    text = reading.parsed.text
    for stance, pattern in _stances(known.name):
        match = pattern.search(text, sentence.span.start, sentence.span.end)
        if match is None:
            continue
        party = _party(reading, sentence, match.start())
        if party is None:
            continue
        statement = _carrier(reading, sentence)
        span = Span(match.start(), max(match.end(), _end(reading, sentence, match.end())))
        for issue in _issues(known.name, text, span):
            yield Position(
                id=content_id("position", reading.parsed.article.id, span.start, span.end, party, issue, stance),
                article=reading.parsed.article.id,
                span=span,
                party=party,
                issue=issue,
                stance=cast(Stance, stance),
                as_of=statement.said_on if statement else None,
                statement=statement.id if statement else None,
                score=_SCORE,
            )


@cache
def _stances(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    base, known = domain("default").stances, domain(name).stances
    cues: dict[str, list[str]] = {}
    for source in (base, known):
        for stance, words in source.items():
            cues.setdefault(stance, []).extend(words.get("en", ()))
    return tuple((s, re.compile(cue_pattern(c), re.IGNORECASE)) for s, c in cues.items())


@cache
def _issue_patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (issue.name, re.compile(cue_pattern(issue.cues.get("en", ())), re.IGNORECASE)) for issue in domain(name).issues
    )


def _issues(name: str, text: str, span: Span) -> Iterator[str]:
    found = [issue for issue, pattern in _issue_patterns(name) if pattern.search(text, span.start, span.end)]
    return iter([i for i in found if i != "other"][:2])


def _end(reading: Reading, sentence: Sentence, start: int) -> int:
    end = sentence.span.end
    while end > start + 1 and reading.parsed.text[end - 1] in '.!?”"':
        end -= 1
    return end


def _carrier(reading: Reading, sentence: Sentence) -> Statement | None:
    return next((s for s in reading.statements if any(overlap(c, sentence.span) for c in s.content)), None)


def _party(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """The nearest actor named as a subject before the cue, or whoever the sentence's speaker speaks for."""
    parsed, known = reading.parsed, {a.id: a for a in reading.actors}
    before = [m for m in reading.mentions if sentence.span.start <= m.span.start < at]
    for mention in reversed(before):
        actor = known[mention.actor]
        token = parsed.token_at(mention.span.end - 1)
        subject = token is not None and parsed.tokens[token].dep in ("nsubj", "nsubjpass", "agent")
        if actor.kind in _PARTIES or (actor.kind == "place" and subject):
            return actor.name
        if actor.kind == "person" and subject:
            return _spoken_for(actor.name, actor.roles)
    speaker = next((s.speaker for s in reading.statements if s.speaker and overlap(s.content[0], sentence.span)), None)
    if speaker is None:
        return None
    if speaker.kind in _PARTIES:
        return speaker.name
    return _spoken_for(speaker.name, (speaker.role,) if speaker.role else ())


def _spoken_for(name: str, roles: Sequence[str]) -> str | None:
    """The state whose name or adjective stands in somebody's title or description."""
    for word in fold(" ".join((*roles, name))).split():
        state = states().get(word.removesuffix("'s"))
        if state is not None:
            return state.name
    return None


STAGE = Stage("positions", "1", read)
