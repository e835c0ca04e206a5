"""Sentences of a report in any language that separates words, without a parser and without its noise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosswire.record import Article, Noise, Span, overlap
from crosswire.text import paragraphs

__all__ = ["passages", "sentences"]

# A full stop ends a sentence, unless a short capitalised word ("Gen.", "St.", an initial) stands before it or a small
# letter follows; where days are written with one ("3. Mai"), also unless it is a number of one or two digits.
_SHORT_BEFORE = r"(?<!\b[A-Z])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)"
_STOP = r"[.!?…]+[\"”’»“)\]]*\s+(?=[\"“„«»‘(¿¡–—-]*\s?[^\W_a-zß-ÿ])"
_END = re.compile(_SHORT_BEFORE + _STOP)
_END_BUT_ORDINALS = re.compile(_SHORT_BEFORE + r"(?<!\b\d)(?<!\b\d\d)" + _STOP)
_WITH_ORDINALS = ("de", "da", "no", "fi", "cs")
_SHORTEST = 3  # words; what is shorter is a label or a cry


def passages(article: Article, noise: Sequence[Noise]) -> tuple[Span, ...]:
    """Returns the sentences of the report proper, in order: after its furniture, without noise."""
    marked = [n.span for n in noise if n.article == article.id]
    found = []
    for start, end in paragraphs(article.text):
        first = max(start, article.layout.body)
        if first < end:
            spans = sentences(article.text, first, end, article.language)
            found += [s for s in spans if not any(2 * overlap(s, mark) > len(s) for mark in marked)]
    return tuple(s for s in found if len(s.of(article.text).split()) >= _SHORTEST)


def sentences(text: str, start: int, end: int, language: str | None = None) -> Iterator[Span]:
    """Yields the sentences of a paragraph.

    >>> text = "Gen. Ovik left. “We wait,” he said. Ships: 12. Crews: 40."
    >>> [span.of(text) for span in sentences(text, 0, len(text))]
    ['Gen. Ovik left.', '“We wait,” he said.', 'Ships: 12.', 'Crews: 40.']
    >>> text = "Am 3. Mai kam er. Er blieb."
    >>> [span.of(text) for span in sentences(text, 0, len(text), "de")]
    ['Am 3. Mai kam er.', 'Er blieb.']
    """
    at = start
    ends = _END_BUT_ORDINALS if (language or "").startswith(_WITH_ORDINALS) else _END
    for gap in ends.finditer(text, start, end):
        if gap.end() < end:
            yield from _span(text, at, gap.end())
            at = gap.end()
    yield from _span(text, at, end)


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        yield Span(start, end)
