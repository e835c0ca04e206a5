"""Statements: who said what, chosen by speaker, words, issue, outlet and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Desk, clean, label
from crosswire.telling.choosing import StatementsAsked, Told
from crosswire.telling.line import Entry
from crosswire.web.asking import choice_asked, day_asked, number_asked, words_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import href, rendered
from crosswire.web.site import desk_of, known_on

__all__ = ["StatementsPage", "show"]

_PER_PAGE = 40
_MOST_NAMES = 200  # speakers and outlets offered to choose from
_TOLD = ("named", "unnamed", "nobody")


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """The lines of a page, what was asked for, what there is to choose from; ``download`` is an address of the API."""

    leaf: Leaf[Entry]
    speaker: str | None
    words: str | None
    issue: str | None
    told: str | None
    outlet: str | None
    since: date | None
    until: date | None
    speakers: tuple[str, ...]
    issues: tuple[tuple[str, str], ...]
    outlets: tuple[tuple[str, str], ...]
    download: str

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        asked = (self.speaker, self.words, self.issue, self.told, self.outlet, self.since, self.until)
        return any(value is not None for value in asked)


def show(request: Request) -> Response:
    """Shows the statements asked for."""
    desk = desk_of(request)
    asked = StatementsAsked(
        speaker=words_asked(request, "speaker"),
        outlet=words_asked(request, "outlet"),
        issue=words_asked(request, "issue"),
        told=cast("Told | None", choice_asked(request, "told", _TOLD)),
        since=day_asked(request, "since"),
        until=day_asked(request, "until"),
        words=words_asked(request, "q"),
    )
    chosen = leaf(desk.statements.chosen(asked), number_asked(request, "page", 1), _PER_PAGE)
    lines = tuple(desk.statement_line(*of) for of in chosen.items)
    page = Leaf(lines, chosen.number, chosen.of, chosen.first, chosen.total)
    return rendered(request, "statements.html.j2", page=_page(request, desk, asked, page))


def _page(request: Request, desk: Desk, asked: StatementsAsked, page: Leaf[Entry]) -> StatementsPage:
    choice = desk.statements
    download = href(
        "/api/statements",
        known_on(request),
        format="csv",
        speaker=asked.speaker,
        about=asked.words,
        named={"named": "yes", "unnamed": "no"}.get(asked.told or ""),
        since=asked.since,
        until=asked.until,
        publisher=asked.outlet,
    )
    return StatementsPage(
        leaf=page,
        speaker=asked.speaker,
        words=asked.words,
        issue=asked.issue,
        told=asked.told,
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
        speakers=tuple(name for name, _ in choice.speakers.counts(_MOST_NAMES)),
        issues=tuple((key, f"{label(key)} ({n})") for key, n in choice.issues.counts()),
        outlets=tuple((name, f"{clean(name)} ({n:,})") for name, n in choice.outlets.counts(_MOST_NAMES)),
        download=download,
    )
