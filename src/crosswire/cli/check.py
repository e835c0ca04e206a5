"""``crosswire check``."""

from __future__ import annotations

import typer

from crosswire.cli.exits import FAILED, guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption

__all__ = ["check"]


@guarded
def check(record: RecordOption = DEFAULT_RECORD) -> None:
    """Check every span against its text, every hash, every key, and that the brief shows only what it cites.

    Ends with 1 where anything is wrong.
    """
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        problems = opened.check()
        counts = opened.counts()
    for problem in problems:
        typer.echo(f"{problem.table} {problem.id}: {problem.what}")
    held = ", ".join(_counted(n, kind.replace("_", " ")) for kind, n in counts.items() if n) or "an empty record"
    typer.echo(f"{len(problems):,} problems in: {held}" if problems else f"All is well: {held}")
    if problems:
        raise typer.Exit(FAILED)


def _counted(n: int, kind: str) -> str:
    if kind == "noise":
        return f"{n:,} stretch{'' if n == 1 else 'es'} of noise"
    return f"{n:,} {kind}{'' if n == 1 else 's'}"
