"""``crosswire conflicts``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption
from crosswire.cli.telling import ToldFormat, print_told

__all__ = ["ConflictChoice", "conflicts"]


class ConflictChoice(StrEnum):
    """Kinds of conflict."""

    figure = "figure"
    fact = "fact"
    name = "name"
    attribution = "attribution"
    wording = "wording"


@guarded
def conflicts(
    kind: Annotated[ConflictChoice | None, typer.Option(help="Only conflicts of this kind.")] = None,
    as_known_on: AsKnownOn = None,
    format: Annotated[ToldFormat, typer.Option(help="How to print it.")] = ToldFormat.text,  # noqa: A002
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="Headings a section and lines under each, 0 for all.")
    ] = 0,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show where reports stand against each other: figures, facts, names, sources, wording, with both passages.

    It says what differs and how; it does not say who is right.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.conflicts(kind.value if kind else None, as_known_on)
    print_told(told.limited(limit) if limit else told, format)
