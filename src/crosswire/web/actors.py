"""Actors: who acts and speaks, and where each is mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crosswire.api import Desk
from crosswire.record import ACTOR_KINDS, Actor, Article, Mention, Position, Span, Statement
from crosswire.telling.line import Entry, Run
from crosswire.text import fold
from crosswire.web.asking import choice_asked, number_asked, words_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import href, rendered
from crosswire.web.site import desk_of, known_on

__all__ = ["ActorPage", "ActorsPage", "Listed", "Spoken", "show", "show_one"]

_PER_PAGE = 60
_MENTIONS, _LINES = 25, 8
_FEW, _MANY = 3, 12  # other wordings for an actor that are shown in the list, and on its own page
_AROUND = 90  # code points before and after a mention


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the words of reports, how often and in how many it is mentioned, how many statements are its own."""

    actor: Actor
    name: Run
    also: tuple[Run, ...]
    offices: tuple[Run, ...]
    mentions: int
    reports: int
    statements: int

    @property
    def cites(self) -> str:
        """Where its names and offices stand."""
        runs = (self.name, *self.also, *self.offices)
        return " ".join(f"{r.article}:{r.span.start}-{r.span.end}" for r in runs if r.span)


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """The actors of a page, and what was asked for."""

    leaf: Leaf[Listed]
    name: str | None
    kind: str | None
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention in its words: what stands before it, the mention, what stands after it."""

    mention: Mention
    article: Article
    before: str
    words: str
    after: str
    around: Span


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor, where it is mentioned, what it says, where it stands."""

    listed: Listed
    mentions: Leaf[Spoken]
    statements: tuple[Entry, ...]
    positions: tuple[Entry, ...]
    more_statements: int
    more_positions: int


def show(request: Request) -> Response:
    """Shows the actors asked for, those in most reports first."""
    desk = desk_of(request)
    name, kind = words_asked(request, "name"), choice_asked(request, "kind", ACTOR_KINDS)
    wanted = fold(name or "")
    chosen = [
        a
        for a in desk.actors
        if (kind is None or a.kind == kind) and (not wanted or any(wanted in fold(n) for n in (a.name, *a.aliases)))
    ]
    page = leaf(chosen, number_asked(request, "page", 1), _PER_PAGE)
    listed = [_listed(desk, a) for a in page.items]
    kinds = tuple((k, f"{k} ({desk.actor_kinds[k]:,})") for k in ACTOR_KINDS if desk.actor_kinds[k])
    leaves = Leaf(listed, page.number, page.of, page.first, page.total)
    return rendered(request, "actors.html.j2", page=ActorsPage(leaves, name, kind, kinds))


def show_one(request: Request) -> Response:
    """Shows one actor."""
    desk = desk_of(request)
    actor = desk.view.actor.get(request.path_params["actor"])
    if actor is None:
        joined = desk.actor_joined(request.path_params["actor"])
        if joined is None:
            raise HTTPException(404, "There is no actor with this id here. Reading anew may have changed it.")
        return RedirectResponse(href(f"/actors/{joined.id}", known_on(request)), 303)
    mentions = leaf(desk.view.mentions_of.get(actor.id, ()), number_asked(request, "page", 1), _MENTIONS)
    said: Sequence[Statement] = desk.said_by.get(actor.id, ())
    stands: Sequence[Position] = desk.stands_of(actor)
    page = ActorPage(
        listed=_listed(desk, actor, _MANY),
        mentions=Leaf(
            [_spoken(m, desk) for m in mentions.items], mentions.number, mentions.of, mentions.first, mentions.total
        ),
        statements=tuple(desk.statement_line(s) for s in reversed(said[-_LINES:])),
        positions=tuple(desk.position_line(p) for p in reversed(stands[-_LINES:])),
        more_statements=max(0, len(said) - _LINES),
        more_positions=max(0, len(stands) - _LINES),
    )
    return rendered(request, "actor.html.j2", page=page)


def _listed(desk: Desk, actor: Actor, wordings: int = _FEW) -> Listed:
    mentions = desk.view.mentions_of.get(actor.id, ())
    return Listed(
        actor,
        desk.naming(actor),
        desk.also_called(actor, wordings),
        desk.offices(actor),
        len(mentions),
        len({m.article for m in mentions}),
        len(desk.said_by.get(actor.id, ())),
    )


def _spoken(mention: Mention, desk: Desk) -> Spoken:
    article = desk.view.article[mention.article]
    home = desk.citer.paragraph(article.id, mention.span.start)
    start = max(home.start, mention.span.start - _AROUND)
    end = min(max(home.end, mention.span.end), mention.span.end + _AROUND)
    before, after = article.text[start : mention.span.start], article.text[mention.span.end : end]
    return Spoken(
        mention,
        article,
        before if start == home.start else "…" + before.partition(" ")[2],
        mention.span.of(article.text),
        after if end == home.end else after.rpartition(" ")[0] + "…",
        Span(start, end),
    )
