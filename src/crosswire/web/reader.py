"""The reader: a report with all that was found in it, in layers, each finding with how to cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crosswire.api import Desk
from crosswire.errors import CrosswireError
from crosswire.record import Actor, Article, Event, Failure, Figure, Noise, Position, Span, Statement, covering
from crosswire.telling.annotated import Annotated, MarkedSpan, Open, Paragraph, SideNote, nested
from crosswire.telling.citation import Citation
from crosswire.telling.desk import OnDesk
from crosswire.telling.line import Run
from crosswire.telling.passage import Property
from crosswire.web.asking import number_asked, words_asked
from crosswire.web.rendering import href, rendered
from crosswire.web.site import desk_of, known_on

__all__ = ["ActorHere", "Beside", "Layer", "Opened", "ReaderPage", "show", "turn_to"]

_WEIGHT = 90_000  # code points of text and marks on one page: about 250 kB of HTML at most
_MARK, _NOTE = 60, 110  # code points that the markup of a mark and of a margin note takes, about
_MOST_ACTORS = 40
_LINE, _NOTES_A_LINE, _LEAST_NOTES = 72, 1.4, 3  # code points of a line of text, notes that fit beside it


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph with the notes that fit beside it, and those that would push the next one down."""

    paragraph: Paragraph
    notes: tuple[SideNote, ...]
    more: tuple[SideNote, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A kind of finding that can be shown or hidden, and how many of it the report holds."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The finding or stretch that is looked at: what is known of it, its words, how to cite it.

    ``entry`` is the kind as one word, ``other`` null or what else can be looked at from here, as (words, address).
    """

    id: str
    kind: str
    span: Span
    quote: str
    properties: tuple[Property, ...]
    citation: Citation
    permalink: str
    is_rejected: bool = False


@dataclass(frozen=True, slots=True)
class ActorHere:
    """An actor that the report mentions, and how often."""

    id: str
    name: Run
    mentions: int


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """A part of a report, its layers, what is opened in it, whom it mentions; ``parts`` counts pages of a long one."""

    article: Article
    rows: tuple[Beside, ...]
    layers: tuple[Layer, ...]
    opened: Opened | None
    chosen: str | None
    following: ActorHere | None
    actors: tuple[ActorHere, ...]
    part: int
    parts: int
    words: int


def turn_to(request: Request) -> Response:
    """Sends the reader to whatever an id, or the beginning of one, stands for."""
    key = request.path_params["key"]
    thing = _thing(desk_of(request), key)
    known = known_on(request)
    if isinstance(thing, Article):
        to = href(f"/reports/{thing.id}", known)
    elif isinstance(thing, Actor):
        to = href(f"/actors/{thing.id}", known)
    elif isinstance(thing, Failure):
        to = href("/failures", known)
    else:
        to = href(f"/reports/{thing.article}#{thing.id}", known, open=thing.id)
    return RedirectResponse(to, 303)


def show(request: Request) -> Response:
    """Shows a report; ``open`` is a finding in it, ``at`` a stretch of it, ``actor`` whose mentions to follow."""
    desk = desk_of(request)
    article = desk.view.article.get(request.path_params["article"])
    if article is None:
        raise HTTPException(
            404, "There is no report with this id here" + (" on that day." if known_on(request) else ".")
        )
    told = desk.annotated(article.id)
    opened = _opened(desk, article, request)
    actor = words_asked(request, "actor")
    parts = list(_parts(told))
    part = _part_of(opened.span, parts) if opened else number_asked(request, "part", 1, len(parts))
    paragraphs = parts[part - 1]
    if opened and (opened.kind == "passage" or opened.is_rejected):
        paragraphs = tuple(_with_passage(p, article, opened) for p in paragraphs)
    page = ReaderPage(
        article=article,
        rows=tuple(_beside(p, desk) for p in paragraphs),
        layers=_layers(desk, article, told),
        opened=opened,
        chosen=actor or (opened.id if opened else None),
        following=_following(desk, article, actor),
        actors=_actors(desk, article),
        part=part,
        parts=len(parts),
        words=len(article.text.split()),
    )
    return rendered(request, "reader.html.j2", page=page)


def _opened(desk: Desk, article: Article, request: Request) -> Opened | None:
    stretch, key = words_asked(request, "at"), words_asked(request, "open")
    if stretch:
        return _open(desk, article, None, _stretch(stretch, article))
    if not key:
        return None
    thing = _thing(desk, key)
    if isinstance(thing, Article | Actor | Failure) or thing.article != article.id:
        raise HTTPException(404, "That id is of nothing in this report.")
    return _open(desk, article, thing, _span(thing))


def _open(desk: Desk, article: Article, thing: OnDesk | None, span: Span) -> Opened:
    to = href(f"/reports/{article.id}#{thing.id}", open=thing.id) if thing else _permalink(article, span)
    return Opened(
        id=thing.id if thing else "passage",
        kind=type(thing).__name__.lower() if thing else "passage",
        span=span,
        quote=span.of(article.text),
        properties=desk.properties(thing) if thing else (),
        citation=desk.cited(article.id, span),
        permalink=to,
        is_rejected=thing is not None and thing.id in desk.rejected,
    )


def _permalink(article: Article, span: Span) -> str:
    return href(f"/reports/{article.id}#passage", at=f"{span.start}-{span.end}")


def _span(thing: Noise | Statement | Figure | Event | Position) -> Span:
    if isinstance(thing, Statement):
        return covering([*thing.content, *(s for s in (thing.speaker_span, thing.cue) if s)])
    return thing.span


def _stretch(given: str, article: Article) -> Span:
    first, _, last = given.partition("-")
    plain = first.isascii() and last.isascii() and first.isdecimal() and last.isdecimal() and len(given) < 20
    if not plain or not int(first) < int(last) <= len(article.text):
        raise HTTPException(400, f"“{given[:40]}” is no stretch of this report: give START-END.")
    return Span(int(first), int(last))


def _thing(desk: Desk, key: str) -> OnDesk:
    try:
        return desk.thing(key)
    except CrosswireError as error:
        raise HTTPException(404, f"{error}.") from None


def _parts(told: Annotated) -> Iterator[tuple[Paragraph, ...]]:
    """Yields the report in pages that a browser shows at once."""
    part: list[Paragraph] = []
    weight = 0
    for paragraph in told.paragraphs:
        marks = sum(isinstance(piece, Open) for piece in paragraph.pieces)
        own = len(paragraph.span) + _MARK * marks + _NOTE * len(paragraph.notes)
        if part and weight + own > _WEIGHT:
            yield tuple(part)
            part, weight = [], 0
        part.append(paragraph)
        weight += own
    yield tuple(part)


def _part_of(span: Span, parts: list[tuple[Paragraph, ...]]) -> int:
    for number, part in enumerate(parts, 1):
        if part and span.start < part[-1].span.end:
            return number
    return len(parts)


def _with_passage(paragraph: Paragraph, article: Article, opened: Opened) -> Paragraph:
    """Returns the paragraph with a stretch set off in place of the findings that cross it."""
    span = opened.span
    if paragraph.span.end <= span.start or span.end <= paragraph.span.start:
        return paragraph
    marks = [MarkedSpan(span, "figure", opened.id)]
    pieces = tuple(nested(article.text, paragraph.span, marks))
    return Paragraph(paragraph.span, pieces, paragraph.notes, paragraph.is_title)


def _beside(paragraph: Paragraph, desk: Desk) -> Beside:
    """Leaves out speech acts, which stand beside it as statements already."""
    speech = desk.speech_acts
    notes = sorted((n for n in paragraph.notes if n.id not in speech), key=lambda n: n.role in ("event", "position"))
    room = max(_LEAST_NOTES, int(_NOTES_A_LINE * -(-len(paragraph.span) // _LINE)))
    return Beside(paragraph, tuple(notes[:room]), tuple(notes[room:]))


def _layers(desk: Desk, article: Article, told: Annotated) -> tuple[Layer, ...]:
    held = desk.of_article[article.id]
    counts = (
        ("statements", "Statements", told.statements),
        ("figures", "Figures", told.figures),
        ("events", "Events", told.events),
        ("positions", "Positions", told.positions),
        ("dates", "Dates", len(held.dates)),
        ("actors", "Actors", len(held.mentions)),
        ("noise", "Noise greyed", len(held.noise)),
    )
    return tuple(Layer(*layer) for layer in counts)


def _following(desk: Desk, article: Article, key: str | None) -> ActorHere | None:
    actor = desk.view.actor.get(key or "")
    mentions = [m for m in desk.of_article[article.id].mentions if actor and m.actor == actor.id]
    return ActorHere(actor.id, desk.naming(actor, article.id), len(mentions)) if actor and mentions else None


def _actors(desk: Desk, article: Article) -> tuple[ActorHere, ...]:
    counts = Counter(m.actor for m in desk.of_article[article.id].mentions)
    known = [(desk.view.actor[key], n) for key, n in counts.most_common(_MOST_ACTORS) if key in desk.view.actor]
    found = [ActorHere(actor.id, desk.naming(actor, article.id), n) for actor, n in known]
    return tuple(found)
