"""``crosswire gaps``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsOf, DomainOption, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["gaps"]


@guarded
def gaps(
    as_of: AsOf = None,
    domain: DomainOption = None,
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Headings a section and lines under each, 0 for all.")
    ] = 12,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show where the latest stances meet or oppose, what moved, and how proposals differ.

    Sticking points are those that a report names as such. It describes what was said and advises nobody.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.gaps(as_of, domain)
    print_told(told.limited(limit) if limit else told, format)
