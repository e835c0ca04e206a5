"""``crosswire report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption, Since

__all__ = ["report"]


@guarded
def report(
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="The file to write.")] = Path("crosswire.html"),
    since: Since = None,
    as_known_on: AsKnownOn = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write brief and reports as one HTML file: no network, no script, every line linked to its passage."""
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        typer.echo(str(opened.report(out, since, as_known_on)))
