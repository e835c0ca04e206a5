"""The board: issues by parties, where each stands on a day, what moved, and what nobody states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crosswire.api import label
from crosswire.lexicon.domain import domain_names
from crosswire.telling.board import Board, Cell, PartyHeld
from crosswire.web.asking import choice_asked, day_asked, number_asked, words_asked
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["BoardPage", "show"]

_PARTIES, _MOST_PARTIES = 6, 24
_STANDS = 60  # of a history


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The board of a day; ``days`` are those on which something is stated, ``at`` the place of the day among them.

    ``opened`` is the cell whose history is shown, with its party.
    """

    board: Board
    domain: str | None
    domain_choices: tuple[tuple[str, str], ...]
    parties: int
    days: Sequence[date]
    at: int
    as_of: date | None
    opened: tuple[Cell, PartyHeld] | None
    more: int


def show(request: Request) -> Response:
    """Shows the board of the day asked for, else the newest; ``issue`` and ``party`` open a cell."""
    desk = desk_of(request)
    days = desk.position_days
    as_of = day_asked(request, "as_of") or _stepped(request, days)
    domain = choice_asked(request, "domain", tuple(domain_names()))
    parties = number_asked(request, "parties", _PARTIES, _MOST_PARTIES)
    told = desk.board(as_of, domain, parties)
    opened = _opened(told, request)
    stands = len(opened[0].stands) if opened else 0
    page = BoardPage(
        board=told,
        domain=domain,
        domain_choices=tuple((name, label(name)) for name in sorted(domain_names())),
        parties=parties,
        days=days,
        at=_place(as_of, days),
        as_of=as_of,
        opened=opened,
        more=max(0, stands - _STANDS),
    )
    return rendered(request, "board.html.j2", page=page, most=_STANDS)


def _stepped(request: Request, days: Sequence[date]) -> date | None:
    """Returns the day that the slider stands at; its last place is the newest."""
    if words_asked(request, "step") is None or not days:
        return None
    step = number_asked(request, "step", len(days), len(days))
    return None if step == len(days) else days[step - 1]


def _place(as_of: date | None, days: Sequence[date]) -> int:
    if as_of is None:
        return len(days)
    return sum(day <= as_of for day in days)


def _opened(told: Board, request: Request) -> tuple[Cell, PartyHeld] | None:
    issue, party = words_asked(request, "issue"), words_asked(request, "party")
    if not (issue and party):
        return None
    held = next((p for p in told.parties if p.key == party), None)
    if held is None or issue not in told.issues:
        raise HTTPException(404, "That cell is not on this board.")
    return told.cell(issue, held.key), held
