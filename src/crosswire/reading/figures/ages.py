"""Ages of people, which are no figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.trie import any_of
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import Vocabulary, vocabulary

__all__ = ["is_age"]

_LOOK = 32  # code points on either side
_APPOSITION = re.compile(r"[A-Z][\w'’-]+\s?,\s$")  # "Marla Quine, 56,"
_CLOSED = re.compile(r"\s?[,.;)]")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s$")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_TENS = re.compile(r"s\b|-somethings?\b")  # "over 60s"


@dataclass(frozen=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    ages = vocabulary(language).raw.get("ages", {})
    after = any_of(x.strip() for x in ages.get("after", ()))
    before = any_of(ages.get("before", ()))
    return _Patterns(re.compile(rf"(?<!\w){before}\s(?:of\s)?$", re.I), re.compile(rf"\s?{after}", re.I))


def is_age(text: str, amount: Amount, v: Vocabulary) -> bool:
    """Whether the amount is how old somebody is.

    >>> from crosswire.reading.figures.scan import scan
    >>> line = "Marla Quine, 56, met a 34-year-old and 20 men over 60."
    >>> [is_age(line, a, vocabulary("en")) for a in scan(line, vocabulary("en"))]
    [True, True, False, True]
    """
    p = _patterns(v.language)
    if p.after.match(text, amount.number_end):
        return True
    low = max(0, amount.number_start - _LOOK)
    if v.language != "en":
        return amount.unit == "year" and p.before.search(text, low, amount.number_start) is not None
    if p.before.search(text, low, amount.number_start):
        return True
    two_digits = amount.style == "digits" and amount.number_end - amount.number_start == len("56")
    if amount.kind == "count" and two_digits and _APPOSITION.search(text, low, amount.number_start):
        return _CLOSED.match(text, amount.number_end) is not None
    return _beyond(text, amount, v)


def _beyond(text: str, amount: Amount, v: Vocabulary) -> bool:
    """Whether it is an age that people are above or below: "women over 60", "the over 60s"."""
    bound = text[amount.start : amount.number_start].strip().lower()
    if not bound or not v.in_list("ages.than", bound):
        return False
    if _TENS.match(text, amount.number_end):
        return True
    who = _LAST_WORD.search(text, max(0, amount.start - _LOOK), amount.start)
    if who is None or not v.in_list("ages.people", who[1]):
        return False
    following = _NEXT_WORD.match(text, amount.number_end)
    return amount.unit == "year" or following is None or v.in_list("stop", following[1])
