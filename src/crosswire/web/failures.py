"""Failures: what could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from crosswire.record import Failure
from crosswire.web.asking import number_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["FailuresPage", "show"]

_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class FailuresPage:
    """The failures of a page."""

    leaf: Leaf[Failure]


def show(request: Request) -> Response:
    """Shows the failures."""
    failures = desk_of(request).view.failures
    page = FailuresPage(leaf(failures, number_asked(request, "page", 1), _PER_PAGE))
    return rendered(request, "failures.html.j2", page=page)
