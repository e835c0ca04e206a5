"""Numbers that are days, years and hours of the clock."""

from __future__ import annotations

import re
from functools import cache

from crosswire.lexicon.trie import any_of
from crosswire.reading.figures.around import Around
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import vocabulary

__all__ = ["is_clock", "is_day", "is_year"]

_YEAR = len("2031")
_HIGH_YEAR, _LOW_YEAR = 2100, 1500
_LONGEST_YEARS = len("2014 through 2016")
_CLOCK_WORD = re.compile(r"\s?([^\W\d_][\w.'’]*(?:\stime)?)")
_PERSONS_OWN = ("'s", "’s")
_MONTHS_IN_LOWER_CASE = frozenset({"pt", "es", "fr"})


@cache
def _months(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = any_of(vocabulary(language).raw.get("months", ()))
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    join = r"(?:and|to|or|through|[-–—])"
    flags = re.I if language in _MONTHS_IN_LOWER_CASE else re.NOFLAG  # "May 3", but "may 3 people"
    return (
        re.compile(rf"(?<!\w){names}\.?\s(?:the\s|de\s)?(?:{day}\s?{join}\s?){{0,2}}$", flags),
        re.compile(rf"(?:st|nd|rd|th|º|\.)?(?: ?{join} ?{day}){{0,2}} (?:of |de )?{names}(?!\w)", flags),
        re.compile(rf"(?<!\w){names}\.?\s?(?:{day})?(?: ?{join} ?{day}){{0,2}}\s?,?\s(?:de\s)?$", flags),
    )


def is_day(near: Around) -> bool:
    """Whether a month stands by the number: "March 3", "3 to 5 March", "March 3, 2031"."""
    before_day, after_day, before_year = _months(near.v.language)
    if near.length == _YEAR and before_year.search(near.before):
        return True
    return bool(before_day.search(near.before) or after_day.match(near.after))


def is_clock(near: Around) -> bool:
    """Whether an hour of the day is told: "5 pm", "0900 GMT"."""
    match = _CLOCK_WORD.match(near.after)
    if match is None:
        return False
    return near.v.in_list("clock_after", match[1]) or near.v.in_list("clock_after", match[1].rstrip("."))


def is_year(amount: Amount, near: Around) -> bool:
    """Whether the number is a year, and no count: "in 2014", "the 2014 war", but "2000 people"."""
    ends = [x for x in (amount.low, amount.high) if x is not None]
    if not all(_LOW_YEAR <= x <= _HIGH_YEAR and x == int(x) for x in ends):
        return False
    if amount.bound == "range":
        return near.length <= _LONGEST_YEARS and not near.next_is_people()
    if near.length != _YEAR or (not near.bare and amount.bound != "exact"):
        return False
    if near.next_is_stop() or not near.next[0].islower():
        return True
    if near.v.in_list("year_before", near.last) or near.last.endswith(_PERSONS_OWN):
        return not near.next_is_people()
    return not (near.next.endswith("s") or near.next_is_people())
