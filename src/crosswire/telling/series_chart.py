"""A measure over time as a picture, for print: a panel a series, colour and shape an authority, bounds drawn.

Altair and vl-convert draw it without network, browser or display; both come with the extra ``charts``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from crosswire.errors import CrosswireError
from crosswire.telling.line import day_words, label, shorten
from crosswire.telling.series import FiguresOverTime, Line, Point, Series
from crosswire.telling.series_drawing import top_of
from crosswire.telling.series_words import authority_words, number_words, series_words

if TYPE_CHECKING:
    import altair

__all__ = ["series_png", "series_svg"]

_WIDTH, _HEIGHT = 620, 170  # pixels of a panel: five panels and the legend fill a page
_MOST_PANELS = 6
_PRINT_SCALE = 2.0  # times screen size: about 200 dots an inch over the width of a page
_NAME_LIMIT = 70  # code points of an authority in the legend
_ARROW = 0.09  # of the height of a panel: how long the arrow of an open bound is
_ROOM = 1.22  # times the greatest value: so high the scale goes, that arrows and numbers fit
_DODGE = 0.014  # of the stretch of days: so far authorities of one day stand apart
_MOST_TICKS = 7
# Okabe and Ito's colours, told apart by the colour-blind and in grey; yellow left out, too light in print.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_SHAPES = ("circle", "square", "diamond", "cross", "triangle-right")
_NOT_STATED = "#777777"
_SIGNS = {"about": "~", "at_least": "≥", "more_than": ">", "up_to": "≤"}
_LEGEND = "filled: exact · hollow: about · arrow up: at least, more than · arrow down: up to · bar: range"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the panels share: the days from left to right, and the authorities in the order of the legend."""

    first: date
    last: date
    authorities: tuple[str, ...]

    @property
    def days(self) -> float:
        return max((self.last - self.first).days, 1)

    def at(self, day: date, authority: str) -> str:
        """Returns where a point stands; those of one day stand side by side."""
        middle = (len(self.authorities) - 1) / 2
        shift = (self.authorities.index(authority) - middle) * min(_DODGE, 0.5 / len(self.authorities)) * self.days
        return (datetime.combine(day, time(12)) + timedelta(days=shift)).isoformat(timespec="seconds")

    def domain(self) -> list[str]:
        edge = timedelta(days=max(self.days * 0.08, 0.5))
        ends = (datetime.combine(self.first, time(12)) - edge, datetime.combine(self.last, time(12)) + edge * 2)
        return [end.isoformat(timespec="seconds") for end in ends]


def series_svg(figures: FiguresOverTime) -> str:
    """Returns the picture as SVG; raises CrosswireError where the extra is not installed or no point has a day."""
    import_charts()
    import vl_convert

    return vl_convert.vegalite_to_svg(_chart(figures).to_dict())


def series_png(figures: FiguresOverTime) -> bytes:
    """Returns the picture as PNG, sharp enough for print; raises as ``series_svg`` does."""
    import_charts()
    import vl_convert

    return vl_convert.vegalite_to_png(_chart(figures).to_dict(), scale=_PRINT_SCALE)


def import_charts() -> None:
    """Makes sure that pictures can be drawn; raises CrosswireError that says what to install."""
    try:
        import altair  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise CrosswireError(f"a picture needs {error.name}: pip install 'crosswire[charts]'") from None


def _chart(figures: FiguresOverTime) -> altair.TopLevelMixin:
    import altair as alt

    dated = [s for s in figures.series if any(p.day for line in s.lines for p in line.points)]
    if not dated:
        raise CrosswireError(f"no figure of {figures.measure} has a day: nothing to draw over time")
    shown = dated[:_MOST_PANELS]
    frame = _frame(shown)
    panels = [_panel(figures.measure, series, frame) for series in shown]
    title = alt.TitleParams(
        text=label(figures.measure).capitalize(),
        subtitle=[_LEGEND, *_left_out(figures, shown)],
        anchor="start",
        fontSize=17,
        subtitleFontSize=11,
        subtitleColor="#444444",
        offset=12,
    )
    chart = alt.vconcat(*panels, spacing=26, title=title).resolve_scale(color="shared", shape="shared", y="independent")
    return (
        chart.configure(font="Liberation Sans, Arial, Helvetica, sans-serif", background="white")
        .configure_view(stroke="#cccccc")
        .configure_axis(labelFontSize=11, titleFontSize=11, gridColor="#e6e6e6", labelColor="#222222")
        .configure_legend(labelFontSize=12, titleFontSize=12, symbolSize=90, labelLimit=_WIDTH, orient="bottom")
    )


def _frame(series: Sequence[Series]) -> _Frame:
    lines = [line for one in series for line in one.lines]
    days = [d for line in lines for p in line.points for d in (p.first, p.last) if d]
    names = dict.fromkeys(_name(line) for line in lines if any(p.day for p in line.points))
    return _Frame(min(days), max(days), tuple(names))


def _name(line: Line) -> str:
    return shorten(authority_words(line), _NAME_LIMIT)


def _left_out(figures: FiguresOverTime, shown: Sequence[Series]) -> Iterator[str]:
    """Yields what the picture does not show; nothing is dropped in silence."""
    undated = sum(not p.day for s in shown for line in s.lines for p in line.points)
    if any(p.dated_by == "published" for s in shown for line in s.lines for p in line.points):
        yield "Where no day is told as of which a value holds, it stands at the day of publication."
    if undated:
        yield f"Not drawn: {undated} without any day."
    if rest := [s for s in figures.series if s not in shown]:
        yield f"Not drawn: {len(rest)} more series with {sum(s.points for s in rest)} points."


