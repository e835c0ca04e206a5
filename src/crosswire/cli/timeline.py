"""``crosswire timeline``."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption, read_day
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["timeline"]


@guarded
def timeline(
    since: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DAY", help="Only what fell on this day or later.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=read_day, metavar="DAY", help="Only what fell on this day or earlier.")
    ] = None,
    as_known_on: AsKnownOn = None,
    statements: Annotated[bool, typer.Option(help="Whether statements stand on it too.")] = True,
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Headings a section and lines under each, 0 for all.")
    ] = 0,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show what was done and said, day by day, and how real it is told to be.

    Marks: ● happened, ○ planned, × denied, ? only spoken of. A statement stands on the day it was said, or else
    on which it was published.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.timeline(since, until, as_known_on, statements=statements)
    print_told(told.limited(limit) if limit else told, format)
