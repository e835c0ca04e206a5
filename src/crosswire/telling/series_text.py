"""A measure over time for a terminal: a table and a small drawing an authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from crosswire.telling.line import alike, clean, day_words, label, shorten
from crosswire.telling.series import Account, FiguresOverTime, MeasureHeld, Point, Series, Summand
from crosswire.telling.series_drawing import LEGEND, drawing, top_of
from crosswire.telling.series_words import (
    account_words,
    authority_words,
    day_said,
    reports_words,
    series_words,
    value_words,
)

__all__ = ["measures_text", "series_text"]

_LEAST_WIDTH, _LEAST_DRAWING, _MOST_DRAWING = 60, 8, 24
_PASSAGE_LIMIT = 240  # code points of a sentence: more is read with `crosswire show`
_BASIS_LIMIT = 60
_GLUE = "\u00a0"  # keeps a reference on one line while wrapping
_REPORTS_NOTE = "Reports copy each other: how many give a value is no number of origins."


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    colour: bool

    def styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def wrapped(self, text: str, indent: int, code: str = "") -> Iterator[str]:
        blank = " " * indent
        for line in wrap(text, self.width, initial_indent=blank, subsequent_indent=blank + "  "):
            yield self.styled(line.replace(_GLUE, " "), code)


def series_text(figures: FiguresOverTime, width: int = 100, *, colour: bool = False) -> str:
    """Returns the lines of a measure, and what in them does not go together, as text of this width."""
    page = _Page(max(width, _LEAST_WIDTH), colour)
    if not figures.series:
        return f"No figure of {clean(label(figures.measure))}.\n"
    lines: list[str] = []
    for series in figures.series:
        lines += [*_series(figures.measure, series, page), ""]
    lines += _flags(figures, page)
    lines += [*page.wrapped(LEGEND, 0, "2"), *page.wrapped(_REPORTS_NOTE, 0, "2"), ""]
    return "\n".join(lines)


def measures_text(held: Sequence[MeasureHeld]) -> str:
    """Returns the measures of a record with their counts as a table."""
    if not held:
        return "No figure.\n"
    wide = max(len(m.measure) for m in held)
    rows = [f"{'measure':<{wide}}  figures  reports  authorities"]
    rows += [f"{m.measure:<{wide}}  {m.figures:>7,}  {m.reports:>7,}  {m.authorities:>11,}" for m in held]
    return "\n".join([*rows, ""])


def _series(measure: str, series: Series, page: _Page) -> Iterator[str]:
    yield from page.wrapped(series_words(measure, series), 0, "1;36")
    points = [p for line in series.lines for p in line.points]
    days = max(len(day_said(p)) for p in points)
    values = max(len(value_words(p)) for p in points)
    reports = max(len(reports_words(p)) for p in points)
    drawn = max(_LEAST_DRAWING, min(_MOST_DRAWING, page.width - 4 - days - values - reports - 6))
    top = top_of(points)
    for line in series.lines:
        yield from page.wrapped(authority_words(line), 2, "33")
        for point in line.points:
            bar = drawing(point, top, drawn)
            value = page.styled(f"{value_words(point):>{values}}", "1")
            yield f"    {day_said(point):<{days}}  {value}  {bar:<{drawn}}  {reports_words(point)}".rstrip()
            yield from page.wrapped(_refs(point, line.authority), 6, "2")


def _refs(point: Point, authority: str | None) -> str:
    """Returns who reports a point, an outlet and way once with all its findings."""
    ways: dict[str, list[str]] = {}
    for account in point.accounts:
        published = f", {day_words(account.published)}" if account.published and point.dated_by == "as_of" else ""
        told = account.basis is None or alike(account.basis) in alike(authority or "")
        based = "" if told else f" (based on {shorten(clean(account.basis or ''), _BASIS_LIMIT)})"
        ways.setdefault(f"{account_words(account)}{based}{published}", []).append(account.short)
    return "[" + "; ".join(f"{way}, {', '.join(ids)}".replace(" ", _GLUE) for way, ids in ways.items()) + "]"


def _flags(figures: FiguresOverTime, page: _Page) -> Iterable[str]:
    for name, items in (
        ("TOTALS THAT FALL", list(_falling(figures, page))),
        ("WHERE AUTHORITIES DIFFER", list(_differing(figures, page))),
        ("SUMS THAT DO NOT COME OUT", list(_mismatches(figures, page))),
    ):
        if items:
            yield page.styled(name, "1;36")
            yield from items
            yield ""


def _falling(figures: FiguresOverTime, page: _Page) -> Iterator[str]:
    for fall in figures.falling:
        what = series_words(figures.measure, figures.series[fall.series])
        yield from page.wrapped(f"{what}: {clean(fall.authority)} {fall.why}", 2)
        for point in (fall.before, fall.after):
            yield from _passage(f"{day_said(point)}, {value_words(point)}", point.accounts[0], page)


def _differing(figures: FiguresOverTime, page: _Page) -> Iterator[str]:
    for clash in figures.differing:
        what = series_words(figures.measure, figures.series[clash.series])
        day = day_said(clash.stands[0].points[0])
        yield from page.wrapped(f"{what}, {day}: {clash.why}", 2)
        for stand in clash.stands:
            values = " and ".join(f"{value_words(p)} ({_day_mark(p)})" for p in stand.points)
            ids = ", ".join(a.short for p in stand.points for a in p.accounts[:1])
            yield from page.wrapped(f"{clean(stand.authority)}: {values} [{ids}]", 4)


def _day_mark(point: Point) -> str:
    return "day of publication" if point.dated_by == "published" else "as of that day"


def _mismatches(figures: FiguresOverTime, page: _Page) -> Iterator[str]:
    for found in figures.mismatches:
        first = found.whole[0].account
        day = f", {day_words(first.published)}" if first.published else ""
        yield from page.wrapped(f"{account_words(first)}{day}: {found.why}", 2)
        shown: set[tuple[int, int]] = set()
        for summand in (*found.whole, *found.parts):
            yield from _summand(summand, shown, page)


def _summand(summand: Summand, shown: set[tuple[int, int]], page: _Page) -> Iterator[str]:
    """Yields value and passage of a part; a sentence that was shown already is not repeated."""
    account = summand.account
    said = (account.sentence.start, account.sentence.end)
    lead = f"{label(summand.measure)} {summand.value}"
    if said in shown:
        yield from page.wrapped(f"{lead}: same sentence [{account.short}]", 4)
    else:
        yield from _passage(lead, account, page)
    shown.add(said)


def _passage(lead: str, account: Account, page: _Page) -> Iterator[str]:
    words = shorten(clean(account.passage), _PASSAGE_LIMIT)
    yield from page.wrapped(f"{lead}: “{words}” [{account_words(account)}, {account.short}]", 4)