def _panel(measure: str, series: Series, frame: _Frame) -> altair.LayerChart:
    import altair as alt

    points = [p for line in series.lines for p in line.points if p.day]
    most = (top_of(points) or 1.0) * _ROOM
    least = min([0.0, *(end for p in points for end in (p.low, p.high) if end is not None)])
    marks = [m for line in series.lines for m in _marks(line, most - least, frame)]
    x = alt.X("day:T", title=None, scale=alt.Scale(domain=frame.domain()), axis=_days_axis(frame))
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[least, most], nice=False))
    colour = alt.Color("authority:N", title=None, scale=_scale(frame, _colours(frame)), legend=_legend())
    shape = alt.Shape("authority:N", title=None, scale=_scale(frame, _shapes(frame)), legend=_legend())

    def layer(*kinds: str) -> altair.Chart:
        return alt.Chart(alt.Data(values=[m for m in marks if m["kind"] in kinds]))

    layers = [
        layer("joined").mark_line(strokeWidth=1.3, opacity=0.55).encode(x, y, colour, detail="authority:N"),
        layer("range", "open").mark_rule(strokeWidth=1.6).encode(x, y, colour, y2="other:Q"),
        layer("tick").mark_tick(orient="horizontal", thickness=2, width=13).encode(x, y, colour),
        layer("days").mark_rule(strokeWidth=1.6).encode(x, y, colour, x2="until:T"),
        layer("up").mark_point(shape="triangle-up", size=70, filled=True, opacity=1).encode(x, y, colour),
        layer("down").mark_point(shape="triangle-down", size=70, filled=True, opacity=1).encode(x, y, colour),
        layer("exact", "bound", "end").mark_point(size=80, filled=True, opacity=1).encode(x, y, colour, shape),
        layer("about").mark_point(size=80, filled=True, fill="white", strokeWidth=2).encode(
            x, y, shape, stroke=alt.Stroke("authority:N", scale=_scale(frame, _colours(frame)), legend=None)
        ),
        layer("number").mark_text(align="left", dx=8, fontSize=11, color="#222222").encode(x, y, text="words:N"),
    ]
    title = alt.TitleParams(text=series_words(measure, series), anchor="start", fontSize=12, color="#222222")
    return alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT, title=title)


def _marks(line: Line, height: float, frame: _Frame) -> Iterator[dict[str, Any]]:
    """Yields what is drawn of a line: points by their bound, arrows, bars, numbers, and what is joined."""
    name = _name(line)
    for point in line.points:
        low, high = point.low, point.high
        anchor = low if low is not None else high
        if point.day is None or anchor is None:
            continue
        base = {"day": frame.at(point.day, name), "authority": name}
        ranged = low is not None and high is not None and low != high
        yield {**base, "kind": "number", "value": high if ranged else anchor, "words": _number(point)}
        if point.first and point.last and point.first != point.last:
            yield {**base, "kind": "days", "value": anchor, "until": frame.at(point.first, name)}
        if ranged:
            yield {**base, "kind": "range", "value": low, "other": high}
            yield from ({**base, "kind": kind, "value": end} for end in (low, high) for kind in ("tick", "end"))
            continue
        yield {**base, "kind": point.bound if point.bound in ("exact", "about") else "bound", "value": anchor}
        if line.told == "named":  # who has no name may be several: nothing is joined
            yield {**base, "kind": "joined", "value": anchor}
        if point.bound in ("at_least", "more_than", "up_to"):
            far = anchor + height * _ARROW * (-1 if point.bound == "up_to" else 1)
            yield {**base, "kind": "open", "value": anchor, "other": far}
            yield {**base, "kind": "down" if point.bound == "up_to" else "up", "value": far}


def _number(point: Point) -> str:
    if point.low is not None and point.high is not None and point.low != point.high:
        return f"{number_words(point.low)}–{number_words(point.high)}"
    number = point.low if point.low is not None else point.high
    return _SIGNS.get(point.bound, "") + number_words(number or 0.0)


def _days_axis(frame: _Frame) -> altair.Axis:
    import altair as alt

    count = (frame.last - frame.first).days + 1
    if count <= _MOST_TICKS:
        days = [datetime.combine(frame.first + timedelta(days=i), time(12)).isoformat() for i in range(count)]
        return alt.Axis(values=days, format="%-d %b %Y", grid=True)
    return alt.Axis(format="%-d %b %Y", tickCount=_MOST_TICKS, labelOverlap=True)


def _colours(frame: _Frame) -> list[str]:
    named = [n for n in frame.authorities if n != _not_stated()]
    of = {name: _COLOURS[i % len(_COLOURS)] for i, name in enumerate(named)}
    return [of.get(name, _NOT_STATED) for name in frame.authorities]


def _shapes(frame: _Frame) -> list[str]:
    return [_SHAPES[i % len(_SHAPES)] for i in range(len(frame.authorities))]


def _not_stated() -> str:
    return authority_words(Line(None, "not told", ()))


def _scale(frame: _Frame, values: list[str]) -> altair.Scale:
    import altair as alt

    return alt.Scale(domain=list(frame.authorities), range=values)


def _legend() -> altair.Legend:
    import altair as alt

    return alt.Legend(columns=2 if _WIDTH > 500 else 1, symbolType="circle")
