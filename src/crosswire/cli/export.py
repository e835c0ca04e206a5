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
    """What a record can be exported as; a test holds it against ``crosswire.api.FORMATS``."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    jsonld = "jsonld"
    annotations = "annotations"
    plover = "plover"
    ucdp = "ucdp"
    csl = "csl"
    bibtex = "bibtex"
    atom = "atom"


_FOLDERS = (ExportFormat.csv, ExportFormat.parquet)


@guarded
def export(
    format: Annotated[  # noqa: A002
        ExportFormat, typer.Option(help="CSV and Parquet are a table a kind, the others one file.")
    ] = ExportFormat.jsonl,
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="The file, or the folder for CSV and Parquet; else standard output."),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write the whole record out. docs/reference/formats.md tells the formats, docs/reference/export.md the fields."""
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        if out is None and format not in _FOLDERS:
            for piece in opened.exported(format.value):
                typer.echo(piece.encode("utf-8", "replace"), nl=False)
            return
        written = opened.export(format.value, out)
    for file in written.files:
        typer.echo(str(file))
