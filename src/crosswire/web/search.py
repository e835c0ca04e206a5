"""Search: the passages of all reports that hold some words."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from crosswire.record import Article, Hit
from crosswire.web.asking import number_asked, words_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of, site_of

__all__ = ["Found", "SearchPage", "show"]

_MOST = 400  # passages: who looks further adds a word
_PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and its report."""

    hit: Hit
    article: Article


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The passages of a page; ``is_cut`` where there are more than are shown."""

    words: str | None
    leaf: Leaf[Found]
    is_cut: bool


def show(request: Request) -> Response:
    """Shows the passages that hold all the words asked for, the best first."""
    desk = desk_of(request)
    words = words_asked(request, "q")
    hits = site_of(request).record.search(words, _MOST) if words else ()
    known = [Found(hit, desk.view.article[hit.article]) for hit in hits if hit.article in desk.view.article]
    page = leaf(known, number_asked(request, "page", 1), _PER_PAGE)
    return rendered(request, "search.html.j2", page=SearchPage(words, page, len(hits) == _MOST))
