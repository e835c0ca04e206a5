"""Lineage: which reports copy, rewrite, translate or update which, each family as a tree over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import Desk, day_words
from crosswire.record import Link, SharedPassage
from crosswire.telling.kinship import KIN_WORDS, Descent, Family
from crosswire.web.asking import number_asked, words_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["Drawing", "Edge", "LineagePage", "Node", "Shared", "show"]

_PER_PAGE = 12
_SHOWN = 40  # members of a family on a page
_PASSAGES, _PASSAGE = 3, 180  # shared passages shown of a link, code points of each
_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 860, 60, 200, 30, 34


@dataclass(frozen=True, slots=True)
class Node:
    """A report in the drawing: where it stands, its words, its address."""

    x: float
    y: float
    words: str
    article: str
    is_root: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A link in the drawing, as an SVG path from the report that was there first."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A family over time: days across, a row a report."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    days: tuple[tuple[float, str], ...]
    height: int
    width: int = _WIDTH


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two reports share, in the words of each."""

    left: str
    right: str
    passage: SharedPassage


@dataclass(frozen=True, slots=True)
class Told:
    """A member of a family, in words why it is thought to derive, and the first passages that it shares."""

    descent: Descent
    how: str
    of: str
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class FamilyShown:
    """A family, its drawing, its members in words; ``more`` counts members left off."""

    family: Family
    drawing: Drawing
    members: tuple[Told, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LineagePage:
    """The families of a page, how many reports stand alone, and the report that was asked for."""

    leaf: Leaf[FamilyShown]
    alone: int
    article: str | None
    is_traced: bool


def show(request: Request) -> Response:
    """Shows the families, or the one of the report asked for."""
    desk = desk_of(request)
    article = words_asked(request, "article")
    chosen = [f for f in desk.families if not article or any(d.article.id == article for d in f.members)]
    page = leaf(chosen, number_asked(request, "page", 1), _PER_PAGE)
    shown = [_shown(f, desk) for f in page.items]
    kin = sum(len(f.members) for f in desk.families)
    return rendered(
        request,
        "lineage.html.j2",
        page=LineagePage(
            Leaf(shown, page.number, page.of, page.first, page.total),
            len(desk.view.articles) - kin,
            article,
            bool(desk.view.links),
        ),
    )


def _shown(family: Family, desk: Desk) -> FamilyShown:
    members = family.members[:_SHOWN]
    told = tuple(_told(d, desk) for d in members)
    return FamilyShown(family, _drawing(members), told, len(family.members) - len(members))


def _told(descent: Descent, desk: Desk) -> Told:
    link = descent.link
    if link is None:
        return Told(descent, "", "", ())
    shared = tuple(_shared(link, passage, desk) for passage in link.shared[:_PASSAGES])
    how = (
        KIN_WORDS[link.kind]
        if link.directed or link.kind == "same_wire"
        else f"{KIN_WORDS[link.kind]} (or the reverse)"
    )
    return Told(descent, how, link.right, shared)


def _shared(link: Link, passage: SharedPassage, desk: Desk) -> Shared:
    left, right = desk.view.article[link.left].text, desk.view.article[link.right].text
    return Shared(passage.left.of(left)[:_PASSAGE], passage.right.of(right)[:_PASSAGE], passage)


def _drawing(members: tuple[Descent, ...]) -> Drawing:
    days = sorted({d.article.published for d in members if d.article.published})
    place = {day: _across(day, days) for day in days}
    nodes = {
        d.article.id: Node(
            x=place[d.article.published] if d.article.published else _LEFT,
            y=_TOP + row * _ROW + 0.0,
            words=d.article.publisher or "outlet not named",
            article=d.article.id,
            is_root=d.link is None,
        )
        for row, d in enumerate(members)
    }
    links = [link for d in members for link in ((d.link,) if d.link else ())]
    edges = tuple(_edge(nodes[k.right], nodes[k.left], k.kind) for k in links if k.right in nodes)
    return Drawing(
        tuple(nodes.values()), edges, tuple((place[d], day_words(d)) for d in days), _TOP + len(members) * _ROW
    )


def _across(day: date, days: list[date]) -> float:
    if len(days) == 1:
        return _LEFT + 120.0
    share = days.index(day) / (len(days) - 1)
    return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _edge(parent: Node, child: Node, kind: str) -> Edge:
    aside = child.x if child.x <= parent.x else parent.x
    bend = min(24.0, aside)  # reports of one day hang from each other on the left of their column
    path = f"M{parent.x} {parent.y}C{aside - bend:.1f} {child.y} {aside - bend:.1f} {child.y} {child.x} {child.y}"
    return Edge(path, kind)
