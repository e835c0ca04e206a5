"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

__all__ = ["DEFAULT_RECORD", "AsKnownOn", "AsOf", "DomainOption", "RecordOption", "Since", "Until", "read_day"]

DEFAULT_RECORD = "crosswire.db"


def read_day(text: str) -> date:
    """Reads a day written as YYYY-MM-DD.

    >>> read_day("2025-03-12")
    datetime.date(2025, 3, 12)
    """
    try:
        return date.fromisoformat(text if len(text) == len("YYYY-MM-DD") else "")
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write YYYY-MM-DD") from None


RecordOption = Annotated[
    str,
    typer.Option(
        "--record",
        envvar="CROSSWIRE_RECORD",
        metavar="FILE",
        help="The record: a file, or an address such as postgresql://host/talks.",
    ),
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=read_day, metavar="DAY", help="Only what was published on this day or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=read_day, metavar="DAY", help="Only what was published on this day or earlier."),
]
AsKnownOn = Annotated[
    date | None,
    typer.Option(
        "--as-known-on", parser=read_day, metavar="DAY", help="The record as of what had been published by this day."
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=read_day, metavar="DAY", help="Where things stood by the end of this day."),
]
DomainOption = Annotated[
    str | None,
    typer.Option("--domain", metavar="NAME", help="Only the issues of one domain: ceasefire, labour, trade, ..."),
]
