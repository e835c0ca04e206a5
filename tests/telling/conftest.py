"""A desk that lays out reports and findings by their words, so that tests read like the news they are about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from crosswire.record import (
    Actor,
    Article,
    DateMention,
    Event,
    Failure,
    Figure,
    Layout,
    Mention,
    Noise,
    Position,
    Span,
    Speaker,
    Statement,
    View,
    When,
    content_id,
)


@dataclass
class Desk:
    """Collects reports and findings; every span is given by its words."""

    articles: list[Article] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def report(self, text: str, publisher: str | None = None, published: str | None = None, **more: Any) -> Article:
        """Files a report; its first line is the headline."""
        title = Span(0, text.index("\n")) if "\n" in text else None
        day = date.fromisoformat(published) if published else None
        article = Article(
            id=content_id("article", publisher, text),
            text=text,
            raw_sha256="0" * 64,
            path=f"{(publisher or 'wire').lower().replace(' ', '')}.txt",
            publisher=publisher,
            title=title.of(text) if title else None,
            published=day,
            published_basis="given" if day else "unknown",
            layout=Layout(title=title),
        )
        self.articles.append(replace(article, **more))
        return self.articles[-1]

    def at(self, article: Article, words: str, nth: int = 0) -> Span:
        """Returns where words stand."""
        at = -1
        for _ in range(nth + 1):
            at = article.text.index(words, at + 1)
        return Span(at, at + len(words))

    def actor(self, name: str, kind: Any = "person", article: Article | None = None) -> Actor:
        """Returns the actor of this name, made where it is new."""
        key = content_id("actor", name, article.id if article else None)
        return self.actors.setdefault(key, Actor(key, kind, name, article=article.id if article else None))

    def mention(self, article: Article, words: str, actor: Actor, form: Any = "name") -> None:
        """Ties words to an actor."""
        span = self.at(article, words)
        self.mentions.append(Mention(content_id("mention", article.id, span.start), article.id, span, actor.id, form))

    def said(
        self, article: Article, who: str | None, speaker: str, cue: str | None, *content: str, **more: Any
    ) -> Statement:
        """Files a statement; ``who`` is the canonical name, null for nobody; ``named=False`` makes it unnamed."""
        named = more.pop("named", True)
        role = more.pop("role", None)
        kind = "person" if named else "unnamed"
        actor = self.actor(who, kind, None if named else article) if who else None
        spans = tuple(self.at(article, words) for words in content)
        found = Statement(
            id=content_id("statement", article.id, spans[0].start, spans[-1].end),
            article=article.id,
            content=spans,
            speaker=Speaker(actor.id, actor.name, actor.kind, named, role=role) if actor else None,
            speaker_span=self.at(article, speaker) if speaker else None,
            cue=self.at(article, cue) if cue else None,
            directness="direct" if content[0].startswith("“") else "indirect",
        )
        self.statements.append(replace(found, **more))
        return self.statements[-1]

    def figure(self, article: Article, words: str, low: float | None, high: float | None, **more: Any) -> Figure:
        """Files a figure."""
        span = self.at(article, words)
        found = Figure(content_id("figure", article.id, span.start), article.id, span, low, high, "exact")
        self.figures.append(replace(found, **more))
        return self.figures[-1]

    def event(self, article: Article, words: str, kind: Any, modality: Any, **more: Any) -> Event:
        """Files an event."""
        span = self.at(article, words)
        found = Event(content_id("event", article.id, span.start, kind), article.id, span, kind, modality)
        self.events.append(replace(found, **more))
        return self.events[-1]

    def position(self, article: Article, words: str, party: str, stance: Any, issue: str) -> Position:
        """Files a position."""
        span = self.at(article, words)
        key = content_id("position", article.id, span.start, party)
        self.positions.append(Position(key, article.id, span, party, issue, stance, article.published))
        return self.positions[-1]

    def day(self, article: Article, words: str, day: str) -> DateMention:
        """Files an expression that stands for a day."""
        span, on = self.at(article, words), date.fromisoformat(day)
        when = When(on, on, "day", words)
        key = content_id("date", article.id, span.start)
        self.dates.append(DateMention(key, article.id, span, "date", day, when))
        return self.dates[-1]

    def hush(self, article: Article, words: str, kind: Any = "advert") -> Noise:
        """Files a stretch of noise."""
        span = self.at(article, words)
        self.noise.append(Noise(content_id("noise", article.id, span.start), article.id, span, kind))
        return self.noise[-1]

    def view(self) -> View:
        """Returns all of it in the order a store would give."""
        articles = sorted(self.articles, key=lambda a: (a.published or date.max, a.id))
        rank = {a.id: i for i, a in enumerate(articles)}
        return View(
            articles=tuple(articles),
            noise=tuple(sorted(self.noise, key=lambda n: (rank[n.article], n.span))),
            dates=tuple(sorted(self.dates, key=lambda d: (rank[d.article], d.span))),
            actors=tuple(self.actors.values()),
            mentions=tuple(sorted(self.mentions, key=lambda m: (rank[m.article], m.span))),
            statements=tuple(sorted(self.statements, key=lambda s: (rank[s.article], s.content[0]))),
            figures=tuple(sorted(self.figures, key=lambda f: (rank[f.article], f.span))),
            events=tuple(sorted(self.events, key=lambda e: (rank[e.article], e.span))),
            positions=tuple(sorted(self.positions, key=lambda p: (rank[p.article], p.span))),
            failures=tuple(self.failures),
        )


WIRE = """Ferry crews hold out as pier talks resume

