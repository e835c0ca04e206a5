"""Exit codes, and the one place where an error becomes a line on standard error and a code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from crosswire.errors import CrosswireError, ModelMissing, StoreError

__all__ = ["BROKEN_PIPE", "CODES", "FAILED", "INTERRUPTED", "NO_MODEL", "NO_RECORD", "guarded", "say"]

FAILED, NO_RECORD, NO_MODEL, INTERRUPTED, BROKEN_PIPE = 1, 3, 4, 130, 141
CODES = {
    0: "all went well",
    FAILED: "something failed: some inputs could not be read, an id opens nothing, `check` found a problem",
    2: "the command was not understood",
    NO_RECORD: "the record cannot be opened, read or written",
    NO_MODEL: "a model is not installed",
    INTERRUPTED: "interrupted; what was finished is kept",
    BROKEN_PIPE: "whoever read the output stopped reading",
}
P = ParamSpec("P")


def say(message: str) -> None:
    """Prints one line on standard error."""
    typer.echo(f"crosswire: {' '.join(message.split())}", err=True)


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Makes a command end with a line and an exit code, never with a traceback, where it fails on purpose."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except KeyboardInterrupt:
            say("interrupted: what was finished is kept")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Python would complain when it flushes at exit: give it somewhere to flush to.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from None
        except (CrosswireError, OSError) as error:
            say(_words(error))
            raise typer.Exit(_code(error)) from None

    return run


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error) or type(error).__name__


def _code(error: Exception) -> int:
    if isinstance(error, ModelMissing):
        return NO_MODEL
    return NO_RECORD if isinstance(error, StoreError) else FAILED
