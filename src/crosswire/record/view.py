"""A record, or the part of it that was known on a day, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from crosswire.record.actor import Actor, Mention
from crosswire.record.article import Article, Noise
from crosswire.record.correction import Correction
from crosswire.record.event import Event
from crosswire.record.failure import Failure
from crosswire.record.figure import Figure
from crosswire.record.link import Link
from crosswire.record.position import Position
from crosswire.record.reading import Finding
from crosswire.record.statement import Statement
from crosswire.record.when import DateMention

__all__ = ["View"]


@dataclass(frozen=True)
class View:
    """What a record holds: every kind in a stable order (article by publication, then place in the text).

    Articles are ordered by publication day (unknown days last), then id; findings by their article, then start.
    Where people corrected it, ``corrections`` are all of theirs in order and ``rejected`` is what they hid;
    ``stands_for`` tells of an actor that was joined with another which one stands for it.
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
    corrections: tuple[Correction, ...] = ()
    rejected: tuple[Finding, ...] = ()
    stands_for: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {a.id: a for a in self.articles}

    @cached_property
    def outlet_at(self) -> dict[str, str]:
        """Outlets by the host of their addresses, as the articles of the view have them."""
        found: dict[str, str] = {}
        for article in self.articles:
            host = (article.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
            if host and article.publisher:
                found.setdefault(host, article.publisher)
        return found

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

    @cached_property
    def corrections_of(self) -> dict[str, tuple[Correction, ...]]:
        """Corrections that this view shows, by the id of what they are about, in order."""
        found: dict[str, list[Correction]] = {}
        for correction in self.corrections:
            if correction.state == "applied" and correction.verb != "undo":
                ends = {correction.target, *correction.subject.split("~")}
                for end in {self.stands_for.get(end, end) for end in ends}:
                    found.setdefault(end, []).append(correction)
        return {end: tuple(of) for end, of in found.items()}
