"""Bylines: who wrote it, and for whom."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from crosswire.lexicon.press import press
from crosswire.record import Span
from crosswire.sources.days import PrintedDay, printed_days

__all__ = ["Byline", "byline"]

_MAX_WORDS = 16
_MAX_SEGMENTS = 5
_SEGMENT = re.compile(r"\s*(?:[|•·–—/]|,|\s-\s)\s*")
_ARTICLES = frozenset(["the", "a", "an", "los", "las", "les", "der", "die", "das", "our"])
_ENDS_SENTENCE = (".", "!", "?", ":", ";")
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]\.$")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names as written (null where only an agency signs), spans of agencies, and the day where one is printed."""

    names: str | None
    agencies: tuple[Span, ...]
    day: PrintedDay | None


def byline(line: str, outlets: Collection[str] = ()) -> Byline | None:
    """Returns the byline that a line is, with offsets into the line, or null; ``outlets`` are names known to be such.

    >>> byline("By Pia Lindqvist and Tom Arkwright").names
    'Pia Lindqvist and Tom Arkwright'
    >>> line = "Pia Lindqvist | Tarn Wire"
    >>> found = byline(line, {"Tarn Wire"})
    >>> found.names, [a.of(line) for a in found.agencies]
    ('Pia Lindqvist', ['Tarn Wire'])
    >>> byline("By the time the ferry left, the strike was over.") is None
    True
    """
    if len(line.split()) > _MAX_WORDS or (line.endswith(_ENDS_SENTENCE) and not _INITIALS.search(line)):
        return None
    day = next(printed_days(line), None)
    rest = line if day is None else line[: day.span.start] + " " * len(day.span) + line[day.span.end :]
    opener = press().byline_opener.match(rest)
    at = opener.end() if opener else 0
    segments = _segments(rest, at)
    if not segments or len(segments) > _MAX_SEGMENTS or not all(_is_name(s.of(rest)) for s in segments):
        return None
    agencies = tuple(a for s in segments for a in _outlets(rest, s, outlets))
    if opener is None and not (agencies or (day and day.year)):
        return None
    people = [s.of(rest) for s in segments if _is_person(s.of(rest), rest, s, agencies)]
    if opener is None and not agencies and len(people) == len(segments) == 0:
        return None
    return Byline(people[0] if people else None, agencies, day)


def _segments(line: str, at: int) -> list[Span]:
    spans = []
    for gap in [*_SEGMENT.finditer(line, at), None]:
        end = gap.start() if gap else len(line)
        piece = line[at:end]
        start = at + len(piece) - len(piece.lstrip())
        stop = start + len(piece.strip())
        if start < stop:
            spans.append(Span(start, stop))
        at = gap.end() if gap else end
    return spans


def _is_name(part: str) -> bool:
    """Whether a part of a byline is a name, names, a role or a place: no sentence, no article in front."""
    words = part.split()
    if len(words) > 9 or words[0].casefold() in _ARTICLES or any(c in '“”"?!%$€' for c in part):
        return False
    if part.casefold() in press().agencies or _is_role(part):
        return True
    capitals = sum(w[:1].isupper() for w in words)
    return words[0][:1].isupper() and capitals >= len(words) / 2


def _is_role(part: str) -> bool:
    return any(w.casefold().strip(".,") in press().byline_roles for w in part.split())


def _outlets(line: str, segment: Span, outlets: Collection[str]) -> list[Span]:
    text = segment.of(line)
    names = {*outlets}
    found = [Span(m.start(), m.end()).shifted(segment.start) for m in press().agency.finditer(text)]
    for name in names:
        at = text.find(name)
        span = Span(at, at + len(name)).shifted(segment.start) if at >= 0 else None
        if span and not any(f.start < span.end and span.start < f.end for f in found):
            found.append(span)
    if not found and text.split()[-1].casefold() in press().outlet_words and len(text.split()) <= 4:
        found.append(segment)
    return sorted(found)


def _is_person(text: str, line: str, segment: Span, agencies: tuple[Span, ...]) -> bool:
    if any(a.start < segment.end and segment.start < a.end for a in agencies):
        return False
    return len(text.split()) >= 2 and not _is_role(text) and segment.of(line)[:1].isupper()
