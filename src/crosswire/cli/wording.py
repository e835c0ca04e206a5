"""``crosswire wording``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["wording"]


@guarded
def wording(
    term: Annotated[str, typer.Argument(help="A word for what is meant: hostages, militants, walkout, tariff, ...")],
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Headings a section and lines under each, 0 for all.")
    ] = 0,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show what each outlet calls one thing, in its own words and inside quotation marks, with counts and passages."""
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.wording(term)
    print_told(told.limited(limit) if limit else told, format)
