"""``crosswire forget``."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption

__all__ = ["forget"]


@guarded
def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of an article, or enough of its beginning.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Remove an article and everything that rests on it."""
    from crosswire.api import open_record

    with open_record(record, create=False) as opened:
        gone = opened.forget(article)
    typer.echo(f"Forgot {gone.id}: {' '.join((gone.title or gone.path or 'a report without a title').split())}")
