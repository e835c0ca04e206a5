"""Sentences of the reports, by punctuation alone, and which of them a finding stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from crosswire.record import Article, Noise, Span, View, covering, overlap
from crosswire.text import paragraphs

__all__ = ["Sentences"]

_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[^\W_a-zà-ÿ])")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Col|Gen|Lt|Sgt|St|No|Sr|Jr|Rep|Sen|Prof))\.$")


class Sentences:
    """Cuts the articles of a view into sentences, each article once and only when it is asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._noise: dict[str, list[Noise]] = defaultdict(list)
        for noise in view.noise:
            self._noise[noise.article].append(noise)
        self._cut: dict[str, tuple[Span, ...]] = {}

    def of(self, article: str) -> tuple[Span, ...]:
        """Returns the sentences of an article in order, without its noise and its furniture."""
        if article not in self._cut:
            self._cut[article] = _cut(self._view.article[article], self._noise[article])
        return self._cut[article]

    def around(self, article: str, span: Span) -> Span:
        """Returns the sentences that a span stands in, joined; the span itself where it stands in none."""
        every = self.of(article)
        first = bisect_right(every, span.start, key=lambda s: s.start) - 1
        held = [s for s in every[max(first, 0) :][:8] if overlap(s, span)]
        return covering([*held, span]) if held else span

    def before(self, article: str, sentence: Span) -> Span | None:
        """Returns the sentence before this one in its paragraph, null where it opens the paragraph."""
        every = self.of(article)
        at = bisect_left(every, sentence.start, key=lambda s: s.start) - 1
        if at < 0 or "\n" in self._view.article[article].text[every[at].end : sentence.start]:
            return None
        return every[at]


def _cut(article: Article, noise: list[Noise]) -> tuple[Span, ...]:
    out: list[Span] = []
    for start, end in paragraphs(article.text):
        if end <= article.layout.body or any(n.span.start <= start and end <= n.span.end for n in noise):
            continue
        at = max(start, article.layout.body)
        for stop in _END.finditer(article.text, at, end):
            if _ABBREVIATED.search(article.text, at, stop.start() + 1):
                continue
            out.append(Span(at, stop.start() + len(stop.group().rstrip())))
            at = stop.end()
        out.append(Span(at, end))
    return tuple(out)
