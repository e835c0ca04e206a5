"""Plain text: paragraphs and white space, nothing that knows a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "is_quote", "paragraphs", "squeeze"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"\n(?:[ \t\u00a0\u200b\ufeff]*\n)+|\r\n?(?:[ \t\u00a0\u200b\ufeff]*\r\n?)+|\u2029")
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*\s*$")
_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』＂")
_WRAP_MIN, _WRAP_MAX = 50, 100  # code points: line lengths of texts that were wrapped by hand or by mail


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yields start and end of each paragraph, without white space at its ends, in order.

    A line is a paragraph, unless its block reads as hard-wrapped: then the block is one.

    >>> list(paragraphs("First line.\\n\\n  Second.  \\n"))
    [(0, 11), (15, 22)]
    """
    at = 0
    for gap in [*_BLANK_BETWEEN.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _block(text, at, end)
        at = gap.end() if gap else end


def _block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = [_stripped(text, m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    lines = [(s, e) for s, e in lines if s < e]
    if _hard_wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < 3:
        return False
    inner = lines[:-1]
    if not all(_WRAP_MIN <= e - s <= _WRAP_MAX for s, e in inner):
        return False
    open_ended = sum(not _ENDS_SENTENCE.search(text[s:e]) for s, e in inner)
    return open_ended >= 0.7 * len(inner)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and _is_space(text[start]):
        start += 1
    while end > start and _is_space(text[end - 1]):
        end -= 1
    return start, end


def _is_space(char: str) -> bool:
    return char.isspace() or char in "\u200b\ufeff\x00"


def squeeze(text: str) -> str:
    """Returns the text on one line, runs of white space as one blank.

    >>> squeeze("a deal\\n  in  reach ")
    'a deal in reach'
    """
    return " ".join(text.split())


def cut(text: str, most: int) -> str:
    """Returns a text on one line, cut at a word where it is longer than ``most`` code points.

    >>> cut("The dockers of Port Alder", 15)
    'The dockers of …'
    """
    text = squeeze(text)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def fold(text: str) -> str:
    """Returns the text without case, accents and typographic quotes, for comparing names.

    >>> fold("São  Tomé’s")
    "sao tome's"
    """
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return squeeze("".join(c for c in plain if not unicodedata.combining(c)).casefold())


def is_quote(char: str) -> bool:
    """Whether the character is a quotation mark of any style, the apostrophe included."""
    return char in _QUOTES
