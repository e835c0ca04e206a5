"""Reports: the articles of the record, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from crosswire.record import Article
from crosswire.text import fold
from crosswire.web.asking import day_asked, number_asked, words_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["Held", "ReportsPage", "show"]

_PER_PAGE = 50
_MOST_OUTLETS = 200


@dataclass(frozen=True, slots=True)
class Held:
    """A report and how much was found in it."""

    article: Article
    statements: int
    figures: int
    events: int


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The reports of a page, and what was asked for."""

    leaf: Leaf[Held]
    title: str | None
    outlet: str | None
    since: date | None
    until: date | None
    outlets: tuple[tuple[str, str], ...]


def show(request: Request) -> Response:
    """Shows the reports asked for."""
    desk = desk_of(request)
    title, outlet = words_asked(request, "title"), words_asked(request, "outlet")
    since, until = day_asked(request, "since"), day_asked(request, "until")
    chosen: Sequence[Article] = desk.newest_first
    if outlet or title or since or until:
        chosen = [a for a in chosen if _is_asked(a, title, outlet) and _within(a, since, until)]
    page = leaf(chosen, number_asked(request, "page", 1), _PER_PAGE)
    held = []
    for article in page.items:
        part = desk.of_article[article.id]
        held.append(Held(article, len(part.statements), len(part.figures), len(part.events)))
    outlets = tuple((o.name, f"{o.name} ({len(o.reports):,})") for o in desk.outlets[:_MOST_OUTLETS] if o.name)
    shown = ReportsPage(
        Leaf(held, page.number, page.of, page.first, page.total), title, outlet, since, until, outlets
    )  # fmt: skip
    return rendered(request, "reports.html.j2", page=shown)


def _is_asked(article: Article, title: str | None, outlet: str | None) -> bool:
    return (not outlet or fold(outlet) == fold(article.publisher or "")) and (
        not title or fold(title) in fold(article.title or "")
    )


def _within(article: Article, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    day = article.published
    return day is not None and (since is None or day >= since) and (until is None or day <= until)
