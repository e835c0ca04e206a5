"""``crosswire why``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["why"]


@guarded
def why(
    key: Annotated[
        str, typer.Argument(metavar="ID", help="A fact, statement, figure or event: the beginning will do.")
    ],
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show the roots and relays behind a fact: who said it to whom, which reports carry it, what stands against it.

    Reports that copy, rewrite or translate one another, or lean on one source, count as one origin.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.why(key)
    print_told(told, format)
