"""The reference of the command line, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from typer.core import TyperGroup

from crosswire.cli.exits import CODES

__all__ = ["reference"]

_INTRODUCTION = """# The command line

Written by `make golden` from the commands themselves. The record is `crosswire.db` in the current folder unless
`--record` or the variable `CROSSWIRE_RECORD` names another. Days are written YYYY-MM-DD. `NO_COLOR` turns styles off.
Progress, failures and errors go to standard error, results to standard output.
"""


def reference(app: typer.Typer) -> str:
    """Returns the help of every command as one Markdown document."""
    group = typer.main.get_group(app)
    return "\n".join([_INTRODUCTION, *_codes(), *_commands(group)])


def _codes() -> Iterator[str]:
    yield "## Exit codes\n"
    yield "| code | meaning |\n|---|---|"
    yield from (f"| {code} | {meaning} |" for code, meaning in CODES.items())
    yield ""


def _commands(group: TyperGroup) -> Iterator[str]:
    top = typer.Context(group, info_name="crosswire", terminal_width=100, max_content_width=100)
    for name, command in group.commands.items():
        context = typer.Context(command, info_name=name, parent=top, terminal_width=100)
        yield f"## crosswire {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
