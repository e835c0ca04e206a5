"""A finding in its place: the passage with its paragraphs, what is marked in it, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crosswire.errors import CrosswireError
from crosswire.record import (
    Actor,
    Article,
    DateMention,
    Event,
    Failure,
    Figure,
    Mention,
    Noise,
    Position,
    Span,
    Statement,
    View,
    covering,
)
from crosswire.telling.columns import Kind
from crosswire.telling.line import clean
from crosswire.telling.rows import Json, row
from crosswire.text import paragraphs

__all__ = ["Mark", "Passage", "Place", "Property", "open_passage", "properties"]

_MANY_MENTIONS = 8  # places shown of an actor that is mentioned often
_UNSAID = {"id", "article", "text", "cue", "publisher", "published", "mentions", "path", "title", "url", "aliases"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch and what it is: speaker, cue, content, figure, event, position, noise, mention."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Place:
    """Paragraphs of an article with marks in them; ``article`` holds the text they are spans of."""

    article: Article
    paragraphs: tuple[Span, ...]
    marks: tuple[Mark, ...]

    @property
    def span(self) -> Span:
        """All that is marked."""
        return covering(m.span for m in self.marks) if self.marks else covering(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Property:
    """Something known of a finding, as label and words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What an id opens; ``places`` is empty for a failure, and has several entries for an actor."""

    id: str
    kind: Kind
    properties: tuple[Property, ...]
    places: tuple[Place, ...]

    def text(self, width: int = 100, *, colour: bool = False) -> str:
        """Returns the passage for a terminal, marked stretches set off."""
        from crosswire.telling.passage_text import passage_text

        return passage_text(self, width, colour=colour)

    def __str__(self) -> str:
        return self.text()


_KIND: dict[type, Kind] = {
    Noise: "noise",
    Actor: "actor",
    Statement: "statement",
    Figure: "figure",
    Event: "event",
    Position: "position",
}
_Found = Article | Noise | Actor | Statement | Figure | Event | Position | Failure


def open_passage(view: View, key: str) -> Passage:
    """Returns what an id, or the beginning of one, opens; ``ARTICLE:START-END`` opens any stretch of an article.

    Raises CrosswireError where nothing begins so, or more than one thing does.
    """
    key = view.stands_for.get(key, key)
    head, _, stretch = key.partition(":")
    if stretch:
        return _stretch(view, head, stretch)
    thing, kind = _one(key, list(_beginning_with(view, key)))
    return Passage(thing.id, kind, tuple(_properties(thing, view)), tuple(_places(thing, view)))


def _one(key: str, found: list[tuple[_Found, Kind]]) -> tuple[_Found, Kind]:
    exact = [item for item in found if item[0].id == key]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise CrosswireError(f"nothing in this record has an id that begins with {clean(key)!r}: list what there is")
    several = ", ".join(f"{thing.id} ({kind})" for thing, kind in found[:5])
    raise CrosswireError(f"{clean(key)!r} is the beginning of {len(found)} ids, give more of it: {several}")


def _beginning_with(view: View, key: str) -> Iterator[tuple[_Found, Kind]]:
    kinds: tuple[tuple[Iterable[_Found], Kind], ...] = (
        (view.articles, "article"),
        (view.noise, "noise"),
        (view.actors, "actor"),
        (view.statements, "statement"),
        (view.figures, "figure"),
        (view.events, "event"),
        (view.positions, "position"),
        (view.failures, "failure"),
    )
    for found in view.rejected:
        if key and found.id.startswith(key) and not isinstance(found, DateMention | Mention):
            yield found, _KIND[type(found)]
    for things, kind in kinds if key else ():
        for thing in things:
            if thing.id.startswith(key):
                yield thing, kind


def _stretch(view: View, article: str, stretch: str) -> Passage:
    thing, _ = _one(article, [(a, "article") for a in view.articles if article and a.id.startswith(article)])
    first, _, last = stretch.partition("-")
    found = view.article[thing.id]
    if not (first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(found.text)):
        raise CrosswireError(
            f"{clean(stretch)!r} is no stretch of {found.id}: give START-END within 0-{len(found.text)}"
        )
    place = _place(found, [Mark(Span(int(first), int(last)), "passage")])
    return Passage(found.id, "article", tuple(_properties(found, view)), (place,))


def _places(thing: _Found, view: View) -> Iterator[Place]:
    if isinstance(thing, Failure):
        return
    if isinstance(thing, Article):
        yield Place(thing, tuple(Span(s, e) for s, e in paragraphs(thing.text)), tuple(_all_marks(thing, view)))
    elif isinstance(thing, Actor):
        for mention in view.mentions_of.get(thing.id, ())[:_MANY_MENTIONS]:
            yield _place(view.article[mention.article], [Mark(mention.span, "mention")])
    elif isinstance(thing, Statement):
        marks = [Mark(s, "content") for s in thing.content]
        marks += [Mark(s, role) for s, role in ((thing.speaker_span, "speaker"), (thing.cue, "cue")) if s]
        marks += [Mark(thing.anonymity, "anonymity")] if thing.anonymity else []
        yield _place(view.article[thing.article], marks)
    else:
        yield _place(view.article[thing.article], [Mark(thing.span, type(thing).__name__.lower())])


def _all_marks(article: Article, view: View) -> Iterator[Mark]:
    for noise in view.noise:
        if noise.article == article.id:
            yield Mark(noise.span, "noise")


def _place(article: Article, marks: list[Mark]) -> Place:
    """Returns the paragraphs that the marks touch, and one before and after for context."""
    every = [Span(s, e) for s, e in paragraphs(article.text)] or [Span(0, len(article.text))]
    all_marks = covering(m.span for m in marks)
    touched = [i for i, p in enumerate(every) if p.start < all_marks.end and all_marks.start < p.end]
    first, last = (max(touched[0] - 1, 0), touched[-1] + 2) if touched else (0, 1)
    return Place(article, tuple(every[first:last]), tuple(sorted(marks, key=lambda m: m.span)))


def properties(thing: _Found, view: View) -> tuple[Property, ...]:
    """Returns what is known of a finding, article or failure, as labels and words."""
    return tuple(_properties(thing, view))


def _properties(thing: _Found, view: View) -> Iterator[Property]:
    for name, value in row(thing, view).items():
        if name not in _UNSAID and not name.endswith(("span", "spans")) and (words := _words(value)):
            yield Property(name.replace("_", " "), words)
    if isinstance(thing, Statement | Figure | Event | Position | Noise):
        yield from _source(view.article[thing.article])
    elif isinstance(thing, Article):
        yield from _source(thing)
    elif isinstance(thing, Failure):
        yield Property("path", clean(thing.path))


def _source(article: Article) -> Iterator[Property]:
    if article.title:
        yield Property("report", clean(article.title))
    if article.publisher:
        yield Property("outlet", clean(article.publisher))
    yield Property("published", _published(article.published, article.published_basis))
    if article.path:
        yield Property("file", clean(article.path))
    if article.url:
        yield Property("address", clean(article.url))


def _published(day: date | None, basis: str) -> str:
    return f"{day.isoformat()} ({basis})" if day else "unknown"


def _words(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.3g}" if value < 1 else f"{value:,.10g}"
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(item) for item in value)))
    if isinstance(value, dict):
        if "name" in value:
            return _words(value["name"]) + ("" if value.get("named") else " (unnamed)")
        return ", ".join(filter(None, dict.fromkeys(_words(item) for item in value.values())))
    return clean(str(value))
