"""Column types that bring back every string exactly as it was given."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

__all__ = ["Words", "escaped", "unescaped"]

_ESCAPE = "\u2400"  # SYMBOL FOR NULL: rare enough that nobody meets the escapes when reading the tables
_ODD = re.compile("[\x00\ud800-\udfff\u2400]")
_ESCAPED = re.compile("\u2400([0-9a-f]{4})")


def escaped(words: str) -> str:
    r"""Returns the string without NUL and lone surrogates, which no database takes: ␀ and four hex digits each.

    File names that are not UTF-8 hold lone surrogates; PostgreSQL refuses NUL.

    >>> escaped("The minis\x00ter")
    'The minis␀0000ter'
    """
    return _ODD.sub(lambda m: f"{_ESCAPE}{ord(m[0]):04x}", words)


def unescaped(stored: str) -> str:
    """Returns the string that ``escaped`` was given.

    >>> unescaped("dep␀00eache.txt")
    'depêche.txt'
    """
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), stored) if _ESCAPE in stored else stored


class Words(TypeDecorator[str]):
    """Text that may hold NUL or lone surrogates."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy names the arguments
        """Escapes on the way in."""
        return None if value is None else escaped(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002  SQLAlchemy names the arguments
        """Restores on the way out."""
        return None if value is None else unescaped(value)
