"""Signs that scraping left behind: a lone letter, a second full stop, a line of punctuation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from crosswire.reading.noise.blocks import Block, Marked
from crosswire.record import Span

__all__ = ["marked_stray"]

_DOUBLED_LETTER = re.compile(r"(?P<stray>[^\W\d_])\s+(?P=stray)\s+[^\W\d_A-ZÀ-Þ]")
_SECOND_STOP = re.compile(r"(?<![.\s])[.!?][\"”’»)]?[ \t\u00a0]+(?P<stray>\.)(?=\s|$)(?!\s*\.)")


def marked_stray(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """Returns stray signs: whole paragraphs of one letter or of punctuation, and those inside paragraphs."""
    found = [Marked(b.span, "stray") for b in blocks if _is_lone(b.span.of(text))]
    doubled = _DOUBLED_LETTER.match(blocks[0].span.of(text)) if blocks else None
    if doubled:
        found.append(Marked(Span(*doubled.span("stray")).shifted(blocks[0].span.start), "stray"))
    starts = [b.span.start for b in blocks]
    for stop in _SECOND_STOP.finditer(text):
        i = bisect_right(starts, stop.start()) - 1
        if i >= 0 and stop.end() <= blocks[i].span.end:
            found.append(Marked(Span(*stop.span("stray")), "stray"))
    return found


def _is_lone(line: str) -> bool:
    """Whether a paragraph says nothing: no word, no number, no sign of a script without spaces.

    >>> _is_lone("h"), _is_lone("* * *"), _is_lone("No"), _is_lone("12")
    (True, True, False, False)
    """
    if len(line) == 1:
        return not line.isdigit() and line.isascii()
    return not any(c.isalnum() for c in line)
