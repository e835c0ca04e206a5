"""Stretches of time without a number of their own: "months of talks", "its fifth month", "for a week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import Vocabulary, vocabulary

__all__ = ["elapsed"]

_TWO = 2  # a bare plural says at least two
_LOOK = 24  # code points on either side that tell whether a word of time measures a duration


@dataclass(frozen=True)
class _Patterns:
    plural: re.Pattern[str]
    plural_after: re.Pattern[str]
    plural_before: re.Pattern[str]
    not_before: re.Pattern[str]
    single: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinal_before: re.Pattern[str]
    ordinal_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns | None:
    v = vocabulary(language)
    raw = v.raw
    if "open_time" not in raw:
        return None
    plurals = _any(f for f in v.time_unit if f.endswith("s") and f not in ("secs", "mins", "hrs", "yrs"))
    singles = _any(f for f, unit in v.time_unit.items() if f == unit and unit != "second")
    ordinals = _any(raw["ordinals"])
    between = _any(raw["ordinal_between"])
    opening = raw["open_time"]
    return _Patterns(
        plural=re.compile(rf"(?<![\w-])(?P<unit>{plurals})(?![\w])", re.I),
        plural_after=re.compile(rf"(?:\s|[-‑]|,\s)(?:{_any(opening['after'])})(?!\w)", re.I),
        plural_before=re.compile(rf"(?<!\w)(?:{_any(opening['before'])})\s$", re.I),
        not_before=re.compile(rf"(?:(?<!\w)(?:{_any(opening['not_after'])})|['’]s?|\d|[-‑])\s?$", re.I),
        single=re.compile(
            rf"(?<!\w)(?:(?P<lead>for|lasting|lasted|lasts|last|within|inside|in\sunder|under|about|nearly|almost|after)\s)"
            rf"(?P<number>an?)\s(?P<unit>{singles})(?![\w-])|(?<![\w-])(?P<long>{singles})[-‑]long(?!\w)",
            re.I,
        ),
        ordinal=re.compile(
            rf"(?<![\w-])(?P<number>{ordinals}|\d{{1,3}}(?:st|nd|rd|th))\s(?P<between>(?:{between})\s)?(?P<unit>{singles})(?![\w-])",
            re.I,
        ),
        ordinal_before=re.compile(rf"(?<!\w)(?:{_any(raw['ordinal_before'])})\s(?:a\s)?$", re.I),
        ordinal_after=re.compile(rf"\s(?:{_any(raw['ordinal_after'])})(?!\w)", re.I),
    )


def _any(words: object) -> str:
    return "|".join(re.escape(str(w)).replace(r"\ ", r"\s") for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


def elapsed(text: str, v: Vocabulary) -> Iterator[Amount]:
    """Yields stretches of time that are told without a number, in no order.

    >>> [(a.low, a.high, a.bound, a.unit) for a in elapsed("After months of talks the strike is in its fifth week.", vocabulary("en"))]
    [(2, None, 'at_least', 'month'), (5.0, 5.0, 'exact', 'week (ordinal)')]
    """
    p = _patterns(v.language)
    if p is None:
        return
    yield from _plurals(text, p, v)
    yield from _singles(text, p, v)
    yield from _ordinals(text, p, v)


def _plurals(text: str, p: _Patterns, v: Vocabulary) -> Iterator[Amount]:
    for match in p.plural.finditer(text):
        start, end = match.span()
        if p.not_before.search(text, max(0, start - _LOOK), start):
            continue
        after = p.plural_after.match(text, end)
        if after is None and not p.plural_before.search(text, max(0, start - _LOOK), start):
            continue
        unit = v.time_unit[match["unit"].lower()]
        yield Amount(start, end, start, end, start, end, _TWO, None, "at_least", "time", unit, "vague")


def _singles(text: str, p: _Patterns, v: Vocabulary) -> Iterator[Amount]:
    for match in p.single.finditer(text):
        if match["long"]:
            start, end = match.span("long")
            number = (start, end)
            unit = v.time_unit[match["long"].lower()]
        else:
            start, end = match.start("number"), match.end("unit")
            number = match.span("number")
            unit = v.time_unit[match["unit"].lower()]
        lead = (match["lead"] or "").lower()
        bound = v.bound_of.get(lead, "exact")
        low, high = (None, 1.0) if bound == "up_to" else (1.0, 1.0)
        if bound != "exact":
            start = match.start()
        yield Amount(start, end, *number, *number, low, high, bound, "time", unit, "words")


def _ordinals(text: str, p: _Patterns, v: Vocabulary) -> Iterator[Amount]:
    for match in p.ordinal.finditer(text):
        start, end = match.span()
        measured = (
            match["between"]
            or p.ordinal_after.match(text, end)
            or p.ordinal_before.search(text, max(0, start - _LOOK), start)
        )
        if not measured:
            continue
        word = match["number"].lower()
        value = float(v.raw["ordinals"].get(word) or re.sub(r"\D", "", word) or 0)
        unit = f"{v.time_unit[match['unit'].lower()]} (ordinal)"
        if value > 1:
            yield Amount(start, end, *match.span("number"), start, end, value, value, "exact", "ordinal", unit, "words")
