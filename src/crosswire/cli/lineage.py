"""``crosswire lineage``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["lineage"]


@guarded
def lineage(
    report: Annotated[
        str | None,
        typer.Argument(
            metavar="REPORT", help="A report's id, the beginning of it, its file or address. All if absent."
        ),
    ] = None,
    as_known_on: AsKnownOn = None,
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show which reports are one report: originals, copies, rewrites, translations, updates, as trees over time.

    Every link says what speaks for it. With a report, the passages that it shares with each of its kin stand side by
    side.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.lineage(report, as_known_on)
    print_told(told, format)
