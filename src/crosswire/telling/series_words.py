"""Values, bounds, days and differences of a series in words."""

from __future__ import annotations

from crosswire.record import Figure, When
from crosswire.telling.line import clean, label, when_words
from crosswire.telling.series import Account, Line, Point, Series
from crosswire.telling.series_key import known_measure

__all__ = ["account_words", "authority_words", "day_said", "difference_words", "label", "number_words"]
__all__ += ["reports_words", "series_words", "value_words"]

_BOUND = {"about": "about ", "at_least": "at least ", "more_than": "more than ", "up_to": "up to "}
_COUNTING = {"total": "totals so far", "window": "within a stretch of time", "not told": "since when not told"}
_PEOPLE = "people"


def number_words(value: float) -> str:
    """Returns a number as people write it.

    >>> number_words(1904.0), number_words(2.5)
    ('1,904', '2.5')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def value_words(value: Point | Figure) -> str:
    """Returns a value with its bound in words: ``at least 1,904``, ``60 to 80``."""
    low, high = (value.value_low, value.value_high) if isinstance(value, Figure) else (value.low, value.high)
    if low is not None and high is not None and low != high:
        bound = "" if value.bound in ("range", "exact") else _BOUND[value.bound]
        return f"{bound}{number_words(low)} to {number_words(high)}"
    number = low if low is not None else high
    return "no value" if number is None else f"{_BOUND.get(value.bound, '')}{number_words(number)}"


def difference_words(a: Point, b: Point) -> str:
    """Returns by how much two values differ; no more exactly than their bounds allow."""
    ends = [(p.low if p.low is not None else p.high, p.high if p.high is not None else p.low) for p in (a, b)]
    (a_low, a_high), (b_low, b_high) = ends
    if a_low is None or a_high is None or b_low is None or b_high is None:
        return "differ"
    gap = max(a_low - b_high, b_low - a_high)
    if gap <= 0:
        return "differ in their bounds"
    bounds = {a.bound, b.bound}
    how = "by " if bounds <= {"exact"} else "by about " if bounds <= {"exact", "about"} else "by at least "
    return f"differ {how}{number_words(gap)}"


def day_said(point: Point) -> str:
    """Returns the day of a point; ``published`` before it where only the day of publication is known."""
    if point.dated_by == "unknown":
        return "day not known"
    words = when_words(When(point.first or point.last, point.last, point.precision))
    return f"published {words}" if point.dated_by == "published" else words


def series_words(measure: str, series: Series) -> str:
    """Returns what a series counts, as a heading."""
    unit = series.unit if series.unit not in (None, _PEOPLE, series.side) else None
    rate = f"{unit or 'count'} per {series.per}" if series.per else f"in {unit}" if unit else ""
    known = known_measure(measure)
    counting = _COUNTING[series.counting]
    asked = known is not None and known[1].dated and series.modality != "proposed"
    if series.per or (series.counting == "not told" and not asked):
        counting = ""  # a rate says it itself; of offers, and of what no new count replaces, nobody asks it
    place = f"place: {clean(series.place)}" if series.place else ""
    side = clean(series.side) if series.side else ""
    return " · ".join(filter(None, (label(measure).capitalize(), side, place, rate, counting, series.modality)))


def authority_words(line: Line) -> str:
    """Returns whose line it is; of those without a name, that they may be several."""
    if line.authority is None:
        return "authority not stated"
    return f"{clean(line.authority)} (not named)" if line.told == "unnamed" else clean(line.authority)


def reports_words(point: Point) -> str:
    """Returns through how many reports a point comes."""
    return f"{point.reports} report{'s' if point.reports != 1 else ''}"


def account_words(account: Account) -> str:
    """Returns who reports, and through whom: ``Harbour Ledger via Halyard``."""
    outlet = clean(account.publisher) if account.publisher else "outlet not named"
    via = f" via {', '.join(map(clean, account.via))}" if account.via else ""
    return f"{outlet}{via}"
