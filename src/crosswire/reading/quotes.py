"""Where quotation marks open and close, in any style, balanced or not."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.record import Parsed, Span

__all__ = ["all_quotations", "quotations"]

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‘": "’", "‚": "‘’", '"': '"'}
_CLOSED_BY = {'"': "”", "“": '"'}  # mixed styles: an opener may meet the other style's closer
_LONGEST = 3_000  # code points: a mark open for longer was never closed


def quotations(text: str, paragraph: Span) -> list[Span]:
    """Returns the outermost quotations of a paragraph, marks included, in order.

    A mark that is never closed runs to the paragraph's end if it opens a sentence, else it counts for nothing.
    Apostrophes are not marks.

    >>> text = "The envoy called it “bizarre” and said: “We will go on."
    >>> [s.of(text) for s in quotations(text, Span(0, len(text)))]
    ['“bizarre”', '“We will go on.']
    """
    return list(_scan(text, paragraph))


def all_quotations(parsed: Parsed) -> list[Span]:
    """Returns the quotations of every paragraph of an article, in order."""
    return [q for paragraph in parsed.paragraphs for q in quotations(parsed.text, paragraph)]


def _scan(text: str, paragraph: Span) -> Iterator[Span]:
    at = paragraph.start
    while at < paragraph.end:
        if not _opens(text, at, paragraph):
            at += 1
            continue
        end = _close(text, at, paragraph)
        if end is None and _opens_sentence(text, at, paragraph):
            end = paragraph.end
        if end is None:
            at += 1
            continue
        yield Span(at, end)
        at = end


def _opens(text: str, at: int, paragraph: Span) -> bool:
    char = text[at]
    if char not in _CLOSERS and char != "'":
        return False
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if char in "‘'‚":
        return not (before.isalnum() or after.isspace()) and _close(text, at, paragraph) is not None
    return char != '"' or not before.isalnum() or not after.isalnum()


def _close(text: str, at: int, paragraph: Span) -> int | None:
    opener = text[at]
    closers = _CLOSERS.get(opener, "'") + _CLOSED_BY.get(opener, "")
    limit = min(paragraph.end, at + _LONGEST)
    depth = 0
    for i in range(at + 1, limit):
        char = text[i]
        if char == opener and opener not in closers:
            depth += 1
        elif char in closers and _closes(text, i, paragraph):
            if depth == 0:
                return i + 1
            depth -= 1
    return None


def _closes(text: str, at: int, paragraph: Span) -> bool:
    if text[at] not in "’'‘":
        return True
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isalnum() and not text[at - 1].isspace()


def _opens_sentence(text: str, at: int, paragraph: Span) -> bool:
    before = text[paragraph.start : at].rstrip()
    return not before or before[-1] in ":,—–.!?"
