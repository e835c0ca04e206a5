"""``crosswire negotiation``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsOf, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["negotiation"]


@guarded
def negotiation(
    as_of: AsOf = None,
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Headings a section and lines under each, 0 for all.")
    ] = 12,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show who negotiates, who mediates, where, in which rounds, and what was proposed.

    Everything is derived from the findings: `crosswire show` opens the passage behind each line.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.negotiation(as_of)
    print_told(told.limited(limit) if limit else told, format)
