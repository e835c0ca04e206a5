"""Sources: the outlets, what they carry, how often they are the original and how often they derive."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from crosswire.telling.outlets import OutletHeld
from crosswire.web.asking import number_asked
from crosswire.web.paging import Leaf, leaf
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of

__all__ = ["SourcesPage", "show"]

_PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The outlets of a page; ``is_traced`` where it has been worked out which reports derive from which."""

    leaf: Leaf[OutletHeld]
    is_traced: bool
    most: int


def show(request: Request) -> Response:
    """Shows the outlets, those with most reports first."""
    outlets = desk_of(request).outlets
    page = leaf(outlets, number_asked(request, "page", 1), _PER_PAGE)
    most = max((len(o.reports) for o in outlets), default=0)
    traced = any(o.derived is not None for o in outlets)
    return rendered(request, "sources.html.j2", page=SourcesPage(page, traced, most))
