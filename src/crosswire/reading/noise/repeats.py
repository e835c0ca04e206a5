"""The same paragraph twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from crosswire.reading.noise.blocks import Block, Marked
from crosswire.record import Span, inside

__all__ = ["marked_repeats"]

_MIN_WORDS = 5  # a shorter line may come twice on purpose: "No comment.", a subheading
_NEARLY = 0.93  # share of words in common, in order: the same paragraph with a word corrected, not reworded
_BACK = 3  # paragraphs looked back for one that is nearly the same; exact repeats are found at any distance
_MAX_COMPARED = 400  # words
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]+[”\"»“]")


def marked_repeats(text: str, blocks: Sequence[Block], kept: Sequence[Span]) -> list[Marked]:
    """Returns the later ones of paragraphs that say the same in the same words; title and byline are never marked.

    Paragraphs that differ in a number are two: an update of a toll is news. A quotation that stands alone as a
    paragraph, and word for word inside another, is a pull quote.
    """
    seen: set[str] = set()
    recent: list[_Words] = []
    found: list[Marked] = []
    for block in blocks:
        words = _words(block.span.of(text))
        stays = len(words.all) < _MIN_WORDS or any(inside(block.span, k) for k in kept)
        if not stays and (words.key in seen or any(_nearly(words, r) for r in recent)):
            found.append(Marked(block.span, "repeat"))
        seen.add(words.key)
        recent = [*recent[-_BACK + 1 :], words]
    return [*found, *_pull_quotes(text, blocks, kept)]


@dataclass(frozen=True, slots=True)
class _Words:
    key: str
    all: list[str]
    numbers: list[str]
    set: frozenset[str]


def _words(line: str) -> _Words:
    words = _WORD.findall(line.casefold())
    return _Words(" ".join(words), words, [w for w in words if not w.isalpha()], frozenset(words))


def _nearly(ours: _Words, theirs: _Words) -> bool:
    longest = max(len(ours.all), len(theirs.all))
    if longest > _MAX_COMPARED or abs(len(ours.all) - len(theirs.all)) > (1 - _NEARLY) * longest:
        return False
    if ours.numbers != theirs.numbers or len(ours.set & theirs.set) < _NEARLY * len(ours.set) - 1:
        return False
    return Indel.normalized_similarity(ours.all, theirs.all) >= _NEARLY


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
