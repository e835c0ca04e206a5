"""What looks like a figure and is none: dates, clock times, ages, names with numbers, addresses, scores, list marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from crosswire.reading.figures.ages import is_age
from crosswire.reading.figures.around import Around, around
from crosswire.reading.figures.calendar import is_clock, is_day, is_year
from crosswire.reading.figures.naming import (
    is_address,
    is_bullet,
    is_designator,
    is_name,
    is_score,
    is_slashed,
    is_timed,
)
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import vocabulary

__all__ = ["Refusal", "accepted", "refusal"]

Refusal = Literal["date", "time", "age", "name", "address", "score", "list", "pronoun", "definite", "idiom"]

_NAMING = 3  # digits: shorter numbers are met too often as counts
_SMALL = 12  # "the two sides", "the three": beyond, a number with an article still counts
_OPENING = re.compile(r"(?:^|[.!?:;\n“\"—–-]\s*)[A-Z][\w'’.-]*\s$")
_HALF_WORD = re.compile(r"[^\W\d_][-‑]$")
_SHARED = re.compile(r"\s(?:of\b|(?:the|its|their|his|her|our|all)\b)")
_NO_ONE = re.compile(r"\b(?:no|any|every|this|that|which|the)\s$")
_AT_ONE = re.compile(r"\b(?:at|no)\s$")


def refusal(text: str, amount: Amount, language: str = "en") -> Refusal | None:
    """Returns why an amount is no figure, or null where it may be one.

    >>> from crosswire.reading.figures.scan import scan
    >>> line = "Flight 204 left at 18:30 on March 3, 2031 with 140 people aboard."
    >>> [refusal(line, a) for a in scan(line, vocabulary("en"))]
    ['name', 'time', 'time', 'date', 'date', None]
    """
    near = around(text, amount, vocabulary(language))
    found = _written(text, amount, near) if amount.style == "digits" else _worded(text, amount, near)
    if found is not None:
        return found
    if amount.kind in ("count", "time") and is_age(text, amount, near.v):
        return "age"
    return "date" if amount.kind == "count" and is_day(near) else None


def accepted(text: str, amounts: Iterable[Amount], language: str = "en", *, ages: bool = False) -> Iterator[Amount]:
    """Yields the amounts that may be figures; ``ages`` lets people's ages through.

    A number of three digits or more that names something once in a text ("Hauler 737") names it always.
    """
    kept: list[Amount] = []
    names: set[str] = set()
    for amount in amounts:
        why = refusal(text, amount, language)
        if why == "name":
            names.add(text[amount.number_start : amount.number_end])
        elif why is None or (ages and why == "age"):
            kept.append(amount)
    for amount in kept:
        number = text[amount.number_start : amount.number_end]
        named = len(number) >= _NAMING and number.isdecimal() and number in names
        if not (named and amount.start == amount.number_start):
            yield amount


def _written(text: str, a: Amount, near: Around) -> Refusal | None:
    if is_address(text, a):
        return "address"
    if is_timed(text, a) or is_clock(near):
        return "time"
    if is_slashed(text, a):
        return "date"
    if is_bullet(text, a):
        return "list"
    if a.kind == "count" and (is_day(near) or is_year(a, near)):
        return "date"
    if a.kind in ("money", "percent", "measure"):
        return None
    if is_name(a, near):
        return "name"
    return "score" if is_score(a, near) else None


def _worded(text: str, a: Amount, near: Around) -> Refusal | None:
    if _HALF_WORD.search(near.before) or (a.kind == "count" and near.v.in_list("not_hyphened", near.hyphened)):
        return "idiom"  # "forty-niner", "mid-thirties", "five-star"
    if a.style == "share":
        shared = None if near.v.in_list("half_of_a_whole", near.last) else _SHARED.match(near.after)
        return None if shared and (shared.group() == " of" or a.start < a.number_start) else "idiom"
    number = text[a.number_start : a.number_end].lower()
    if _is_year_in_words(number, near):
        return "date"
    if number == near.v.raw.get("one") or number in near.v.raw["article"]:
        return None if _one_counts(a, near) else "pronoun"
    if a.kind != "count" or a.style != "words" or not near.bare or a.low is None or a.low > _SMALL:
        return None
    known = near.v.in_list("definite", near.last) or near.before.lower().endswith(" the ")
    if known and (near.v.in_list("pairs", near.next) or (a.low == 2 and near.next_is_stop())):
        return "definite"
    named = near.last[:1].isupper() and not _OPENING.search(near.before) and is_designator(near)
    return "name" if named else None


def _is_year_in_words(number: str, near: Around) -> bool:
    """Whether two numbers side by side are a year as it is spoken: "nineteen ninety-one"."""
    if near.v.in_list("centuries", number):
        return near.next.lower().split("-")[0] in near.v.number
    return near.v.in_list("centuries", near.last) and number.split("-")[0] in near.v.number


def _one_counts(a: Amount, near: Around) -> bool:
    """Whether "one" is the number: "one week", "one civilian", not "one source said" or "at one point"."""
    if a.kind in ("percent", "money"):
        return True
    if a.kind == "time":
        if a.unit == "day":
            return near.hyphened != "" or not near.bare or near.after.startswith("-")
        return not _AT_ONE.search(near.before)
    if near.hyphened:
        return False
    return near.v.in_list("one_counts", near.next) and not _NO_ONE.search(near.before)
