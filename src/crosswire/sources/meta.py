"""``meta.jsonl``: what is known of files beside their text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from crosswire.errors import SourceError
from crosswire.sources.gathering import Given

__all__ = ["META_NAME", "as_day", "given_from", "read_meta"]

META_NAME = "meta.jsonl"
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:$|[T ])", re.ASCII)
_WORDS = ("url", "publisher", "language", "title", "byline")


def read_meta(path: str | Path) -> Mapping[str, Given]:
    """Returns what a file of rows ``file, url, publisher, published, language, title, byline`` says, by ``file``.

    Keys that it does not know are passed over. Raises SourceError, naming file and line, where a row is no such row
    or where two rows say different things of one file.
    """
    rows: dict[str, Given] = {}
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read as metadata ({_brief(error)}): give a file of JSON Lines") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            name, given = _row(line)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"{path}:{number}: {_brief(error)}") from error
        if rows.setdefault(name, given) != given:
            raise SourceError(f"{path}:{number}: says something else of {name} than an earlier row: keep one of them")
    return rows


def _row(line: str) -> tuple[str, Given]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"is not JSON ({error}): write one object a line") from error
    if not isinstance(row, dict):
        raise ValueError('is no JSON object: write {"file": "…", "url": "…", "publisher": "…", "published": "…"}')
    name = row.get("file")
    if not isinstance(name, str) or not name.strip():
        raise ValueError('has no "file": name the file that the row is about')
    return name.replace("\\", "/").removeprefix("./"), given_from(row)


def given_from(row: Mapping[str, Any]) -> Given:
    """Returns what a JSON object says of an article; raises ValueError where a value is not what its key promises."""
    words: dict[str, str | None] = {}
    for key in _WORDS:
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise ValueError(f'"{key}" must be text or null, and is {json.dumps(value)[:60]}')
        words[key] = value.strip() or None if value else None
    return Given(**words, published=_day(row, "published"), fetched=_day(row, "fetched"))


def _day(row: Mapping[str, Any], key: str) -> date | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    day = as_day(value) if isinstance(value, str) else None
    if day is None:
        raise ValueError(f'"{key}" must be a day such as 2025-03-12, and is {json.dumps(value)[:60]}')
    return day


def as_day(text: str) -> date | None:
    """Returns the day of an ISO 8601 or e-mail date as written, whatever its zone, or null.

    >>> as_day("2025-03-12T23:30:00Z"), as_day("Wed, 12 Mar 2025 08:00:00 +0100"), as_day("Wednesday")
    (datetime.date(2025, 3, 12), datetime.date(2025, 3, 12), None)
    """
    text = text.strip()
    try:
        if _ISO_DAY.match(text):
            return date.fromisoformat(text[:10])
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def _brief(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return " ".join(str(error).split())[:200]
