"""What a stance is about: the issues of a domain that a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeAlias

from crosswire.lexicon.domain import cue_pattern, domain
from crosswire.reading.positions.clause import Clauses, lemma
from crosswire.record import Reading

__all__ = ["Topic", "Topics"]

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADP", "ADJ"})
_FARTHEST = 30


_Patterns: TypeAlias = tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of a clause and the issues that it names."""

    tokens: tuple[int, ...]
    issues: tuple[str, ...]


@cache
def _patterns(name: str) -> _Patterns:
    return tuple((i.name, _pattern(i.cues["en"])) for i in domain(name).issues if i.cues.get("en"))


@cache
def _hints(name: str) -> _Patterns:
    return tuple((i.name, _pattern(i.hints["en"])) for i in domain(name).issues if i.hints.get("en"))


def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(cue_pattern(cues), re.IGNORECASE)


@cache
def _by_measure(name: str) -> dict[str, str]:
    return {measure: issue.name for issue in domain(name).issues for measure in issue.measures}


class Topics:
    """Names the issues of clauses of one article, in one domain."""

    def __init__(self, reading: Reading, clauses: Clauses, name: str) -> None:
        self._reading = reading
        self._parsed = reading.parsed
        self._clauses = clauses
        self._name = name

    def of(self, tokens: Sequence[int], trigger: int, subject: int | None = None) -> list[Topic]:
        """Returns what the tokens are about, one topic for each thing joined by "and"; a part that names none has none.

        What is said of the subject goes before the subject itself.
        """
        above = set(self._parsed.subtree(subject)) if subject is not None and subject != trigger else set[int]()
        below = self._topics([i for i in tokens if i not in above], trigger)
        if any(topic.issues for topic in below) or not above:
            return below
        return self._topics([i for i in tokens if i in above], trigger)

    def _topics(self, tokens: Sequence[int], trigger: int) -> list[Topic]:
        return [Topic(tuple(part), tuple(self._of_part(part, trigger))) for part in self._parts(tokens, trigger)]

    def settlement(self, tokens: Sequence[int]) -> str | None:
        """Returns the issue of the agreement itself, where the tokens speak of signing, talks or a text."""
        words = self._clauses.words
        spoken = any(words.has("settling", lemma(self._parsed.tokens[i])) for i in tokens)
        return next((i.name for i in domain(self._name).issues if i.settles), None) if spoken else None

    def _of_part(self, tokens: Sequence[int], trigger: int) -> list[str]:
        cues, hints = _patterns(self._name), _hints(self._name)
        ranked = self._ranked(tokens, trigger, cues) or self._ranked(tokens, trigger, hints)
        if not ranked:
            return []
        first = ranked[0]
        both = {"cessation", "duration"} <= set(ranked[:3])
        return ["duration", "cessation"] if both and first in ("cessation", "duration") else [first]

    def _ranked(self, tokens: Sequence[int], trigger: int, patterns: _Patterns) -> list[str]:
        """The issues that the tokens name, those nearest below the trigger first."""
        if not tokens:
            return []
        span, held = self._clauses.span(tokens), set(tokens)
        near: dict[str, tuple[int, int]] = {}
        for issue, pattern in patterns:
            for match in pattern.finditer(self._parsed.text, span.start, span.end):
                inner = [i for i in held if match.start() <= self._parsed.tokens[i].start < match.end()]
                if inner:
                    far = min(self._distance(i, trigger) for i in inner)
                    near[issue] = min((far, -(match.end() - match.start())), near.get(issue, (_FARTHEST, 0)))
        for issue, i in self._measured(held):
            near[issue] = min((self._distance(i, trigger), 0), near.get(issue, (_FARTHEST, 0)))
        return sorted(near, key=lambda issue: near[issue])

    def _measured(self, held: set[int]) -> Iterator[tuple[str, int]]:
        """The issues that figures among the tokens are of, by their measure, and where each stands."""
        return ((self._figures[i], i) for i in held if i in self._figures)

    @cached_property
    def _figures(self) -> dict[int, str]:
        """For the first token of a figure the issue of its measure; deadlines aside."""
        found: dict[int, str] = {}
        for figure in self._reading.figures:
            issue = _by_measure(self._name).get(figure.measure or "")
            at = self._parsed.token_at(figure.span.start) if issue else None
            if issue and at is not None and not self._is_deadline(at):
                found[at] = issue
        return found

    def _is_deadline(self, index: int) -> bool:
        """Whether a stretch of time tells when, not how long: "within ten days"."""
        at = index
        for _ in range(4):
            token = self._parsed.tokens[at]
            at = token.head
            if token.dep == "prep" or token.pos in ("ADP", "SCONJ"):
                return self._clauses.words.has("deadlines", lemma(token))
        return False

    def _parts(self, tokens: Sequence[int], trigger: int) -> list[list[int]]:
        """The tokens, cut where nouns are joined below the trigger."""
        held = set(tokens)
        heads = [i for i in tokens if i != trigger and self._opens_part(i, trigger)]
        below = {head: [i for i in self._parsed.subtree(head) if i in held] for head in heads}
        parts = []
        for head in heads:
            inner = {i for h in heads if h > head and h in below[head] for i in below[h]}
            parts.append([i for i in below[head] if i not in inner])
        cut = {i for tokens_below in below.values() for i in tokens_below}
        return [[i for i in tokens if i not in cut], *parts]

    def _opens_part(self, index: int, trigger: int) -> bool:
        """Whether a word begins a thing of its own: after "and", as a participle ("watched by …"), or in a list."""
        token = self._parsed.tokens[index]
        if token.dep == "conj":
            return token.pos in _NOMINAL
        return (token.dep in ("advcl", "acl") and token.tag == "VBN") or self._is_listed(index, trigger)

    def _is_listed(self, index: int, trigger: int) -> bool:
        """Whether a noun hangs on the trigger after a comma, as one more of a list."""
        token = self._parsed.tokens[index]
        if token.head != trigger or token.dep not in ("npadvmod", "appos", "dobj") or index < trigger:
            return False
        first = self._parsed.subtree(index)[0]
        return first > 0 and self._parsed.tokens[first - 1].text == ","

    def _distance(self, index: int, trigger: int) -> int:
        """How many arcs lie between a token and the trigger above it; "and" and compounds are no step."""
        steps, at = 0, index
        while at != trigger and self._parsed.tokens[at].head != at and steps < _FARTHEST - 1:
            steps += self._parsed.tokens[at].dep not in ("conj", "compound", "amod", "nummod", "quantmod")
            at = self._parsed.tokens[at].head
        return steps

    def is_bare(self, tokens: Sequence[int], trigger: int) -> bool:
        """Whether the tokens name nothing of their own: pronouns, numbers, "the offer", "both points"."""
        words = self._clauses.words
        rest = [self._parsed.tokens[i] for i in tokens if i != trigger]
        named = {"NOUN", "PROPN", "ADJ"} if any(t.tag == "PRP" for t in rest) else {"NOUN", "PROPN", "ADJ", "VERB"}
        full = [
            t
            for t in rest
            if t.pos in named and not words.has("anaphors", lemma(t)) and not self._clauses.in_date(t.start)
        ]
        return not full and any(t.pos not in ("ADP", "PUNCT", "DET") for t in rest)
