"""A measure over time as a picture, for print: a panel a series, colour and shape an authority, bounds drawn.

Altair and vl-convert draw it without network, browser or display; both come with the extra ``charts``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from crosswire.errors import CrosswireError
from crosswire.telling.line import label, shorten
from crosswire.telling.series import FiguresOverTime, Line, Point, Series
from crosswire.telling.series_days import DaysScale, days_scale
from crosswire.telling.series_drawing import top_of
from crosswire.telling.series_key import known_measure
from crosswire.telling.series_words import authority_words, number_words, series_words

if TYPE_CHECKING:
    import altair

__all__ = ["series_png", "series_svg"]

_WIDTH, _HEIGHT, _LOW = 720, 190, 110  # pixels of a panel: four panels and the legend fill a page
_MOST_PANELS = 6
_PRINT_SCALE = 2.0  # times screen size: about 200 dots an inch over the width of a page
_NAME_LIMIT = 70  # code points of an authority in the legend
_ARROW = 0.11  # of the height of a panel: how long the arrow of an open bound is
_ROOM, _ROOM_BELOW = 1.25, 0.14  # times the greatest value: how far the scale goes on, so that arrows and numbers fit
_LABEL = 13  # pixels between a point and its number
_MOST_NUMBERS = 40  # points of a panel beside which there is room for numbers
_FEW = 2  # points for which a low panel will do
# Okabe and Ito's colours, told apart by the colour-blind and in grey; yellow left out, too light in print.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_SHAPES = ("circle", "square", "diamond", "cross", "triangle-right")
_GREY = "#777777"  # for what nobody is named for
_UNSTATED = authority_words(Line(None, "not told", ()))
_UPWARD = ("at_least", "more_than")
_SIGNS = {"about": "~", "at_least": "≥", "more_than": ">", "up_to": "≤"}
_LEGEND = "filled: exact · hollow: about · arrow up: at least, more than · arrow down: up to · bar: range"


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


def _chart(figures: FiguresOverTime) -> altair.VConcatChart:
    import altair as alt

    dated = [s for s in figures.series if any(p.day for line in s.lines for p in line.points)]
    if not dated:
        raise CrosswireError(f"no figure of {figures.measure} has a day: nothing to draw over time")
    shown = dated[:_MOST_PANELS]
    scale = days_scale(shown, _WIDTH)
    names = tuple(dict.fromkeys(_name(line) for s in shown for line in s.lines if any(p.day for p in line.points)))
    title = alt.TitleParams(
        text=label(figures.measure).capitalize(),
        subtitle=[_LEGEND, *_remarks(figures, shown, scale)],
        anchor="start",
        fontSize=17,
        subtitleFontSize=11,
        subtitleColor="#444444",
        offset=12,
    )
    panels = [_panel(figures.measure, series, scale, names) for series in shown]
    chart: altair.VConcatChart = alt.vconcat(*panels, spacing=26, title=title).resolve_scale(
        color="shared", shape="shared", y="independent"
    )
    drawn: altair.VConcatChart = (
        chart.configure(font="Liberation Sans, Arial, Helvetica, sans-serif", background="white")
        .configure_view(stroke="#cccccc")
        .configure_axis(labelFontSize=11, titleFontSize=11, gridColor="#e6e6e6", labelColor="#222222")
        .configure_legend(labelFontSize=12, symbolSize=90, symbolOpacity=1, labelLimit=_WIDTH, orient="bottom")
    )
    return drawn


def _name(line: Line) -> str:
    return shorten(authority_words(line), _NAME_LIMIT)


def _remarks(figures: FiguresOverTime, shown: Sequence[Series], scale: DaysScale) -> Iterator[str]:
    """Yields what a reader must know of the axis, and what the picture leaves out: nothing is dropped in silence."""
    points = [p for s in shown for line in s.lines for p in line.points]
    if any(p.dated_by == "published" for p in points):
        yield "Where no day is told as of which a value holds, it stands at the day of publication."
    if scale.skips_days:
        yield "Only days with a value are on the axis: its steps are not of one length."
    if any(sum(len(line.points) for line in s.lines) > _MOST_NUMBERS for s in shown):
        yield "Numbers are left off where there are too many to read: the tables have them."
    missing = [f"{n} without any day" for n in [sum(not p.day for p in points)] if n]
    rest = [s for s in figures.series if s not in shown]
    missing += [f"{len(rest)} more series ({sum(s.points for s in rest)} in all)"] if rest else []
    if missing:
        yield f"Values not drawn: {', '.join(missing)}."


def _panel(
    measure: str, series: Series, scale: DaysScale, names: Sequence[str]
) -> altair.LayerChart | altair.FacetChart:
    import altair as alt

    points = [p for line in series.lines for p in line.points if p.day]
    ends = [end for p in points for end in (p.low, p.high) if end is not None]
    most = (top_of(points) or 1.0) * _ROOM
    least = min([0.0, *ends]) - most * _ROOM_BELOW
    known = known_measure(measure)
    joined = series.counting != "not told" or known is None or not known[1].dated
    numbers = len(points) <= _MOST_NUMBERS
    hidden = {*(() if joined else ("joined",)), *(() if numbers else ("above", "below"))}
    marks = [m for m in _marks(series, most - least, scale) if m["kind"] not in hidden]
    low, high = scale.domain
    ticks = alt.Axis(values=scale.ticks, labelExpr=scale.label_expression, labelOverlap=True)
    x = alt.X("at:Q", title=None, scale=alt.Scale(domain=[low, high], nice=False), axis=ticks)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[least, most], nice=False))
    colour_scale = alt.Scale(domain=list(names), range=_colours(names))
    legend = alt.Legend(columns=2)
    colour = alt.Color("authority:N", title=None, scale=colour_scale, legend=legend)
    stroke = alt.Stroke("authority:N", title=None, scale=colour_scale, legend=None)
    shapes = [_SHAPES[i % len(_SHAPES)] for i in range(len(names))]
    shape = alt.Shape("authority:N", title=None, scale=alt.Scale(domain=list(names), range=shapes), legend=legend)

    def layer(*kinds: str) -> altair.Chart:
        return alt.Chart(alt.InlineData(values=[m for m in marks if m["kind"] in kinds]))

    layers = [
        layer("joined").mark_line(strokeWidth=1.3, opacity=0.5).encode(x, y, colour, detail="authority:N"),
        layer("range", "open").mark_rule(strokeWidth=1.6).encode(x, y, colour, y2="other:Q"),
        layer("days").mark_rule(strokeWidth=1.6).encode(x, y, colour, x2="until:Q"),
        layer("up").mark_point(shape="triangle-up", size=70, filled=True, opacity=1).encode(x, y, colour),
        layer("down").mark_point(shape="triangle-down", size=70, filled=True, opacity=1).encode(x, y, colour),
        layer("exact", "bound", "end").mark_point(size=80, filled=True, opacity=1).encode(x, y, colour, shape),
        layer("about")
        .mark_point(size=80, fill="white", strokeWidth=2, filled=True, opacity=1)
        .encode(x, y, shape, stroke),
        layer("above").mark_text(dy=-_LABEL, fontSize=11, color="#222222").encode(x, y, text="words:N"),
        layer("below").mark_text(dy=_LABEL, fontSize=11, color="#222222").encode(x, y, text="words:N"),
    ]
    title = alt.TitleParams(text=series_words(measure, series), anchor="start", fontSize=12, color="#222222")
    height = _LOW if len(points) <= _FEW else _HEIGHT
    return alt.layer(*layers).properties(width=_WIDTH, height=height, title=title)


def _marks(series: Series, height: float, scale: DaysScale) -> Iterator[dict[str, Any]]:
    """Yields what is drawn of a series: points by their bound, arrows, bars, numbers, and what is joined."""
    drawn = [(line, p) for line in series.lines for p in line.points if p.day]
    places = scale.places([p for _, p in drawn])
    for (line, point), place in zip(drawn, places, strict=True):
        low, high = point.low, point.high
        anchor = low if low is not None else high
        if anchor is None:
            continue
        base: dict[str, Any] = {"at": place.at, "authority": _name(line), "value": anchor}
        ranged = low is not None and high is not None and low != high
        above = point.bound == "up_to" or (place.slot % 2 == 0 and point.bound not in _UPWARD)
        number = {**base, "value": high} if ranged and above else base
        yield {**number, "kind": "above" if above else "below", "words": _number(point)}
        if place.first is not None:
            yield {**base, "kind": "days", "until": place.first}
        if ranged:
            yield {**base, "kind": "range", "value": low, "other": high}
            yield from ({**base, "kind": "end", "value": end} for end in (low, high))
            continue
        yield {**base, "kind": point.bound if point.bound in ("exact", "about") else "bound"}
        if line.told == "named":  # those without a name may be several: nothing is joined
            yield {**base, "kind": "joined"}
        if point.bound in (*_UPWARD, "up_to"):
            far = anchor + height * _ARROW * (1 if point.bound in _UPWARD else -1)
            yield {**base, "kind": "open", "other": far}
            yield {**base, "kind": "up" if point.bound in _UPWARD else "down", "value": far}


def _number(point: Point) -> str:
    if point.low is not None and point.high is not None and point.low != point.high:
        return f"{number_words(point.low)}–{number_words(point.high)}"
    number = point.low if point.low is not None else point.high
    return _SIGNS.get(point.bound, "") + number_words(number or 0.0)


def _colours(names: Sequence[str]) -> list[str]:
    stated = [n for n in names if n != _UNSTATED]
    of = {name: _COLOURS[i % len(_COLOURS)] for i, name in enumerate(stated)}
    return [of.get(name, _GREY) for name in names]
