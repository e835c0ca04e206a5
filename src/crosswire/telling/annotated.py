"""An article with everything found in it, laid out as properly nested pieces, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from crosswire.record import Article, Span, View, covering
from crosswire.telling.citing import Citer
from crosswire.telling.line import label, plain
from crosswire.text import paragraphs

__all__ = ["Annotated", "Close", "MarkedSpan", "Open", "Paragraph", "Role", "SideNote", "Text", "annotated", "nested"]

Role = Literal[
    "statement", "content", "speaker", "cue", "anonymity", "figure", "event", "position", "noise", "date", "actor"
]


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A stretch to mark; ``id`` is the finding's where this stretch is the one to jump to."""

    span: Span
    role: Role
    id: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """A mark begins; ``id`` is null where it only goes on after another mark that crosses it has ended."""

    role: Role
    id: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Close:
    """The mark that was opened last ends."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the article."""

    text: str


@dataclass(frozen=True, slots=True)
class SideNote:
    """What stands beside a paragraph: the finding, its kind, and it in a few words."""

    id: str
    role: Role
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as pieces in order, every mark closed within it, and its side notes."""

    span: Span
    pieces: tuple[Open | Close | Text, ...]
    notes: tuple[SideNote, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, its paragraphs, and how many findings it holds."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    statements: int
    figures: int
    events: int
    positions: int


def annotated(view: View, citer: Citer, *, closely: bool = False) -> Iterator[Annotated]:
    """Yields the articles of the view, the newest first, unknown days last, each with all that was found in it.

    ``closely`` marks dates and mentions of actors as well; the detail of the one is its value, of the other its actor.
    """
    marks: dict[str, list[MarkedSpan]] = defaultdict(list)
    notes: dict[str, list[tuple[Span, SideNote]]] = defaultdict(list)
    for holder, mark in (*_marks(view), *(_close_marks(view) if closely else ())):
        marks[holder].append(mark)
    for holder, span, note in _notes(view, citer):
        notes[holder].append((span, note))
    dated = sorted((a for a in view.articles if a.published), key=lambda a: (str(a.published), a.id), reverse=True)
    for article in (*dated, *(a for a in view.articles if not a.published)):
        found = notes[article.id]
        roles = [note.role for _, note in found]
        yield Annotated(
            article,
            tuple(_paragraphs(article, marks[article.id], found)),
            *(roles.count(role) for role in ("statement", "figure", "event", "position")),
        )


def nested(text: str, within: Span, marks: Iterable[MarkedSpan]) -> Iterator[Open | Close | Text]:
    """Yields the text of a stretch with its marks properly nested; a mark that crosses another is split.

    >>> marks = [MarkedSpan(Span(0, 7), "speaker", "a"), MarkedSpan(Span(4, 11), "figure", "b")]
    >>> [p.text if isinstance(p, Text) else type(p).__name__ for p in nested("the two men said", Span(0, 16), marks)]
    ['Open', 'the ', 'Open', 'two', 'Close', 'Close', 'Open', ' men', 'Close', ' said']
    """
    waiting = sorted((_clipped(m, within) for m in marks), key=lambda m: (m.span.start, -m.span.end))
    edges = sorted({within.start, within.end, *(e for m in waiting for e in (m.span.start, m.span.end))})
    stack: list[MarkedSpan] = []
    at, next_mark = within.start, 0
    for edge in edges:
        if edge > at:
            yield Text(text[at:edge])
            at = edge
        yield from _closed(stack, edge)
        while next_mark < len(waiting) and waiting[next_mark].span.start == edge:
            mark = waiting[next_mark]
            stack.append(mark)
            yield Open(mark.role, mark.id, mark.detail)
            next_mark += 1


def _closed(stack: list[MarkedSpan], edge: int) -> Iterator[Open | Close]:
    """Closes the marks that end here, and with them those opened later, which then go on."""
    ending = [i for i, mark in enumerate(stack) if mark.span.end <= edge]
    if not ending:
        return
    above = stack[ending[0] :]
    del stack[ending[0] :]
    yield from (Close() for _ in above)
    for mark in above:
        if mark.span.end > edge:
            stack.append(mark)
            yield Open(mark.role, None, mark.detail)


def _clipped(mark: MarkedSpan, within: Span) -> MarkedSpan:
    start, end = max(mark.span.start, within.start), min(mark.span.end, within.end)
    begins_here = within.start <= mark.span.start
    return MarkedSpan(Span(start, end), mark.role, mark.id if begins_here else None, mark.detail)


def _paragraphs(article: Article, marks: list[MarkedSpan], notes: list[tuple[Span, SideNote]]) -> Iterator[Paragraph]:
    spans = [Span(s, e) for s, e in paragraphs(article.text)]
    starts = [s.start for s in spans]
    inside: dict[int, list[MarkedSpan]] = defaultdict(list)
    beside: dict[int, list[SideNote]] = defaultdict(list)
    for mark in marks:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        for i in range(first, bisect_right(starts, mark.span.end - 1)):
            if mark.span.start < spans[i].end and spans[i].start < mark.span.end:
                inside[i].append(mark)
    for span, note in sorted(notes, key=lambda n: n[0]):
        beside[max(bisect_right(starts, span.start) - 1, 0)].append(note)
    title = article.layout.title
    for i, span in enumerate(spans):
        is_title = title is not None and title.start <= span.start and span.end <= title.end
        yield Paragraph(span, tuple(nested(article.text, span, inside[i])), tuple(beside[i]), is_title)


def _marks(view: View) -> Iterator[tuple[str, MarkedSpan]]:
    for noise in view.noise:
        yield noise.article, MarkedSpan(noise.span, "noise", noise.id, label(noise.kind))
    for s in view.statements:
        parts = [*s.content, *(span for span in (s.speaker_span, s.cue) if span)]
        yield s.article, MarkedSpan(covering(parts), "statement", s.id)
        for span in s.content:
            yield s.article, MarkedSpan(span, "content")
        named: tuple[tuple[Span | None, Role], ...] = (
            (s.speaker_span, "speaker"),
            (s.cue, "cue"),
            (s.anonymity, "anonymity"),
        )
        yield from ((s.article, MarkedSpan(part, role)) for part, role in named if part is not None)
    for figure in view.figures:
        yield figure.article, MarkedSpan(figure.span, "figure", figure.id)
    for event in view.events:
        yield event.article, MarkedSpan(event.span, "event", event.id, event.modality)
    for position in view.positions:
        yield position.article, MarkedSpan(position.span, "position", position.id)


def _close_marks(view: View) -> Iterator[tuple[str, MarkedSpan]]:
    for expression in view.dates:
        yield expression.article, MarkedSpan(expression.span, "date", expression.id, expression.value)
    for mention in view.mentions:
        yield mention.article, MarkedSpan(mention.span, "actor", mention.id, mention.actor)


def _notes(view: View, citer: Citer) -> Iterator[tuple[str, Span, SideNote]]:
    for s in view.statements:
        anchor = covering([*s.content, *(span for span in (s.speaker_span, s.cue) if span)])
        cue = [citer.words(s.article, s.cue)] if s.cue else []
        named = s.speaker is None or s.speaker.named
        words = plain([*citer.speaker(s), *cue])
        yield s.article, anchor, SideNote(s.id, "statement", words if named else f"unnamed: {words}")
    for f in view.figures:
        words = " · ".join([f.span.of(citer.text(f.article)), label(f.measure), *([f"per {f.per}"] if f.per else [])])
        yield f.article, f.span, SideNote(f.id, "figure", words)
    for e in view.events:
        when = plain(citer.when(e.article, e.when, e.span))
        yield e.article, e.span, SideNote(e.id, "event", " · ".join(filter(None, (e.modality, label(e.kind), when))))
    for p in view.positions:
        party = plain(citer.name(p.article, p.party, p.span))
        words = " · ".join(filter(None, (party, p.stance, label(p.issue))))
        yield p.article, p.span, SideNote(p.id, "position", words)
