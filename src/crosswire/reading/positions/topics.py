"""What a stance is about: the issues of a domain that a clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from crosswire.lexicon.domain import cue_pattern, domain
from crosswire.reading.positions.clause import Clauses, lemma
from crosswire.record import Reading, inside

__all__ = ["Topics"]

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_FARTHEST = 30


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (issue.name, re.compile(cue_pattern(issue.cues.get("en", ())), re.IGNORECASE))
        for issue in domain(name).issues
        if issue.cues.get("en")
    )


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

    def of(self, tokens: Sequence[int], trigger: int, subject: int | None = None) -> list[str]:
        """Returns the issues that the tokens name, one for each thing joined by "and"; empty where none is named.

        What is said of the subject goes before the subject itself.
        """
        above = set(self._parsed.subtree(subject)) if subject is not None and subject != trigger else set[int]()
        for chosen in ([i for i in tokens if i not in above], [i for i in tokens if i in above]):
            found = [issue for part in self._parts(chosen, trigger) for issue in self._of_part(part, trigger)]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _of_part(self, tokens: Sequence[int], trigger: int) -> list[str]:
        ranked = self._ranked(tokens, trigger)
        if not ranked:
            return []
        first = ranked[0]
        both = {"cessation", "duration"} <= set(ranked[:3])
        return ["duration", "cessation"] if both and first in ("cessation", "duration") else [first]

    def _ranked(self, tokens: Sequence[int], trigger: int) -> list[str]:
        """The issues that the tokens name, those nearest below the trigger first."""
        if not tokens:
            return []
        span, held = self._clauses.span(tokens), set(tokens)
        near: dict[str, tuple[int, int]] = {}
        for issue, pattern in _patterns(self._name):
            for match in pattern.finditer(self._parsed.text, span.start, span.end):
                inner = [i for i in held if match.start() <= self._parsed.tokens[i].start < match.end()]
                if inner:
                    far = min(self._distance(i, trigger) for i in inner)
                    near[issue] = min((far, -(match.end() - match.start())), near.get(issue, (_FARTHEST, 0)))
        for figure in self._reading.figures:
            by_measure = _by_measure(self._name).get(figure.measure or "")
            if by_measure and inside(figure.span, span):
                i = self._parsed.token_at(figure.span.start)
                if i is not None and i in held and not self._is_deadline(i):
                    near[by_measure] = min((self._distance(i, trigger), 0), near.get(by_measure, (_FARTHEST, 0)))
        return sorted(near, key=lambda issue: near[issue])

    def _is_deadline(self, index: int) -> bool:
        """Whether a stretch of time tells when, not how long: "within ten days"."""
        at = index
        for _ in range(4):
            at = self._parsed.tokens[at].head
            token = self._parsed.tokens[at]
            if token.dep == "prep" or token.pos in ("ADP", "SCONJ"):
                return self._clauses.words.has("deadlines", lemma(token))
        return False

    def _parts(self, tokens: Sequence[int], trigger: int) -> list[list[int]]:
        """The tokens, cut where nouns are joined below the trigger."""
        held = set(tokens)
        heads = [
            i
            for i in tokens
            if self._parsed.tokens[i].dep == "conj"
            and self._parsed.tokens[i].pos in _NOMINAL
            and i != trigger
        ]
        cut: set[int] = set()
        parts = []
        for head in heads:
            below = [i for i in self._parsed.subtree(head) if i in held]
            parts.append([i for i in below if not any(i in self._parsed.subtree(h) for h in heads if h > head and h in below)])
            cut.update(below)
        return [[i for i in tokens if i not in cut], *parts]

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
        full = [t for t in rest if t.pos in ("NOUN", "PROPN", "VERB", "ADJ") and not words.has("anaphors", lemma(t))]
        return not full
