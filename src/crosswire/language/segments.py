"""What of an article is parsed: its paragraphs less the noise, in pieces that a model can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosswire.record import Article, Noise, Span
from crosswire.text import paragraphs

__all__ = ["LONGEST_PIECE", "pieces"]

LONGEST_PIECE = 20_000  # code points: keeps the parser's memory bounded on a text that is one line


def pieces(article: Article, noise: Sequence[Noise]) -> Iterator[Span]:
    """Yields the spans to parse, in order: never across a paragraph, a stretch of noise, or a title's end.

    >>> a = Article(id="a", text="Talks resume. Advertisement", raw_sha256="")
    >>> from crosswire.record import Noise
    >>> list(pieces(a, [Noise("n", "a", Span(14, 27), "advert")]))
    [Span(start=0, end=14)]
    """
    cuts = sorted((n.span for n in noise), key=lambda s: s.start)
    edges = sorted(_edges(article))
    for start, end in paragraphs(article.text):
        for part in _without(Span(start, end), cuts):
            yield from _bounded(article.text, part, edges)


def _edges(article: Article) -> Iterator[int]:
    layout = article.layout
    for span in (layout.title, layout.kicker, layout.byline, layout.dateline):
        if span is not None:
            yield from (span.start, span.end)


def _without(part: Span, cuts: Sequence[Span]) -> Iterator[Span]:
    at = part.start
    for cut in cuts:
        if cut.end <= at or cut.start >= part.end:
            continue
        if cut.start > at:
            yield Span(at, cut.start)
        at = max(at, cut.end)
    if at < part.end:
        yield Span(at, part.end)


def _bounded(text: str, part: Span, edges: Sequence[int]) -> Iterator[Span]:
    at = part.start
    for edge in (*(e for e in edges if part.start < e < part.end), part.end):
        while edge - at > LONGEST_PIECE:
            cut = text.rfind(" ", at + LONGEST_PIECE // 2, at + LONGEST_PIECE) + 1 or at + LONGEST_PIECE
            yield Span(at, cut)
            at = cut
        if edge > at and text[at:edge].strip():
            yield Span(at, edge)
        at = max(at, edge)