LINDHOLM, May 6 (Coastwire) — \
The Deckhands’ League will keep its boats tied up until Norvane Lines signs a written promise, its \
president, Greta Halloran, said on Tuesday.

“We have heard enough kind words,” she told Coastwire. The strike has stranded at least 4,300 passengers, according to \
the harbour office.

A manager close to the company’s board said Norvane Lines would offer 6 percent over two years. \
“They want to settle,” said the manager, who asked not to be named because the board had not voted.

The two sides are due to meet on Thursday at the old customs house.

Advertisement"""

PAPER = """Strike enters second week

The Deckhands’ League rejected the offer on Wednesday. Halloran called it “a paper boat”.

The union’s own count puts the stranded at 5,100. A company spokesman denied that boats had been sold."""


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()


@pytest.fixture
def strike(desk: Desk) -> View:
    """Two reports on a ferry strike that no sea has seen, with what a reader finds in them."""
    wire = desk.report(WIRE, "Coastwire", "2031-05-06")
    paper = desk.report(PAPER, "Lindholm Paper", "2031-05-07")
    greta = desk.actor("Greta Halloran")
    desk.mention(wire, "its president, Greta Halloran", greta)
    desk.mention(paper, "Halloran", greta)
    desk.day(wire, "on Tuesday", "2031-05-06")
    desk.day(wire, "on Thursday", "2031-05-08")
    first = "The Deckhands’ League will keep its boats tied up until Norvane Lines signs a written promise"
    desk.said(wire, "Greta Halloran", "its president, Greta Halloran", "said", first, relay=("Coastwire",))
    desk.said(wire, "Greta Halloran", "she", "told", "“We have heard enough kind words,”", told_to="Coastwire")
    manager = "manager close to the company’s board"
    offer = desk.said(
        wire,
        manager,
        "A manager close to the company’s board",
        "said Norvane"[:4],
        "Norvane Lines would offer 6 percent over two years",
        named=False,
    )
    why = desk.at(wire, "because the board had not voted")
    desk.said(wire, manager, "the manager", "said", "“They want to settle,”", named=False, anonymity=why)
    desk.said(paper, "Greta Halloran", "Halloran", "called", "it “a paper boat”", relay=("Coastwire",))
    desk.said(paper, None, "A company spokesman", "denied", "boats had been sold")
    held = When(date(2031, 5, 6), date(2031, 5, 6), "day", "on Tuesday")
    desk.figure(
        wire,
        "at least 4,300 passengers",
        4300,
        None,
        bound="at_least",
        unit="passengers",
        measure="passengers",
        side="passengers",
        authority="harbour office",
        number=desk.at(wire, "4,300"),
        as_of=held,
    )
    desk.figure(
        wire, "6 percent", 6, 6, unit="percent", measure="offer_amount", modality="proposed", statement=offer.id
    )
    desk.figure(paper, "5,100", 5100, 5100, measure="passengers", side="passengers", number=desk.at(paper, "5,100"))
    meeting = When(date(2031, 5, 8), date(2031, 5, 8), "day", "on Thursday")
    desk.event(
        wire, "meet on Thursday at the old customs house", "meet", "planned", when=meeting, place="old customs house"
    )
    desk.event(paper, "The Deckhands’ League rejected the offer", "reject", "happened", actors=("Deckhands’ League",))
    desk.event(paper, "boats had been sold", "other", "denied", actors=("Norvane Lines",))
    desk.position(
        wire, "until Norvane Lines signs a written promise", "Deckhands’ League", "conditions", "back_to_work"
    )
    desk.position(wire, "would offer 6 percent over two years", "Norvane Lines", "offers", "pay")
    desk.position(paper, "The Deckhands’ League rejected the offer", "Deckhands’ League", "rejects", "pay")
    desk.hush(wire, "Advertisement")
    desk.failures.append(Failure(content_id("failure", "minutes"), "reports/minutes.pdf", "sources", "not a text"))
    return desk.view()
