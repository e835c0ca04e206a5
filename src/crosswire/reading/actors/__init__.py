"""Who is named in an article: people, organisations, groups, states and places, each with every name it goes by.

``read`` is the stage: it yields the actors, their names, and the descriptions and pronouns that surely stand for them,
as mentions of form ``description`` and ``pronoun``: other readers need only look at ``Reading.mentions``.
``named_and_described`` gives all chains of an article, also those of nobody named.
"""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.reading.actors.chains import Chains, chains
from crosswire.reading.actors.naming import named
from crosswire.reading.actors.phrases import phrases
from crosswire.record import Actor, Finding, Mention, Reading, Stage

__all__ = ["STAGE", "named_and_described", "read"]


def read(reading: Reading) -> Iterable[Finding]:
    """Yields the named actors of an article and their mentions; nothing without a parse."""
    if reading.parsed.has_parse:
        yield from named(reading.parsed, [d.span for d in reading.dates])


def named_and_described(reading: Reading) -> Chains:
    """Returns the phrases of an article in chains, each of which stands for one; names are read afresh."""
    found = list(named(reading.parsed, [d.span for d in reading.dates]))
    actors = {a.id: a for a in found if isinstance(a, Actor)}
    mentions = sorted((m for m in found if isinstance(m, Mention)), key=lambda m: m.span.start)
    contents = [c for a in reading.parsed.attributions or () for c in a.content]
    return chains(reading.parsed, phrases(reading.parsed, mentions, actors), actors, contents)


STAGE = Stage("actors", "2", read)
