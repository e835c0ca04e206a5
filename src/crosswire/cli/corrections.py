"""Prints corrections, and what waits for a person's eye."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from crosswire.cli.terminal import width

if TYPE_CHECKING:
    from crosswire.api import Correction, Due

__all__ = ["print_corrections", "print_made", "print_review"]

_ID = 12  # hex digits shown: enough to name one among many thousands


def print_corrections(found: Sequence[Correction], limit: int | None, form: str) -> None:
    """Prints corrections, newest first, as a table or as the export has them."""
    from crosswire.api import correction_lines

    shown = found[:limit]
    if form == "jsonl":
        for line in correction_lines(shown):
            typer.echo(line)
        return
    names = ("id", "when (UTC)", "who", "what", "target", "state", "about")
    _grid(names, [_cells(correction) for correction in shown])
    typer.echo(f"{len(found):,} correction{'' if len(found) == 1 else 's'}", err=True)


def print_made(made: Correction) -> None:
    """Prints one correction on a line: its id, what it does, and the words it is about."""
    typer.echo(" · ".join(filter(None, (made.id[:_ID], f"{_what(made)} {made.target[:_ID]}", made.quote))))


def _cells(made: Correction) -> tuple[str, ...]:
    when = f"{made.when:%Y-%m-%d %H:%M}"
    return made.id[:_ID], when, made.who, _what(made), made.target[:_ID], made.state, _about(made)


def _what(correction: Correction) -> str:
    words: list[str] = [correction.verb]
    if correction.field and correction.field not in ("name", "actor"):
        words.append(correction.field)
    if correction.was and correction.value:
        words.append(f"{correction.was} → {correction.value}")
    elif correction.value or correction.verb == "re-attribute":
        words.append(f"→ {correction.value or 'nobody'}")
    return " ".join(words)


def _about(correction: Correction) -> str:
    return " — ".join(filter(None, (correction.quote, correction.why)))


def print_review(found: Sequence[Due], form: str) -> None:
    """Prints the review queue."""
    from crosswire.api import due_lines

    if form == "jsonl":
        for line in due_lines(found):
            typer.echo(line)
        return
    rows = [(d.id[:_ID], f"{d.rank:.2f}", d.kind, "; ".join(d.why), d.text) for d in found]
    _grid(("id", "rank", "kind", "why", "text"), rows)


def _grid(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from crosswire.api import clean

    grid = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for name in names:
        grid.add_column(name, overflow="fold", no_wrap=name in ("id", "rank", "when (UTC)", "target", "state"))
    for cells in rows:
        grid.add_row(*(Text(clean(cell)) for cell in cells))
    Console(width=max(width(), 80), highlight=False, soft_wrap=False).print(grid)
