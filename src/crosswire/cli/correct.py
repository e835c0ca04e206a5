"""``crosswire correct``."""

from __future__ import annotations

import getpass
import os
from enum import StrEnum
from typing import Annotated

import typer

from crosswire.cli.exits import guarded
from crosswire.cli.options import DEFAULT_RECORD, RecordOption

__all__ = ["Action", "RowFormat", "correct"]


class Action(StrEnum):
    """What can be done with corrections."""

    accept = "accept"
    reject = "reject"
    relabel = "relabel"
    re_attribute = "re-attribute"
    merge = "merge"
    apart = "split"  # `split` is a method of every str
    rename = "rename"
    retype = "retype"
    link = "link"
    unlink = "unlink"
    undo = "undo"
    list = "list"
    review = "review"


class RowFormat(StrEnum):
    """How corrections and the review queue can be had."""

    table = "table"
    jsonl = "jsonl"


_NOBODY = "-"


@guarded
def correct(  # a flag a part of a correction: a command line has no other way to say them
    action: Annotated[Action, typer.Argument(help="What to do; `list` shows what was done, `review` what to look at.")],
    target: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Id of a finding, actor, report or (undo) correction, or its beginning."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help="The new value, name, kind or speaker (`-` for none), or the other end."),
    ] = None,
    field: Annotated[
        str | None, typer.Option(metavar="NAME", help="What becomes another, or the kind of link: measure, copies, ...")
    ] = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="The reason, kept with the correction.")] = "",
    by: Annotated[
        str | None, typer.Option(metavar="NAME", envvar="CROSSWIRE_USER", help="Who says so; else the login name.")
    ] = None,
    seen: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The last correction of the same that you know of; another in between fails."),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, metavar="N", help="Lines of `list` and `review`, 0 for all.")] = 50,
    format: Annotated[RowFormat, typer.Option(help="How to print `list` and `review`.")] = RowFormat.table,  # noqa: A002
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Put right what was misread; every correction is a row with who, when and why, and can be undone.

    Nothing is written over, and corrections outlive every new reading: one whose target is gone waits for it.
    """
    from crosswire.api import open_record
    from crosswire.cli.corrections import print_corrections, print_made, print_review

    with open_record(record, create=False) as opened:
        if action is Action.list:
            print_corrections(opened.corrections(target), limit or None, format.value)
        elif action is Action.review:
            print_review(opened.review(limit or None), format.value)
        else:
            if target is None:
                raise typer.BadParameter(f"{action.value} needs the ID of what to {action.value}")
            made = opened.correct(
                action.value,
                target,
                None if to == _NOBODY else to,
                by=by or _login_name(),
                field=field,
                why=why,
                seen="latest" if seen is None else seen,
            )
            print_made(made)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without an entry for its user
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "somebody"
