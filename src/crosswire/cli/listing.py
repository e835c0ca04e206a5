"""``crosswire list``."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption, Since, Until
from crosswire.cli.terminal import width

if TYPE_CHECKING:
    from crosswire.api import AnyTable

__all__ = ["Listed", "TableFormat", "list_findings"]


class Listed(StrEnum):
    """What can be listed."""

    statements = "statements"
    figures = "figures"
    events = "events"
    positions = "positions"
    actors = "actors"
    articles = "articles"
    failures = "failures"


class TableFormat(StrEnum):
    """How a list can be had."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def _named(named: bool, unnamed: bool) -> bool | None:
    if named and unnamed:
        raise typer.BadParameter("--named and --unnamed exclude each other")
    return True if named else False if unnamed else None


@guarded
def list_findings(  # a flag a filter: a command line has no other way to say them
    what: Annotated[Listed, typer.Argument(help="What to list.")],
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of the speaker's, authority's, party's or actor's name.")
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Words that the passage must hold.")] = None,
    named: Annotated[bool, typer.Option("--named", help="Only speakers and actors with a name.")] = False,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only speakers and actors without a name.")] = False,
    since: Since = None,
    until: Until = None,
    as_known_on: AsKnownOn = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the outlet's name.")] = None,
    measure: Annotated[str | None, typer.Option(help="Measure of figures: killed, trucks, ...")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Kind or modality of events, kind of actors, issue or stance of positions.")
    ] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="Beginning of an article's id.")] = None,
    format: Annotated[TableFormat, typer.Option(help="How to print it.")] = TableFormat.table,  # noqa: A002
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """List what the record holds, and choose from it."""
    from crosswire.api import Filters, open_record

    wanted = Filters(
        speaker=speaker,
        about=about,
        named=_named(named, unnamed),
        since=since,
        until=until,
        publisher=publisher,
        measure=measure,
        kind=kind,
        article=article,
        as_known_on=as_known_on,
    )
    with open_record(record, create=False) as opened:
        table = opened.table(what.value, wanted)
    if format is TableFormat.jsonl:
        typer.echo(table.to_json_lines(), nl=False)
    elif format is TableFormat.csv:
        typer.echo(table.to_csv(), nl=False)
    else:
        _print(table)


def _print(table: AnyTable) -> None:
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, pad_edge=False, header_style="bold", expand=False)
    names = table.shown_names()
    for name in names:
        wide = name in ("text", "title", "reason", "path")
        grid.add_column(
            name.replace("_", " "), overflow="fold", no_wrap=name in ("id", "published"), ratio=3 if wide else None
        )
    for cells in table.shown():
        grid.add_row(*(Text(cell[:16] if name == "id" else cell) for name, cell in zip(names, cells, strict=True)))
    Console(width=max(width(), 60), highlight=False, soft_wrap=False).print(grid)
    typer.echo(f"{len(table):,} {table.kind if len(table) == 1 else table.kind + 's'}", err=True)
