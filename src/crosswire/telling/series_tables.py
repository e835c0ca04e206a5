"""A measure over time for programs: JSON with all fields and evidence, CSV, and CSV with columns as in UCDP GED."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

from crosswire.record import Span
from crosswire.telling.export import csv_text
from crosswire.telling.rows import Json
from crosswire.telling.series import Account, FiguresOverTime, Line, MeasureHeld, Point, Series
from crosswire.telling.series_words import account_words, value_words

__all__ = ["measures_csv", "measures_json", "measures_ucdp", "series_csv", "series_json", "series_ucdp"]

_NOT_IN_JSON = frozenset({"short"})
# fmt: off
_CSV = (
    "measure", "side", "place", "unit", "per", "counting", "modality", "authority", "authority_told",
    "value_low", "value_high", "bound", "in_words", "first_day", "last_day", "precision", "dated_by",
    "n_reports", "reported_by", "findings", "quotes",
)
_UCDP = (
    "measure", "side", "place", "date_start", "date_end", "date_prec", "low", "best", "high", "source_original",
    "source_article", "n_reports", "date_basis", "modality", "counting", "per", "unit", "finding",
)
# fmt: on
_LONGEST_OF = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # days, and UCDP's date_prec of stretches up to so many


def series_json(figures: FiguresOverTime) -> str:
    """Returns everything as indented JSON; spans are ``[start, end]``, unknown is null."""
    return _json(figures)


def measures_json(held: Sequence[MeasureHeld]) -> str:
    """Returns the measures of a record as JSON."""
    return _json(tuple(held))


def measures_csv(held: Sequence[MeasureHeld]) -> str:
    """Returns the measures of a record as CSV."""
    names = [f.name for f in fields(MeasureHeld)]
    return csv_text(names, ([getattr(m, name) for name in names] for m in held))


def series_csv(figures: FiguresOverTime) -> str:
    """Returns a row a point; lists are joined by semicolons."""
    return csv_text(_CSV, (_csv_row(figures, *found) for found in _points(figures)))


def series_ucdp(figures: FiguresOverTime) -> str:
    """Returns a row a point with columns as in UCDP GED.

    ``low`` and ``high`` are empty where that end is open; ``best`` holds a value only where the figure is exact or
    about: nothing is chosen among values. ``date_prec`` is UCDP's: 1 a day, 2 up to six days, 3 a week, 4 a month,
    5 a year; empty where it is more, or where only the day of publication is known.
    """
    return measures_ucdp([figures])


def measures_ucdp(measures: Iterable[FiguresOverTime]) -> str:
    """Returns several measures as one table, as ``series_ucdp`` does one."""
    return csv_text(_UCDP, (_ucdp_row(one, *found) for one in measures for found in _points(one)))


def _points(figures: FiguresOverTime) -> Iterator[tuple[Series, Line, Point]]:
    for series in figures.series:
        for line in series.lines:
            yield from ((series, line, point) for point in line.points)


def _csv_row(figures: FiguresOverTime, series: Series, line: Line, point: Point) -> list[Json]:
    return [
        figures.measure,
        series.side,
        series.place,
        series.unit,
        series.per,
        series.counting,
        series.modality,
        line.authority,
        line.told,
        _number(point.low),
        _number(point.high),
        point.bound,
        value_words(point),
        _day(point.first),
        _day(point.last),
        point.precision,
        point.dated_by,
        point.reports,
        _joined(account_words(a) for a in point.accounts),
        _joined(a.finding for a in point.accounts),
        _joined(a.quote for a in point.accounts),
    ]


def _ucdp_row(figures: FiguresOverTime, series: Series, line: Line, point: Point) -> list[Json]:
    return [
        figures.measure,
        series.side,
        series.place,
        _day(point.first),
        _day(point.last),
        _date_prec(point),
        _number(point.low),
        _number(point.low) if point.bound in ("exact", "about") and point.low == point.high else None,
        _number(point.high),
        line.authority,
        _joined(map(_source_article, point.accounts)),
        point.reports,
        point.dated_by,
        series.modality,
        series.counting,
        series.per,
        series.unit,
        point.accounts[0].finding,
    ]


def _source_article(account: Account) -> str:
    return ", ".join(filter(None, (account_words(account), _day(account.published))))


def _date_prec(point: Point) -> int | None:
    if point.dated_by != "as_of" or point.first is None or point.last is None:
        return None
    days = (point.last - point.first).days + 1
    return next((prec for longest, prec in _LONGEST_OF if days <= longest), None)


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


def _json(value: object) -> str:
    text = json.dumps(_plain(value), ensure_ascii=False, indent=1)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(_plain(value), indent=1)
    return text


def _plain(value: object) -> Json:
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        out: dict[str, Json] = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        if isinstance(value, Point):
            out |= {"in_words": value_words(value), "n_reports": value.reports}
        return {name: item for name, item in out.items() if name not in _NOT_IN_JSON}
    raise TypeError(f"no JSON for {type(value).__name__}")
