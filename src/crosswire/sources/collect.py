"""From what the user names to articles: files, directories, JSON Lines, standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from crosswire.errors import SourceError
from crosswire.lexicon.press import press
from crosswire.record import Article, Failure
from crosswire.sources.assembling import Raw, assembled
from crosswire.sources.decoding import declared_charset, decoded, is_wide
from crosswire.sources.failing import failure
from crosswire.sources.gathering import Gathering, Given
from crosswire.sources.meta import META_NAME, read_meta
from crosswire.sources.quarantine import safe_page
from crosswire.sources.rows import articles_of_lines
from crosswire.sources.sniffing import binary_kind, looks_like_html, looks_like_json_lines

__all__ = ["collect"]

_HTML = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_NOTHING = Given()
_SPLIT = "split it, or put one article a line into a .jsonl file"


def collect(inputs: Sequence[str], options: Gathering | None = None) -> Iterator[Article | Failure]:
    """Yields an article or a failure for each source, in the order named, one at a time.

    An input is a file, a directory (its files in order of name, hidden ones and the parts of saved pages left out), or
    ``-`` for standard input. Nothing that is wrong with one source stops the others. Raises SourceError only where a
    directory's own ``meta.jsonl`` cannot be used.
    """
    chosen = options or Gathering()
    for name in inputs:
        if name == "-":
            yield from _stream(sys.stdin.buffer, name, chosen)
        else:
            yield from _path(name, chosen)


def _path(name: str, options: Gathering) -> Iterator[Article | Failure]:
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 -- the path stays as given
    except (OSError, ValueError) as error:
        yield failure(name, f"{name}: {_why(error)}: check the path")
        return
    if stat.S_ISDIR(mode):
        yield from _directory(name, options, options.meta)
    elif stat.S_ISREG(mode):
        yield from _file(name, options, _said(options.meta, name))
    else:
        yield from _opened(name, options)


def _directory(name: str, options: Gathering, meta: Mapping[str, Given] | None) -> Iterator[Article | Failure]:
    try:
        with os.scandir(name) as entries:
            listed = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield failure(name, f"{name}: {_why(error)}: check its permissions")
        return
    if options.meta is None and any(e.name == META_NAME for e in listed):
        meta = read_meta(Path(name) / META_NAME)
    inside = [e for e in listed if e.name != META_NAME and _wanted(e, options)]
    if not inside:
        yield failure(name, f"{name}: the directory holds no file that could be a report: name another")
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            yield from _directory(entry.path, options, meta)
        elif entry.is_file():
            yield from _file(entry.path, options, _said(meta, entry.path))


def _wanted(entry: os.DirEntry[str], options: Gathering) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return options.recursive
    return entry.name.rsplit(".", 1)[-1].casefold() not in press().page_furniture


def _file(name: str, options: Gathering, given: Given) -> Iterator[Article | Failure]:
    suffix = Path(name).suffix.casefold()
    try:
        if suffix in _LINES:
            with Path(name).open("rb") as stream:
                yield from _stream(stream, name, options)
            return
        size = Path(name).stat().st_size
        if size > options.max_bytes:
            yield failure(name, f"{name}: has {size:,} bytes, more than {options.max_bytes:,} bytes: {_SPLIT}")
            return
        raw = Path(name).read_bytes()
    except OSError as error:
        yield failure(name, f"{name}: {_why(error)}: check its permissions")
        return
    yield _read(raw, name, given, is_html=suffix in _HTML or looks_like_html(raw))


def _opened(name: str, options: Gathering) -> Iterator[Article | Failure]:
    """A pipe or device that has a name."""
    try:
        with Path(name).open("rb") as stream:
            yield from _stream(stream, name, options)
    except OSError as error:
        yield failure(name, f"{name}: {_why(error)}: check the path")


def _stream(stream: BinaryIO, name: str, options: Gathering) -> Iterator[Article | Failure]:
    first = stream.readline(options.max_bytes + 1)
    kind = binary_kind(first)
    if kind:
        yield failure(name, f"{name}: {kind}")
    elif Path(name).suffix.casefold() in _LINES or looks_like_json_lines(first):
        yield from articles_of_lines(first, stream, name, options.max_bytes)
    else:
        raw = first + stream.read(max(0, options.max_bytes + 1 - len(first)))
        if len(raw) > options.max_bytes:
            yield failure(name, f"{name}: has more than {options.max_bytes:,} bytes: {_SPLIT}")
        else:
            yield _read(raw, name, _said(options.meta, name), is_html=looks_like_html(raw))


def _read(raw: bytes, name: str, given: Given, *, is_html: bool) -> Article | Failure:
    try:
        kind = binary_kind(raw)
        if kind and not is_wide(raw):
            raise SourceError(kind)
        text = decoded(raw, declared_charset(raw) if is_html else None)
        if not text.strip():
            raise SourceError("is empty: leave it out")
        page = safe_page(text) if is_html else None
    except SourceError as error:
        return failure(name, f"{name}: {error}")
    return assembled(Raw(page.text if page else text, Raw.hashed(raw), name, name), given, page)


def _said(meta: Mapping[str, Given] | None, name: str) -> Given:
    """What is said of a file: under its path as given, else under its name alone."""
    if not meta:
        return _NOTHING
    path = name.replace("\\", "/").removeprefix("./")
    return meta.get(path) or meta.get(path.rsplit("/", 1)[-1]) or _NOTHING


def _why(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
