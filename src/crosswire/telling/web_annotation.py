"""Findings as W3C Web Annotations: what was found, on the exact words, found again by quote or by position."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from crosswire.record import Article, Event, Figure, Noise, Position, Span, Statement, View
from crosswire.telling.corrected import accepted_words, given_words
from crosswire.telling.facts import Asserted
from crosswire.telling.iri import address, iri
from crosswire.telling.line import clean, label
from crosswire.telling.rows import Json

__all__ = ["CONTEXT", "web_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix: enough to tell apart what stands twice in a report
_Node = dict[str, Json]


def web_annotations(view: View) -> Iterator[str]:
    """Yields one AnnotationCollection whose first page holds an annotation a finding, one a line.

    ``source`` is the text as the record keeps it, ``scope`` the address it came from; offsets are code points of that
    text, end exclusive. Prefix and suffix are the text's own characters, line ends included.
    """
    found: list[Asserted | Noise] = [*view.statements, *view.figures, *view.events, *view.positions, *view.noise]
    head: _Node = {
        "@context": CONTEXT,
        "id": iri("annotations"),
        "type": "AnnotationCollection",
        "label": "What Crosswire found",
        "total": len(found),
    }
    page: _Node = {
        "id": iri("annotations", "1"),
        "type": "AnnotationPage",
        "partOf": iri("annotations"),
        "startIndex": 0,
    }
    yield json.dumps(head)[:-1] + ',\n "first": ' + json.dumps(page)[:-1] + ', "items": [\n'
    for n, finding in enumerate(found):
        yield (",\n" if n else "") + json.dumps(_annotation(finding, view))
    yield "\n]}}\n"


def _annotation(finding: Asserted | Noise, view: View) -> _Node:
    article = view.article[finding.article]
    spans = finding.content if isinstance(finding, Statement) else (finding.span,)
    targets: list[Json] = [_target(article, span) for span in spans]
    return {
        "id": iri(finding.id),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": "Crosswire"},
        "body": [*_bodies(finding), *_judgements(finding.id, view)],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(article: Article, span: Span) -> _Node:
    text = article.text
    exact: _Node = {"type": "TextQuoteSelector", "exact": span.of(text)}
    if before := text[max(span.start - _AROUND, 0) : span.start]:
        exact["prefix"] = before
    if after := text[span.end : span.end + _AROUND]:
        exact["suffix"] = after
    target: _Node = {
        "type": "SpecificResource",
        "source": iri(article.id),
        "selector": [exact, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
    }
    return target | ({"scope": where} if (where := address(article)) else {})


def _bodies(finding: Asserted | Noise) -> Iterator[_Node]:
    yield _body("classifying", type(finding).__name__.lower())
    for words in _tags(finding):
        if words:
            yield _body("tagging", clean(words))


def _tags(finding: Asserted | Noise) -> Iterable[str | None]:
    if isinstance(finding, Statement):
        return finding.speaker.name if finding.speaker else None, finding.directness
    if isinstance(finding, Figure):
        return label(finding.measure), finding.side, finding.authority, finding.modality
    if isinstance(finding, Event):
        return finding.plover.event if finding.plover else None, finding.kind, finding.modality
    if isinstance(finding, Position):
        return finding.party, finding.stance, label(finding.issue)
    return (label(finding.kind),)


def _judgements(finding: str, view: View) -> Iterator[_Node]:
    """Yields what people said of it, each with their name."""
    for correction in view.corrections_of.get(finding, ()):
        words = accepted_words(correction) if correction.verb == "accept" else given_words(correction, view)
        if words:
            who: _Node = {"type": "Person", "name": clean(correction.who)}
            when = correction.when.strftime("%Y-%m-%dT%H:%M:%SZ")
            yield {**_body("assessing", words), "creator": who, "created": when}


def _body(purpose: str, value: str) -> _Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
