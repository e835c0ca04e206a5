"""What looks like an expression of time and is none: "may", "2000 people", "Resolution 1701", somebody's age."""

from __future__ import annotations

from crosswire.reading.dates.expressions import Calendar, Duration, Interval
from crosswire.reading.dates.words import LEXICON, Item, Words, kind_of, normal
from crosswire.record import DateKind

__all__ = ["rate_kind", "trapped"]

_DOUBTFUL = frozenset(LEXICON["doubtful_months"])
_TAKES_MONTH = frozenset(LEXICON["month_prepositions"])
_TAKES_YEAR = frozenset(LEXICON["year_prepositions"])
_NOT_AFTER = frozenset(LEXICON["not_years_after"])
_NOT_BEFORE = frozenset(LEXICON["not_years_before"])
_TAKES_LENGTH = frozenset(LEXICON["length_prepositions"])
_COUNTED = frozenset(LEXICON["numbers"]) | {"times", "percent", "%", "million", "billion", "trillion", "once", "twice"}
_SINGULAR_S = frozenset({"was", "is", "has", "as", "its", "this", "his", "us", "says", "does", "plus", "versus", "vs"})
_MODERN, _ANCIENT = (1900, 2060), (1400, 2150)
_TERMS_NEVER_SHOWN = frozenset({"AGE"})


def trapped(item: Item, words: Words, first: int, last: int) -> bool:
    """Whether the tokens ``first`` to ``last`` (exclusive) only look like an expression of time."""
    kind = kind_of(item.code)
    if kind in _TERMS_NEVER_SHOWN:
        return True
    if last - first != 1:
        return False
    before, after = normal(words.word(first - 1)), words.word(last)
    if kind == "MONTHTERM" and isinstance(item.term, Calendar):
        return normal(words.word(first)) in _DOUBTFUL and before not in _TAKES_MONTH
    if kind == "YEARTERM" and isinstance(item.term, Calendar | Interval):
        return _no_year(item.term, before, after)
    return False


def _no_year(term: Calendar | Interval, before: str, after: str) -> bool:
    if before in _NOT_AFTER or after in _NOT_BEFORE:
        return True
    year = term.year if isinstance(term, Calendar) else None
    if year is None:
        return False
    counts = after.islower() and after.endswith("s") and len(after) > 3 and after not in _SINGULAR_S
    low, high = _ANCIENT if before in _TAKES_YEAR else _MODERN
    return not low <= year <= high or (counts and before not in _TAKES_YEAR)


def rate_kind(term: Duration, words: Words, first: int) -> DateKind | None:
    """Tells "2,000 a day" (a set) from "in a day" (a duration); null where "a day" is neither."""
    before = normal(words.word(first - 1))
    if before in _TAKES_LENGTH:
        return "duration"
    if before[:1].isdigit() or before in _COUNTED or (before.endswith("s") and before not in _SINGULAR_S):
        return "set"
    return None if term.unit in ("D", "N", "S", "M", "Q", "E") else "duration"
