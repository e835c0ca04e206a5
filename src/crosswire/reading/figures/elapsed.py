"""Stretches of time without a number of their own: "months of talks", "its fifth month", "for a week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.trie import any_of
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import Vocabulary, lowered, vocabulary

__all__ = ["elapsed"]

_TWO = 2  # a bare plural says at least two
_SHORTEST = 3  # letters: "h" and "yr" need a number before them
_GOES_ON = re.compile(r"\s[^\W\d_]+")
_NOT_DIGIT = re.compile(r"\D")
_LOOK = 28  # code points on either side that tell whether a word of time measures a duration


@dataclass(frozen=True)
class _Patterns:
    unit: re.Pattern[str]
    long: re.Pattern[str]
    plural_after: re.Pattern[str]
    plural_before: re.Pattern[str]
    not_before: re.Pattern[str]
    single_before: re.Pattern[str]
    ordinal_number: re.Pattern[str]
    ordinal_before: re.Pattern[str]
    ordinal_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns | None:
    v = vocabulary(language)
    raw = v.raw
    if "open_time" not in raw:
        return None
    opening = raw["open_time"]
    return _Patterns(
        unit=re.compile(rf"(?<!\w){any_of(f for f in v.time_unit if len(f) >= _SHORTEST)}(?!\w)"),
        long=re.compile(r"[-‑]long(?!\w)"),
        plural_after=re.compile(rf"(?:\s|[-‑]|,\s){any_of(opening['after'])}(?!\w)"),
        plural_before=re.compile(rf"(?<!\w){any_of(opening['before'])}\s$"),
        not_before=re.compile(rf"(?:(?<!\w){any_of(opening['not_after'])}|['’]s?|\d|[-‑])\s?$"),
        single_before=re.compile(
            rf"(?<!\w)(?P<lead>{any_of(opening['single_before'])})\s(?P<number>{any_of(raw['article'])})\s$"
        ),
        ordinal_number=re.compile(
            rf"(?<![\w-])(?P<number>{any_of(raw['ordinals'])}|\d{{1,3}}{raw['ordinal_suffix']})\s"
            rf"(?P<between>{any_of(raw['ordinal_between'])}\s)?$"
        ),
        ordinal_before=re.compile(rf"(?<!\w){any_of(raw['ordinal_before'])}\s(?:(?:a|the)\s)?$"),
        ordinal_after=re.compile(rf"\s{any_of(raw['ordinal_after'])}(?!\w)"),
    )


def elapsed(text: str, v: Vocabulary) -> Iterator[Amount]:
    """Yields stretches of time that are told without a number, in order.

    >>> line = "After months of talks the strike is in its fifth week."
    >>> [(a.low, a.high, a.bound, a.unit) for a in elapsed(line, vocabulary("en"))]
    [(2, None, 'at_least', 'month'), (5.0, 5.0, 'exact', 'week (ordinal)')]
    """
    p = _patterns(v.language)
    if p is None:
        return
    low = lowered(text)
    for match in p.unit.finditer(low):
        form, unit = match.group(), v.time_unit[match.group()]
        found = _plural(low, match, unit, p) if form != unit else _one(low, match, unit, p, v)
        if found is not None:
            yield found


def _plural(low: str, match: re.Match[str], unit: str, p: _Patterns) -> Amount | None:
    start, end = match.span()
    before = max(0, start - _LOOK)
    if p.not_before.search(low, before, start):
        return None
    if p.plural_after.match(low, end) is None and not p.plural_before.search(low, before, start):
        return None
    return Amount(start, end, start, end, start, end, _TWO, None, "at_least", "time", unit, "vague")


def _one(low: str, match: re.Match[str], unit: str, p: _Patterns, v: Vocabulary) -> Amount | None:
    start, end = match.span()
    if start and low[start - 1] in "-‑":
        return None
    if p.long.match(low, end):
        return Amount(start, end, start, end, start, end, 1.0, 1.0, "exact", "time", unit, "words")
    if unit == "second" and _GOES_ON.match(low, end):
        return None  # "for a second day"
    if low[end : end + 1] in ("-", "‑") or not low[start - 1 : start].isspace():
        return None
    if lead := p.single_before.search(low, max(0, start - _LOOK), start):
        return _single(lead, end, unit, v)
    if number := p.ordinal_number.search(low, max(0, start - _LOOK), start):
        return _ordinal(low, number, end, unit, p, v)
    return None


def _single(lead: re.Match[str], end: int, unit: str, v: Vocabulary) -> Amount:
    bound = v.bound_of.get(lead["lead"], "exact")
    first = lead.start("number") if bound == "exact" else lead.start()
    low = None if bound == "up_to" else 1.0
    at = lead.start("number")
    return Amount(first, end, at, end, at, end, low, 1.0, bound, "time", unit, "words")


def _ordinal(low: str, number: re.Match[str], end: int, unit: str, p: _Patterns, v: Vocabulary) -> Amount | None:
    """An ordinal of time, where it says how long something has lasted: "its fifth month", "a third straight day"."""
    start = number.start()
    if not (
        number["between"]
        or p.ordinal_after.match(low, end)
        or p.ordinal_before.search(low, max(0, start - _LOOK), start)
    ):
        return None
    word = number["number"]
    value = float(v.raw["ordinals"].get(word) or _NOT_DIGIT.sub("", word) or 0)
    if value <= 1:
        return None
    span = number.span("number")
    return Amount(start, end, *span, start, end, value, value, "exact", "ordinal", f"{unit} (ordinal)", "words")
