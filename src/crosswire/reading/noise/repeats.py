"""The same paragraph twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from crosswire.reading.noise.blocks import Block, Marked
from crosswire.record import Span, inside

__all__ = ["marked_repeats"]

_MIN_WORDS = 5  # a shorter line may come twice on purpose: "No comment.", a subheading
_NEARLY = 0.93  # share of words in common, in order: the same paragraph with a word corrected, not reworded
_BACK = 3  # paragraphs looked back for one that is nearly the same; exact repeats are found at any distance
_MAX_COMPARED = 2_500  # code points
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]+[”\"»“]")


def marked_repeats(text: str, blocks: Sequence[Block], kept: Sequence[Span]) -> list[Marked]:
    """Returns the later ones of paragraphs that say the same in the same words; title and byline are never marked.

    Paragraphs that differ in a number are two: an update of a toll is news. A quotation that stands alone as a
    paragraph, and word for word inside another, is a pull quote.
    """
    seen: set[str] = set()
    recent: list[str] = []
    found: list[Marked] = []
    for block in blocks:
        words = " ".join(block.span.of(text).casefold().split())
        stays = words.count(" ") + 1 < _MIN_WORDS or any(inside(block.span, k) for k in kept)
        if not stays and (words in seen or any(_nearly(words, r) for r in recent)):
            found.append(Marked(block.span, "repeat"))
        seen.add(words)
        recent = [*recent[-_BACK + 1 :], words]
    return [*found, *_pull_quotes(text, blocks, kept)]


def _nearly(line: str, other: str) -> bool:
    longest = max(len(line), len(other))
    if longest > _MAX_COMPARED or abs(len(line) - len(other)) > 2 * (1 - _NEARLY) * longest:
        return False
    ours, theirs = _WORD.findall(line), _WORD.findall(other)
    if [w for w in ours if not w.isalpha()] != [w for w in theirs if not w.isalpha()]:
        return False
    return Indel.normalized_similarity(ours, theirs) >= _NEARLY


def _pull_quotes(text: str, blocks: Sequence[Block], kept: Sequence[Span]) -> list[Marked]:
    alone = [b for b in blocks if len(b.span) <= 300 and _QUOTED.fullmatch(b.span.of(text))]
    found = []
    for block in alone[:50]:
        inner = block.span.of(text)[1:-1].strip().rstrip(".,")
        if len(inner.split()) < _MIN_WORDS or any(inside(block.span, k) for k in kept):
            continue
        at = text.find(inner)
        while block.span.start <= at < block.span.end:
            at = text.find(inner, block.span.end)
        if at >= 0:
            found.append(Marked(block.span, "repeat"))
    return found
