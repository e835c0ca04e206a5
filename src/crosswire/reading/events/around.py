"""What stands around an event in an article: who is named where, on which day, in whose statement.

Everything is looked up by place, so that a text of any length is read in time proportional to its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from crosswire.record import Actor, DateMention, Reading, Sentence, Span, Statement, inside

__all__ = ["PARTIES", "Surroundings"]

PARTIES = frozenset({"person", "organisation", "state", "group"})
_PLACES = frozenset({"place", "state"})
_BEFORE_PLACE = frozenset({"in", "at", "to", "near", "into", "on", "from", "onto", "outside", "around"})


_NESTED = 3  # mentions that stand in one another


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


class _Shelf(Generic[_P]):
    """Things in order of their place."""

    def __init__(self, items: Iterable[_P]) -> None:
        self._items = sorted(items, key=lambda i: i.span)
        self._starts = [i.span.start for i in self._items]

    def inside(self, span: Span) -> Sequence[_P]:
        """Returns the things that lie wholly in a span, in order."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [i for i in self._items[first:last] if i.span.end <= span.end]

    def at(self, span: Span) -> _P | None:
        """Returns the thing that holds a span, of the last few that begin before its end: the innermost."""
        last = bisect_left(self._starts, span.start + 1)
        return next((i for i in reversed(self._items[max(0, last - _NESTED) : last]) if inside(span, i.span)), None)


class Surroundings:
    """Answers who, when and where for the tokens and spans of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._parsed = reading.parsed
        self._actors = {a.id: a for a in reading.actors}
        self._mentions = _Shelf(reading.mentions)
        self._figures = _Shelf(reading.figures)
        self._dates = _Shelf(d for d in reading.dates if d.when is not None and d.kind in ("date", "time"))
        self._statements = _by_sentence(reading)

    def parties(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Returns the names of those who can act, of those mentioned at the tokens, in order."""
        found = (self._actor(i) for i in tokens)
        return tuple(dict.fromkeys(a.name for a in found if a is not None and a.kind in PARTIES))

    def place(self, tokens: Iterable[int]) -> str | None:
        """Returns the first place or state that a preposition of place stands before."""
        for i in tokens:
            token = self._parsed.tokens[i]
            if token.dep == "pobj" and self._parsed.tokens[token.head].lemma.lower() in _BEFORE_PLACE:
                actor = self._actor(i)
                if actor is not None and actor.kind in _PLACES:
                    return actor.name
        return None

    def days(self, span: Span) -> Sequence[DateMention]:
        """Returns the expressions of a day that stand in a span."""
        return self._dates.inside(span)

    def counts(self, span: Span) -> bool:
        """Whether a figure stands in a span."""
        return bool(self._figures.inside(span))

    def statement(self, span: Span) -> Statement | None:
        """Returns the first statement in whose content a span stands."""
        sentence = self._parsed.sentence_at(span.start)
        near = self._statements.get(sentence.first, ()) if sentence else ()
        return next((s for s in near if any(inside(span, c) for c in s.content)), None)

    def _actor(self, token: int) -> Actor | None:
        mention = self._mentions.at(self._parsed.tokens[token].span)
        return self._actors.get(mention.actor) if mention is not None else None


def _by_sentence(reading: Reading) -> dict[int, list[Statement]]:
    """The statements whose content touches a sentence, by its first token."""
    out: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        for first in sorted({s.first for span in statement.content for s in _touched(reading, span)}):
            out.setdefault(first, []).append(statement)
    return out


def _touched(reading: Reading, span: Span) -> Sequence[Sentence]:
    parsed = reading.parsed
    starts = parsed.sentence_starts
    first, last = max(0, bisect_left(starts, span.start + 1) - 1), bisect_left(starts, span.end)
    return [s for s in parsed.sentences[first:last] if s.span.end > span.start]
