"""``crosswire show``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.cli.terminal import colour, width

__all__ = ["show"]


@guarded
def show(
    key: Annotated[str, typer.Argument(metavar="ID", help="An id, or enough of its beginning; or ARTICLE:START-END.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Open a finding: its passage in the report, and all that is known of it.

    The passage stands in its paragraph, with one before and one after it; file, day and characters are told.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        passage = opened.show(key)
    typer.echo(passage.text(width(), colour=colour()), nl=False)
