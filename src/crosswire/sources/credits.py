"""Credits: the agencies and outlets that a report names as where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.press import press
from crosswire.record import Span

__all__ = ["CreditLine", "credit_line", "cued_outlets", "final_credit"]

MAX_READ = 200_000  # code points: a report has 5,000; a longer file is read for credits this far
_LOOK_BACK = 200  # code points before "told X" in which the one who tells stands
_WORD = r"(?:[A-ZÀ-ÞŁŞŠŽ][\w&’'-]*(?<![’'])|\d{1,3}(?=\b))"
_NAME = rf"[A-ZÀ-ÞŁŞŠŽ][\w&’'-]*(?:\s+(?:(?:of|do|da|de|del|du)\s+)?{_WORD}){{0,3}}"
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|spoke (?:to|with)|speaking (?:to|with))\s+(?P<the>the\s+)?(?P<name>{_NAME})"
)
_CUES = (
    re.compile(rf"\bthe\s+(?:\w+\s+)?(?P<name>{_NAME})\s+(?:news\s+)?agency\b"),
    re.compile(rf"\b(?P<name>{_NAME})\s+news\s+agency\b"),
    re.compile(rf"\b(?:news\s+)?(?:agency|agencia|agência|agence|agenzia|Nachrichtenagentur)\s+(?P<name>{_NAME})"),
    re.compile(rf"\b[Aa]n?\s+(?P<name>{_NAME})(?<![’']s)\s+(?:tally|count|calculation)\b"),
    re.compile(
        rf"\b(?:contagem|balanço|recuento|décompte|bilan|Zählung)\s+"
        rf"(?:da|do|de la|de l[’']|de|der|von)\s*(?P<name>{_NAME})"
    ),
)
_REPORTS = re.compile(
    rf"(?:\b(?P<name>{_NAME})(?:\s+\([A-Z]{{2,6}}\))?\s+(?:reports?|reported|quoted|has reported|said in a report)\b)"
    rf"|(?:\b(?:according to|reported by|quoted by|cited by|via)\s+(?:the\s+)?(?P<name2>{_NAME}))"
)
_SOURCE_LINE = re.compile(
    r"\(?(?:sources?|fuentes?|fontes?|quelle[n]?|fonte)\s*[:：]\s*(?P<names>\S.{0,200}?)\)?\.?\s*", re.I
)
_WITH_LINE = re.compile(
    r"\(?(?:with|con|com|avec|mit)\s+(?:(?:reporting|inputs?|additional reporting|information|"
    r"informaciones|informações|informations|material|contributions?)\s+(?:by|from|of|de|da|do|von)\s+)?(?P<names>\S.{0,120}?)\)?\.?",
    re.IGNORECASE,
)
_REPORTING_LINE = re.compile(
    r"\(?reporting\s+(?:by|from)\s+(?P<names>[^;()\n]{2,120}?)"
    r"(?:;\s*(?:additional\s+)?(?:reporting|editing|writing|compiled)\s+(?:by|from)\s+[^;()\n]{2,120}?)*\)?\.?",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[\[(—–/-]*\s*(?P<names>[^\[\]()]{2,60}?)\s*[\])]?")
_FINAL = re.compile(
    r"(?<=[.!?”\"’»)])\s*(?P<credit>(?:[—–]|--|-(?=\s))\s*(?P<dash>[^\s—–.!?][^—–\n.!?]{1,60}?)"
    r"|[(\[](?P<bracket>[^()\[\]\n]{2,60})[)\]]"
    r"|/(?P<slash>[A-Z][\w ]{1,30})/?)\s*$"
)
_SPLIT = re.compile(r"\s*(?:,|;|/|\||&|\+|\band\b|\bund\b|\by\b|\be\b|\bet\b)\s*")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:[/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A credit and the names in it, by offset into the string it was read from; ``host`` where it is an address."""

    span: Span
    names: tuple[Span, ...]
    host: str | None = None


def credit_line(line: str, outlets: Iterable[str] = ()) -> CreditLine | None:
    """Returns the credit that a whole line is, or null.

    >>> line = "Source: Tarn Wire and news agencies"
    >>> [n.of(line) for n in credit_line(line).names]
    ['Tarn Wire']
    >>> credit_line("Source: https://tarnwire.example/2025/03/ferry").host
    'tarnwire.example'
    >>> credit_line("(Tarn Wire)", {"Tarn Wire"}).names
    (Span(start=1, end=10),)
    >>> line = "Reporting by Tarn and Ana Reyes; editing by the Ferry Post"
    >>> [n.of(line) for n in credit_line(line).names]
    ['Tarn']
    """
    if len(line) > 240:
        return None
    found = _SOURCE_LINE.fullmatch(line)
    if found:
        host = _HOST.fullmatch(found["names"].strip())
        if host:
            return CreditLine(Span(0, len(line)), (), host["host"])
        return CreditLine(Span(0, len(line)), tuple(_names(line, *found.span("names"))))
    known = _Known(outlets)
    found = _REPORTING_LINE.fullmatch(line)
    if found:
        return CreditLine(Span(0, len(line)), tuple(_reporting(line, *found.span("names"), known)))
    for pattern in (_WITH_LINE, _ALONE):
        found = pattern.fullmatch(line)
        if found:
            parts = list(_parts(line, *found.span("names")))
            named = tuple(p for p in parts if not _generic(p.of(line)))
            if named and all(known(p.of(line)) for p in named):
                return CreditLine(Span(0, len(line)), named)
    return None


