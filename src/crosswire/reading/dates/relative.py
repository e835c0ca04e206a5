"""Rules for times counted from another: "last week", "two days earlier", "the third quarter", "this morning"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from crosswire.reading.dates.expressions import (
    Ago,
    Calendar,
    DayPart,
    Duration,
    Expression,
    Number,
    Period,
    Season,
    Section,
    Shift,
    Weekday,
)
from crosswire.reading.dates.fixed import ordinal
from crosswire.reading.dates.grammar import Found, rule
from crosswire.reading.dates.lengths import unit
from crosswire.reading.dates.words import LEXICON

__all__ = ["RELATIVE", "SHIFTS"]

_WEEKDAYS: dict[str, int] = {**LEXICON["weekdays"], **LEXICON["short_weekdays"]}
_KIND = {"D": "DAY", "N": "DAY", "W": "WEEK", "E": "WEEK", "Mo": "MONTHTERM", "Q": "QUARTERTERM", "Y": "YEARTERM",
         "De": "ERA", "Ce": "ERA", "F": "WEEK", "S": "MOMENT", "M": "MOMENT", "H": "MOMENT", "Mi": "ERA",
         "X": "MOMENT"}  # fmt: skip

# Where a word points: from publication, or from the day last told.
_FROM_PUBLISHED = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}
_FROM_TOLD = {"previous": -1, "preceding": -1, "prior": -1, "before": -1, "earlier": -1, "following": 1, "after": 1,
              "later": 1, "same": 0, "that": 0, "next": 1}  # fmt: skip
_SHIFTS = {"past": "last", "coming": "next", "previous": "before", "preceding": "before", "prior": "before",
           "following": "after", "same": "that", "": "none", "current": "this"}  # fmt: skip

Built = tuple[str, Expression] | None


def _shift(found: Found, name: str = "s") -> Shift:
    word = found.word(name)
    return cast(Shift, _SHIFTS.get(word, word))


def _year(found: Found) -> int | None:
    term = found.term("x") if found.has("x") else None
    return term.year if isinstance(term, Calendar) else None


def _period(found: Found) -> Built:
    u = unit(found)
    return _KIND[u], Period(u, _FROM_PUBLISHED[found.word("s")])


def _latest_year(_: Found) -> Built:
    return "YEARTERM", Period("Y", -1)


def _told(found: Found) -> Built:
    u = unit(found)
    return _KIND[u], Period(u, _FROM_TOLD[found.word("s")], "told")


def _this(found: Found) -> Built:
    """Reads "the year", "the weekend", "year end": the one that publication is in or comes after."""
    u = unit(found)
    return _KIND[u], Period(u, 0)


def _weekday(found: Found) -> Built:
    return "DAY", Weekday(_WEEKDAYS[found.word("w")], _shift(found))


def _week_shifted(found: Found) -> Built:
    shift = cast(Shift, {"last": "lastweek", "next": "nextweek", "this": "this"}[found.word("s")])
    return "DAY", Weekday(_WEEKDAYS[found.word("w")], shift)


def _deictic(found: Found) -> Built:
    return "DAY", Period("D", LEXICON["deictic_days"][found.word("d")])


def _two_days_off(found: Found) -> Built:
    return "DAY", Period("D", 2 * LEXICON["deictic_days"][found.word("d")])


def _day_part(found: Found) -> Built:
    return "DAYPART", DayPart(LEXICON["day_parts"][found.word("p")], _shift(found))


def _tonight(_: Found) -> Built:
    return "DAYPART", DayPart("NI", "this")


def _season(found: Found) -> Built:
    return "SEASONTERM", Season(LEXICON["seasons"][found.word("n")], _year(found), _shift(found))


def _section(letter: Literal["Q", "H"]) -> Callable[[Found], Built]:
    last = 4 if letter == "Q" else 2

    def build(found: Found) -> Built:
        word = found.word("n")
        number = last if word in ("last", "final", "latter") else ordinal(word)
        if not 1 <= number <= last:
            return None
        shift = "this" if found.has("f") else _shift(found)
        return "QUARTERTERM", Section(letter, number, _year(found), int(found.has("b")), shift)

    return build


def _told_section(found: Found) -> Built:
    return "QUARTERTERM", Section("Q", None, _year(found), int(found.has("b")), "latest" if found.has("l") else "that")


def _length(found: Found) -> Duration:
    if found.has("l"):
        return cast(Duration, found.term("l"))
    return Duration(Number(None), unit(found))


def _ago(found: Found) -> Built:
    return _KIND[_length(found).unit], Ago(_length(found), -1)


def _ahead(found: Found) -> Built:
    return _KIND[_length(found).unit], Ago(_length(found), 1)


def _earlier(found: Found) -> Built:
    back = found.word("s") in ("earlier", "before", "previously")
    return _KIND[_length(found).unit], Ago(_length(found), -1 if back else 1, "told")


def _from(found: Found) -> Built:
    back = found.word("s") in ("before", "prior")
    return _KIND[_length(found).unit], Ago(_length(found), -1 if back else 1, found.term("x"))


_POSS = "the"
_AGO = "(b=year - (ago|earlier))"
_ABOUT = "(AROUND|(more|less) than|at least)*"
RELATIVE = (
    rule("the day (before|after) d=(yesterday|tomorrow)", _two_days_off),
    rule("(earlier|later|early|late)? d=DEICTIC", _deictic),
    rule("w=WEEKDAY (of)? s=(last|next|this) week", _week_shifted),
    rule("(the)? s=(previous|preceding|following|same) w=WEEKDAY", _weekday),
    rule("(the|this)? s=(last|next|this|past|coming|that) w=WEEKDAY", _weekday),
    rule("this s=(past|coming) w=WEEKDAY", _weekday),
    rule("w=WEEKDAY", _weekday),
    rule("after:on w=SHORTDAY", _weekday),
    rule("(earlier|later|early|late)? s=(last|this) (same)? p=PARTWORD", _day_part),
    rule("tonight", _tonight),
    rule("(the)? s=(next|following|previous|same|that) p=PARTWORD", _day_part),
    rule("n=ORDWORD -? quarter (of)? s=(this|last|next) year", _section("Q")),
    rule("s=(this|last|next) year 's fiscal? n=ORDWORD -? quarter", _section("Q")),
    rule(f"{_POSS}? (comparable)? x=YEARTERM fiscal? n=ORDWORD -? quarter", _section("Q")),
    rule(
        f"{_POSS}? comparable? {_AGO}? (f=fiscal)? n=(ORDWORD|final) -? quarter"
        " ((of|in|,)? (fiscal|the year)? x=YEARTERM)?",
        _section("Q"),
    ),
    rule(f"{_POSS}? n=(first|second|last|latter) half (of (x=YEARTERM|s=(this|last|next|the) year))?", _section("H")),
    rule(f"(the)? (comparable|same)* {_AGO} (comparable)? (quarter|period)", _told_section),
    rule(f"the? {_AGO}", _told_section),
    rule("the x=YEARTERM (quarter|period)", _told_section),
    rule("(the|its)? l=(latest|most recent) (fiscal)? (quarter|period)", _told_section),
    rule("(the|this) current u=quarter", _this),
    rule("this u=quarter", _this),
    rule("(the|that) fiscal? quarter", _told_section),
    rule("(the)? s=(last|next|this|past|coming|that|following)? n=SEASON (of)? x=YEARTERM", _season),
    rule("s=(last|this|next|that) n=SEASON", _season),
    rule("(this|the) s=(past|coming|following|previous) n=SEASON", _season),
    rule("after:in/mid/early/late/-/since/until/by/of/during n=SEASON", _season),
    rule(
        "after:in/since/until/by/of/during/into/over/through/throughout the (early|late|mid)? n=SEASON !before:of",
        _season,
    ),
    rule("the s=next u=(day|night)", _told),
    rule(
        "(the)? s=(last|past|next|this|current|coming|upcoming) (fiscal|calendar|full)*"
        " !before:second u=UNIT !before:before/after/ago/earlier/later",
        _period,
    ),
    rule(
        "(the|that|this)? very? s=TOLD (very|same|fiscal)* !before:second u=UNIT",
        _told,
    ),
    rule(
        "the u=(day|night|week|month|year) s=(before|after|earlier|later) !before:DATED/DEICTIC/last/next/this/the",
        _told,
    ),
    rule("after:of the u=(week|month|quarter)", _this),
    rule("(the|a) latest fiscal u=year", _latest_year),
    rule("the (full|whole|entire|fiscal|calendar)* u=year", _this),
    rule("u=year ('s)? -? end", _this),
    rule("(the|a) u=weekend", _this),
)
SHIFTS = (
    rule(f"{_ABOUT} (l=(LENGTH|RATE)|u=PLURAL) -? ago", _ago),
    rule("l=(LENGTH|RATE) (from (now|today)|hence|ahead !before:of)", _ahead),
    rule("s=(in) l=(LENGTH|RATE)( 's time| ' time)", _ahead),
    rule(f"{_ABOUT} (l=(LENGTH|RATE)|u=PLURAL) s=(before|after|from|prior) (to)? x=DATED", _from),
    rule(f"{_ABOUT} (l=(LENGTH|RATE)|u=PLURAL) -? s=(earlier|later|previously|afterwards|afterward)", _earlier),
    rule("after:,/in/on/by/until l=RATE s=(before|after)", _earlier),
)
