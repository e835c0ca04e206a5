"""``crosswire demo``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from crosswire.cli.add import summary, tell_failures
from crosswire.cli.exits import guarded
from crosswire.cli.terminal import colour, progress_shown, width

__all__ = ["demo"]

_LINES = 4  # headings a section and lines under each: a look at the brief, not all of it


@guarded
def demo(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where record and report go.")] = Path("demo"),
) -> None:
    """Read the sample reports that come with Crosswire, and show what is in them.

    They are about one invented negotiation. A second run finds nothing new to read.
    """
    from crosswire.api import open_record, sample_reports

    out.mkdir(parents=True, exist_ok=True)
    folder, meta = sample_reports()
    reports = sorted(str(path) for path in folder.iterdir() if path != meta and not path.name.startswith("."))
    target = out / "samples.db"
    with open_record(target) as opened:
        with progress_shown() as show:
            added = opened.add(*reports, meta=meta, on_progress=show)
        told = opened.brief()
        page = opened.report(out / "samples.html")
    typer.echo(told.limited(_LINES).text(width(), colour=colour()))
    tell_failures(added)
    nothing_new = not (added.added or added.reread)
    typer.echo(
        "Nothing has changed since the last run." if nothing_new else f"{len(reports)} reports: {summary(added)}"
    )
    command = _command()
    typer.echo(f"\nRecord    {target}")
    typer.echo(f"Report    {page.resolve().as_uri()}")
    typer.echo(f"\nThe whole brief:      {command} brief --record {target} --limit 0")
    typer.echo(f"In the browser:       {command} serve --record {target} --open")
    typer.echo(f"Where they stand:     {command} board --record {target}")
    typer.echo(f"Open a source:        {command} show ID --record {target}")
    typer.echo(f"Now your own files:   {command} add YOUR-FILES... && {command} brief")


def _command() -> str:
    """Returns what to type for this very program: its name where the shell finds it, else its path."""
    if shutil.which("crosswire"):
        return "crosswire"
    program = Path(sys.argv[0])
    if program.name != "crosswire":
        return "python -m crosswire"
    here = Path.cwd()
    return str(program.relative_to(here)) if program.is_relative_to(here) else str(program)
