"""The record as JSON-LD in the words of schema.org: reports, who speaks in them, quotations and claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from crosswire.record import Actor, ActorKind, Article, Figure, Position, Span, Statement, View
from crosswire.telling.facts import Fact, facts_of
from crosswire.telling.iri import address, iri
from crosswire.telling.line import alike, clean, label
from crosswire.telling.rows import Json

__all__ = ["CONTEXT", "json_ld"]

_Node = dict[str, Json]
_LINKED = (
    "url", "publisher", "author", "spokenByCharacter", "isPartOf", "appearance", "firstAppearance", "hasPart", "sameAs"
)  # fmt: skip
CONTEXT: dict[str, Json] = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    **{name: {"@type": "@id"} for name in _LINKED},
    **{name: {"@type": "https://schema.org/Date"} for name in ("datePublished", "dateCreated")},
}
"""Written into every file, so that reading it asks nothing of a network."""

_TYPES: dict[ActorKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "group": "Organization",
    "state": "Country",
    "place": "Place",
    "document": "CreativeWork",
    "unnamed": "Thing",
}


def json_ld(view: View) -> Iterator[str]:
    """Yields one JSON-LD document with everything in its ``@graph``, a node a line.

    Reports are ``NewsArticle``, what stands in quotation marks is a ``Quotation``, what is said in other words, counted
    or stood for is a ``Claim``; what several reports tell is one ``Claim`` with an ``appearance`` in each. A
    ``position`` holds the code points ``START-END`` in the text that the record keeps. Nothing says that a claim holds.
    """
    yield '{"@context": ' + json.dumps(CONTEXT) + ',\n "@graph": [\n'
    first = True
    for node in _nodes(view):
        yield ("" if first else ",\n") + json.dumps({k: v for k, v in node.items() if v not in (None, [])})
        first = False
    yield "\n]}\n"


def _nodes(view: View) -> Iterator[_Node]:
    for name in dict.fromkeys(clean(a.publisher) for a in view.articles if a.publisher):
        yield {"id": iri("outlet", name), "type": "NewsMediaOrganization", "name": name}
    yield from map(_article, view.articles)
    yield from map(_actor, view.actors)
    speakers = _Speakers(view)
    for statement in view.statements:
        yield _statement(statement, view, speakers)
    for figure in view.figures:
        yield _figure(figure, view, speakers)
    for position in view.positions:
        yield _position(position, view, speakers)
    for fact in facts_of(view).all:
        yield _fact(fact, view)


class _Speakers:
    """Finds the actor that a name in a finding means: the only one called so, else the bare name."""

    def __init__(self, view: View) -> None:
        self._actors = view.actor
        self._called: dict[str, set[str]] = defaultdict(set)
        for actor in view.actors:
            for name in (actor.name, *actor.aliases):
                self._called[alike(name)].add(actor.id)

    def author(self, name: str | None, actor: str | None = None) -> Json:
        """Returns the actor as a link, or a node with the name alone; null where nobody is named."""
        if actor in self._actors:
            return iri(actor or "")
        if not name:
            return None
        called = self._called.get(alike(name), set())
        return iri(*called) if len(called) == 1 else {"type": "Thing", "name": clean(name)}


def _article(article: Article) -> _Node:
    return {
        "id": iri(article.id),
        "type": "NewsArticle",
        "headline": clean(article.title) if article.title else None,
        "url": address(article),
        "publisher": iri("outlet", clean(article.publisher)) if article.publisher else None,
        "creditText": ", ".join(clean(name) for name in article.credits) or None,
        "datePublished": article.published.isoformat() if article.published else None,
        "inLanguage": article.language,
        "wordCount": len(article.text.split()),
    }


def _actor(actor: Actor) -> _Node:
    return {
        "id": iri(actor.id),
        "type": _TYPES[actor.kind],
        "name": clean(actor.name),
        "alternateName": _texts(actor.aliases),
        "jobTitle": _texts(actor.roles) if actor.kind == "person" else None,
        "sameAs": f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None,
    }


def _statement(statement: Statement, view: View, speakers: _Speakers) -> _Node:
    speaker = statement.speaker
    who = speakers.author(speaker.name, speaker.actor) if speaker else None
    said = statement.said_on.isoformat() if statement.said_on else None
    found = _words(statement.id, statement.article, statement.content, view)
    if statement.directness == "direct":
        report: _Node = {"isPartOf": iri(statement.article), "spokenByCharacter": who, "dateCreated": said}
        return {**found, "type": "Quotation", **report}
    return {**found, "type": "Claim", "appearance": iri(statement.article), "author": who, "dateCreated": said}


def _figure(figure: Figure, view: View, speakers: _Speakers) -> _Node:
    counted: _Node = {
        "type": "QuantitativeValue",
        "name": label(figure.measure),
        "minValue": figure.value_low,
        "maxValue": figure.value_high,
        "unitText": clean(figure.unit) if figure.unit else None,
    }
    return {
        **_words(figure.id, figure.article, [figure.span], view),
        "type": "Claim",
        "appearance": iri(figure.article),
        "author": speakers.author(figure.authority),
        "about": {k: v for k, v in counted.items() if v is not None},
    }


def _position(position: Position, view: View, speakers: _Speakers) -> _Node:
    return {
        **_words(position.id, position.article, [position.span], view),
        "type": "Claim",
        "appearance": iri(position.article),
        "author": speakers.author(position.party),
        "keywords": [label(position.stance), label(position.issue)],
    }


def _words(key: str, article: str, spans: Iterable[Span], view: View) -> _Node:
    """Returns what nodes of findings share: their name, their words, and where these stand."""
    found = list(spans)
    text = view.article[article].text
    return {
        "id": iri(key),
        "text": " … ".join(clean(s.of(text)) for s in found),
        "position": ", ".join(f"{s.start}-{s.end}" for s in found),
    }


def _fact(fact: Fact, view: View) -> _Node:
    dated = [a for a in fact.articles if view.article[a].published]
    return {
        "id": iri(fact.id),
        "type": "Claim",
        "appearance": [iri(article) for article in fact.articles],
        "firstAppearance": iri(dated[0]) if dated else None,
        "hasPart": [iri(item.id) for item in fact.items],
    }


def _texts(words: Iterable[str]) -> Json:
    return [clean(word) for word in words]
