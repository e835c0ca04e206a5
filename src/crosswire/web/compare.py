"""Compare: two to four reports side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Desk
from crosswire.errors import CrosswireError
from crosswire.record import Article
from crosswire.telling.side_by_side import Row, SideBySide
from crosswire.web.asking import choice_asked, number_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["ComparePage", "show"]

_LEAST, _MOST = 2, 4
_PER_PAGE = 40
_ALONE = 12  # lines of what one report alone tells
_KINDS = ("contradicts", "statement", "figure", "event", "position")
_OFFERED = 200


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The reports, the rows of this page, and reports that could be chosen where fewer than two are."""

    told: SideBySide | None
    rows: Leaf[Row]
    kind: str | None
    counts: dict[str, int]
    offered: tuple[Article, ...]
    chosen: tuple[str, ...]
    kin: tuple[Article, ...]
    most_alone: int = _ALONE


def show(request: Request) -> Response:
    """Shows the reports asked for side by side, or what there is to choose from."""
    desk = desk_of(request)
    chosen = _chosen(desk, request)
    kind = choice_asked(request, "kind", _KINDS)
    told = desk.side_by_side(tuple(a.id for a in chosen)) if len(chosen) >= _LEAST else None
    rows: Sequence[Row] = told.rows if told else ()
    counts = {k: sum(_is(row, k) for row in rows) for k in _KINDS}
    page = leaf([r for r in rows if kind is None or _is(r, kind)], number_asked(request, "page", 1), _PER_PAGE)
    ids = tuple(a.id for a in chosen)
    offered = () if told else tuple(desk.newest(_OFFERED))
    return rendered(
        request, "compare.html.j2", page=ComparePage(told, page, kind, counts, offered, ids, _kin(desk, ids))
    )


def _is(row: Row, kind: str) -> bool:
    return row.why is not None if kind == "contradicts" else row.why is None and row.kind == kind


def _chosen(desk: Desk, request: Request) -> list[Article]:
    keys = [k for name in ("report", "a", "b", "c", "d") for k in request.query_params.getlist(name) if k]
    if len(set(keys)) > _MOST:
        raise HTTPException(400, f"At most {_MOST} reports can stand side by side: take some away.")
    found = []
    for key in dict.fromkeys(keys):
        try:
            thing = desk.thing(key)
        except CrosswireError as error:
            raise HTTPException(404, f"{error}.") from None
        if not isinstance(thing, Article):
            raise HTTPException(404, "That id is of no report.")
        found.append(thing)
    return found


def _kin(desk: Desk, chosen: Sequence[str]) -> tuple[Article, ...]:
    """Returns the reports that derive from one that was chosen, or it from them: the first to compare it with."""
    family = next((f for f in desk.families if any(d.article.id in chosen for d in f.members)), None)
    return tuple(d.article for d in family.members if d.article.id not in chosen) if family else ()
