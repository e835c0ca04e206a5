"""Which attributions become statements: none in noise or headlines, none that only asks for anonymity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from crosswire.lexicon.events import event_words
from crosswire.lexicon.words import roles
from crosswire.record import Attribution, Parsed, Span, covering, overlap
from crosswire.text import is_quote

__all__ = ["admitted", "cut_at_next"]


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
    home = parsed.paragraph_at((a.cue or a.content)[0].start) if a.cue or a.content else None
    content = tuple(
        piece
        for span in a.content
        for piece in _by_paragraph(parsed, span, home)
        if not any(overlap(piece, b) for b in barred)
    )
    if not content and a.content:
        content = _lead(parsed, a, barred)
    if not content or _asks_for_anonymity(parsed, a, content):
        return None
    if _is_event(parsed, a) or (not a.source and not is_quote(parsed.text[content[0].start])):
        return None
    content = (_without_that(parsed, content[0]), *content[1:])
    return replace(a, content=content, source=tuple(_bare(parsed, s) for s in a.source))


def _lead(parsed: Parsed, a: Attribution, barred: Sequence[Span]) -> tuple[Span, ...]:
    """What stands before source and cue in their sentence, where the head took the dateline before it for content."""
    sentence = parsed.sentence_at(a.cue[0].start) if a.cue and a.source else None
    if sentence is None:
        return ()
    start = max((b.end for b in barred if b.start <= sentence.span.start < b.end), default=sentence.span.start)
    end = min(s.start for s in (*a.cue, *a.source))
    while end > start and not parsed.text[end - 1].isalnum() and not is_quote(parsed.text[end - 1]):
        end -= 1
    return (Span(start, end),) if end - start >= _LEAST_LEAD else ()


def _without_that(parsed: Parsed, piece: Span) -> Span:
    """The content behind the conjunction that opens it."""
    at = parsed.token_at(piece.start)
    conjunction = at is not None and parsed.tokens[at].tag == "IN"
    opens = conjunction and parsed.text.startswith("that ", piece.start) and len(piece) > len("that x")
    return Span(piece.start + len("that "), piece.end) if opens else piece


def _bare(parsed: Parsed, source: Span) -> Span:
    end = source.end
    while end - source.start > 1 and parsed.text[end - 1] in " ,;:–—-":
        end -= 1
    return Span(source.start, end)


def _is_event(parsed: Parsed, a: Attribution) -> bool:
    """Whether the source is an event ("talks", "a new round", "the offensive"), which says nothing."""
    held = {i for s in a.source for i in parsed.tokens_in(s)}
    heads = [i for i in held if parsed.tokens[i].head not in held or parsed.tokens[i].head == i]
    events = event_words().nouns.keys() - roles().document
    return bool(heads) and all(
        parsed.tokens[i].pos == "NOUN" and parsed.tokens[i].lemma.lower() in events for i in heads
    )


def cut_at_next(parsed: Parsed, a: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Ends content at a semicolon behind which somebody else's statement begins ("… 23; the other side counts 19")."""
    content = []
    for piece in a.content:
        end = piece.end
        for b in others:
            start = min((s.start for s in b.source), default=end)
            mark = parsed.text.rfind(";", piece.start, start) if piece.start < start < end else -1
            if b is not a and mark > piece.start and start - mark < _BEHIND and not is_quote(parsed.text[piece.start]):
                end = min(end, mark)
        content.append(Span(piece.start, end))
    return replace(a, content=tuple(content))


def _by_paragraph(parsed: Parsed, span: Span, home: Span | None) -> Iterator[Span]:
    for p in parsed.paragraphs_in(span):
        piece = Span(max(p.start, span.start), min(p.end, span.end))
        while len(piece) > 1 and parsed.text[piece.start].isspace():
            piece = Span(piece.start + 1, piece.end)
        if home is None or p == home or is_quote(parsed.text[piece.start]):
            yield piece


def _asks_for_anonymity(parsed: Parsed, a: Attribution, content: tuple[Span, ...]) -> bool:
    whole = covering([*a.cue, *content])
    if len(whole) >= _SHORT:
        return False
    if a.cue and a.cue[0].of(parsed.text).lower() in _WHY:
        sentence = parsed.sentence_at(a.cue[0].start)
        return sentence is not None and bool(_anonymous().search(parsed.text, sentence.span.start, whole.start))
    return bool(_anonymous().search(parsed.text, whole.start, min(whole.end, whole.start + _OPENING)))


_WHY = frozenset({"citing", "fearing", "because", "saying"})
_LEAST_LEAD = 30  # code points: a clause, not an adverbial
_OPENING = 60  # code points in which a wish not to be named says so
_BEHIND = 12  # code points between a semicolon and the next source: "and ", "while the "
_SHORT = 200  # code points: a longer stretch says something beside the wish not to be named


@cache
def _anonymous() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p) for p in roles().anonymity)
    return re.compile(rf"(?:\w+\s+){{0,3}}?(?:{phrases}|(?:for |his |her |their )?anonymity)", re.IGNORECASE)
