"""What every page of a running server shares: the record, its settings, who may speak to it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request

from crosswire.api import Record, Settings
from crosswire.web.adding import Adding
from crosswire.web.asking import day_asked

if TYPE_CHECKING:
    from crosswire.api import Desk

__all__ = ["LOOPBACK", "Site", "desk_of", "known_on", "site_of"]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class Site:
    """A server's record, and the secret that its own forms carry.

    ``hosts`` are the names under which it may be addressed, besides those of the loopback.
    """

    record: Record
    settings: Settings = field(default_factory=Settings.from_environment)
    hosts: frozenset[str] = frozenset()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    adding: Adding = field(default_factory=Adding)


def site_of(request: Request) -> Site:
    """Returns the site that a request came to."""
    site: Site = request.app.state.site
    return site


def known_on(request: Request) -> date | None:
    """Returns the day to which the reader has turned the site back, null for today."""
    return day_asked(request, "known")


def desk_of(request: Request) -> Desk:
    """Returns the record as it stands, or as known on the day that is asked for; one state of it a request."""
    held: Desk | None = getattr(request.state, "desk", None)
    if held is None:
        held = request.state.desk = site_of(request).record.desk(known_on(request))
    return held
