"""Exports: the record as files for other programs."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from crosswire.telling.desk import TABLES
from crosswire.web.rendering import href, rendered
from crosswire.web.site import desk_of, known_on

__all__ = ["ExportsPage", "show"]


@dataclass(frozen=True, slots=True)
class ExportsPage:
    """What there is to have: a table, how many rows, and where it is as CSV, JSON Lines and JSON."""

    tables: tuple[tuple[str, int, str, str, str], ...]


def show(request: Request) -> Response:
    """Shows what the record can be had as."""
    view, known = desk_of(request).view, known_on(request)
    tables = []
    for name in TABLES:
        to = f"/api/{name}"
        files = (href(to, known, format="csv"), href(to, known, format="jsonl"), href(to, known))
        tables.append((name, len(getattr(view, name)), *files))
    return rendered(request, "exports.html.j2", page=ExportsPage(tuple(tables)))
