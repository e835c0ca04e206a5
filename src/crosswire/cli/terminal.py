"""What the output may look like here: width, colour, a progress bar."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from crosswire.pipeline import Progress

__all__ = ["colour", "progress_shown", "width"]

_WIDEST = 110  # characters: longer lines are hard to read
_PLAIN_WIDTH = 100
_LINE_EVERY = 100  # reports between two lines of progress where no terminal shows a bar


def colour() -> bool:
    """Whether standard output takes ANSI styles: a terminal, and ``NO_COLOR`` is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Returns how many characters a line may have."""
    return min(shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns, _WIDEST)


@contextmanager
def progress_shown() -> Iterator[Callable[[Progress], None]]:
    """Yields what to tell of progress: a bar with rate and remaining time on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield _line_now_and_then
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Reading"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("reports, {task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None, rate="loading the models")

        def show(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{progress.words / elapsed:,.0f} words a second" if elapsed else ""
            bar.update(task, completed=progress.done, total=progress.total, rate=rate)

        yield show


def _line_now_and_then(progress: Progress) -> None:
    if progress.done and progress.done % _LINE_EVERY == 0:
        of = f" of {progress.total:,}" if progress.total else ""
        typer.echo(f"{progress.done:,}{of} reports, {progress.words:,} words", err=True)
