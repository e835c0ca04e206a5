"""Reports laid out by hand, and vectors that know nothing but which words two texts share."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from crosswire.record import (
    Article,
    Event,
    Figure,
    Link,
    Mention,
    Span,
    Speaker,
    Statement,
    View,
    When,
    content_id,
)


@dataclass
class Shelf:
    """Collects reports, findings and links; every span is given by its words."""

    articles: list[Article] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def report(self, text: str, publisher: str, published: str, **more: Any) -> Article:
        """Files a report."""
        key = content_id("article", publisher, text)
        day = date.fromisoformat(published)
        more = {"language": "en", **more}
        self.articles.append(Article(key, text, "0" * 64, publisher=publisher, published=day, **more))
        return self.articles[-1]

    def figure(self, article: Article, words: str, low: float | None, high: float | None, **more: Any) -> Figure:
        """Files a figure."""
        span = at(article, words)
        more = {"bound": "exact", "measure": "killed", "unit": "people", **more}
        self.figures.append(Figure(content_id("f", article.id, span.start), article.id, span, low, high, **more))
        return self.figures[-1]

    def said(self, article: Article, who: str, cue: str, *content: str, kind: Any = "person", **more: Any) -> Statement:
        """Files a statement; the speaker is found by the name, or left without a span."""
        spans = tuple(at(article, words) for words in content)
        speaker = Speaker(None, who, kind, kind != "unnamed", description=who)
        where = at(article, who) if who in article.text else None
        key = content_id("s", article.id, spans[0].start)
        made = Statement(key, article.id, spans, speaker, where, at(article, cue), "indirect", **more)
        self.statements.append(made)
        return made

    def event(self, article: Article, words: str, kind: Any, day: str | None = None, **more: Any) -> Event:
        """Files an event."""
        span = at(article, words)
        on = date.fromisoformat(day) if day else None
        when = When(on, on, "day", "on that day") if on else None
        key = content_id("e", article.id, span.start)
        self.events.append(Event(key, article.id, span, kind, "happened", when=when, **more))
        return self.events[-1]

    def derived(self, later: Article, earlier: Article, kind: Any = "rewrites") -> None:
        """Says that one report comes from another."""
        self.links.append(Link(kind, later.id, earlier.id, 0.9, "shared", directed=True))

    def view(self) -> View:
        """Returns all of it in the order that a store would give."""
        articles = tuple(sorted(self.articles, key=lambda a: (a.published or date.max, a.id)))
        rank = {a.id: i for i, a in enumerate(articles)}
        return View(
            articles=articles,
            mentions=tuple(sorted(self.mentions, key=lambda m: (rank[m.article], m.span))),
            statements=tuple(sorted(self.statements, key=lambda s: (rank[s.article], s.content[0]))),
            figures=tuple(sorted(self.figures, key=lambda f: (rank[f.article], f.span))),
            events=tuple(sorted(self.events, key=lambda e: (rank[e.article], e.span))),
            links=tuple(self.links),
        )


def at(article: Article, words: str) -> Span:
    """Returns where words stand first."""
    start = article.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def shelf() -> Shelf:
    """An empty shelf."""
    return Shelf()


@pytest.fixture
def vectors() -> Callable[[Sequence[str]], npt.NDArray[np.float32]]:
    """Unit vectors in which every word has a place of its own."""

    def of(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        out = np.zeros((len(texts), 384), np.float32)
        for row, text in zip(out, texts, strict=True):
            for word in text.lower().split():
                row[zlib.crc32(word.strip('.,“”"').encode()) % 384] += 1
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return out

    return of


@pytest.fixture
def linked(vectors: Any) -> Callable[[View], list[Link]]:
    """Relates a whole view."""
    from crosswire.relating import facts

    def links(view: View) -> list[Link]:
        return list(facts.links(view, vectors, None, {a.id for a in view.articles}))

    return links
