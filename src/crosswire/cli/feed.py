"""``crosswire feed``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption, Since

__all__ = ["feed"]


@guarded
def feed(
    since: Since = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write; standard output if not given.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The name of the feed; the record's if not given.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write what is new as an Atom feed: new facts, changed figures, moved positions, corrections.

    Without --since, of the last seven days of publication. The same record gives the same feed at any hour.
    """
    from crosswire.api import open_record, write_text

    with open_record(record, create=False) as opened:
        text = "".join(opened.feed(since, name))
    if out is None:
        typer.echo(text.encode("utf-8", "replace"), nl=False)
    else:
        typer.echo(str(write_text(out, text)))
