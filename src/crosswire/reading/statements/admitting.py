"""Which attributions become statements: none in noise or headlines, none that only asks for anonymity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crosswire.lexicon.words import roles
from crosswire.record import Attribution, Parsed, Span, covering, overlap
from crosswire.text import is_quote

__all__ = ["admitted"]


def admitted(parsed: Parsed, a: Attribution) -> Attribution | None:
    """Returns the attribution with its content trimmed to the report's running text, or null if nothing is left.

    Content goes into another paragraph only as a quotation. That somebody asks not to be named is told by the
    statement's anonymity, and is no statement.
    """
    barred = [n.span for n in parsed.noise]
    layout = parsed.article.layout
    barred.extend(s for s in (layout.title, layout.kicker, layout.byline) if s is not None)
    frame = (*a.cue, *a.source)
    if any(overlap(s, b) for s in frame for b in barred):
        return None
    home = parsed.paragraph_at((frame or a.content)[0].start) if frame or a.content else None
    content = tuple(
        piece
        for span in a.content
        for piece in _by_paragraph(parsed, span, home)
        if not any(overlap(piece, b) for b in barred)
    )
    if not content or _asks_for_anonymity(parsed, a, content):
        return None
    return replace(a, content=content)


def _by_paragraph(parsed: Parsed, span: Span, home: Span | None) -> Iterator[Span]:
    held = [p for p in parsed.paragraphs if overlap(p, span)]
    if len(held) < 2:
        yield span
        return
    for p in held:
        piece = Span(max(p.start, span.start), min(p.end, span.end))
        while len(piece) > 1 and parsed.text[piece.start].isspace():
            piece = Span(piece.start + 1, piece.end)
        if p == home or is_quote(parsed.text[piece.start]):
            yield piece


def _asks_for_anonymity(parsed: Parsed, a: Attribution, content: tuple[Span, ...]) -> bool:
    start = min(s.start for s in (*a.cue, *content))
    said = covering([*a.cue, *content]).of(parsed.text) if a.cue else ""
    return len(said) < _SHORT and bool(_anonymous().match(parsed.text, start))


_SHORT = 200  # code points: a longer stretch says something beside the wish not to be named


@cache
def _anonymous() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p) for p in roles().anonymity)
    return re.compile(rf"(?:\w+\s+){{0,3}}?(?:{phrases}|(?:for |his |her |their )?anonymity)", re.IGNORECASE)
