"""The head and foot of a report, read from its text: title, kicker, byline, dateline, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from crosswire.lexicon.furniture import furniture
from crosswire.record import Layout, Span
from crosswire.sources.byline import Byline, byline
from crosswire.sources.credits import CreditLine, credit_line, cued_outlets, final_credit
from crosswire.sources.dateline import dateline
from crosswire.sources.days import PrintedDay, day_line
from crosswire.text import fold, paragraphs

__all__ = ["Head", "read_head"]

_HEAD_PARAGRAPHS = 16  # of a page with menu, share line, kicker, title, deck, caption and byline, the longest met
_FOOT_PARAGRAPHS = 30
_HEAD = 100_000  # code points in which the head of a report stands, however much white space is in it
_FOOT = 20_000  # code points from the end of the text in which its foot stands
_SENTENCES_BEFORE_DATELINE = 2  # a deck and a caption
_MAX_TITLE = 240
_MAX_TITLE_WORDS = 32
_MAX_KICKER_WORDS = 4
_MAX_SECTION_WORDS = 3
_ENDS_SENTENCE = re.compile(r"[.;:,…][\"'”’»)\]]*$")
# One word signs for an agency; people sign with two.
_AGENCY_AND_PLACE = re.compile(r"(?P<agency>[A-ZÀ-Þ][\w-]+),\s+(?P<place>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){0,2})")
_EDITORS_NOTE = re.compile(r"\(.*\)|\[.*\]")


@dataclass(frozen=True, slots=True)
class Head:
    """What the text itself says of the report; ``day`` is the one of its dateline, byline or date line.

    ``credits`` are names as written; ``host`` is that of an address given as source.
    """

    layout: Layout
    title: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    host: str | None = None
    day: PrintedDay | None = None


@dataclass(slots=True)
class _Found:
    """What has been found so far on the way down."""

    title: Span | None = None
    kicker: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    body: int | None = None
    signed: Byline | None = None
    day: PrintedDay | None = None
    names: tuple[Span, ...] = ()
    sentences: int = 0


def read_head(text: str, *, title: str | None = None, publisher: str | None = None) -> Head:
    """Returns the furniture of a report; ``title`` and ``publisher`` are what is known of them beforehand.

    >>> text = "Dockers walk out\\n\\nBy Pia Lindqvist\\n\\nPORT ALDER, March 4 (Tarn Wire) — Dockers left.\\nMore."
    >>> head = read_head(text)
    >>> head.title, head.byline, head.credits, text[head.layout.body:][:7]
    ('Dockers walk out', 'Pia Lindqvist', ('Tarn Wire',), 'Dockers')
    """
    cued = cued_outlets(text)
    outlets = tuple(dict.fromkeys([*cued, *([publisher] if publisher else [])]))
    blocks = [Span(*p) for p in islice(paragraphs(text[:_HEAD]), _HEAD_PARAGRAPHS)]
    found = _walk(text, blocks, _Known(title, publisher, outlets))
    foot = _foot(text, blocks, outlets, found)
    layout = Layout(
        title=found.title,
        kicker=found.kicker,
        byline=found.byline,
        dateline=found.dateline,
        credits=tuple(c.span for c in foot),
        body=found.body if found.body is not None else _first_left(blocks, found),
    )
    named = sorted([*found.names, *(n for c in foot for n in c.names)])
    written = [n.of(text) for n in named]
    return Head(
        layout=layout,
        title=found.title.of(text) if found.title else None,
        byline=found.signed.names if found.signed else None,
        credits=_each_once([*written, *cued]),
        host=next((c.host for c in foot if c.host), None),
        day=found.day,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    title: str | None
    publisher: str | None
    outlets: Sequence[str]


def _walk(text: str, blocks: list[Span], known: _Known) -> _Found:
    found = _Found()
    for i, block in enumerate(blocks):
        line = block.of(text)
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if _is_furniture(line, following.of(text) if following else None, known):
            continue
        if i and _is_section(text, blocks[i - 1], block, known):
            continue
        if _take_signature(found, block, line, _with_agency(text, line, known, found)) or _take_dateline(
            found, block, line
        ):
            if found.body is not None and found.dateline is not None and found.body > found.dateline.start:
                break
            continue
        if found.title is None and not found.sentences and following and _is_headline(line, known):
            _take_title(found, block, line, [b.of(text) for b in blocks[i + 1 : i + 3]])
            continue
        if not found.sentences:
            found.body = block.start
        found.sentences += 1
        if found.sentences > _SENTENCES_BEFORE_DATELINE:
            break
    return found


def _is_furniture(line: str, following: str | None, known: _Known) -> bool:
    if len(line) < 3 or not any(c.isalpha() for c in line) or _EDITORS_NOTE.fullmatch(line):
        return True
    if known.publisher and _bare(line) == _bare(known.publisher):  # the masthead
        return True
    f = furniture()
    if f.kind(line, "top") not in (None, "credit") or f.is_menu(line) or f.is_caption(line):
        return True
    return following is not None and f.is_caption(following) and f.tells_same(line, following)


def _is_section(text: str, above: Span, block: Span, known: _Known) -> bool:
    """Whether a short line stands right under the masthead: the section of the paper."""
    if not known.publisher or _bare(above.of(text)) != _bare(known.publisher):
        return False
    return len(block.of(text).split()) <= _MAX_SECTION_WORDS and text.count("\n", above.end, block.start) == 1


def _take_signature(found: _Found, block: Span, line: str, known: _Known) -> bool:
    printed = day_line(line)
    if printed:
        day, changed = printed
        if not changed and found.day is None:
            found.day = replace(day, span=day.span.shifted(block.start))
        if found.dateline is None and found.body is None:
            found.dateline = block
        return True
    if found.byline is not None or found.sentences:
        return False
    signed = byline(line, known.outlets)
    if signed is None or (found.title is None and not line[:3].casefold().startswith(("by ", "von", "par", "por"))):
        return False
    found.byline, found.signed, found.body = block, signed, None
    found.names += tuple(a.shifted(block.start) for a in signed.agencies if a.of(line) != known.publisher)
    if signed.day and signed.day.year and found.day is None:
        found.day = replace(signed.day, span=signed.day.span.shifted(block.start))
    return True


def _with_agency(text: str, line: str, known: _Known, found: _Found) -> _Known:
    """Knows one outlet more where a line under the title is "Agency, Place", and the report names one of them again."""
    match = _AGENCY_AND_PLACE.fullmatch(line)
    if match is None or found.title is None or found.sentences:
        return known
    if max(text.count(match["place"]), text.count(match["agency"])) < 2:
        return known
    return replace(known, outlets=(*known.outlets, match["agency"]))


def _take_dateline(found: _Found, block: Span, line: str) -> bool:
    head = dateline(line)
    if head is None:
        return False
    found.dateline = head.span.shifted(block.start)
    found.body = block.start + head.after if head.after < len(line) else None
    found.names += tuple(a.shifted(block.start) for a in head.agencies)
    if head.day and found.day is None:
        found.day = replace(head.day, span=head.day.span.shifted(block.start))
    return True


def _take_title(found: _Found, block: Span, line: str, following: Sequence[str]) -> None:
    words = len(line.split())
    below = next((f for f in following if _is_title(f)), None)
    if found.kicker is None and words <= _MAX_KICKER_WORDS and below:
        longer = len(below.split()) > words
        if (longer and not line.endswith(("?", "!"))) or (line.isupper() and not below.isupper()):
            found.kicker = block
            return
    if _is_title(line) or found.kicker is None:
        found.title = block


def _is_headline(line: str, known: _Known) -> bool:
    return bool(known.title and fold(line) == fold(known.title)) or _is_title(line) or _is_kicker(line)


def _is_title(line: str) -> bool:
    words = line.split()
    if not 2 <= len(words) <= _MAX_TITLE_WORDS or len(line) > _MAX_TITLE or _ENDS_SENTENCE.search(line):
        return False
    return dateline(line) is None and byline(line) is None and day_line(line) is None


def _is_kicker(line: str) -> bool:
    return len(line.split()) <= _MAX_KICKER_WORDS and len(line) <= 40 and not _ENDS_SENTENCE.search(line)


def _foot(text: str, blocks: list[Span], outlets: Sequence[str], found: _Found) -> list[CreditLine]:
    """Credits of the head that are no byline, and those of the foot, in order."""
    start = max(0, len(text) - _FOOT)
    tail = [Span(*p).shifted(start) for p in paragraphs(text[start:])]
    wanted = dict.fromkeys([*blocks, *tail[-_FOOT_PARAGRAPHS:]])
    taken = {found.title, found.kicker, found.byline}
    after = max((s.end for s in taken if s), default=0)
    found_here = []
    for block in wanted:
        line = block.of(text)
        if furniture().kind(line, "tail") not in (None, "credit"):
            continue
        credit = credit_line(line, outlets) if block not in taken and block.start >= after else None
        credit = credit or (final_credit(line, outlets) if _is_last(text, block, tail) else None)
        if credit:
            found_here.append(_shifted(credit, block.start))
    return sorted(found_here, key=lambda c: c.span)


def _is_last(text: str, block: Span, tail: list[Span]) -> bool:
    """Whether only furniture follows: the credit closes the report, not a quotation in its midst."""
    return all(
        furniture().kind(p.of(text), "tail") or furniture().is_menu(p.of(text)) for p in tail if p.start >= block.end
    )


def _shifted(credit: CreditLine, by: int) -> CreditLine:
    return CreditLine(credit.span.shifted(by), tuple(n.shifted(by) for n in credit.names), credit.host)


def _first_left(blocks: list[Span], found: _Found) -> int:
    taken = [s.end for s in (found.title, found.kicker, found.byline, found.dateline) if s]
    after = max(taken, default=0)
    return next((b.start for b in blocks if b.start >= after), after)


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        {name.casefold(): name for name in reversed(names)}[key] for key in dict.fromkeys(n.casefold() for n in names)
    )


def _bare(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())
