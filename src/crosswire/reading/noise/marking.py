"""Puts together what the readers of this folder find, without overlaps, in order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosswire.reading.noise.blocks import Block, Marked, blocks_of
from crosswire.reading.noise.furnishings import marked_furniture
from crosswire.reading.noise.repeats import marked_repeats
from crosswire.reading.noise.stray import marked_stray
from crosswire.record import Article, Layout, Noise, Span, content_id, inside, overlap

__all__ = ["VERSION", "noise"]

VERSION = "2"


def noise(article: Article) -> tuple[Noise, ...]:
    """Returns what is no part of the report: captions, adverts, links, forms, menus, credits, stray signs, repeats.

    In doubt a line stays: a sentence marked as noise would lose its findings without a word. Title, kicker, byline,
    dateline and deck are no noise. Spans begin and end with a character that is not white space, and none overlap.
    """
    text = article.text
    blocks = blocks_of(text)
    kept = _kept(article.layout)
    signed = _credits(article, kept)
    free = [b for b in blocks if not _within(b, [*kept, *(m.span for m in signed)])]
    pages = marked_furniture(text, free, article)
    marked = {m.span for m in pages}
    left = [b for b in blocks if b.span not in marked and not _within(b, [m.span for m in signed])]
    found = [*signed, *pages, *marked_repeats(text, left, kept)]
    found += marked_stray(text, [b for b in left if not _within(b, kept)])
    return tuple(
        Noise(content_id("noise", article.id, m.span.start, m.span.end, m.kind), article.id, m.span, m.kind)
        for m in _apart(found)
    )


def _kept(layout: Layout) -> tuple[Span, ...]:
    return tuple(s for s in (layout.title, layout.kicker, layout.byline, layout.dateline) if s)


def _credits(article: Article, kept: Sequence[Span]) -> list[Marked]:
    return [Marked(c, "credit") for c in article.layout.credits if not any(overlap(c, k) for k in kept)]


def _within(block: Block, spans: Sequence[Span]) -> bool:
    return any(inside(block.span, s) for s in spans)


def _apart(found: Iterable[Marked]) -> list[Marked]:
    """Marks in order; of two that overlap, the longer."""
    chosen: list[Marked] = []
    for mark in sorted(found, key=lambda m: (m.span.start, -len(m.span))):
        if not chosen or mark.span.start >= chosen[-1].span.end:
            chosen.append(mark)
        elif len(mark.span) > len(chosen[-1].span):
            chosen[-1] = mark
    return chosen
