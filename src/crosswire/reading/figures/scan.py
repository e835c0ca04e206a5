"""Amounts in a text: numbers with their ranges, bounds, percent signs, currencies and units of time.

Nothing here knows grammar: an amount is what stands in the characters, in any language with a vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crosswire.reading.figures.numerals import Numeral, numerals
from crosswire.reading.figures.vocabulary import Vocabulary
from crosswire.record import Bound

__all__ = ["Amount", "AmountKind", "scan"]

AmountKind = Literal["count", "money", "percent", "time", "measure", "share", "ordinal"]

_BEFORE = 32  # code points looked back for a bound or a currency; the longest of the lexicon is shorter
_AFTER = 24
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NEXT_WORD = re.compile(r"[\s-]([^\W\d_]+)")
_LETTERS = re.compile(r"[a-zA-Z°][a-zA-Z/]{0,11}")
_WHOLES = frozenset({3.0, 4.0, 5.0, 8.0, 10.0, 20.0, 100.0, 1000.0})
_ROUND_WHOLES = frozenset({10.0, 100.0, 1000.0})
_LOOSE_JOINS = frozenset({"in", "em", "von", "sur"})  # "two in four attacks" may be two of something else
_CHANGE_REACH = 10  # words before "from 3 to 4" among which a verb of change makes it two figures
_RATIO_LIMIT = 100.0  # "10 or 12" is a range, "3 or 4,000" is two numbers


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as the text gives it; ``start`` to ``end`` holds bound, currency, percent sign and attached unit,
    ``core_start`` to ``core_end`` the same without the bound.

    ``unit`` is a currency, ``percent``, a unit of time in the plural ("weeks"), or an attached unit ("km"); null for
    a bare count. A share ("two-thirds") has its value between 0 and 1.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    core_start: int
    core_end: int
    low: float | None
    high: float | None
    bound: Bound
    kind: AmountKind
    unit: str | None
    style: Literal["digits", "words", "vague", "share"]
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    """One numeral, or two that make a range, with what stands on either side."""

    start: int
    end: int
    low: float
    high: float | None
    bound: Bound
    style: Literal["digits", "words", "vague", "share"]
    kind: AmountKind
    unit: str | None
    left: int
    right: int


def scan(text: str, vocabulary: Vocabulary) -> Iterator[Amount]:
    """Yields the amounts of a text in order, refusing nothing: dates and names of things with numbers included.

    >>> from crosswire.reading.figures.vocabulary import vocabulary
    >>> line = "Between 60 and 80 lorries; nearly $5m; 2 per cent."
    >>> [(a.low, a.high, a.bound, a.unit) for a in scan(line, vocabulary("en"))]
    [(60.0, 80.0, 'range', None), (5000000.0, 5000000.0, 'about', 'dollars'), (2.0, 2.0, 'exact', 'percent')]
    """
    pending: list[Numeral] = []
    for numeral in numerals(text, vocabulary):
        if pending:
            both = _range(text, pending[0], numeral, vocabulary) or _part(text, pending[0], numeral, vocabulary)
            if both is not None:
                yield _bounded(text, both, vocabulary)
                pending = []
                continue
            one = _single(text, pending[0], vocabulary)
            if numeral.start < one.right:
                continue  # the "cent" of "pour cent"
            yield _bounded(text, one, vocabulary)
        pending = [numeral]
    for numeral in pending:
        yield _bounded(text, _single(text, numeral, vocabulary), vocabulary)


def _single(text: str, n: Numeral, v: Vocabulary) -> _Number:
    n, left, right, kind, unit = _dressed(text, n, v)
    return _Number(n.start, n.end, n.low, n.high, n.bound, n.style, kind, unit, left, right)


def _dressed(text: str, n: Numeral, v: Vocabulary) -> tuple[Numeral, int, int, AmountKind, str | None]:
    """Returns the numeral with its letter scale settled, and what it is an amount of."""
    sign = v.money_before.search(text, max(0, n.start - 8), n.start)
    if sign is not None and sign.group().strip() in ("#", "GB #") and n.short is None and n.scale < 1000:
        sign = None  # "#" stands for pounds only in tokenised text, before large sums
    left = sign.start() if sign else n.start
    after = v.money_after.match(text, n.end)
    n = _with_scale(text, n, money=sign is not None or after is not None, v=v)
    after = v.money_after.match(text, n.end)
    if sign is not None:
        unit = v.currency[" ".join(sign.group().split()).lower()]
        return n, left, after.end() if after else n.end, "money", unit
    if after is not None and n.style != "share":
        return n, left, after.end(), "money", v.currency[" ".join(after["word"].split()).lower()]
    if percent := v.percent.match(text, n.end):
        points = " ".join((percent["points"] or "").replace("-", " ").split()).lower()
        return n, left, percent.end(), "percent", points or "percent"
    if time := v.time.match(text, n.end):
        return n, left, time.end(), "time", v.time_unit[time["unit"].lower()]
    attached = _attached(text, n, v)
    if attached is not None:
        return n, left, attached, "measure", text[n.end : attached].strip(" -")
    return n, left, n.end, "share" if n.style == "share" else "count", None


def _with_scale(text: str, n: Numeral, *, money: bool, v: Vocabulary) -> Numeral:
    if n.short is None or n.high is None:
        return n
    following = _NEXT_WORD.match(text, n.end)
    plural = following is not None and (following[1].endswith("s") or following[1] == "people")
    if n.short in ("m", "k") and not money and not plural:
        return replace(n, end=n.end - len(n.short), short=n.short)
    scale = v.short_scales[n.short]
    return replace(n, low=n.low * scale, high=n.high * scale, scale=scale, short=None)


def _attached(text: str, n: Numeral, v: Vocabulary) -> int | None:
    if (hyphened := v.unit_hyphened.match(text, n.end)) is not None:
        return hyphened.end()
    if n.style == "digits" and (spaced := v.unit_spaced.match(text, n.end)) is not None:
        return spaced.end()
    match = _LETTERS.match(text, n.end)
    if match is None or n.style != "digits" or match.group().lower() not in v.words.get("attached", ()):
        return None
    return match.end()


def _range(text: str, a: Numeral, b: Numeral, v: Vocabulary) -> _Number | None:
    if a.style in ("vague", "share") or b.style in ("vague", "share") or b.start - a.end > _AFTER:
        return None
    first, second = _single(text, a, v), _single(text, b, v)
    if first.kind == "time" and first.unit != second.unit:
        return None
    gap = text[first.right : second.left]
    join = v.range_to.fullmatch(gap)
    if join is None or b.high is None:
        return None
    between = v.between.search(text, max(0, first.left - _BEFORE), first.left)
    if (join["and"] is not None) != (between is not None):
        return None
    low, high = _shared_scale(first, second, b)
    if not _is_range(text, first, second, low, high, "dash" if join["dash"] else "to" if join["to"] else "or", v):
        return None
    kind, unit = (second.kind, second.unit) if second.unit or not first.unit else (first.kind, first.unit)
    return _Number(first.start, second.end, low, high, "range", first.style, kind, unit, first.left, second.right)


def _part(text: str, a: Numeral, b: Numeral, v: Vocabulary) -> _Number | None:
    """Two numbers that are one share: "nine in ten", "two out of five"."""
    join = v.out_of.fullmatch(text, a.end, b.start)
    if join is None or b.low not in _WHOLES or not 0 < a.low < b.low or "vague" in (a.style, b.style):
        return None
    if join.group().strip().lower() in _LOOSE_JOINS and b.low not in _ROUND_WHOLES and a.low > 1:
        return None
    if a.scale > 1 or _dressed(text, b, v)[3] != "count" or _single(text, a, v).kind != "count":
        return None
    share = round(100 * a.low / b.low, 2)
    return _Number(a.start, b.end, share, share, "exact", "digits", "percent", "percent", a.start, b.end)


def _shared_scale(first: _Number, second: _Number, b: Numeral) -> tuple[float, float]:
    low, high = first.low, second.low
    scale = max(b.scale, high / b.low if b.low else 1.0)
    if low < 1000 <= high and high % 1000 == 0 and low * 1000 < high:  # "5-6,000"
        return low * 1000, high
    if first.low < 1000 and scale >= 100 and first.low * scale < high:
        return first.low * scale, high
    return low, high


def _is_range(text: str, first: _Number, second: _Number, low: float, high: float, join: str, v: Vocabulary) -> bool:
    if not low < high or (first.kind != second.kind and "count" not in (first.kind, second.kind)):
        return False
    if first.kind == "percent" and second.kind == "count" and join != "dash":
        return False  # "grew 22 percent to 310,000 tonnes"
    if first.unit and second.unit and first.unit != second.unit and "dollars" not in (first.unit, second.unit):
        return False
    if join == "or":
        return high <= 3 * low
    if join == "to":
        opening = v.from_.search(text, max(0, first.left - _BEFORE), first.left)
        before = _words_before(text, opening.start() if opening else first.left, _CHANGE_REACH)
        changed = any(v.in_list("changes", w) for w in before)
        return not (changed and (opening is not None)) and high <= _RATIO_LIMIT * low
    return high <= _RATIO_LIMIT * low


def _words_before(text: str, at: int, count: int) -> Sequence[str]:
    start = max(text.rfind(c, max(0, at - 80), at) for c in ".;:!?\n") + 1
    return _WORD.findall(text, max(start, at - 80), at)[-count:]


def _bounded(text: str, n: _Number, v: Vocabulary) -> Amount:
    start, end, bound, estimated = n.left, n.right, n.bound, False
    if opening := (v.between if bound == "range" else v.from_).search(text, max(0, start - _BEFORE), start):
        start = opening.start() if bound == "range" else start
    elif bound == "range" and (opening := v.from_.search(text, max(0, start - _BEFORE), start)):
        start = opening.start()
    for _ in range(2):  # "at least some 20": the outer word decides, unless it says nothing
        before = v.bounds_before.search(text, max(0, start - _BEFORE), start)
        if before is None:
            break
        words = " ".join(before["bound"].lower().split())
        if _is_no_bound(text, before.start(), words, n, v):
            break
        estimated = estimated or "estimated" in words
        start = before.start()
        found = v.bound_of[words]
        bound = found if bound in ("exact", "about") and found != "exact" else bound
    if bound == "exact" and (after := v.bounds_after.match(text, n.right)):
        bound, end = v.bound_of[" ".join(after.group().lower().split())], after.end()
    low, high = _ends(n, bound)
    return Amount(start, end, n.start, n.end, n.left, n.right, low, high, bound, n.kind, n.unit, n.style, estimated)


def _is_no_bound(text: str, at: int, words: str, n: _Number, v: Vocabulary) -> bool:
    """Whether the word belongs to a verb ("hand over 48"), or says through what time ("over two years")."""
    last = _WORD.findall(text, max(0, at - _AFTER), at)[-1:]
    adjoining = bool(last) and text[at - 1 : at].isspace()
    if adjoining and v.in_list(f"particle_verbs.{words}", last[0]):
        return True
    return n.kind == "time" and words == "over" and not (adjoining and v.in_list("lengths", last[0]))


def _ends(n: _Number, bound: Bound) -> tuple[float | None, float | None]:
    if n.bound in ("range", "at_least") or n.style == "vague":
        return n.low, n.high
    if bound in ("at_least", "more_than"):
        return n.low, None
    if bound == "up_to":
        return None, n.high
    return n.low, n.high
