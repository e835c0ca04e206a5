"""Text as the encoder sees it: word pieces with code-point offsets and a shape each.

The tokenizer lower-cases and forgets spacing; the shape gives both back (capitals; glued, spaced or opening a
paragraph): it is what tells an opening straight quote from a closing one, and a paragraph's end from a sentence's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crosswire.text import paragraphs

__all__ = ["PARAGRAPH", "SHAPES", "Ints", "Pieces", "split_pieces"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_GAPS = 3
PARAGRAPH = 2
"""The spacing of a piece that opens a paragraph."""
SHAPES = 4 * _GAPS
"""How many shapes there are: four of capitals by three of spacing."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text: parallel arrays; offsets are code points of that text, end exclusive."""

    ids: Ints
    starts: Ints
    ends: Ints
    shapes: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def opens_paragraph(self, index: int) -> bool:
        """Whether the piece is the first of its paragraph."""
        return bool(self.shapes[index] % _GAPS == PARAGRAPH)

    def cut(self, first: int, last: int) -> Pieces:
        """The pieces `first` (inclusive) to `last` (exclusive)."""
        return Pieces(self.ids[first:last], self.starts[first:last], self.ends[first:last], self.shapes[first:last])

    def alone(self, first: int, last: int) -> Pieces:
        """The pieces `first` to `last` as a text of their own: without marks around them, opening a paragraph."""
        wordless = 3 * _GAPS
        while first < last and self.shapes[first] >= wordless:
            first += 1
        while first < last and self.shapes[last - 1] >= wordless:
            last -= 1
        part = self.cut(first, last)
        shapes = part.shapes.copy()
        shapes[:1] += PARAGRAPH - shapes[:1] % _GAPS
        return Pieces(part.ids, part.starts, part.ends, shapes)


def split_pieces(tokenizer: Tokenizer, text: str, offset: int = 0) -> Pieces:
    """Word pieces of `text`, without special tokens; `offset` is added to every position.

    A lone surrogate is replaced for the tokenizer only: positions are those of the text as given.
    """
    encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    gaps = _gaps(text, encoding.offsets)
    shapes = [_capitals(text[s:e]) * _GAPS + gap for (s, e), gap in zip(encoding.offsets, gaps, strict=True)]
    spans = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return Pieces(
        np.asarray(encoding.ids, dtype=np.int64),
        spans[:, 0] + offset,
        spans[:, 1] + offset,
        np.asarray(shapes, dtype=np.int64),
    )


def _gaps(text: str, offsets: Iterable[tuple[int, int]]) -> Iterator[int]:
    """For each piece: 0 glued to the piece before, 1 after a space, 2 first in a paragraph."""
    openings = (start for start, _ in paragraphs(text))
    opening, last = next(openings, None), -1
    for start, end in offsets:
        gap = 0 if start == last else 1
        while opening is not None and opening <= start:
            opening, gap = next(openings, None), PARAGRAPH
        yield gap
        last = end


def _capitals(surface: str) -> int:
    """0 lower case, 1 capitalised, 2 all capitals, 3 no letters."""
    if surface.islower():
        return 0
    if surface.isupper():
        return 2 if len(surface) > 1 else 1
    return 1 if surface[:1].isupper() else 3
