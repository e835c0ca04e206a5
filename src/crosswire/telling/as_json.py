"""A brief or a board as JSON, runs and spans kept, so that every word can be checked against its text."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date

from crosswire.record import Span
from crosswire.telling.board import Board
from crosswire.telling.brief import Brief
from crosswire.telling.line import Entry, plain
from crosswire.telling.rows import Json

__all__ = ["as_json"]


def as_json(told: Brief | Board) -> str:
    """Returns a brief or a board as indented JSON; every entry also has its ``line`` as one string."""
    return json.dumps(_plain(told), ensure_ascii=False, indent=1)


def _plain(value: object) -> Json:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        out: dict[str, Json] = {"line": plain((*value.lead, *value.body))} if isinstance(value, Entry) else {}
        return out | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"no JSON for {type(value).__name__}")
