"""The review queue: what is least sure and matters most, one after the other, accepted or rejected at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Correction, Due
from crosswire.record import Article
from crosswire.web.asking import choice_asked, number_asked
from crosswire.web.correct import named
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of, site_of

__all__ = ["Doubt", "ReviewPage", "show"]

_QUEUE, _PER_PAGE = 200, 20
_SHOWN = ("queue", "done")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A thing of the queue, its report, and the correction of it that was the newest when the page was made."""

    due: Due
    article: Article | None
    seen: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of the queue, or of what was corrected; ``name`` is who corrects here."""

    shown: str
    queue: Leaf[Doubt]
    done: Leaf[Correction]
    corrections: int
    name: str


def show(request: Request) -> Response:
    """Shows the queue, or what was corrected so far, the newest first."""
    record, desk = site_of(request).record, desk_of(request)
    shown = choice_asked(request, "show", _SHOWN) or "queue"
    number = number_asked(request, "page", 1)
    corrections: Sequence[Correction] = record.corrections()
    due = leaf(record.review(_QUEUE) if shown == "queue" else (), number, _PER_PAGE)
    doubts = [Doubt(d, desk.view.article.get(d.article or ""), record.seen("accept", d.id, None, None) or "")
              for d in due.items]  # fmt: skip
    page = ReviewPage(
        shown,
        Leaf(doubts, due.number, due.of, due.first, due.total),
        leaf(corrections if shown == "done" else (), number, _PER_PAGE * 2),
        len(corrections),
        named(request),
    )
    return rendered(request, "review.html.j2", page=page)
