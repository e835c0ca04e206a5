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
from crosswire.web.keeping import kept
from crosswire.web.paging import Leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["FiguresPage", "Named", "Panel", "download", "show"]

_ROWS = 40  # rows of tables on a page
_MOST_FLAGS = 12
_LOOKED_AT = 40  # accounts of a line in which its authority's name is looked for
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "ucdp": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Named:
    """An authority in the words of a report that gives its figure, and where they stand; ``note`` is our own."""

    words: str
    cites: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A series with its drawing; ``number`` is its place among those of the measure.

    ``cites`` are where population and place are named, ``named`` is the authority of each line in a report's words.
    """

    number: int
    series: Series
    chart: Chart | None
    differing: tuple[Differing, ...]
    cites: str
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The measures there are and, of the one chosen, the panels of this page and what does not go together."""

    measures: tuple[MeasureHeld, ...]
    measure: str | None
    side: str | None
    place: str | None
    figures: FiguresOverTime | None
    panels: Leaf[Panel]
    called: dict[tuple[int, str], Named]
    most_flags: int = _MOST_FLAGS


def show(request: Request) -> Response:
    """Shows the measure asked for, else the one most reported."""
    desk = desk_of(request)
    measures = desk.measures.measures
    measure = words_asked(request, "measure") or (measures[0].measure if measures else None)
    side, place = words_asked(request, "side"), words_asked(request, "place")
    figures = desk.figures_over_time(measure, side, place) if measure else None
    number = number_asked(request, "page", 1)
    key = ("figures", measure, side, place, number)
    page = kept(desk, key, lambda: _page(desk, figures, measures, (side, place), number))
    return rendered(request, "figures.html.j2", page=page)


def _page(
    desk: Desk,
    figures: FiguresOverTime | None,
    measures: tuple[MeasureHeld, ...],
    asked: tuple[str | None, str | None],
    number: int,
) -> FiguresPage:
    if figures is None:
        return FiguresPage(measures, None, *asked, None, Leaf((), 1, 1, 1, 0), {})
    pages = _pages(figures.series)
    number = min(number, len(pages))
    panels = tuple(_panel(i, s, figures, desk) for i, s in pages[number - 1])
    called = _called(figures, desk) if number == 1 else {}
    leaves = Leaf(panels, number, len(pages), 1, len(figures.series))
    return FiguresPage(measures, figures.measure, *asked, figures, leaves, called)


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
    cites = " ".join(_cite(_spoken(name, accounts, desk)) for name in (series.side, series.place) if name)
    named = tuple(_line_named(line, desk) for line in series.lines)
    names = [f"{n.words} {n.note}".strip() for n in named]
    return Panel(number, series, drawn(series, names, clashes), clashes, cites, named)


def _line_named(line: Line, desk: Desk) -> Named:
    if line.authority is None:
        return Named("", "", "authority not stated")
    named = _named(line.authority, [a for p in line.points for a in p.accounts], desk)
    return replace(named, note="(not named)") if line.told == "unnamed" else named


def _called(figures: FiguresOverTime, desk: Desk) -> dict[tuple[int, str], Named]:
    """Returns the authorities that are told of apart from their lines."""
    stands = [(d.series, s) for d in figures.differing[:_MOST_FLAGS] for s in d.stands]
    told = [(series, s.authority, [a for p in s.points for a in p.accounts]) for series, s in stands]
    falls = figures.falling[:_MOST_FLAGS]
    told += [(f.series, f.authority, [*f.before.accounts, *f.after.accounts]) for f in falls]
    return {(series, authority): _named(authority, accounts, desk) for series, authority, accounts in told}


def _named(name: str, accounts: Sequence[Account], desk: Desk) -> Named:
    """Returns an authority by the name it goes by where a report has it so, else as a report has it."""
    found = _spoken(name, accounts, desk)
    if not found:
        return Named("", "", "named elsewhere in the report")
    return Named(name if any(name in run.text for run in found) else found[0].text, _cite(found))


def _spoken(name: str, accounts: Sequence[Account], desk: Desk) -> tuple[Run, ...]:
    """Returns the words that name it in a report that gives the figure, else those for whoever says the figure."""
    best: tuple[Run, ...] = ()
    for account in accounts[:_LOOKED_AT]:
        found = desk.citer.name(account.article, name, account.span)
        if found and name in found[0].text:
            return found
        best = best or found
    if best:
        return best
    for account in accounts[:_LOOKED_AT]:
        figure = desk.facts.found.get(account.finding)
        statement = desk.view.statement.get(getattr(figure, "statement", None) or "")
        if statement is not None:
            return desk.citer.speaker(statement)
    return ()


def _cite(runs: Sequence[Run]) -> str:
    return " ".join(f"{r.article}:{r.span.start}-{r.span.end}" for r in runs if r.span)
