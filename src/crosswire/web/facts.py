"""Facts: what several reports tell, from how many origins, what stands against it; and why, for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Desk
from crosswire.record import CONFLICT_KINDS, Event, Figure, Span, Statement
from crosswire.telling.conflicts import Conflict, ConflictSide
from crosswire.telling.facts import Asserted, Fact
from crosswire.telling.facts_origins import Origin
from crosswire.telling.grounded import grounded
from crosswire.telling.line import Entry, Run, together
from crosswire.telling.side_by_side import DIFFER
from crosswire.web.asking import choice_asked, number_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["FactsPage", "OriginTold", "SideTold", "WhyPage", "show", "why"]

_PER_PAGE = 30
_STATUS = ("disputed", "agreed", "single")
_MOST_SIDES, _MOST_LINES = 8, 40
_SHOWN = ("facts", "conflicts")
_AROUND = 160  # code points of the sentence that a name or a term is shown in


@dataclass(frozen=True, slots=True)
class SideTold:
    """A passage of a conflict: its words, its outlet, its day.

    Where the words are a name, a term or a number, ``around`` is the sentence that they stand in, at ``cited``.
    """

    side: ConflictSide
    words: str
    around: tuple[Run, ...]
    cited: Span
    article_outlet: str
    published: date | None


@dataclass(frozen=True, slots=True)
class ConflictTold:
    """A conflict with its passages in words; ``more`` counts those left off."""

    conflict: Conflict
    why: str
    left: tuple[SideTold, ...]
    right: tuple[SideTold, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FactsPage:
    """The facts or conflicts of a page, and what was asked for."""

    shown: str
    facts: Leaf[Entry]
    conflicts: Leaf[ConflictTold]
    status: str | None
    kind: str | None
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class OriginTold:
    """An independent root, and the lines that go back to it."""

    origin: Origin
    lines: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WhyPage:
    """A fact: its line, its origins with what goes back to each, and the conflicts it is in."""

    fact: Fact
    line: Entry
    kind: str
    origins: tuple[OriginTold, ...]
    conflicts: tuple[ConflictTold, ...]


def show(request: Request) -> Response:
    """Shows the facts that most origins tell, or the conflicts, the surest first."""
    desk = desk_of(request)
    shown = choice_asked(request, "show", _SHOWN) or "facts"
    status, kind = choice_asked(request, "status", _STATUS), choice_asked(request, "kind", CONFLICT_KINDS)
    number = number_asked(request, "page", 1)
    facts = leaf([f for f in desk.widest_facts if status is None or f.status == status], number, _PER_PAGE)
    clashes = leaf([c for c in desk.conflicts if kind is None or c.kind == kind], number, _PER_PAGE)
    page = FactsPage(
        shown,
        _leaf(facts, [_line(f.items, desk) for f in facts.items] if shown == "facts" else ()),
        _leaf(clashes, [_conflict(c, desk) for c in clashes.items] if shown == "conflicts" else ()),
        status,
        kind,
        {"facts": len(desk.facts.all), "conflicts": len(desk.conflicts)},
    )
    return rendered(request, "facts.html.j2", page=page)


def why(request: Request) -> Response:
    """Shows why a fact is held to rest on so many origins: every passage, by the origin it goes back to."""
    desk = desk_of(request)
    key = request.path_params["finding"]
    if key not in desk.facts.found:
        raise HTTPException(404, "There is no statement, figure, event or position with this id here.")
    fact = desk.facts.of(key)
    found = desk.facts.found
    ids = {item.id for item in fact.items}
    clashes = [c for c in desk.conflicts if any(side.finding in ids for side in c.sides)]
    page = WhyPage(
        fact,
        _line([found[key]], desk),
        type(found[key]).__name__.lower(),
        tuple(
            OriginTold(o, tuple(_line([found[i]], desk) for i in o.items[:_MOST_LINES] if i in found))
            for o in fact.origins
        ),
        tuple(_conflict(c, desk) for c in clashes[:_MOST_SIDES]),
    )
    return rendered(request, "why.html.j2", page=page)


def _leaf(old: Leaf[Fact] | Leaf[Conflict], items: Sequence[Entry] | Sequence[ConflictTold]) -> Leaf:  # type: ignore[type-arg]
    return Leaf(items, old.number, old.of, old.first, old.total)


def _line(items: Sequence[Asserted], desk: Desk) -> Entry:
    return together([_entry(item, desk) for item in items[:_MOST_LINES]])


def _entry(item: Asserted, desk: Desk) -> Entry:
    if isinstance(item, Statement):
        return desk.statement_line(item)
    if isinstance(item, Figure):
        return desk.figure_line(item)
    return desk.event_line(item) if isinstance(item, Event) else desk.position_line(item)


def _conflict(conflict: Conflict, desk: Desk) -> ConflictTold:
    left, right = ([_side(s, desk) for s in sides[:_MOST_SIDES]] for sides in (conflict.left, conflict.right))
    more = len(conflict.left) + len(conflict.right) - len(left) - len(right)
    why = grounded(conflict.why, [side.words for side in (*left, *right)], DIFFER)
    return ConflictTold(conflict, why, tuple(left), tuple(right), more)


def _side(side: ConflictSide, desk: Desk) -> SideTold:
    article, citer = desk.view.article[side.article], desk.citer
    little = citer.is_little(side.article, side.span)
    around = citer.excerpt(side.article, side.span, _AROUND) if little else ()
    words = side.span.of(article.text).strip('“”«»"')
    cited = citer.sentence(side.article, side.span) if little else side.span
    return SideTold(side, words, around, cited, article.publisher or "outlet not named", article.published)
