"""``crosswire compare``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["compare"]


@guarded
def compare(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="Two reports or more: ids, or file names.")],
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Headings a section and lines under each, 0 for all.")
    ] = 12,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show what reports share, what each leaves out, what only one tells, and where they differ."""
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.compare(*reports)
    print_told(told.limited(limit) if limit else told, format)
