"""Which phrases of an article stand for the same: names, descriptions and pronouns in chains.

Sieves from the surest to the least sure, each over the whole article (Raghunathan et al. 2010; Lee et al. 2013): one
actor's names; what stands beside a name or is said to be it; equal phrases; a description with the head of an earlier
phrase; a role or epithet of a named actor; pronouns, by agreement and salience (Lappin and Leass 1994).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosswire.lexicon.naming import may_call, naming
from crosswire.reading.actors.phrases import Phrase, Sort
from crosswire.reading.actors.salience import antecedent
from crosswire.record import Actor, Parsed, Span
from crosswire.text import fold

__all__ = ["Chain", "Chains", "chains"]

_BACK = 25  # sentences that a description reaches back; by hand on own reports
_NEAR = 3  # sentences back that "the group" reaches
_STATES = frozenset({"country", "nation", "kingdom", "republic"})
_SINGLE_WORDS = frozenset(
    {"time", "way", "day", "year", "people", "person", "thing", "number", "part", "lot", "percent"}
)


@dataclass(slots=True)
class Chain:
    """What is known of a chain: its phrases, and the actors, sorts and genders that they have."""

    members: list[int]
    actors: set[str]
    sorts: set[Sort]
    genders: set[str]


class Chains:
    """Phrases in disjoint chains; a join costs what the smaller of the two chains holds."""

    def __init__(self, found: Sequence[Phrase]) -> None:
        self.phrases = found
        self._of = [
            Chain(
                [i],
                {p.actor} if p.actor is not None else set(),
                {p.sort} if p.sort is not None else set(),
                {p.gender} if p.gender is not None else set(),
            )
            for i, p in enumerate(found)
        ]

    def of(self, index: int) -> Chain:
        """Returns the chain of a phrase."""
        return self._of[index]

    def join(self, left: int, right: int) -> None:
        """Makes one chain of two; two that hold different actors stay two."""
        a, b = sorted((self._of[left], self._of[right]), key=lambda c: -len(c.members))
        if a is b or len(a.actors | b.actors) > 1:
            return
        for i in b.members:
            self._of[i] = a
        a.members += b.members
        a.actors |= b.actors
        a.sorts |= b.sorts
        a.genders |= b.genders

    def every(self) -> Iterator[list[int]]:
        """Yields the chains in order of their first phrase, each as its phrases in order."""
        for i, chain in enumerate(self._of):
            if min(chain.members) == i:
                yield sorted(chain.members)


def chains(parsed: Parsed, found: Sequence[Phrase], actors: Mapping[str, Actor], quoted: Sequence[Span]) -> Chains:
    """Returns the phrases in chains; ``quoted`` are the contents of what people say, where "I" is the speaker."""
    out = Chains(found)
    _same_actor(out)
    _beside(out, parsed)
    _same_words(out)
    _same_head(out)
    _epithets(out, actors)
    _pronouns(out, parsed, quoted)
    return out


def _same_actor(out: Chains) -> None:
    first: dict[str, int] = {}
    for i, phrase in enumerate(out.phrases):
        if phrase.actor is not None:
            out.join(first.setdefault(phrase.actor, i), i)


def _beside(out: Chains, parsed: Parsed) -> None:
    """Apposition ("Reyes, the minister") and titles ("the minister Ana Reyes")."""
    at = {p.head: i for i, p in enumerate(out.phrases)}
    for i, phrase in enumerate(out.phrases):
        token = parsed.tokens[phrase.head]
        if token.dep == "appos" and token.head in at and phrase.form != "pronoun":
            host = out.phrases[at[token.head]]
            if host.plural == phrase.plural and host.form != "pronoun" and _may_be_one(host, phrase):
                out.join(at[token.head], i)


def _may_be_one(left: Phrase, right: Phrase) -> bool:
    return left.sort == right.sort or left.sort is None or right.sort is None


def _same_words(out: Chains) -> None:
    last: dict[tuple[str, frozenset[str], bool], int] = {}
    for i, phrase in enumerate(out.phrases):
        if phrase.form != "description" or not (phrase.words or phrase.definite or phrase.plural):
            continue
        key = (phrase.lemma, phrase.words, phrase.plural)
        if (phrase.definite or phrase.plural) and key in last:
            out.join(last[key], i)
        last[key] = i


def _same_head(out: Chains) -> None:
    """ "The talks" after "the peace talks": what the description says more than its head was said before."""
    by_head: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, phrase in enumerate(out.phrases):
        if phrase.form == "description":
            earlier = by_head[phrase.lemma, phrase.plural]
            if phrase.definite and phrase.lemma not in _SINGLE_WORDS:
                for j in reversed(earlier[-_BACK:]):
                    before = out.phrases[j]
                    near = phrase.sentence - before.sentence <= _BACK
                    if near and phrase.words <= before.words and not _within(phrase, before):
                        out.join(j, i)
                        break
            earlier.append(i)


def _within(inner: Phrase, outer: Phrase) -> bool:
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


def _epithets(out: Chains, actors: Mapping[str, Actor]) -> None:
    """ "The minister" for who bears that title, "the union" for a body called so, "the group" for the body in focus."""
    bearing: dict[str, list[int]] = defaultdict(list)
    bodies: list[int] = []
    for i, phrase in enumerate(out.phrases):
        if phrase.actor is not None:
            for word in _words_for(actors[phrase.actor]):
                bearing[word].append(i)
            if phrase.sort == "body":
                bodies.append(i)
        elif phrase.form == "description" and phrase.definite and not phrase.plural and len(out.of(i).members) == 1:
            host = _host(out, phrase, bearing, bodies, actors)
            if host is not None:
                out.join(host, i)


def _words_for(actor: Actor) -> set[str]:
    if actor.kind == "person":
        return {w for r in actor.roles for w in fold(r).split()}
    return (
        set(fold(" ".join((actor.name, *actor.aliases))).split()) if actor.kind in ("organisation", "group") else set()
    )


def _host(
    out: Chains, phrase: Phrase, bearing: Mapping[str, list[int]], bodies: list[int], actors: Mapping[str, Actor]
) -> int | None:
    known = naming()
    before = [i for i in bearing.get(phrase.lemma, ())[-_BACK:] if not _within(out.phrases[i], phrase)]
    if before and not phrase.words:
        return before[-1]
    if len(phrase.words) > (phrase.lemma in known.loose_epithets):
        return None
    near = [
        i
        for i in bodies[-_BACK:]
        if phrase.sentence - out.phrases[i].sentence <= _NEAR
        and _called(actors[out.phrases[i].actor or ""], phrase.lemma)
    ]
    return max(
        near, key=lambda i: (out.phrases[i].subject - (phrase.sentence - out.phrases[i].sentence), i), default=None
    )


def _called(actor: Actor, epithet: str) -> bool:
    if actor.kind == "state":
        return epithet in _STATES
    return actor.kind in ("organisation", "group") and may_call(epithet, actor.name)


def _pronouns(out: Chains, parsed: Parsed, quoted: Sequence[Span]) -> None:
    speaking: dict[tuple[str, int], int] = {}
    contents = sorted(quoted, key=lambda q: q.start)
    for i, phrase in enumerate(out.phrases):
        if phrase.pronoun is None:
            continue
        if phrase.pronoun.person != 3:
            place = bisect_right(contents, phrase.span.start, key=lambda q: q.start) - 1
            if place >= 0 and contents[place].end <= phrase.span.start:
                place = -1
            key = (phrase.pronoun.base, place)
            if key in speaking:
                out.join(speaking[key], i)
            speaking[key] = i
            continue
        host = antecedent(out, i, parsed)
        if host is not None:
            out.join(host, i)
