"""Corrections: what a person may put right of a thing, what was put right before, and the undoing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crosswire.api import VERBS, Correction, Desk, Record
from crosswire.errors import CrosswireError, RecordConflict
from crosswire.record import Actor, Article, Event, Failure, Figure, Link, Position, Statement
from crosswire.telling.desk import OnDesk
from crosswire.telling.kinship import KIN_WORDS
from crosswire.telling.line import Entry
from crosswire.web.guarding import require_token
from crosswire.web.rendering import href, rendered
from crosswire.web.site import desk_of, site_of

if TYPE_CHECKING:
    from crosswire.relating.correcting import Choice

__all__ = ["CorrectPage", "Form", "named", "show", "take"]

_NAME = "crosswire-name"  # the cookie that keeps who corrects here
_KEPT_S = 365 * 24 * 3600
_LONGEST = 500  # characters of a field
_MOST_NAMES = 300


@dataclass(frozen=True, slots=True)
class Kin:
    """A report to which the one that is corrected is linked, and how."""

    article: Article
    link: Link
    how: str


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """A thing, what of it may be put right, and what was; ``problem`` says why the last attempt was refused.

    ``seen`` is the correction that was the newest when this page was made.
    """

    id: str
    kind: str
    title: str
    line: Entry | None
    choices: Sequence[Choice]
    can_be_attributed: bool
    history: Sequence[Correction]
    actors: tuple[tuple[str, str], ...]
    reports: tuple[tuple[str, str], ...]
    kin: tuple[Kin, ...]
    told_in: tuple[Article, ...]
    seen: str
    name: str
    back: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a correction form says."""

    verb: str
    target: str
    to: str | None
    field: str | None
    why: str
    by: str
    seen: str
    back: str


def named(request: Request) -> str:
    """Returns who corrects here, as told before; empty where nobody said."""
    return unquote(request.cookies.get(_NAME, ""))[:80]


def show(request: Request) -> Response:
    """Shows what may be put right of a thing."""
    return _shown(request, request.path_params["key"], "")


async def take(request: Request) -> Response:
    """Takes a correction; somebody else's in between is shown instead of being written over."""
    async with request.form(max_files=0, max_fields=20) as form:
        require_token(request, form.get("token"))
        asked = _form(form)
    record = site_of(request).record
    try:
        _correct(record, asked)
    except RecordConflict as error:
        return _shown(request, asked.target, f"Somebody was quicker: {error}. Nothing was changed.", 409)
    except CrosswireError as error:
        return _shown(request, asked.target, f"{error}.", 400)
    response = RedirectResponse(asked.back, 303)
    response.set_cookie(_NAME, quote(asked.by), max_age=_KEPT_S, httponly=True, samesite="strict")
    return response


def _correct(record: Record, asked: Form) -> None:
    if asked.verb == "undo":
        record.undo(asked.target, by=asked.by, why=asked.why)
        return
    record.correct(
        asked.verb, asked.target, asked.to, field=asked.field, why=asked.why, by=asked.by,
        seen="latest" if asked.seen == "latest" else asked.seen or None,
    )  # fmt: skip


def _form(form: FormData) -> Form:
    def words(name: str) -> str:
        value = form.get(name)
        return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""

    verb, by, back = words("verb"), words("by"), words("back")
    if verb not in VERBS and verb != "undo":
        raise HTTPException(400, "That is no correction.")
    if not by:
        raise HTTPException(400, "Say who corrects: every correction keeps who made it, and when.")
    local = back.startswith("/") and not back.startswith(("//", "/\\"))
    to = words("to") or None
    if verb == "re-attribute" and words("nobody"):
        to = None
    return Form(verb, words("target"), to, words("field") or None, words("why"), by, words("seen"),
                back if local else "/review")  # fmt: skip


def _shown(request: Request, key: str, problem: str, status: int = 200) -> Response:
    desk, record = desk_of(request), site_of(request).record
    try:
        thing = desk.thing(key)
    except CrosswireError as error:
        raise HTTPException(404, problem or f"{error}.") from None
    return rendered(request, "correct.html.j2", status, page=_page(request, desk, record, thing, problem))


def _page(request: Request, desk: Desk, record: Record, thing: OnDesk, problem: str) -> CorrectPage:
    actor, article = isinstance(thing, Actor), isinstance(thing, Article)
    told_in = {m.article for m in desk.view.mentions_of.get(thing.id, ())} if actor else set()
    return CorrectPage(
        id=thing.id,
        kind=type(thing).__name__.lower(),
        title=_title(thing),
        line=_line(thing, desk),
        choices=record.choices(thing.id) if not isinstance(thing, Failure) else (),
        can_be_attributed=isinstance(thing, Statement),
        history=record.corrections(thing.id),
        actors=tuple((a.id, a.name) for a in desk.actors[:_MOST_NAMES]),
        reports=tuple((a.id, a.publisher or a.id) for a in desk.newest(_MOST_NAMES)) if article else (),
        kin=tuple(_kin(thing, desk)) if isinstance(thing, Article) else (),
        told_in=tuple(desk.view.article[a] for a in sorted(told_in))[:_MOST_NAMES],
        seen=record.seen("accept", thing.id, None, None) or "",
        name=named(request),
        back=_back(request, thing),
        problem=problem,
    )


def _back(request: Request, thing: OnDesk) -> str:
    asked = request.query_params.get("back", "")
    if asked.startswith("/") and not asked.startswith(("//", "/\\")):
        return asked[:_LONGEST]
    return href(f"/correct/{thing.id}")


def _title(thing: OnDesk) -> str:
    if isinstance(thing, Actor):
        return thing.name
    if isinstance(thing, Article):
        return thing.title or thing.publisher or thing.id
    return ""


def _line(thing: OnDesk, desk: Desk) -> Entry | None:
    if isinstance(thing, Statement):
        return desk.statement_line(thing)
    if isinstance(thing, Figure):
        return desk.figure_line(thing)
    if isinstance(thing, Event):
        return desk.event_line(thing)
    return desk.position_line(thing) if isinstance(thing, Position) else None


def _kin(article: Article, desk: Desk) -> list[Kin]:
    found = []
    for link in desk.view.links:
        if link.kind in KIN_WORDS and article.id in (link.left, link.right) and link.judgement != "no":
            other = link.right if link.left == article.id else link.left
            if other in desk.view.article:
                how = KIN_WORDS[link.kind] if link.left == article.id else f"is what that one {KIN_WORDS[link.kind]}"
                found.append(Kin(desk.view.article[other], link, how))
    return found
