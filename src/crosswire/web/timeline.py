"""The timeline: what happened, is planned, was denied or is only spoken of, and who spoke, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import label
from crosswire.record import EVENT_KINDS, MODALITIES
from crosswire.telling.line import Entry
from crosswire.telling.moments import Bar, EventsAsked, Moment
from crosswire.web.asking import choice_asked, day_asked, number_asked, words_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["TimelinePage", "Told", "show"]

_PER_PAGE = 50
_MOST_NAMES = 150
_SHOWN = ("events", "both", "statements")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the timeline and how real it is told to be; null for a statement."""

    entry: Entry
    modality: str | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The lines of a page by day, a strip of all days, and what was asked for."""

    days: tuple[tuple[date | None, tuple[Told, ...]], ...]
    leaf: Leaf[Moment]
    bars: tuple[Bar, ...]
    asked: EventsAsked
    shown: str
    kinds: tuple[tuple[str, str], ...]
    modalities: tuple[str, ...]
    outlets: tuple[tuple[str, str], ...]
    names: tuple[str, ...]


def show(request: Request) -> Response:
    """Shows the events and statements asked for, the newest day first."""
    desk = desk_of(request)
    asked = EventsAsked(
        modality=choice_asked(request, "modality", MODALITIES),
        kind=choice_asked(request, "kind", EVENT_KINDS),
        who=words_asked(request, "who"),
        outlet=words_asked(request, "outlet"),
        since=day_asked(request, "since"),
        until=day_asked(request, "until"),
    )
    shown = choice_asked(request, "show", _SHOWN) or "events"
    held = desk.timeline(asked, shown)
    page = leaf(held.rows, number_asked(request, "page", 1), _PER_PAGE)
    days: dict[date | None, list[Told]] = {}
    for row in page.items:
        days.setdefault(row.day, []).append(Told(row.line(desk), row.modality))
    kinds = tuple((k, label(k)) for k in EVENT_KINDS if k != "statement")
    choice = desk.events
    return rendered(
        request,
        "timeline.html.j2",
        page=TimelinePage(
            days=tuple((day, tuple(of)) for day, of in days.items()),
            leaf=page,
            bars=held.bars,
            asked=asked,
            shown=shown,
            kinds=kinds,
            modalities=MODALITIES,
            outlets=tuple((name, name) for name, _ in choice.outlets.counts(_MOST_NAMES)),
            names=tuple(name for name, _ in choice.actors.counts(_MOST_NAMES)),
        ),
    )
