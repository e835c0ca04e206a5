"""The brief: where things stand, and what is new since a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Desk, day_words
from crosswire.telling.brief import Brief, Head
from crosswire.telling.line import Group, Section
from crosswire.web.asking import choice_asked, day_asked, number_asked
from crosswire.web.keeping import kept
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["BriefPage", "Tab", "show"]

_MOST_REPORTS = 150  # in one brief: more is no brief, and takes seconds to lay out
_LINES = 5  # headings a section and lines a heading in the overview
_LINES_A_PAGE = 40
_QUICK = ((1, "last day"), (3, "3 days"), (7, "week"), (30, "month"))


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the brief and how many lines it has."""

    key: str
    title: str
    lines: int


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What the page shows: what it rests on, the parts, and what nobody tells.

    ``chosen`` is the day of the quick choice in force, as an ISO day or ``all``; ``narrowed`` says where the days were
    cut short because they hold more than one can read.
    """

    title: str
    head: Head
    since: date | None
    until: date | None
    quick: tuple[tuple[str, str], ...]
    chosen: str
    narrowed: str
    tabs: tuple[Tab, ...]
    part: str | None
    sections: tuple[Section, ...]
    leaf: Leaf[Group] | None
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Days:
    since: date | None
    until: date | None
    narrowed: str = ""


def show(request: Request) -> Response:
    """Shows the brief of the days asked for, as an overview or one part of it leaf by leaf."""
    desk = desk_of(request)
    days = _days(desk, request)
    told = desk.brief(days.since, days.until)
    news = desk.news(days.since, days.until) if days.since and desk.days[:1] < (days.since,) else ()
    every = replace(told, sections=(*news, *told.sections))
    part = choice_asked(request, "part", tuple(s.key for s in every.sections))
    number = number_asked(request, "page", 1)
    key = ("brief", days.since, days.until, part, number)
    sections, page = kept(desk, key, lambda: _shown(every, part, number, tuple(s.key for s in news)))
    return rendered(
        request,
        "brief.html.j2",
        page=BriefPage(
            title=_title(days),
            head=told.head,
            since=days.since,
            until=days.until,
            quick=_quick(desk),
            chosen=days.since.isoformat() if days.since else "all",
            narrowed=days.narrowed,
            tabs=tuple(Tab(s.key, s.title, sum(g.size for g in s.groups)) for s in every.sections),
            part=part,
            sections=sections if desk.view.articles else (),
            leaf=page,
            unknown=told.unknown,
        ),
    )


def _title(days: _Days) -> str:
    return f"New since {day_words(days.since)}" if days.since else "Where things stand"


def _days(desk: Desk, request: Request) -> _Days:
    """Returns the days asked for, or those of the newest reports where they hold more than one can read."""
    given = request.query_params.get("since", "")
    since = None if given == "all" else day_asked(request, "since")
    until = day_asked(request, "until")
    if desk.reports_since(since, until) <= _MOST_REPORTS:
        return _Days(since, until)
    days = [d for d in reversed(desk.days) if (not until or d <= until) and (not since or d >= since)]
    counts = accumulate(desk.reports_by_day[d] for d in days)
    fitting = [d for d, n in zip(days, counts, strict=True) if n <= _MOST_REPORTS]
    first = fitting[-1] if fitting else days[0]
    if not given:
        return _Days(first, until)
    asked = desk.reports_since(since, until)
    why = f"These days hold {asked:,} reports, more than one brief can tell: here is what is new since"
    return _Days(first, until, f"{why} {day_words(first)}. Choose “until” to read what came before.")


def _quick(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Returns stretches of days that end with the newest report, and all of it where that can be read."""
    if not desk.days:
        return ()
    last, first = desk.days[-1], desk.days[0]
    found = [(words, (last - timedelta(days=n - 1)).isoformat()) for n, words in _QUICK if (last - first).days >= n]
    return (*found, *((("all", "all"),) if len(desk.view.articles) <= _MOST_REPORTS else ()))


def _shown(
    told: Brief, part: str | None, number: int, news: tuple[str, ...]
) -> tuple[tuple[Section, ...], Leaf[Group] | None]:
    """Returns the parts in short (the news, where there is any), or one part's page of this number."""
    section = next((s for s in told.sections if s.key == part), None)
    if section is None:
        short = told.limited(_LINES).sections
        return tuple(s for s in short if s.key in news) if news else short, None
    pages = _pages(section.groups)
    found = leaf(pages, number, 1)
    groups = tuple(found.items[0]) if found.items else ()
    return (replace(section, groups=groups),), Leaf(groups, found.number, found.of, found.first, found.total)


def _pages(groups: Sequence[Group]) -> list[list[Group]]:
    """Cuts groups into pages of about so many lines; a heading is repeated where its lines go on."""
    pages: list[list[Group]] = []
    room = 0
    for group in groups:
        for piece in _pieces(group):
            lines = max(piece.size, 1)
            if lines > room:
                pages.append([])
                room = _LINES_A_PAGE
            room -= lines
            last = pages[-1][-1] if pages[-1] else None
            if last is not None and last.heading == piece.heading:
                joined = replace(last, entries=last.entries + piece.entries, groups=last.groups + piece.groups)
                pages[-1][-1] = joined
            else:
                pages[-1].append(piece)
    return pages


def _pieces(group: Group) -> Iterator[Group]:
    bare = replace(group, entries=(), groups=())
    for at in range(0, len(group.entries), _LINES_A_PAGE):
        yield replace(bare, entries=group.entries[at : at + _LINES_A_PAGE])
    for sub in group.groups:
        for at in range(0, max(len(sub.entries), 1), _LINES_A_PAGE):
            yield replace(bare, groups=(replace(sub, entries=sub.entries[at : at + _LINES_A_PAGE]),))
