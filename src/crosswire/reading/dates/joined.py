"""Rules that join times: a day with an hour, a part with its whole, the ends of a range; and vague references."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from crosswire.reading.dates.expressions import (
    AtTime,
    Clock,
    DayPart,
    Expression,
    Part,
    PartName,
    Period,
    Reference,
    WeekOf,
)
from crosswire.reading.dates.grammar import Found, rule
from crosswire.reading.dates.words import LEXICON, phrase

__all__ = ["JOINED", "REFERENCES"]

_PARTS = {"early": "START", "start": "START", "beginning": "START", "opening": "START", "turn": "START",
          "late": "END", "end": "END", "close": "END", "closing": "END", "eve": "END",
          "mid": "MID", "middle": "MID", "midst": "MID", "height": "MID", "depths": "MID", "mid-": "MID",
          "first": "START", "second": "END", "last": "END", "earlier": "BEFORE", "later": "AFTER"}  # fmt: skip
_KINDS = {"W": "WEEK", "E": "WEEK", "Mo": "MONTHTERM", "Y": "YEARTERM", "D": "DAY"}

Built = tuple[str, Expression] | None


def _day_part(found: Found) -> Built:
    return "DAY", AtTime(found.term("x"), DayPart(LEXICON["day_parts"][found.word("p")]))


def _at(found: Found) -> Built:
    return "DAY", AtTime(found.term("x"), found.term_of("c", Clock))


def _in_part(found: Found) -> Built:
    """Reads "8 p.m. tonight", "at 3 this morning": the hour, on the day of the part."""
    night_before = found.term_of("x", DayPart).shift == "last"
    return "DAY", AtTime(Period("D", -1 if night_before else 0), found.term_of("c", Clock))


def _same(found: Found) -> Built:
    return "DAY", found.term("x")


def _part(found: Found) -> Built:
    return found.kind("x"), Part(cast(PartName, _PARTS[found.word("p")]), found.term("x"))


def _week_of(found: Found) -> Built:
    u = str(LEXICON["units"][found.word("u")])
    return _KINDS[u], WeekOf(u, found.term("x"))


def _a_part(found: Found) -> Built:
    return "DAYPART", DayPart(LEXICON["day_parts"][found.word("p")])


JOINED = (
    rule("(the)? (early|late|small) hours of x=DAY (p=PARTWORD)?", _same),
    rule("(the)? (early|late|mid|-|earlier|later)* p=PARTWORD (on|of)? x=DAY", _day_part),
    rule("x=DAY 's? (at|in the|,)? (early|late|mid|-)* p=PARTWORD", _day_part),
    rule("c=CLOCK (on|,|LPAREN)* x=DAY", _at),
    rule("x=DAY (at|,|around|about|by|LPAREN)* c=CLOCK", _at),
    rule("c=CLOCK (on|,|LPAREN)* x=DAYPART", _in_part),
    rule("(early|late|earlier|later|mid) (on)? (the)? x=DAY", _same),
    rule("(the)? (early|late|mid|-)+ p=PARTWORD", _a_part),
    rule("(by|at|before|after|until|around) p=(dawn|daybreak|dusk|nightfall|lunchtime|sunset|sunrise)", _a_part),
    rule("p=overnight", _a_part),
    rule("the u=(week|weekend|month) (of|ending|beginning|starting) x=DAY", _week_of),
    rule("(the)? p=(end|start|beginning|close|turn|middle|height|depths|midst|opening) (of|in)? (the)? x=LONG", _part),
    rule("(the)? p=(early|late|mid|middle) (in|of|-|part|the)* x=LONG", _part),
    rule("the p=(first|last|second) half of x=ERA", _part),
    rule("p=(earlier|later) (in)? x=(WEEK|MONTHTERM|YEARTERM|SEASONTERM|QUARTERTERM|ERA)", _part),
)


def _reference(value: str) -> Callable[[Found], Built]:
    return lambda _: ("REF", Reference(value))


REFERENCES = tuple(
    rule(" ".join(phrase(wording)), _reference(value))
    for wording, value in sorted(
        ((w, value) for value, wordings in LEXICON["references"].items() for w in wordings),
        key=lambda row: -len(row[0].split()),
    )
)
