"""``crosswire add``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosswire.cli.exits import FAILED, guarded, say
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.cli.terminal import progress_shown

if TYPE_CHECKING:
    from crosswire.pipeline import AddReport

__all__ = ["add", "summary", "tell_failures"]


@guarded
def add(
    files: Annotated[list[str], typer.Argument(metavar="FILES", help="Files and folders; - is standard input.")],
    meta: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="JSON Lines: file, url, publisher, published, language of each file."),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    workers: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Processes that read; 0 is one a core.")
    ] = None,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Read by rules, without the trained model.")] = False,
) -> None:
    """Add reports to the record: text, HTML, JSON Lines, folders of them.

    What is in the record already is not read again. What cannot be read is kept as a failure with its reason, and the
    rest goes on. Interrupting loses nothing that was finished.
    """
    from crosswire.api import Settings, open_record

    settings = Settings.from_environment()
    settings = replace(
        settings,
        workers=settings.workers if workers is None else workers,
        use_encoder=settings.use_encoder and not rules_only,
    )
    with open_record(record) as opened, progress_shown() as show:
        report = opened.add(*files, meta=meta, settings=settings, on_progress=show)
    tell_failures(report)
    typer.echo(f"{summary(report)} Record: {record}")
    if any(f.article is None for f in report.failures):
        raise typer.Exit(FAILED)


def tell_failures(report: AddReport) -> None:
    """Prints every failure with its reason, a line each, on standard error."""
    for failure in report.failures:
        say(f"{failure.path}: {failure.reason}" + (" (the rest of it was read)" if failure.article else ""))


def summary(report: AddReport) -> str:
    """Returns what a run did as one line."""
    failed = sum(f.article is None for f in report.failures)
    partly = len({f.article for f in report.failures if f.article})
    counts = [
        (len(report.added), "added"),
        (len(report.unchanged), "already there"),
        (len(report.reread), "read again"),
    ]
    said = [f"{n:,} {what}" for n, what in counts if n] or ["nothing added"]
    said += [f"{partly:,} in part"] if partly else []
    said += [f"{failed:,} failed"]
    speed = f" in {report.seconds:.1f} s ({report.words:,} words)" if report.words else ""
    return f"{', '.join(said)}{speed}."
