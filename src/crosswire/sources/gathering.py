"""What a caller may say about the sources it hands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

__all__ = ["MAX_BYTES", "Gathering", "Given"]

MAX_BYTES = 64 * 1024 * 1024  # a book is 2 MB; what is larger is a dump, which belongs into JSON Lines


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says about an article that its text may not say; null where they do not."""

    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    fetched: date | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """How sources are taken in.

    ``meta`` says by file name what is known of a file (see ``read_meta``); null has a directory's own ``meta.jsonl``
    used. ``recursive`` descends into directories inside directories. ``max_bytes`` bounds one file, one line of JSON
    Lines and one text on standard input.
    """

    meta: Mapping[str, Given] | None = None
    recursive: bool = True
    max_bytes: int = field(default=MAX_BYTES)
