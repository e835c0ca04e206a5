"""Who is named in an article: people, organisations, groups, states and places, each with every name it goes by.

``read`` is the stage: it yields the actors, their names, and the descriptions and pronouns that surely stand for them,
as mentions of form ``description`` and ``pronoun``: other readers need only look at ``Reading.mentions``.
``named_and_described`` gives all chains of an article, also those of nobody named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crosswire.reading.actors.chains import Chains, chains
from crosswire.reading.actors.naming import named
from crosswire.reading.actors.phrases import phrases
from crosswire.record import Actor, Finding, Mention, Parsed, Reading, Stage, content_id

__all__ = ["STAGE", "named_and_described", "read"]


_LONGEST = 6  # tokens of a description that becomes a mention: longer ones hold names of their own


def read(reading: Reading) -> Iterable[Finding]:
    """Yields the named actors of an article and their mentions in order; nothing without a parse.

    What a statement is attributed to stays for the reader of statements, who knows more of it.
    """
    if not reading.parsed.has_parse:
        return
    found = list(named(reading.parsed, [d.span for d in reading.dates]))
    yield from (a for a in found if isinstance(a, Actor))
    names = [m for m in found if isinstance(m, Mention)]
    mentions = {m.id: m for m in (*names, *_stand_ins(reading.parsed, _chained(reading.parsed, found), names))}
    yield from sorted(mentions.values(), key=lambda m: (m.span.start, m.span.end))


def named_and_described(reading: Reading) -> Chains:
    """Returns the phrases of an article in chains, each of which stands for one; names are read afresh."""
    return _chained(reading.parsed, list(named(reading.parsed, [d.span for d in reading.dates])))


def _chained(parsed: Parsed, found: Sequence[Actor | Mention]) -> Chains:
    actors = {a.id: a for a in found if isinstance(a, Actor)}
    mentions = [m for m in found if isinstance(m, Mention)]
    contents = [c for a in parsed.attributions or () for c in a.content]
    return chains(parsed, phrases(parsed, mentions, actors), actors, contents)


def _stand_ins(parsed: Parsed, found: Chains, names: Sequence[Mention]) -> Iterator[Mention]:
    """Pronouns and short descriptions in the chains of named actors."""
    speaking = {i for a in parsed.attributions or () for s in a.source for i in parsed.tokens_in(s)}
    naming = {i for m in names for i in parsed.tokens_in(m.span)}
    for chain in found.every():
        actor = next((a for i in chain if (a := found.phrases[i].actor) is not None), None)
        for phrase in (found.phrases[i] for i in chain) if actor is not None else ():
            held = parsed.tokens_in(phrase.span)
            if phrase.form == "name" or phrase.head in speaking or len(held) > _LONGEST or naming & set(held):
                continue
            key = content_id("mention", parsed.article.id, phrase.span.start, phrase.span.end, actor)
            yield Mention(key, parsed.article.id, phrase.span, str(actor), phrase.form)


STAGE = Stage("actors", "2", read)
