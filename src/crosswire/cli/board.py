"""``crosswire board``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsOf, DomainOption, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["board"]


@guarded
def board(
    as_of: AsOf = None,
    domain: DomainOption = None,
    parties: Annotated[
        int, typer.Option(min=1, metavar="N", help="At most so many parties: those that take the most stands.")
    ] = 8,
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show where each party stands on each issue, with its day and what it was before.

    "Not stated" means that no report says it. Under the grid stands every stance with its passage; `crosswire show`
    opens the ids. With --as-of the board turns back to a day.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.board(as_of, domain, parties)
    print_told(told, format)
