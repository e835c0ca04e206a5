"""JSON Lines: one article a line, from a file or a stream that may never end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from crosswire.errors import SourceError
from crosswire.record import Article, Failure
from crosswire.sources.assembling import Raw, assembled
from crosswire.sources.decoding import storable
from crosswire.sources.failing import failure
from crosswire.sources.meta import given_from
from crosswire.sources.quarantine import safe_page

__all__ = ["articles_of_lines"]


def articles_of_lines(first: bytes, stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Article | Failure]:
    """Yields an article or a failure for each line that is not blank, as it comes in; ``first`` is already read.

    A line is an object with ``text`` or ``html``, and may have ``url, publisher, published, language, title, byline``.
    """
    for number, line in enumerate(_lines(first, stream, max_bytes), 1):
        path = f"{name}:{number}"
        if line is None:
            yield failure(path, f"{path}: the line is longer than {max_bytes:,} bytes: split it")
        elif line.strip():
            try:
                yield _article(line, name, number)
            except SourceError as error:
                yield failure(path, f"{path}: {error}")


def _lines(first: bytes, stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    line = first
    while line:
        if len(line) <= max_bytes:
            yield line
        else:
            yield None
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_bytes)
        line = stream.readline(max_bytes + 1)


def _article(line: bytes, name: str, number: int) -> Article:
    row = _object(line)
    text, markup = row.get("text"), row.get("html")
    body = text if text is not None else markup
    if not isinstance(body, str):
        raise SourceError('has no "text" and no "html": give the article in one of them')
    if not body.strip():
        raise SourceError("its text is empty: leave the line out")
    try:
        given = given_from(row)
    except ValueError as error:
        raise SourceError(str(error)) from error
    body = storable(body)
    raw = Raw.hashed(body.encode("utf-8"))
    page = safe_page(body) if text is None else None
    return assembled(Raw(page.text if page else body, raw, f"{name}:{number}", name, number), given, page)


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceError(f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except RecursionError as error:
        raise SourceError("is nested too deeply to be an article") from error
    except ValueError as error:
        raise SourceError(f"is not JSON ({error}): write one object a line") from error
    if not isinstance(row, dict):
        raise SourceError('is no JSON object: write {"text": "…", "url": "…"}')
    return row