def final_credit(paragraph: str, outlets: Iterable[str] = ()) -> CreditLine | None:
    """Returns the credit that closes the last paragraph of a report, or null.

    >>> text = "The strike ended on Monday. — Tarn Wire"
    >>> found = final_credit(text, {"Tarn Wire"})
    >>> found.span.of(text), found.names[0].of(text)
    ('— Tarn Wire', 'Tarn Wire')
    """
    found = _FINAL.search(paragraph, max(0, len(paragraph) - 120))
    if found is None:
        return None
    known = _Known(outlets)
    group = next(g for g in ("dash", "bracket", "slash") if found[g])
    parts = list(_parts(paragraph, *found.span(group)))
    if not parts or not all(known(p.of(paragraph)) or _generic(p.of(paragraph)) for p in parts):
        return None
    names = tuple(p for p in parts if not _generic(p.of(paragraph)))
    return CreditLine(Span(*found.span("credit")), names)


def cued_outlets(text: str) -> tuple[str, ...]:
    """Returns the agencies and outlets that the running text leans on, as it writes them, in order, each once.

    A name counts where its cue leaves no doubt ("the Tarn news agency", "a Tarn tally"), or where it is told something
    by somebody unnamed, or where it is a known agency or named like an outlet.

    >>> cued_outlets("An official told Tarn on Friday that dockers would return. She told Lindqvist to wait.")
    ('Tarn',)
    """
    text = text[:MAX_READ]
    found: list[tuple[int, str]] = []
    for pattern in _CUES:
        found += [(m.start("name"), _trimmed(m["name"])) for m in pattern.finditer(text)]
    for match in _TOLD.finditer(text):
        name = _trimmed(match["name"])
        if _outletish(name) or (not match["the"] and _told_by_unnamed(text, match.start())):
            found.append((match.start("name"), name))
    for match in _REPORTS.finditer(text):
        group = "name" if match["name"] else "name2"
        if _outletish(name := _trimmed(match[group])):
            found.append((match.start(group), name))
    seen: dict[str, str] = {}
    for _, name in sorted(found):
        if len(name) > 1 and not _generic(name) and name.split()[-1].casefold() not in press().institution_words:
            seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


class _Known:
    """Whether a name is an agency or outlet: by the lexicon, by its words, or because the article says so."""

    def __init__(self, outlets: Iterable[str]) -> None:
        self._outlets = {o.casefold() for o in outlets}

    def __call__(self, name: str) -> bool:
        return name.casefold() in self._outlets or _outletish(name)


def _outletish(name: str) -> bool:
    folded = name.casefold()
    bare = folded.removeprefix("the ")
    words = bare.split()
    if bare in press().agencies or folded in press().agencies:
        return True
    if not words or any(w.islower() and w not in press().name_particles for w in name.split()):
        return False
    return len(words) <= 5 and name[:1].isupper() and bool({words[0], words[-1]} & press().outlet_words)


def _generic(name: str) -> bool:
    return name.casefold() in press().generic_credits


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    for part in _parts(text, start, end):
        name = part.of(text)
        if not _generic(name) and (name[:1].isupper() or name.casefold() in press().agencies):
            yield part


def _reporting(text: str, start: int, end: int, known: _Known) -> Iterator[Span]:
    """The agencies and outlets among those who reported: people sign with two words."""
    for part in _parts(text, start, end):
        name = part.of(text)
        if not _generic(name) and (known(name) or (name[:1].isupper() and len(name.split()) == 1)):
            yield part


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for gap in [*_SPLIT.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        piece = text[at:stop]
        first = at + len(piece) - len(piece.lstrip())
        last = first + len(piece.strip())
        if first < last:
            yield Span(first, last)
        at = gap.end() if gap else stop


def _trimmed(name: str) -> str:
    words = name.split()
    words[-1] = re.sub(r"[’']s?$", "", words[-1])
    while len(words) > 1 and words[-1].casefold() in _calendar():
        words.pop()
    return " ".join(words)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(press().weekdays) | frozenset(press().months)


def _told_by_unnamed(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK_BACK) : at]
    sentence = re.split(r"[.!?]\s|\n|[“”]", before)[-1]
    words = re.findall(r"[\w-]+", sentence.casefold())
    nouns = press().unnamed_sources
    if not any(w in nouns or w.removesuffix("s") in nouns for w in words):
        return False
    # "The delegate Salma Verhane told": a name between noun and verb makes it somebody's own words.
    return not re.search(r"[A-ZÀ-Þ][\w’-]+\s+[A-ZÀ-Þ][\w’-]+\s+$", sentence)
