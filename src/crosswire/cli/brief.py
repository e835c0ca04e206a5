"""``crosswire brief``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption, Since
from crosswire.cli.terminal import colour, width

__all__ = ["BriefFormat", "brief"]

_LINES = 12  # headings a section and lines under each, of a brief that is read in one go


class BriefFormat(StrEnum):
    """How a brief can be had."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


@guarded
def brief(
    since: Since = None,
    as_known_on: AsKnownOn = None,
    format: Annotated[BriefFormat, typer.Option(help="How to print it.")] = BriefFormat.text,  # noqa: A002
    limit: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="Headings a section and lines under each, 0 for all. 12 for text and Markdown if not given, else all.",
            show_default=False,
        ),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say where things stand: who said what, which figures, what happened, where the parties stand.

    Every line ends with its source: outlet, day of publication, and the beginning of an id that `crosswire show`
    opens. What stands in square brackets was resolved from elsewhere in the same report.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        told = opened.brief(since, as_known_on)
    lines = limit if limit is not None else _LINES if format in (BriefFormat.text, BriefFormat.markdown) else 0
    told = told.limited(lines) if lines else told
    if format is BriefFormat.text:
        typer.echo(told.text(width(), colour=colour()))
    else:
        typer.echo({"markdown": told.markdown, "json": told.json, "html": told.html}[format]())
