"""What every page of a running server shares: the record, its settings, who may speak to it."""

from __future__ import annotations

import gc
import secrets
import weakref
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from starlette.requests import Request

from crosswire.api import Record, Settings
from crosswire.web.adding import Adding
from crosswire.web.asking import day_asked

if TYPE_CHECKING:
    from crosswire.api import Desk

__all__ = ["LOOPBACK", "Site", "desk_of", "known_on", "site_of"]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Laid:
    """Keeps the collector of garbage from walking a large record again and again, which would hold pages up."""

    def __init__(self) -> None:
        self._known: weakref.WeakSet[Desk] = weakref.WeakSet()
        self._lock = Lock()

    def settle(self, desk: Desk) -> None:
        """Sets aside what is in memory once a state of the record is new; the one before it is let go first."""
        if desk in self._known:
            return
        with self._lock:
            self._known.add(desk)
            gc.unfreeze()
            gc.collect()
            gc.freeze()


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
    laid: Laid = field(default_factory=Laid)


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
        site = site_of(request)
        held = request.state.desk = site.record.desk(known_on(request))
        site.laid.settle(held)
    return held
