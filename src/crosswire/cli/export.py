"""``crosswire export``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption

__all__ = ["ExportFormat", "export"]


class ExportFormat(StrEnum):
    """What a record can be exported as."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


@guarded
def export(
    format: Annotated[ExportFormat, typer.Option(help="JSON Lines, or a table a kind.")] = ExportFormat.jsonl,  # noqa: A002
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="A file for JSON Lines, else a folder. JSON Lines go to standard output."),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write the whole record out. The fields are told in docs/reference/export.md."""
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        if out is None and format is ExportFormat.jsonl:
            for line in opened.json_lines():
                typer.echo(line.encode("utf-8") + b"\n", nl=False)
            return
        written = opened.export(format.value, out)
    for file in written.files:
        typer.echo(str(file))
