"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated

import typer

from crosswire.cli.add import add
from crosswire.cli.board import board
from crosswire.cli.brief import brief
from crosswire.cli.check import check
from crosswire.cli.compare import compare
from crosswire.cli.conflicts import conflicts
from crosswire.cli.correct import correct
from crosswire.cli.demo import demo
from crosswire.cli.exits import CODES
from crosswire.cli.export import export
from crosswire.cli.feed import feed
from crosswire.cli.figures import figures
from crosswire.cli.forget import forget
from crosswire.cli.gaps import gaps
from crosswire.cli.lineage import lineage
from crosswire.cli.listing import list_findings
from crosswire.cli.negotiation import negotiation
from crosswire.cli.report import report
from crosswire.cli.search import search
from crosswire.cli.serve import serve
from crosswire.cli.show import show
from crosswire.cli.timeline import timeline
from crosswire.cli.why import why
from crosswire.cli.wording import wording
from crosswire.settings import one_thread_each

__all__ = ["app", "main"]

_EPILOG = "Exit codes: " + "; ".join(f"{code} {meaning}" for code, meaning in CODES.items()) + "."

app = typer.Typer(
    name="crosswire",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"crosswire {version('crosswire')}")
        raise typer.Exit


@app.callback()
def crosswire(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Many reports, one sourced record.

    Crosswire reads what is published about a negotiation or a conflict and keeps one record of it: who said what, which
    figures by whose authority, where the parties stand. Every line opens the exact words it came from.

    Begin with: crosswire add FILES... and then: crosswire brief
    """


app.command("add", short_help="Add reports to the record.")(add)
app.command("brief", short_help="Say where things stand.")(brief)
app.command("list", short_help="List what the record holds, and choose from it.")(list_findings)
app.command("board", short_help="Show where each party stands on each issue.")(board)
app.command("gaps", short_help="Show where stances meet, oppose and moved.")(gaps)
app.command("negotiation", short_help="Show parties, mediators, rounds and proposals.")(negotiation)
app.command("timeline", short_help="Show what was done and said, day by day.")(timeline)
app.command("figures", short_help="Follow a measure over time.")(figures)
app.command("lineage", short_help="Show which reports copy, rewrite or translate which.")(lineage)
app.command("why", short_help="Show the roots and relays behind a fact.")(why)
app.command("conflicts", short_help="Show where reports stand against each other.")(conflicts)
app.command("compare", short_help="Show what reports share and leave out.")(compare)
app.command("wording", short_help="Show what each outlet calls one thing.")(wording)
app.command("show", short_help="Open a finding in its report.")(show)
app.command("serve", short_help="Open the record in a browser.")(serve)
app.command("search", short_help="Search the texts of the reports.")(search)
app.command("report", short_help="Write brief and reports as one HTML file.")(report)
app.command("export", short_help="Write the whole record out, in one of ten formats.")(export)
app.command("feed", short_help="Write what is new as an Atom feed.")(feed)
app.command("correct", short_help="Put right what was misread; list and undo corrections.")(correct)
app.command("forget", short_help="Remove an article and all that rests on it.")(forget)
app.command("check", short_help="Check every span, hash and key of the record.")(check)
app.command("demo", short_help="Read the sample reports and show what is in them.")(demo)


def main() -> None:
    """Runs the command line."""
    one_thread_each()
    app()
