"""``crosswire figures``."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.exits import FAILED, guarded, say
from crosswire.cli.options import DEFAULT_RECORD, AsKnownOn, RecordOption, Since, Until
from crosswire.cli.terminal import colour, width

__all__ = ["SeriesFormat", "figures"]


class SeriesFormat(StrEnum):
    """How figures over time can be had."""

    text = "text"
    json = "json"
    csv = "csv"
    ucdp = "ucdp"
    svg = "svg"
    png = "png"
    html = "html"


@guarded
def figures(  # a flag a filter: a command line has no other way to say them
    measure: Annotated[
        str | None, typer.Argument(help="What is counted: killed, trucks, ... Without it, the measures are listed.")
    ] = None,
    side: Annotated[str | None, typer.Option(metavar="WORDS", help="Part of the population counted.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the place.")] = None,
    since: Since = None,
    until: Until = None,
    as_known_on: AsKnownOn = None,
    format: Annotated[SeriesFormat, typer.Option(help="How to have it.")] = SeriesFormat.text,  # noqa: A002
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write; standard output if not given.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Follow a measure over time: a line an authority, with bounds, days and who reports each value.

    Reported, proposed and estimated values, totals and counts within a stretch of time, rates, units, populations and
    places never share a line. Totals that fall, authorities that differ and sums that do not come out are shown with
    their passages; nothing is averaged or corrected. `crosswire show` opens the ids.
    """
    from crosswire.api import SeriesFilters, open_record

    if measure is None:
        _list_measures(record, format, out, since, until)
        return
    if format is SeriesFormat.png and out is None:
        raise typer.BadParameter("a PNG needs a file: --out FILE.png")
    wanted = SeriesFilters(side=side, place=place, since=since, until=until, as_known_on=as_known_on)
    with open_record(record, create=False) as opened:
        found = opened.figures_over_time(measure, **wanted)
        held = () if found.series else opened.measures().measures
    if not found.series:
        known = ", ".join(m.measure for m in held) or "no figure at all"
        say(f"no figure of {measure!r} is like that; the record holds {known}")
        raise typer.Exit(FAILED)
    if out is not None:
        typer.echo(str(found.save(out, format.value)))
    elif format is SeriesFormat.text:
        typer.echo(found.text(width(), colour=colour()), nl=False)
    else:
        _print(getattr(found, format.value)())


def _list_measures(record: str, format: SeriesFormat, out: Path | None, since: date | None, until: date | None) -> None:  # noqa: A002
    from crosswire.api import open_record

    if out is not None or format not in (SeriesFormat.text, SeriesFormat.json, SeriesFormat.csv):
        raise typer.BadParameter("name a measure; the list of measures is text, json or csv on standard output")
    with open_record(record, create=False) as opened:
        held = opened.measures(since, until)
    _print(getattr(held, format.value)())


def _print(text: str) -> None:
    typer.echo(text.encode("utf-8", "replace"), nl=not text.endswith("\n"))
