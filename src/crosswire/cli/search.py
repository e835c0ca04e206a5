"""``crosswire search``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import FAILED, guarded, say
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.cli.terminal import width

__all__ = ["search"]


@guarded
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words that a passage must hold, all of them.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Passages at most.")] = 20,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Search the texts of the reports. Quotes make a phrase: crosswire search '"in principle" monitors'.

    Each passage is headed by ARTICLE:START-END, which `crosswire show` opens. Ends with 1 where nothing is found.
    """
    from crosswire.api import hit_lines, open_record

    with open_record(record, create=False) as opened:
        hits = opened.search(" ".join(words), limit)
        sources = {a.id: a for a in opened.articles()} if hits else {}
    for hit in hits:
        typer.echo(hit_lines(hit, sources[hit.article], width()))
    if not hits:
        say("nothing found")
        raise typer.Exit(FAILED)
