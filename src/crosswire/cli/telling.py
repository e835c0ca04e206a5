"""Prints what tells of a record in the form that was asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import typer

from crosswire.cli.terminal import colour, width

__all__ = ["ToldFormat", "print_told"]


class ToldFormat(StrEnum):
    """How a board, a timeline and the like can be had."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


class Told(Protocol):
    """What can be told in every form."""

    def text(self, width: int = 100, *, colour: bool = False) -> str:
        """Returns it for a terminal of this width."""

    def markdown(self) -> str:
        """Returns it as Markdown."""

    def json(self) -> str:
        """Returns it as JSON."""

    def html(self) -> str:
        """Returns it as one self-contained page."""


def print_told(told: Told, form: ToldFormat) -> None:
    """Prints it on standard output; what UTF-8 cannot hold becomes a question mark."""
    forms = {ToldFormat.markdown: told.markdown, ToldFormat.json: told.json, ToldFormat.html: told.html}
    text = told.text(width(), colour=colour()) if form is ToldFormat.text else forms[form]()
    typer.echo(text.encode("utf-8", "replace"), nl=not text.endswith("\n"))
