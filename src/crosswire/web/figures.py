"""Figures: a measure over time, a line an authority, with bounds, conflicts, and the table under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Desk, FiguresOverTime
from crosswire.errors import CrosswireError
from crosswire.telling.line import Run
from crosswire.telling.series import Account, Differing, Line, MeasureHeld, Series
from crosswire.web.asking import choice_asked, number_asked, words_asked
from crosswire.web.chart import Chart, drawn
from crosswire.web.paging import Leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["FiguresPage", "Panel", "download", "show"]

_ROWS = 120  # rows of tables on a page
_MOST_FLAGS = 12
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "ucdp": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """A series with its drawing; ``number`` is its place among those of the measure.

    ``cites`` are where population and place are named, ``named`` for each line where its authority is.
    """

    number: int
    series: Series
    chart: Chart | None
    differing: tuple[Differing, ...]
    cites: str
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The measures there are and, of the one chosen, the panels of this page and what does not go together."""

    measures: tuple[MeasureHeld, ...]
    measure: str | None
    side: str | None
    place: str | None
    figures: FiguresOverTime | None
    panels: Leaf[Panel]
    most_flags: int = _MOST_FLAGS


def show(request: Request) -> Response:
    """Shows the measure asked for, else the one most reported."""
    desk = desk_of(request)
    measures = desk.measures.measures
    measure = words_asked(request, "measure") or (measures[0].measure if measures else None)
    side, place = words_asked(request, "side"), words_asked(request, "place")
    figures = desk.figures_over_time(measure, side, place) if measure else None
    pages = _pages(figures.series) if figures else [[]]
    number = min(number_asked(request, "page", 1), len(pages))
    panels = tuple(_panel(i, s, figures, desk) for i, s in pages[number - 1]) if figures else ()
    page = FiguresPage(
        measures, measure, side, place, figures, Leaf(panels, number, len(pages), 1, len(figures.series) if figures else 0)
    )  # fmt: skip
    return rendered(request, "figures.html.j2", page=page)


def download(request: Request) -> Response:
    """Returns the measure asked for as a file."""
    desk = desk_of(request)
    wanted = choice_asked(request, "format", tuple(_MEDIA)) or "csv"
    figures = _asked(desk, request)
    try:
        content = figures.png() if wanted == "png" else getattr(figures, wanted)().encode("utf-8", "replace")
    except CrosswireError as error:
        raise HTTPException(404, f"{error}.") from None
    suffix = "csv" if wanted == "ucdp" else wanted
    name = "".join(c if c.isascii() and c.isalnum() else "_" for c in figures.measure) or "figures"
    headers = {"content-disposition": f'attachment; filename="{name}.{suffix}"'}
    return Response(content, media_type=_MEDIA[wanted], headers=headers)


def _asked(desk: Desk, request: Request) -> FiguresOverTime:
    measure = words_asked(request, "measure")
    if measure is None:
        raise HTTPException(400, "Say which measure: ?measure=killed.")
    return desk.figures_over_time(measure, words_asked(request, "side"), words_asked(request, "place"))


def _pages(series: Sequence[Series]) -> list[list[tuple[int, Series]]]:
    """Cuts series into pages of about so many rows; a long one goes on over several."""
    pages: list[list[tuple[int, Series]]] = [[]]
    room = _ROWS
    for number, one in enumerate(series):
        for piece in _pieces(one):
            if piece.points > room and pages[-1]:
                pages.append([])
                room = _ROWS
            room -= piece.points
            pages[-1].append((number, piece))
    return pages


def _pieces(series: Series) -> list[Series]:
    if series.points <= _ROWS:
        return [series]
    pieces: list[list[Line]] = [[]]
    room = _ROWS
    for line in series.lines:
        for at in range(0, len(line.points), _ROWS):
            part = line.points[at : at + _ROWS]
            if len(part) > room and pieces[-1]:
                pieces.append([])
                room = _ROWS
            room -= len(part)
            pieces[-1].append(replace(line, points=part))
    return [replace(series, lines=tuple(lines)) for lines in pieces]


def _panel(number: int, series: Series, figures: FiguresOverTime, desk: Desk) -> Panel:
    clashes = tuple(d for d in figures.differing if d.series == number)
    accounts = [a for line in series.lines for p in line.points for a in p.accounts]
    cites = " ".join(filter(None, (_named(name, accounts, desk) for name in (series.side, series.place))))
    named = tuple(_named(line.authority, [a for p in line.points for a in p.accounts], desk) for line in series.lines)
    return Panel(number, series, drawn(series, clashes), clashes, cites, named)


def _named(name: str | None, accounts: Sequence[Account], desk: Desk) -> str:
    """Returns where a name stands in a report that gives the figure, else where whoever says it is spoken of."""
    near = [desk.citer.name(account.article, name, account.span) for account in accounts if name]
    best = next((found for found in near if found and found[0].text == name), next(filter(None, near), ()))
    if best:
        return _cite(best)
    for account in accounts if name else ():
        figure = desk.facts.found.get(account.finding)
        statement = desk.view.statement.get(getattr(figure, "statement", None) or "")
        if statement is not None:
            return _cite(desk.citer.speaker(statement))
    return ""


def _cite(runs: Sequence[Run]) -> str:
    return " ".join(f"{r.article}:{r.span.start}-{r.span.end}" for r in runs if r.span)
