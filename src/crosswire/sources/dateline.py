"""Datelines: where, when and by which agency, before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosswire.lexicon.press import press
from crosswire.record import Span
from crosswire.sources.days import PrintedDay, printed_days

__all__ = ["Dateline", "dateline"]

_HEAD = 140  # code points: the longest dateline met, with two places, day, year and agency, has 96
_MAX_PARTS = 4
_MAX_WORDS = 5
_DELIMITER = re.compile(r"\s*(?:—|–|--|(?<=[\s)])-(?=\s))\s*|(?<=\w):\s+|(?<=\)):\s*|\s-\s")
_AGENCY = re.compile(r"\(([^()\n]{2,60})\)")
_PART = re.compile(r"\s*(?:[,/|;]|\s[-–—]+\s|—)\s*")
_DASH = re.compile(r"\s[–—-]\s|—")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline that opens a paragraph: its span without the dash after it, and what it holds.

    ``after`` is where the sentence begins; ``agencies`` are spans of names.
    """

    span: Span
    after: int
    place: str | None
    day: PrintedDay | None
    agencies: tuple[Span, ...]


def dateline(paragraph: str) -> Dateline | None:
    """Returns the dateline of a paragraph, with offsets into the paragraph, or null.

    >>> line = "PORT ALDER, Norland, March 4 (Tarn Wire) — Dockers walked out on Tuesday."
    >>> found = dateline(line)
    >>> found.place, found.day.day, [s.of(line) for s in found.agencies], line[found.after:][:7]
    ('PORT ALDER, Norland', 4, ['Tarn Wire'], 'Dockers')
    >>> dateline("ANALYSIS: Why the dockers walked out") is None
    True
    >>> dateline("PORT ALDER, March 4 (Tarn Wire)").place
    'PORT ALDER'
    """
    best = _alone(paragraph)
    for delimiter in _DELIMITER.finditer(paragraph[:_HEAD]):
        head = paragraph[: delimiter.start()]
        found = _read(head, delimiter, paragraph)
        best = found or best
    return best


def _alone(line: str) -> Dateline | None:
    """Returns the dateline that a whole line is: place, day and, last, the agency in brackets."""
    agency = list(_AGENCY.finditer(line.rstrip()))[-1:] if len(line) <= _HEAD else []
    if not agency or agency[0].end() != len(line.rstrip()):
        return None
    held = _held(line, len(line))
    return held[1] if held and held[1].day else None


def _read(head: str, delimiter: re.Match[str], paragraph: str) -> Dateline | None:
    if not head.strip() or not paragraph[delimiter.end() :].strip():
        return None
    held = _held(head, delimiter.end())
    if held is None:
        return None
    parts, found = held
    return found if _convincing(parts, bool(found.agencies or found.day), delimiter, paragraph) else None


def _held(head: str, after: int) -> tuple[list[str], Dateline] | None:
    """Returns the places in what may be a dateline, and all that it holds; null where it is none."""
    agencies = tuple(Span(*m.span(1)) for m in _AGENCY.finditer(head))
    rest = _AGENCY.sub(lambda m: " " * len(m[0]), head)
    day = next(printed_days(rest), None)
    if day:
        rest = rest[: day.span.start] + " " * len(day.span) + rest[day.span.end :]
    parts = [p for p in (part.strip(" .\t\u00a0") for part in _PART.split(rest)) if p]
    parts = [p for p in parts if p.casefold() not in press().weekdays]
    if any(len(a) > 40 or not _is_name(a.of(head)) for a in agencies) or not _are_places(parts):
        return None
    place = ", ".join(" ".join(p.split()) for p in parts) or None
    return parts, Dateline(Span(0, len(head.rstrip())), after, place, day, agencies)


def _are_places(parts: list[str]) -> bool:
    if len(parts) > _MAX_PARTS:
        return False
    return all(len(p.split()) <= _MAX_WORDS and _is_name(p) and p.casefold() not in press().labels for p in parts)


def _is_name(part: str) -> bool:
    if part.casefold() in press().agencies:  # "dpa" has no capital
        return True
    words = part.split()
    if not words or any(c.isdigit() or c in '“”"?!%$€' for c in part):
        return False
    return words[0][:1].isupper() and all(w[:1].isupper() or w.casefold() in press().name_particles for w in words)


def _convincing(parts: list[str], marked: bool, delimiter: re.Match[str], paragraph: str) -> bool:
    if marked:  # by a day or an agency
        return True
    if not parts:
        return False
    if parts[0].isupper() and len(parts[0]) > 2:
        return True
    return ":" not in delimiter[0] and _lone_dash(paragraph, delimiter)


def _lone_dash(paragraph: str, delimiter: re.Match[str]) -> bool:
    """Whether this dash is not the first of a pair that sets off a clause, and a new sentence follows it."""
    after = paragraph[delimiter.end() :]
    if not delimiter[0].startswith((" ", "\u00a0")) or not (after[:1].isupper() or after[:1] in '“"‘«'):
        return False
    end = _SENTENCE_END.search(after)
    return end is not None and not _DASH.search(after[: end.start()])
