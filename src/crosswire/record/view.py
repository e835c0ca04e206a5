"""A record, or the part of it that was known on a day, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from crosswire.record.actor import Actor, Mention
from crosswire.record.article import Article, Noise
from crosswire.record.event import Event
from crosswire.record.failure import Failure
from crosswire.record.figure import Figure
from crosswire.record.link import Link
from crosswire.record.position import Position
from crosswire.record.statement import Statement
from crosswire.record.when import DateMention

__all__ = ["View"]


@dataclass(frozen=True)
class View:
    """What a record holds: every kind in a stable order (article by publication, then place in the text).

    Articles are ordered by publication day (unknown days last), then id; findings by their article, then start.
    """

    articles: tuple[Article, ...] = ()
    noise: tuple[Noise, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    links: tuple[Link, ...] = ()
    failures: tuple[Failure, ...] = field(default=())

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.articles}

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.actors}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.statements}

    @cached_property
    def mentions_of(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by the id of their actor."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.actor, []).append(mention)
        return {actor: tuple(mentions) for actor, mentions in found.items()}
