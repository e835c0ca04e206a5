"""Who is named in an article: people, organisations, groups, states and places, each with every name it goes by."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.reading.actors.naming import named
from crosswire.record import Finding, Reading, Stage

__all__ = ["STAGE", "read"]


def read(reading: Reading) -> Iterable[Finding]:
    """Yields the named actors of an article and their mentions; nothing without a parse."""
    if reading.parsed.has_parse:
        yield from named(reading.parsed, [d.span for d in reading.dates])


STAGE = Stage("actors", "1", read)
